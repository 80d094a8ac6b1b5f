"""Settling: the words will not change again, and the version is open for signature."""

from __future__ import annotations

import json

import pytest

from charter.db import writing
from charter.drafting import actions, queries
from charter.drafting.models import Version
from charter.record import entries
from charter.refusal import Refused
from tests.world import DAY, NOON, World

LINES = [{"group": "heads", "position": "concern"}, {"group": "families", "position": "consent"}]


def test_it_is_settled_with_each_groups_line_under_its_name_then(world: World, draft: Version) -> None:
    with writing():
        row = actions.settle(draft, lines=LINES, by=world.hilary, at=NOON, review_on="2027-09-01")
    assert row.digest == draft.digest
    assert json.loads(row.lines)[0] == {"group": "heads", "name": "Heads", "position": "concern"}
    assert queries.settled() == draft and queries.draft() is None
    assert queries.status(draft).words == "Version 1, open for signature since 2\u00a0November\u00a02026"
    (entry,) = entries.about(version=1, kind="version-settled")
    assert entry.facts == {"version": 1, "digest": draft.digest, "lines": LINES}


def test_twice_is_refused(world: World, draft: Version) -> None:
    for expected in (None, "settled already"):
        if expected is None:
            with writing():
                actions.settle(draft, lines=LINES, by=world.hilary, at=NOON)
        else:
            with pytest.raises(Refused, match=expected), writing():
                actions.settle(draft, lines=LINES, by=world.hilary, at=NOON)
    assert len(entries.about(version=1, kind="version-settled")) == 1


def test_a_draft_that_was_replaced_is_refused(world: World, draft: Version) -> None:
    with writing():
        actions.import_next(draft.source + "\nMore.\n", by=world.mira, at=NOON + DAY, expected_parent=1)
    with pytest.raises(Refused, match="Meanwhile draft 2 was made"), writing():
        actions.settle(draft, lines=LINES, by=world.hilary, at=NOON + DAY)


def test_a_settled_text_is_not_replaced_by_an_import(world: World, draft: Version) -> None:
    with writing():
        actions.settle(draft, lines=LINES, by=world.hilary, at=NOON)
    with pytest.raises(Refused, match="is settled"), writing():
        actions.import_next(draft.source + "\nMore.\n", by=world.mira, at=NOON + DAY, expected_parent=1)


def test_what_became_of_each_version_is_told_in_words(world: World, draft: Version) -> None:
    with writing():
        actions.settle(draft, lines=LINES, by=world.hilary, at=NOON)
    with writing():
        second = actions.begin_draft(draft, by=world.mira, at=NOON + DAY)
    assert queries.status(draft).kind == "settled" and queries.status(second).kind == "open"
    with writing():
        actions.settle(second, lines=LINES, by=world.hilary, at=NOON + 2 * DAY)
    assert queries.status(draft).words == "Version 1, replaced by version 2" and queries.status(draft).kind == "past"
