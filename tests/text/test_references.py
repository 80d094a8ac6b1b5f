"""References between clauses: found in words, and pointed out where a change would leave them wrong."""

from __future__ import annotations

import pytest

from charter.text.change import Change, apply
from charter.text.references import broken, references

from .texts import placed

SOURCE = """# Charter

## Vision

Schools help, as clause 2.1 says.

They help more.

## Money

The council pays under 1.2 and sections 2.1 and 2.2.

It pays 2.1 million. See 2.2(a):

- for staff
- for pupils
"""
TREE = placed(SOURCE)  # k1 Vision (1), k2 1.1, k3 1.2, k4 Money (2), k5 2.1, k6 2.2, k7 2.2(a), k8 2.2(b)


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("see clause 3.2", [("clause 3.2", ("3.2",))]),
        ("Clause 7(b) holds", [("Clause 7(b)", ("7(b)",))]),
        ("sections 2 and 3.1(a)", [("sections 2 and 3.1(a)", ("2", "3.1(a)"))]),
        ("nach § 9(1) und § 3", [("§ 9(1)", ("9(1)",)), ("§ 3", ("3",))]),
        ("as 4.1(a) says", [("4.1(a)", ("4.1(a)",))]),
        ("(see 2.3), or see 3.1 and 3.2.", [("2.3", ("2.3",)), ("3.1 and 3.2", ("3.1", "3.2"))]),
        ("we see 3 people and 2.5 days", []),
        ("£2.1 million, 3.5 days, 12 people", []),
        ("", []),
    ],
)
def test_found(words: str, numbers: list[tuple[str, tuple[str, ...]]]) -> None:
    assert list(references(words)) == numbers


def told(*changes: Change) -> list[str]:
    return [one.sentence for one in broken(TREE, apply(TREE, changes).tree)]


def test_nothing_is_broken_by_itself() -> None:
    assert told() == [] == told(Change(1, 1, "replace", "k3", "They help a lot more."))


def test_taken_out() -> None:
    assert told(Change(1, 1, "delete", "k7")) == [
        "2.2 refers to “2.2(a)”, and 2.2(a) is taken out.",
    ]


def test_numbered_otherwise_by_what_is_put_in_before_it() -> None:
    assert told(Change(1, 1, "insert", "n", "First of all.", "k4", None)) == [
        "1.1 refers to “clause 2.1”, and 2.1 becomes 2.2.",
        "2.2 refers to “sections 2.1 and 2.2”, and 2.1 becomes 2.2.",
        "2.2 refers to “sections 2.1 and 2.2”, and 2.2 becomes 2.3.",
        "2.3 refers to “2.2(a)”, and 2.2(a) becomes 2.3(a).",
    ]


def test_moved() -> None:
    found = broken(TREE, apply(TREE, [Change(1, 1, "move", "k4", None, "k0", None)]).tree)
    assert [(one.key, one.target, one.now) for one in found] == [
        ("k5", "k5", "1.1"), ("k5", "k6", "1.2"), ("k6", "k7", "1.2(a)"), ("k2", "k5", "1.1"),
    ]  # fmt: skip


def test_to_nothing() -> None:
    assert told(Change(1, 1, "replace", "k3", "See clause 9.9.")) == ["1.2 refers to “clause 9.9”; there is no 9.9."]
