"""A meeting makes the next draft of the tree the engine computed; nothing is ever taken from a browser."""

from __future__ import annotations

import hashlib
import json

import pytest

from charter.db import writing
from charter.drafting import actions, queries
from charter.drafting.models import Version
from charter.record import entries
from charter.refusal import Refused
from charter.text.change import Change, apply
from tests.visiting import Visitor
from tests.world import DAY, NOON, World


def key_of(words: str) -> str:
    return next(c.key for c in queries.clauses(1) if words in c.wording.words)


def test_words_change_keys_stay_and_numbers_are_counted_anew(world: World, draft: Version, client: Visitor) -> None:
    gone, changed = key_of("A process"), key_of("The council")
    out = apply(queries.tree(1), [Change(1, 1, "delete", gone), Change(2, 1, "replace", changed, "**The council** will help.")])
    with writing():
        made = actions.make_version(draft, out.tree, by=world.hilary, at=NOON + DAY, meeting_number=1)
    after = {c.key: c for c in queries.clauses(2)}
    assert gone not in after and after[changed].wording.words == "**The council** will help."
    assert after[key_of("Those at risk first")].number == "2.1(a)"
    assert after[changed].kind == "commitment" and made.parent_number == 1 and made.meeting_number == 1
    assert made.source == out.text and hashlib.sha256(client.http.get("/versions/2.md").data).hexdigest() == made.digest
    (entry,) = entries.about(version=2, kind="version-made")
    assert entry.facts["meeting"] == 1 and entry.facts["parent"] == 1 and queries.is_open(2, "words", NOON + 2 * DAY)


def test_unchanged_words_are_kept_once(world: World, draft: Version) -> None:
    with writing():
        actions.make_version(draft, queries.tree(1), by=world.hilary, at=NOON + DAY)
    one, two = ([c.wording_digest for c in queries.clauses(n)] for n in (1, 2))
    assert one == two


def test_the_tree_to_take_away_has_the_digest_that_the_record_holds(draft: Version, client: Visitor) -> None:
    answer = client.http.get("/versions/1.json")
    assert hashlib.sha256(answer.data).hexdigest() == draft.tree_digest
    told = json.loads(answer.data)
    assert "".join(c["source"] for c in told["clauses"]) == draft.source
    assert told["clauses"][0]["key"] == queries.clauses(1)[0].key


def test_from_an_older_version_it_is_refused(world: World, draft: Version) -> None:
    with writing():
        actions.make_version(draft, queries.tree(1), by=world.hilary, at=NOON + DAY)
    with pytest.raises(Refused, match="Meanwhile version 2"), writing():
        actions.make_version(draft, queries.tree(1), by=world.hilary, at=NOON + DAY)
    assert queries.latest().number == 2  # type: ignore[union-attr]


def test_words_that_would_read_as_two_clauses_write_nothing(world: World, draft: Version) -> None:
    tree = list(queries.tree(1))
    at = next(i for i, p in enumerate(tree) if p.form == "paragraph")
    tree[at] = type(tree[at])(**{**vars(tree[at]), "source": "One.\n\nTwo.\n\n"})
    with pytest.raises(Refused, match="Nothing was written"), writing():
        actions.make_version(draft, tree, by=world.hilary, at=NOON + DAY)
    assert queries.latest() == draft
