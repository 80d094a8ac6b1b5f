"""Whose consent a settled text has, in one sentence."""

from __future__ import annotations

import json

import pytest

from charter.drafting.consenting import consent_of


def _lines(**said: str) -> str:
    return json.dumps([{"group": name.lower(), "name": name.replace("_", " "), "position": position}
                       for name, position in said.items()])


@pytest.mark.parametrize(("said", "told"), [
    ({"Heads": "consent"}, "With the consent of heads."),
    ({"Heads": "concern", "Governors_and_trusts": "consent", "Families": "consent"},
     "With the consent of heads, governors and trusts and families."),
    ({"Heads": "consent", "SEND_parents": "consent"}, "With the consent of heads and SEND parents."),
    ({"Heads": "consent", "Council": "aside", "Services": "not answered", "Families": "object"}, "With the consent of heads."),
    ({"Council": "aside"}, ""), ({}, ""),
])
def test_it_names_who_said_yes_and_nobody_else(said: dict[str, str], told: str) -> None:
    assert consent_of(_lines(**said)) == told
