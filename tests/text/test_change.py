"""Changes: what adopted amendments make of a text, what is held back, and that order never matters."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charter.text.change import Change, Placed, apply, fate_of
from charter.text.clauses import parse

from .texts import placed, sentence, text

SOURCE = """# Charter

## Vision

Schools should help pupils.

- one
- two
- three

## Money

The council pays.

[x]: http://example.org
"""
TREE = placed(SOURCE)  # k0 title, k1 Vision, k2 paragraph, k3 k4 k5 items, k6 Money, k7 paragraph


def C(amendment: int, kind: str, key: str, words: str | None = None, **more: str | None) -> Change:
    return Change(amendment, 1, kind, key, words, **more)  # type: ignore[arg-type]


def keys(tree: tuple[Placed, ...]) -> list[str]:
    return [placed.key for placed in tree]


def test_replace() -> None:
    applied = apply(TREE, [C(1, "replace", "k2", "Schools will help pupils.")])
    assert applied.text == SOURCE.replace("should", "will")
    assert keys(applied.tree) == keys(TREE) and not applied.overlaps and not applied.proposed


def test_insert_item_and_paragraph() -> None:
    applied = apply(
        TREE,
        [
            C(1, "insert", "n1", "two and a half", parent="k1", after="k4"),
            C(2, "insert", "n2", "And staff.", parent="k1", after="k2"),
        ],
    )
    assert applied.text == SOURCE.replace("- two\n", "- two\n- two and a half\n").replace(
        "pupils.\n\n", "pupils.\n\nAnd staff.\n\n"
    )
    assert keys(applied.tree) == ["k0", "k1", "k2", "n2", "k3", "k4", "n1", "k5", "k6", "k7"]


def test_insert_a_section_first_and_last() -> None:
    applied = apply(
        TREE,
        [
            C(1, "insert", "n1", "## Review", parent="k0", after="k6"),
            Change(1, 2, "insert", "n2", "Each year.", "n1", None),
            C(2, "insert", "n3", "First of all.", parent="k1", after=None),
        ],
    )
    assert applied.text.endswith("The council pays.\n\n## Review\n\nEach year.\n\n[x]: http://example.org\n")
    assert "## Vision\n\nFirst of all.\n\nSchools" in applied.text


def test_delete_takes_what_stands_under_it_and_leaves_definitions() -> None:
    applied = apply(TREE, [C(1, "delete", "k6")])
    assert keys(applied.tree) == ["k0", "k1", "k2", "k3", "k4", "k5"]
    assert applied.text.endswith("- three\n\n[x]: http://example.org\n")


def test_move_and_reword() -> None:
    applied = apply(TREE, [C(1, "move_replace", "k3", "ONE", parent="k1", after="k5")])
    assert "- two\n- three\n- ONE\n\n## Money" in applied.text
    assert keys(applied.tree) == ["k0", "k1", "k2", "k4", "k5", "k3", "k6", "k7"]


def test_a_section_moves_with_all_under_it() -> None:
    applied = apply(TREE, [C(1, "move", "k6", parent="k0", after=None)])
    assert keys(applied.tree) == ["k0", "k6", "k7", "k1", "k2", "k3", "k4", "k5"]
    assert applied.text.startswith("# Charter\n\n## Money\n\nThe council pays.\n")


def test_a_nested_item_moves_out_with_its_children() -> None:
    tree = placed("- a\n  - b\n    - c\n- d\n")
    applied = apply(tree, [C(1, "move", "k1", parent=None, after="k3")])
    assert applied.text == "- a\n- d\n- b\n  - c\n"
    back = apply(applied.tree, [C(2, "move", "k1", parent="k0", after=None)])
    assert back.text == "- a\n  - b\n    - c\n- d\n"


def test_two_hands_are_proposed_until_confirmed() -> None:
    changes = [C(1, "replace", "k2", "Schools will help pupils."), C(2, "replace", "k2", "Schools should help all pupils.")]
    applied = apply(TREE, changes)
    (met,) = applied.proposed
    assert met.key == "k2" and met.proposed == "Schools will help all pupils." and len(met.wordings) == 2
    chosen = apply(TREE, changes, {"k2": "Schools will help every pupil."})
    assert not chosen.proposed and "help every pupil." in chosen.text


def test_identical_changes_are_one() -> None:
    applied = apply(TREE, [C(n, "replace", "k2", "Same.") for n in (1, 2)] + [C(n, "delete", "k4") for n in (3, 4)])
    assert not applied.overlaps and not applied.proposed and "Same." in applied.text
    twins = [C(n, "insert", f"n{n}", "Twin.", parent="k1", after="k2") for n in (1, 2)]
    assert apply(TREE, twins).text.count("Twin.") == 1
    moves = [C(n, "move", "k3", parent="k1", after="k5") for n in (1, 2)]
    assert apply(TREE, moves).text == apply(TREE, moves[:1]).text


@pytest.mark.parametrize(
    ("reason", "changes"),
    [
        ("crossing words", [C(1, "replace", "k2", "Schools must help."), C(2, "replace", "k2", "Schools may help.")]),
        ("replaced and deleted", [C(1, "replace", "k2", "x"), C(2, "delete", "k2")]),
        ("moved and deleted", [C(1, "move", "k3", parent="k1", after="k5"), C(2, "delete", "k3")]),
        ("moved to two places", [C(1, "move", "k3", parent="k1", after="k5"), C(2, "move", "k3", parent="k6", after="k7")]),
        ("moved into itself", [C(1, "move", "k1", parent="k1", after="k2")]),
        ("under a deleted clause", [C(1, "delete", "k6"), C(2, "insert", "n", "x", parent="k6", after="k7")]),
        ("under a deleted clause", [C(1, "delete", "k6"), C(2, "replace", "k7", "x")]),
        ("under a deleted clause", [C(1, "delete", "k1"), C(2, "move", "k3", parent="k6", after="k7")]),
        ("the clause is gone", [C(1, "replace", "zz", "x")]),
        ("its place is gone", [C(1, "insert", "n", "x", parent="zz")]),
        ("the key is taken", [C(1, "insert", "k2", "x", parent="k1")]),
    ],
)
def test_overlaps_hold_whole_amendments(reason: str, changes: list[Change]) -> None:
    others = [Change(c.amendment, 9, "insert", f"m{c.amendment}", "Held too.", "k0", None) for c in changes]
    applied = apply(TREE, [*changes, *others, C(7, "replace", "k0", "Charta")])
    assert reason in {overlap.reason for overlap in applied.overlaps}
    assert applied.text == SOURCE.replace("Charter", "Charta")


def test_two_moves_into_each_other_are_held() -> None:
    tree = placed("- a\n- b\n")
    changes = [C(1, "move", "k0", parent="k1"), C(2, "move", "k1", parent="k0")]
    applied = apply(tree, changes)
    assert {overlap.reason for overlap in applied.overlaps} == {"moved into itself"}
    assert {overlap.amendments for overlap in applied.overlaps} == {(1, 2)} and applied.text == "- a\n- b\n"


def test_chosen_words_end_an_overlap() -> None:
    changes = [C(1, "replace", "k2", "Schools must help."), C(2, "replace", "k2", "Schools may help.")]
    applied = apply(TREE, changes, {"k2": "Schools can help."})
    assert not applied.overlaps and "Schools can help." in applied.text


def test_moving_out_and_deleting_in_one_amendment() -> None:
    applied = apply(TREE, [Change(1, 1, "move", "k7", None, "k1", "k2"), Change(1, 2, "delete", "k6")])
    assert not applied.overlaps and "pupils.\n\nThe council pays.\n\n- one" in applied.text and "Money" not in applied.text


def test_an_insertion_whose_neighbour_went_stands_after_the_one_before() -> None:
    applied = apply(TREE, [C(1, "delete", "k4"), C(2, "insert", "n", "new", parent="k1", after="k4")])
    assert "- one\n- new\n- three\n" in applied.text and not applied.overlaps


def test_insertions_at_one_place_stand_in_order_of_amendment() -> None:
    changes = [C(n, "insert", f"n{n}", f"new {n}", parent="k1", after="k4") for n in (2, 10, 1)]
    assert "- two\n- new 1\n- new 2\n- new 10\n- three" in apply(TREE, changes).text


def test_a_text_with_a_numbered_list_can_be_amended() -> None:
    tree = placed("Words.\n\n1. one\n2. two\n")
    applied = apply(tree, [C(1, "replace", "k0", "Other words."), C(2, "insert", "n", "one and a half", after="k1")])
    assert [p.words for p in applied.tree] == ["Other words.", "one", "one and a half", "two"] and not applied.overlaps
    assert [p.number for p in applied.tree][1:] == ["1(1)", "1(2)", "1(3)"]


def test_line_ends_and_last_lines() -> None:
    tree = placed("One.\r\n\r\nTwo.")
    applied = apply(tree, [C(1, "insert", "n", "Three.", after="k1"), C(2, "insert", "m", "Half.", after="k0")])
    assert applied.text == "One.\r\n\r\nHalf.\r\n\r\nTwo.\r\n\r\nThree.\r\n"


@pytest.mark.parametrize(
    ("change", "text", "order"),
    [
        (C(1, "insert", "n", "new", after="k1"), "4. a\n5. b\n6. new\n6. c\n", "k0 k1 n k2"),
        (C(1, "insert", "n", "new"), "4. new\n4. a\n5. b\n6. c\n", "n k0 k1 k2"),
        (C(1, "delete", "k0"), "4. b\n6. c\n", "k1 k2"),
        (C(1, "move", "k2"), "4. c\n4. a\n5. b\n", "k2 k0 k1"),
        (C(1, "move", "k0", after="k2"), "4. b\n6. c\n4. a\n", "k1 k2 k0"),
    ],
)
def test_a_numbered_list_still_begins_where_it_began(change: Change, text: str, order: str) -> None:
    """The other numbers stay as they were typed: they are counted from the first, here as by every reader of Markdown."""
    applied = apply(placed("4. a\n5. b\n6. c\n"), [change])
    assert applied.text == text and keys(applied.tree) == order.split()
    assert [place.number for place in applied.tree] == [str(4 + n) for n in range(len(applied.tree))]


def test_into_nothing() -> None:
    assert apply((), [C(1, "insert", "n", "First.")]).text == "First.\n"
    assert apply((), []).text == ""


def test_loose_lists_stay_loose() -> None:
    tree = placed("- a\n\n- b\n\nEnd.\n")
    assert apply(tree, [C(1, "insert", "n", "c", after="k1")]).text == "- a\n\n- b\n\n- c\n\nEnd.\n"


@pytest.mark.timeout(120)  # seconds: a hang, not a slow machine
def test_five_hundred_amendments() -> None:
    source = "\n\n".join(" ".join(f"w{c}x{n}" for n in range(60)) for c in range(200)) + "\n"
    tree = placed(source)
    changes = [C(n, "replace", f"k{n % 200}", tree[n % 200].words.replace(f"x{n // 200 * 9}", f"y{n}", 1)) for n in range(500)]
    applied = apply(tree, changes)
    assert len(applied.tree) == 200 and all(f"y{n}" in applied.text for n in range(0, 500, 200) if not applied.overlaps)


FATES = [
    ("fits", C(1, "replace", "k2", "Schools must help pupils."), SOURCE.replace("pays", "pays all")),
    (
        "fits, wording around it moved",
        C(1, "replace", "k2", "Schools must help pupils."),
        SOURCE.replace("pupils.", "all pupils."),
    ),
    ("already achieved", C(1, "replace", "k2", "Schools must help pupils."), SOURCE.replace("should", "must")),
    ("needs its author", C(1, "replace", "k2", "Schools must help pupils."), SOURCE.replace("should", "may")),
    ("fits", C(1, "delete", "k2"), SOURCE.replace("pays", "pays all")),
    ("needs its author", C(1, "delete", "k2"), SOURCE.replace("should", "may")),
    ("fits", C(1, "insert", "n", "x", parent="k1", after="k4"), SOURCE.replace("pays", "pays all")),
    ("fits", C(1, "move", "k3", parent="k1", after="k5"), SOURCE.replace("pays", "pays all")),
]


@pytest.mark.parametrize(("kind", "change", "new"), FATES)
def test_fates(kind: str, change: Change, new: str) -> None:
    fate = fate_of(change, TREE, placed(new))
    assert fate.kind == kind
    if kind.startswith("fits"):
        assert fate.change and not apply(placed(new), [fate.change]).overlaps


def test_fates_when_clauses_went() -> None:
    without = apply(TREE, [C(1, "delete", "k4")]).tree
    assert fate_of(C(2, "replace", "k4", "x"), TREE, without).kind == "overtaken"
    assert fate_of(C(2, "delete", "k4"), TREE, without).kind == "already achieved"
    rebased = fate_of(C(2, "insert", "n", "x", parent="k1", after="k4"), TREE, without)
    assert rebased.kind == "fits, wording around it moved" and rebased.change and rebased.change.after == "k3"
    gone = apply(TREE, [C(1, "delete", "k6")]).tree
    assert fate_of(C(2, "insert", "n", "x", parent="k6", after="k7"), TREE, gone).kind == "overtaken"
    moved = apply(TREE, [C(1, "move", "k3", parent="k1", after="k5")]).tree
    assert fate_of(C(2, "move", "k3", parent="k1", after="k5"), TREE, moved).kind == "already achieved"


@st.composite
def amended(draw: st.DrawFn) -> tuple[tuple[Placed, ...], list[Change]]:
    """A text and changes of several amendments, each change to a clause of its own."""
    tree = placed(draw(text))
    changes: list[Change] = []
    for n, key in enumerate(draw(st.lists(st.sampled_from([p.key for p in tree]), unique=True, max_size=5))):
        at = next(p for p in tree if p.key == key)
        kind = draw(st.sampled_from(["replace", "insert", "delete"]))
        words = f"New{n}x " + draw(sentence)
        if kind == "insert":
            changes.append(Change(n // 2 + 1, n, "insert", f"new{n}", words, at.parent, key))
        elif at.form != "opaque" or kind == "delete":
            changes.append(Change(n // 2 + 1, n, kind, key, None if kind == "delete" else words))
    return tree, changes


@settings(max_examples=80, deadline=None)
@given(amended(), st.randoms())
def test_any_order_gives_the_same_and_nothing_is_lost(given_: tuple[tuple[Placed, ...], list[Change]], random: object) -> None:
    tree, changes = given_
    applied = apply(tree, changes)
    shuffled = list(changes)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert apply(tree, shuffled) == applied
    held = {amendment for overlap in applied.overlaps for amendment in overlap.amendments}
    for change in changes:
        for word in re.findall(r"New\d+x", change.words or ""):
            assert word in applied.text or change.amendment in held
    assert len(set(keys(applied.tree))) == len(applied.tree)
    assert "".join(p.source for p in applied.tree) == applied.text
    assert [c.words for c in parse(applied.text).clauses] == [p.words for p in applied.tree]


@settings(max_examples=30, deadline=None)
@given(text, sentence)
def test_accept_then_withdraw_gives_the_base(source: str, words: str) -> None:
    tree = placed(source)
    for at in tree:
        if at.form == "opaque" or at.words == words:
            continue
        there = apply(tree, [Change(1, 1, "replace", at.key, words)])
        back = apply(there.tree, [Change(2, 1, "replace", at.key, at.words)])
        assert there.overlaps or back.overlaps or back.text == source
    assert apply(tree, []).text == source
