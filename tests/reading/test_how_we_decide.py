"""How we decide is printed from the code that decides: change the rule, and the page says the other rule."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from flask import Flask

from charter.db import writing
from charter.drafting.models import Charter, Version
from charter.meeting import rules, ruling
from charter.meeting.rules import Asked, Finding, find
from tests.visiting import Visitor
from tests.world import World

SEVEN = [Asked(str(n), f"Group {n}", False) for n in range(7)]


def page(app: Flask) -> str:
    app.extensions["public_pages"].clear()
    return Visitor(app).visit("/how-we-decide")


@pytest.mark.parametrize(("name", "value", "before", "after"), [
    ("FEWEST_CONSENTING", 3, "At least 2 groups say yes", "At least 3 groups say yes"),
    ("CONSENTING_SHARE", (2, 3), "at least half of the groups that answer", "at least two thirds of the groups that answer"),
    ("ANSWERING_SHARE", (3, 4), "two thirds of the groups asked", "three quarters of the groups asked"),
    ("ROUNDS", 3, "asked twice at most", "asked 3 times at most"),
    ("FIRST_GIVEN", ("consent", "concern", "object", "aside"), "gave: No, it would do harm; Yes, with a worry; Yes; Stands aside",
     "gave: Yes; Yes, with a worry; No, it would do harm; Stands aside"),
])
def test_a_changed_constant_changes_the_page(app: Flask, world: World, monkeypatch: pytest.MonkeyPatch, name: str, value: object,
                                             before: str, after: str) -> None:
    assert before in page(app) and after not in page(app)
    monkeypatch.setattr(rules, name, value)
    assert after in page(app) and before not in page(app)


@pytest.mark.parametrize(("column", "before", "after"), [
    ("settling_days", "for at least 21 days", "for at least 30 days"), ("objection_days", "within 14 days", "within 30 days")])
def test_the_sites_own_days_are_on_it(app: Flask, world: World, draft: Version, column: str, before: str, after: str) -> None:
    assert before in page(app)
    with writing() as session:
        setattr(session.get_one(Charter, 1), column, 30)
    assert after in page(app)


def test_the_same_constants_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two of three answer yes: half is reached, two thirds of seven have not answered; with other numbers it is otherwise."""
    lines = {"0": "consent", "1": "consent", "2": "aside"}
    assert not find(SEVEN, lines).consent
    monkeypatch.setattr(rules, "ANSWERING_SHARE", (1, 3))
    assert find(SEVEN, lines).consent
    monkeypatch.setattr(rules, "FEWEST_CONSENTING", 3)
    assert find(SEVEN, lines).missing == ("At least three groups, and half of those that answer, must say yes.",)
    monkeypatch.setattr(rules, "FIRST_GIVEN", ("consent", "object"))
    assert rules.computed({"consent", "object"}) == "consent"


def test_every_condition_of_settling_is_named_on_the_page(app: Flask, world: World, draft: Version) -> None:
    """Where everything is missing each refusal has its sentence, and the page has one for each."""
    facts = ruling.Facts(asked=False, unanswered=2, brought=1, made_at=datetime(2026, 11, 2, tzinfo=UTC), days=21,
                         same_text=False, meeting=3, brackets=("4(a)",))
    missing = ruling.lacking_to_settle(Finding(True, "", ()), facts, at=datetime(2026, 11, 3, tzinfo=UTC))
    assert len(missing) == len(ruling.NEEDED) == len(set(missing))
    html = page(app)
    for words in ruling.needed(21):
        assert words in html
