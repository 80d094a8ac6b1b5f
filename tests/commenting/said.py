"""Comments for these tests, made by plain functions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from charter.commenting import actions, queries
from charter.commenting.models import Answer, Comment
from charter.db import db, writing
from charter.drafting import queries as drafting
from charter.drafting.models import VersionClause
from charter.record import entries
from charter.web.ids import random_id
from tests.world import DAY, NOON, World

AT = NOON + DAY


def clause(begins: str) -> VersionClause:
    """The clause of the newest version whose plain words begin so."""
    version = drafting.latest()
    assert version is not None
    return next(c for c in drafting.clauses(version.number) if c.wording.plain.startswith(begins))


def comment(world: World, who: str = "ada", words: str = "Who pays for this?", **more: Any) -> Comment:
    """This member's comment on the newest version."""
    version = drafting.latest()
    assert version is not None
    given = {"shown_as": "a headteacher", "at": AT, "once": random_id(), **more}
    with writing():
        return actions.write(version, words=words, by=world.people[who], role=world.roles[who], **given)


def visitors(words: str = "The bell is too loud.", email: str = "sam@post.example", **more: Any) -> Comment:
    """A visitor's comment, not confirmed yet."""
    version = drafting.latest()
    assert version is not None
    given = {"shown_as": "a parent or carer", "group": "families", "at": AT, "once": random_id(), **more}
    with writing():
        return actions.write(version, words=words, email=email, **given)


def answer(world: World, *comments: Comment, at: datetime = AT, **more: Any) -> Answer:
    """The convenor's drafted answer."""
    given = {"outcome": "not changed", "reason": "Every group has read this line and left it.", **more}
    with writing():
        found = queries.numbered([c.number or 0 for c in comments])
        return actions.draft_answer(found, by=world.mira, at=at, once=random_id(), **given)


def given(at: datetime) -> None:
    """The worker gives what is due."""
    with writing():
        actions.give_due_answers(at)


def again(row: Comment) -> Comment:
    """The comment as the database has it now."""
    db.session.expire_all()
    found = queries.by_id(row.id)
    assert found is not None
    return found


def kinds(*wanted: str) -> list[str]:
    """The entries of these kinds, in order."""
    return [entry.kind for entry in entries.since(-1) if entry.kind in wanted]
