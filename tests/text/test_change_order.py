"""Many amendments of every kind at once: their order never matters, one is taken whole or not at all, and undone whole."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from charter.text.change import Applied, Change, Placed, apply

from .texts import placed, sentence, text

Made = tuple[tuple[Placed, ...], list[Change]]


@st.composite
def amended(draw: st.DrawFn) -> Made:
    """A text and up to five amendments of up to three changes, which may cross, repeat each other or hang on each other."""
    tree = placed(draw(text))
    keys = [place.key for place in tree]
    changes: list[Change] = []
    for amendment in range(1, draw(st.integers(1, 5)) + 1):
        own: list[str] = []
        for n in range(draw(st.integers(1, 3))):
            key = draw(st.sampled_from(keys))
            at = next(place for place in tree if place.key == key)
            to = draw(st.sampled_from(tree))
            kind = draw(st.sampled_from(["replace", "replace", "insert", "insert", "delete", "move", "move_replace"]))
            words = f"{at.words} {draw(st.sampled_from(['now', 'soon']))}" if draw(st.booleans()) else draw(sentence)
            if kind == "insert":
                own.append(f"new{amendment}n{n}")
                parent, after = (to.key, None) if draw(st.booleans()) else (to.parent, to.key)
                if len(own) > 1 and draw(st.booleans()):
                    parent, after = own[-2], None
                changes.append(Change(amendment, n, kind, own[-1], words, parent, after))
            elif kind.startswith("move"):
                reworded = words if kind == "move_replace" else None
                changes.append(Change(amendment, n, kind, key, reworded, to.parent, to.key))
            else:
                changes.append(Change(amendment, n, kind, key, words if kind == "replace" else None))
    return tree, changes


def held(applied: Applied) -> set[int]:
    return {amendment for overlap in applied.overlaps for amendment in overlap.amendments}


@settings(max_examples=150, deadline=None)
@given(amended(), st.randoms(use_true_random=False))
def test_any_order(made: Made, at: random.Random) -> None:
    tree, changes = made
    applied = apply(tree, changes)
    for _ in range(3):
        shuffled = list(changes)
        at.shuffle(shuffled)
        assert apply(tree, shuffled) == applied


@settings(max_examples=150, deadline=None)
@given(amended())
def test_what_is_held_leaves_no_trace_and_what_is_taken_is_taken_whole(made: Made) -> None:
    tree, changes = made
    applied = apply(tree, changes)
    taken = [change for change in changes if change.amendment not in held(applied)]
    without = apply(tree, taken)
    assert not without.overlaps and without.text == applied.text and without.tree == applied.tree
    there = {place.key for place in applied.tree}
    deleted = {change.key for change in taken if change.kind == "delete"}
    assert deleted.isdisjoint(there)
    assert len(there) == len(applied.tree) and "".join(place.source for place in applied.tree) == applied.text


@settings(max_examples=100, deadline=None)
@given(amended(), st.data())
def test_any_of_them_can_be_undone(made: Made, data: st.DataObject) -> None:
    """Where nothing overlaps, any of the amendments can be left out again, and nothing of it stays."""
    tree, changes = made
    taken = [change for change in changes if change.amendment not in held(apply(tree, changes))]
    numbers = sorted({change.amendment for change in taken})
    kept = set(data.draw(st.lists(st.sampled_from(numbers), unique=True))) if numbers else set()
    fewer = apply(tree, [change for change in taken if change.amendment in kept])
    assert not fewer.overlaps
    assert {place.key for place in fewer.tree} <= {place.key for place in tree} | {c.key for c in taken if c.amendment in kept}
    assert apply(tree, []).text == "".join(place.source for place in tree)


@settings(max_examples=100, deadline=None)
@given(amended())
def test_amendments_that_say_the_same_are_one(made: Made) -> None:
    """Each amendment proposed a second time, under another number and with new keys, changes nothing."""
    tree, changes = made
    taken = [change for change in changes if change.amendment not in held(apply(tree, changes))]
    names = {change.key: f"{change.key}twin" for change in taken if change.kind == "insert"}

    def twin(name: str | None) -> str | None:
        return names.get(name, name) if name else name

    twins = [
        Change(c.amendment + 100, c.n, c.kind, twin(c.key) or "", c.words, twin(c.parent), twin(c.after)) for c in taken
    ]
    both, alone = apply(tree, [*twins, *taken]), apply(tree, taken)
    assert not both.overlaps and both.text == alone.text
    assert [place.key for place in both.tree] == [place.key for place in alone.tree]
