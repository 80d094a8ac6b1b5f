"""Where the story stops, a visitor can go on: the meeting in session can be finished, and makes draft 6."""

from __future__ import annotations

from flask import Flask

from charter.db import db
from charter.demo.story.organisations import GROUPS
from charter.drafting import queries as drafting
from charter.meeting import queries as meeting
from charter.meeting.models import AgendaItem, Meeting
from charter.web.ids import random_id
from tests.visiting import Visitor


def in_session() -> Meeting:
    db.session.remove()
    held = meeting.open_meeting_on(5)
    assert held
    return held


def waiting() -> list[AgendaItem]:
    """What is still to be decided, in the order in which it was suggested."""
    items = [item for item in in_session().items if item.amendment_number and meeting.decision(item) is None]
    return sorted(items, key=lambda item: item.amendment_number or 0)


def give(chair: Visitor, item: AgendaItem, position: str = "consent", words: str = "") -> None:
    for group in GROUPS:
        answer = chair.post(f"/meetings/5/items/{item.id}/lines/{group.key}",
                            {"position": position if group.key == "families" else "consent", "words": words})
        assert answer.status_code == 303, answer.text


def decide(chair: Visitor, item: AgendaItem, outcome: str) -> None:
    answer = chair.post(f"/meetings/5/items/{item.id}/decision",
                        {"outcome": outcome, "reason": "The groups said so.", "once": random_id()})
    assert answer.status_code == 303, answer.text


def test_the_chair_finishes_the_meeting_and_it_makes_draft_6(kelderby: Flask, anybody: Visitor) -> None:
    anybody.http.post("/demo/as/meeting-chair")
    once, three, next_day = waiting()
    give(anybody, once)
    decide(anybody, once, "adopted")
    give(anybody, three, "object", "Three days is half a week of not knowing.")
    decide(anybody, three, "not adopted")
    give(anybody, next_day)
    decide(anybody, next_day, "adopted")
    html = anybody.visit("/meetings/5/close")
    assert "by message if need be" in html
    anybody.press("/meetings/5/close", "/closing")
    db.session.remove()
    made = drafting.latest()
    assert made and made.number == 6 and made.parent_number == 5
    assert "nobody has to tell their story twice" in made.source and "by message if need be" in made.source
    assert "three school days" not in made.source


def test_two_alternatives_cannot_both_be_taken(kelderby: Flask, anybody: Visitor) -> None:
    anybody.http.post("/demo/as/meeting-chair")
    for item in waiting():
        give(anybody, item)
        decide(anybody, item, "adopted")
    html = anybody.visit("/meetings/5/close")
    assert "within three school days" in html and "by message if need be" in html
    assert anybody.post("/meetings/5/closing").status_code == 409
    assert drafting.draft().number == 5  # type: ignore[union-attr]


def test_draft_5_cannot_be_settled_yet_and_the_page_names_what_is_missing(kelderby: Flask, anybody: Visitor) -> None:
    anybody.http.post("/demo/as/meeting-chair")
    html = anybody.visit("/versions/5/settling")
    assert "have no answer yet" in html and "Heads must answer" in html
    answer = anybody.post("/versions/5/settling/settlement")
    assert answer.status_code == 409
    assert "have no answer yet" in answer.text
