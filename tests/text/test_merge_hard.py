"""Merging what is hard to merge: joined, split, moved, doubled, renumbered, respaced; and anything people may do at random."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charter.text.merge import Merged, merge

from .edits import WORD, edited, returned
from .texts import histories, read, text

ONE, TWO, THREE = (
    "First clause has words here to stay with us.",
    "Second clause has others which may go away.",
    "Third clause ends the text for everyone.",
)
BASE = f"# T\n\n{ONE}\n\n{TWO}\n\n{THREE}\n"


def said(merged: Merged) -> str:
    questions = [*merged.confirm, *merged.conflicts]
    return "\n".join([merged.text, *(f"{q.base}\n{q.a}\n{q.b}" for q in questions)])


def is_asked(merged: Merged) -> bool:
    return bool(merged.confirm or merged.conflicts)


def check(base: str, a: str, b: str) -> None:
    """What holds of every merge whatever was done; an unasked one is also the same from both sides, and brings nothing back."""
    merged, swapped = merge(base, a, b), merge(base, b, a)
    words = [set(WORD.findall(side)) for side in (base, a, b, said(merged))]
    assert (words[1] | words[2]) - words[0] <= words[3]
    assert is_asked(merged) == is_asked(swapped)
    if not is_asked(merged):
        assert merged.text == swapped.text
        assert not returned(base, a, b, merged.text)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (BASE.replace(f"{ONE}\n\n", f"{ONE} "), BASE.replace(f"{TWO}\n\n", "")),  # joined by one, deleted by the other
        (BASE.replace(f"{ONE}\n\n", f"{ONE} "), BASE.replace(f"{TWO}\n\n{THREE}", f"{TWO} {THREE}")),  # joined two ways
        (f"# T\n\n{TWO}\n\n{ONE}\n\n{THREE}\n", BASE.replace(f"{TWO}\n\n", "")),  # moved and deleted
        (BASE.replace(f"{TWO}\n\n", "") + f"\n{TWO}\n", BASE.replace(f"{THREE}", f"{THREE}\n\nNew words here.")),  # one place
        (BASE.replace(THREE, f"We meet each term.\n\n{THREE}"), BASE + "\nWe meet each term.\n"),  # the same in two places
        (BASE.replace("words here", "words\n\nhere"), BASE.replace("to stay", "to remain")),  # split and reworded
        (BASE.replace(f"{ONE}\n\n", f"{ONE} "), BASE.replace(TWO, f"New clause.\n\n{TWO}")),  # joined round a new one
        (BASE.replace(" to stay with us", "").replace("text", "text to stay with us"), BASE.replace(" to stay with us", "")),
        (BASE.replace("words", "*words*"), BASE.replace("words", "signs")),  # emphasised and replaced
    ],
)
def test_these_are_asked_from_either_side(a: str, b: str) -> None:
    check(BASE, a, b)
    assert is_asked(merge(BASE, a, b))


@pytest.mark.parametrize(
    ("base", "a", "b", "both"),
    [
        ("1. a b\n2. c d\n", "1. a b\n2. new\n3. c d\n", "1. a b\n2. c e\n", "1. a b\n2. new\n3. c e\n"),
        ("- a b\n- c d\n- e f\n", "- a b\n  - c d\n- e f\n", "- a b\n- c d x\n- e f\n", "- a b\n  - c d x\n- e f\n"),
        (BASE, f"# T\n\n{THREE}\n\n{ONE}\n\n{TWO}\n", BASE.replace("ends", "closes"),
         f"# T\n\n{THREE.replace('ends', 'closes')}\n\n{ONE}\n\n{TWO}\n"),
        (BASE.rstrip(), BASE.rstrip() + "\n\nMore.\n", BASE.replace("First", "One").rstrip(),
         BASE.replace("First", "One") + "\nMore.\n"),
        (BASE, BASE.replace("\n", "\r\n"), BASE.replace("First", "One"), BASE.replace("First", "One").replace("\n", "\r\n")),
        (BASE.replace("\n", "\r\n"), BASE, BASE.replace("First", "One").replace("\n", "\r\n"), BASE.replace("First", "One")),
        (BASE, BASE.replace("words here", "words\nhere"), BASE.replace("Third", "Last"),
         BASE.replace("words here", "words\nhere").replace("Third", "Last")),
        # Moved out of its list by one, the list indented with tabs by the other: with a tab it would read as code.
        ("- one here\n    1. two is here\n    2. three is there\n\nMore of it.\n",
         "- one here\n    1. two is here\n\nMore of it.\n\n2. three is there\n",
         "- one here\n\t1. two is here\n\t2. three is there\n\nMore of it.\n",
         "- one here\n\t1. two is here\n\nMore of it.\n\n2. three is there\n"),
    ],
)  # fmt: skip
def test_these_meet_unasked(base: str, a: str, b: str, both: str) -> None:
    merged = merge(base, a, b)
    assert merged.text == merge(base, b, a).text == both and not is_asked(merged)


def test_wrapping_lines_anew_and_changing_a_word_is_one_change() -> None:
    """Only one hand changed a word: nothing is asked, and every word is as it should be."""
    a = BASE.replace("here to", "here\nto")
    merged = merge(BASE, a, BASE.replace("stay", "be"))
    assert merged.text.split() == BASE.replace("stay", "be").split() and not is_asked(merged)


X, Y = "Every child belongs.", "Nobody is left out at all."


def test_both_put_in_the_same_and_one_of_them_more() -> None:
    """What both put in stands once, where both have it: behind what stands before it in either text."""
    base, more, one = (f"{ONE}\n\n{new}{TWO}\n" for new in ("", f"{X}\n\n{Y}\n\n", f"{Y}\n\n"))
    assert merge(base, more, one).text == merge(base, one, more).text == more and not is_asked(merge(base, one, more))
    turned = f"{ONE}\n\n{Y}\n\n{X}\n\n{TWO}\n"
    assert merge(base, turned, one).text == merge(base, one, turned).text == turned
    # Both put in the same in another order each: once, and asked.
    merged = merge(base, more, turned)
    assert is_asked(merged) and merged.text == more and merge(base, turned, more).text == turned
    fates = [(fate.a, fate.b) for fate in merge(base, more, one).fates]
    assert fates == [("new", ""), ("new", "new")]


def test_each_takes_out_what_the_other_leaves() -> None:
    merged = merge("One.\n\nTwo.\n", "One.\n", "Two.\n")
    assert merged.text == "" and not is_asked(merged)


def test_deeper_by_one_and_another_marker_by_the_other() -> None:
    base = "- first one\n- second one\n- third one\n"
    deeper, stars = base.replace("- second", "  - second"), base.replace("- ", "* ")
    assert merge(base, deeper, stars).text == merge(base, stars, deeper).text == "* first one\n  * second one\n* third one\n"
    deepest = base.replace("- second", "   - second")
    assert is_asked(merge(base, deeper, deepest)) and is_asked(merge(base, deepest, deeper))


@pytest.mark.parametrize(
    ("base", "a", "b"),
    [
        # A fence opened by one round what the other put in.
        ("```\nfirst of it\n```\n\nWords are here.\n", "```\nfirst of it\n\nWords are here.\n",
         "```\nfirst of it\n```\n\nNew words came.\n\nWords are here.\n"),
        # An item put under one that the other takes out with all that hangs on it.
        ("Lead in words.\n\n- parent of it\n  - one child\n\nEnd of it.\n", "Lead in words.\n\nEnd of it.\n",
         "Lead in words.\n\n- parent of it\n  - one child\n    - grandchild came\n\nEnd of it.\n"),
    ],
)  # fmt: skip
def test_what_would_read_as_something_else_is_asked(base: str, a: str, b: str) -> None:
    check(base, a, b)
    assert is_asked(merge(base, a, b))


@settings(max_examples=150, deadline=None)
@given(text, st.randoms(use_true_random=False))
def test_anything_people_do(base: str, at: random.Random) -> None:
    a = edited(base, at, 5, "a")
    check(base, a, edited(base, at, 5, "b"))
    assert merge(base, a, a).text == a == merge(base, a, base).text == merge(base, base, a).text


@pytest.mark.shared
@pytest.mark.timeout(300)  # seconds: a hang, not a slow machine
def test_real_revisions_against_made_edits() -> None:
    """One hand is the next real revision, the other does anything people do."""
    at = random.Random(3)  # any number: the same cases each time
    tries = 0
    for history in histories():
        for old, new in at.choices(list(itertools.pairwise(history)), k=8):
            base, a = read(old), read(new)
            if len(base) <= 30_000:
                check(base, a, edited(base, at, 6, "b"))
                tries += 1
    assert tries > 50
