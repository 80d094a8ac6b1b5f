"""Why a signature waits is kept in English and said in the language of whoever reads the desk."""

from __future__ import annotations

import re

import pytest

from charter.signing import holding, reasons
from charter.web.catalogues import catalogue
from charter.words import english, speaking

KNOWN = {"organisation": "St Oswald’s: “the (old) {school}”", "number": "URN 123456", "day": "1 May 2026", "now": "Elm School",
         "other": "Ash Trust", "domain": "oak.example", "given": "oak.test", "n": "4", "name": "Ann Alpha", "title": "Head"}
ASKED = {"name": "Ann Alpha", "title": "Head", "email": "ann@oak.example", "organisation": "Oak", "on_list": True,
         "domain": "oak.example", "closed_on": None, "owners": ("Oak",), "in_role": 0, "same_name": False}


@pytest.mark.parametrize("sentence", reasons.EVERY, ids=lambda sentence: english(sentence)[:30])
def test_a_reason_is_kept_in_english_and_told_in_any_language(sentence: str) -> None:
    kept = english(sentence).format(**KNOWN)
    assert reasons.told(kept) == kept
    with speaking(catalogue("en-XA")):
        told = reasons.told(kept)
    assert told == str(catalogue("en-XA").one(english(sentence))).format(**KNOWN)
    assert re.search("[ŕţñåéî]", told)


@pytest.mark.parametrize("more", [
    {"name": "x@y"}, {"organisation": None, "from_mailbox": 99}, {"on_list": False}, {"on_list": False, "number": "URN 1"},
    {"closed_on": "2026-05-01"}, {"closed_on": "2026-05-01", "now": "Elm"}, {"domain": None},
    {"domain": None, "owners": ("Ash",)},
    {"domain": "gmail.com"}, {"email": "ann@elm.example"}, {"email": "ann@oak.exarnple"}, {"owners": ("Oak", "Ash")},
    {"owners": ("Ash",)}, {"same_name": True}, {"in_role": 99}, {"from_mailbox": 99}], ids=str)
def test_every_reason_is_one_of_them(more: dict[str, object]) -> None:
    kept = holding.reason(holding.Facts(**(ASKED | more)))  # type: ignore[arg-type]
    assert kept is not None
    with speaking(catalogue("en-XA")):
        assert reasons.told(kept) != kept


def test_a_reason_of_other_days_stays_as_it_is() -> None:
    with speaking(catalogue("en-XA")):
        assert reasons.told("Kept by an earlier edition.") == "Kept by an earlier edition."
