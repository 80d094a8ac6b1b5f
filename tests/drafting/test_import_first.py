"""Importing a first text: it becomes version 1, each clause with its permanent key."""

from __future__ import annotations

import hashlib

import pytest

from charter.db import writing
from charter.drafting import actions, queries
from charter.drafting.models import Version
from charter.record import entries
from charter.refusal import Refused
from tests.world import DAY, NOON, TEXT, World, with_text


def test_it_becomes_version_1(draft: Version) -> None:
    assert draft.number == 1 and draft.title == "The Wharnley Inclusion Charter"
    assert draft.source == TEXT and draft.digest == hashlib.sha256(TEXT.encode()).hexdigest()
    clauses = queries.clauses(1)
    assert "".join(c.wording.source for c in clauses) == TEXT
    assert len({c.key for c in clauses}) == len(clauses)
    assert queries.latest() == draft == queries.draft() and queries.settled() is None
    assert queries.status(draft).words == "Draft 1. Nobody has signed."


def test_each_clause_has_its_number_and_kind(draft: Version) -> None:
    told = {c.number: (c.kind, c.wording.plain[:20]) for c in queries.clauses(1)}
    assert told["1.1"][0] == "vision" and told["1.2"][0] is None
    assert told["2"][0] == told["2.1"][0] == told["2.1(a)"][0] == "definition"
    assert told["4(a)"][0] == "commitment" and told["4(a)(a)"] == (None, "First step: each sch")
    assert told["6(a)"][0] == "unchanged"


def test_it_is_open_for_28_days_at_least(draft: Version) -> None:
    for kind in ("comments", "words"):
        assert queries.is_open(1, kind, NOON + 28 * DAY)
        assert not queries.is_open(1, kind, NOON + 29 * DAY)
        assert not queries.is_open(1, kind, NOON - DAY)


def test_one_entry_tells_of_it(draft: Version) -> None:
    (entry,) = entries.about(version=1)
    assert entry.kind == "version-made" and entry.facts["digest"] == draft.digest
    assert entry.facts["tree"] == draft.tree_digest and "Mira" not in entry.public


def test_a_second_first_text_is_refused(world: World, draft: Version) -> None:
    with pytest.raises(Refused, match="There is a text already"):
        with_text(world)


def test_sent_twice_it_happens_once(world: World) -> None:
    for _ in range(2):
        with writing():
            version = actions.import_first(TEXT, by=world.mira, at=NOON, once="a" * 32)
    assert version.number == 1 and len(entries.about(version=1)) == 1


@pytest.mark.parametrize("text", ["", " \n\n", "[a]: http://example.org\n"])
def test_a_text_without_words_is_refused(world: World, text: str) -> None:
    with pytest.raises(Refused, match="no words"):
        with_text(world, text)
    assert queries.latest() is None


def test_a_clause_of_a_megabyte_is_refused_naming_its_line(world: World) -> None:
    with pytest.raises(Refused, match="line 3"):
        with_text(world, "# Title\n\n" + "word " * 100_000)
