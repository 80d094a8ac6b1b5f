"""Reporting a comment."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from charter.commenting import actions, rules
from charter.commenting.models import CommentReport
from charter.db import db, writing
from charter.drafting.models import Version
from charter.record import entries
from charter.refusal import Refused
from tests.commenting.said import AT, again, comment, kinds, visitors
from tests.visiting import Visitor
from tests.world import DAY, World

REPORT = "/comments/1/report"


def test_the_first_report_hides_the_words_at_once(client: Visitor, world: World, draft: Version) -> None:
    comment(world, words="You know whom I mean.")
    assert "You know whom I mean." in client.visit("/comments/1")
    html = client.send(REPORT, {"because": "It points to a child."})
    assert "You know whom I mean." not in html and "hidden until a person has looked" in html
    assert "You know whom I mean." not in client.visit("/comments/") and kinds("comment-hidden") == ["comment-hidden"]


def test_a_second_report_enters_nothing(client: Visitor, world: World, draft: Version) -> None:
    comment(world)
    for _ in range(2):
        client.send(REPORT, {"because": "It insults somebody."})
    assert kinds("comment-hidden") == ["comment-hidden"]


def test_what_a_person_has_shown_again_stays(client: Visitor, world: World, draft: Version) -> None:
    row = comment(world, words="Harmless.")
    client.send(REPORT, {"because": "I do not like it."})
    with writing():
        actions.rule(again(row), shown=True, because="", by=world.mira, at=AT + DAY)
    client.send(REPORT, {"because": "I still do not like it."})
    assert "Harmless." in client.visit("/comments/1")
    assert kinds("comment-hidden", "comment-restored") == ["comment-hidden", "comment-restored"]


def test_shown_by_moderation_is_not_yet_restored(world: World, draft: Version) -> None:
    row = visitors()
    with writing():
        actions.confirm(again(row), at=AT)
        actions.rule(again(row), shown=True, because="", by=world.mira, at=AT)
    with writing():
        actions.report(again(row), because="It names a child.", at=AT + DAY)
    found = again(row)
    assert rules.is_hidden(found.rulings, found.reports)


def test_a_flood_of_reports_keeps_few(world: World, draft: Version) -> None:
    row = comment(world)
    for _ in range(rules.MOST_REPORTS + 5):
        with writing():
            actions.report(again(row), because="x", at=AT)
    assert db.session.scalar(select(func.count()).select_from(CommentReport)) == rules.MOST_REPORTS


def test_what_nobody_sees_cannot_be_reported(world: World, draft: Version) -> None:
    row = visitors()
    with pytest.raises(Refused), writing():
        actions.report(again(row), because="x", at=AT)


def test_without_a_reason(client: Visitor, world: World, draft: Version) -> None:
    comment(world)
    assert "what is wrong" in client.send(REPORT, {"because": " "}, status=422) and kinds("comment-hidden") == []


def test_unknown_and_looking(client: Visitor, world: World, draft: Version) -> None:
    comment(world)
    before = entries.latest()
    client.visit("/comments/2/report", 404)
    client.visit(REPORT)
    assert entries.latest() == before
