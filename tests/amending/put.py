"""Suggestions for these tests, made by plain functions."""

from __future__ import annotations

from typing import Any

from charter.amending import actions, queries
from charter.amending.models import Amendment
from charter.db import db, writing
from charter.drafting import actions as drafting_actions
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.record import entries
from charter.text.change import Change, Placed, apply
from charter.web.ids import random_id
from tests.world import DAY, NOON, World

AT = NOON + DAY


def place(begins: str) -> Placed:
    """The clause of the newest version whose words begin so, emphasis or not."""
    version = drafting.latest()
    assert version is not None
    return next(p for p in drafting.tree(version.number) if p.words.replace("*", "").startswith(begins))


def reword(begins: str, old: str, new: str) -> Change:
    """Replace `old` by `new` in the clause that begins so."""
    found = place(begins)
    assert old in found.words
    return Change(0, 1, "replace", found.key, found.words.replace(old, new))


def suggest(world: World, who: str, *changes: Change, **more: Any) -> Amendment:
    """This member suggests the changes on the newest version."""
    version = drafting.latest()
    assert version is not None
    given = {"headline": "Say it plainly", "rationale": "So that it can be kept.", "shown_as": "a headteacher", "at": AT,
             "once": random_id(), **more}
    with writing():
        return actions.propose(version, changes=changes, by=world.people[who], role=world.roles[who], **given)


def next_version(world: World, *changes: Change) -> Version:
    """Make the next draft with these changes and carry every open suggestion over, as closing a meeting does."""
    old = drafting.latest()
    assert old is not None
    applied = apply(drafting.tree(old.number), [Change(9999, n, c.kind, c.key, c.words, c.parent, c.after)
                                                for n, c in enumerate(changes, start=1)])
    assert not applied.overlaps
    with writing():
        new = drafting_actions.make_version(old, applied.tree, by=world.hilary, at=AT, made_by="meeting", meeting_number=1)
        actions.carry_over(old, new, at=AT)
    return new


def again(row: Amendment) -> Amendment:
    """The amendment as the database has it now."""
    db.session.expire_all()
    found = queries.amendment(row.number)
    assert found is not None
    return found


def kinds(*wanted: str) -> list[str]:
    """The entries of these kinds, in order."""
    return [entry.kind for entry in entries.since(-1) if entry.kind in wanted]
