"""Merging: different clauses by themselves, one clause with two hands asked, no word lost in silence."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charter.text.clauses import parse
from charter.text.merge import merge, merge_words

from .texts import SHARED, read, text

BASE = "# Charter\n\nSchools should help pupils.\n\nThe council pays.\n\n- one\n- two\n- three\n"


def lost(base: str, a: str, b: str, said: str) -> list[str]:
    """Words of one side that are neither in the result nor in a question.

    What both sides put in alike may stand once, while one of them took the same word out elsewhere: that is not lost.
    """
    count = [Counter(re.findall(r"\w+", side)) for side in (base, a, b)]
    have = Counter(re.findall(r"\w+", said))
    (gone_a, come_a), (gone_b, come_b) = (_changes(base, side) for side in (a, b))
    gone = []
    for word in count[1].keys() | count[2].keys():
        o, x, y = (side[word] for side in count)
        least = o + max(come_a[word], come_b[word]) - gone_a[word] - gone_b[word]
        if (x > o or y > o) and have[word] < min(least, max(x - max(0, o - y), y - max(0, o - x))):
            gone.append(word)
    return gone


def _changes(old: str, new: str) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands in the clauses that went, and in those that came."""
    a, b = (Counter(clause.source.strip() for clause in parse(side).clauses) for side in (old, new))
    gone, come = (Counter(re.findall(r"\w+", "\n".join(side.elements()))) for side in (a - b, b - a))
    return gone, come


def said(merged: object) -> str:
    m = merged
    questions = [*m.confirm, *m.conflicts]  # type: ignore[attr-defined]
    return "\n".join([m.text, *(f"{q.base}\n{q.a}\n{q.b}" for q in questions)])  # type: ignore[attr-defined]


def test_different_clauses_merge_by_themselves() -> None:
    merged = merge(BASE, BASE.replace("should", "must"), BASE.replace("pays.", "pays for it."))
    assert merged.text == BASE.replace("should", "must").replace("pays.", "pays for it.")
    assert not merged.confirm and not merged.conflicts
    assert [(fate.clause, fate.a, fate.b) for fate in merged.fates] == [(1, "changed", "same"), (2, "same", "changed")]


def test_one_clause_with_two_hands_is_proposed_and_asked() -> None:
    merged = merge(BASE, BASE.replace("should", "must"), BASE.replace("pupils", "pupils and staff"))
    assert "Schools must help pupils and staff." in merged.text
    (meeting,) = merged.confirm
    assert meeting.clause == 1 and meeting.proposed == "Schools must help pupils and staff."
    assert (meeting.a, meeting.b) == ("Schools must help pupils.", "Schools should help pupils and staff.")


def test_crossing_words_leave_the_base() -> None:
    merged = merge(BASE, BASE.replace("should", "must"), BASE.replace("should", "may"))
    assert merged.text == BASE and not merged.confirm
    assert [(c.clause, c.a, c.b) for c in merged.conflicts] == [(1, "Schools must help pupils.", "Schools may help pupils.")]


def test_the_same_change_twice_is_one() -> None:
    once = BASE.replace("should", "must")
    merged = merge(BASE, once, once + "\nMore.\n")
    assert merged.text == once + "\nMore.\n" and not merged.confirm


def test_deleted_against_changed_is_asked() -> None:
    merged = merge(BASE, BASE.replace("The council pays.\n\n", ""), BASE.replace("pays.", "pays half."))
    assert merged.text == BASE and merged.conflicts[0].a == "" and merged.conflicts[0].b == "The council pays half."


def test_move_and_rewording_fit() -> None:
    moved = "# Charter\n\nThe council pays.\n\nSchools should help pupils.\n\n- one\n- two\n- three\n"
    merged = merge(BASE, moved, BASE.replace("two", "two and a half"))
    assert merged.text == moved.replace("two", "two and a half")


def test_moved_to_two_places_is_asked() -> None:
    a = BASE.replace("- one\n- two\n- three\n", "- two\n- three\n- one\n")
    b = "- one\n\n" + BASE.replace("- one\n", "")
    merged = merge(BASE, a, b)
    assert merged.conflicts and not lost(BASE, a, b, said(merged))


def test_both_insert_at_one_place_is_asked_and_holds_both() -> None:
    merged = merge(BASE, BASE + "- four\n", BASE + "- vier\n")
    assert merged.text == BASE + "- four\n- vier\n" and len(merged.confirm) == 1
    assert merge(BASE, BASE + "- four\n", BASE + "- four\n\nEnd.\n").text == BASE + "- four\n\nEnd.\n"


def test_own_spelling_is_kept() -> None:
    base = "One two\r\nthree four.\r\n\r\nFive\u00a0six.\r\n\r\n* a\r\n\r\n[x]: y"
    merged = merge(base, base.replace("four", "vier"), base.replace("Five", "Fünf"))
    assert merged.text == base.replace("four", "vier").replace("Five", "Fünf")


def test_definitions_are_merged() -> None:
    base = "See [x].\n\n[x]: http://a\n[y]: http://b\n"
    merged = merge(base, base.replace("http://b", "http://c"), base + "[z]: http://d\n")
    assert merged.text == base.replace("http://b", "http://c") + "[z]: http://d\n"


@pytest.mark.parametrize(
    ("base", "a", "b", "both"),
    [
        ("a b c", "x b c", "a b z", "x b z"),
        ("a b c", "a b c d", "a b c", "a b c d"),
        ("a b c", "x b c", "y b c", None),
        ("a b c", "a c", "a x c", None),
        ("a b c", "a b n c", "a b m c", None),
        # A number or a day is one word: two hands never make a third of it.
        ("costs £1,000 now", "costs £1,500 now", "costs £2,000 now", None),
        ("see 2.3 below", "see 2.4 below", "see 3.3 below", None),
        ("on 2026-09-01 we", "on 2026-09-05 we", "on 2026-10-01 we", None),
        ("within 5 days, all", "within 6 days, all", "within 5 days, each", "within 6 days, each"),
        ("私は猫が好き", "彼は猫が好き", "私は犬が好き", "彼は犬が好き"),
    ],
)
def test_words_of_one_clause(base: str, a: str, b: str, both: str | None) -> None:
    assert merge_words(base, a, b) == merge_words(base, b, a) == (both, both is None)


@settings(max_examples=80, deadline=None)
@given(text, text, text)
def test_no_word_is_lost_in_silence(base: str, a: str, b: str) -> None:
    merged = merge(base, a, b)
    assert not lost(base, a, b, said(merged))
    assert merge(base, a, base).text == a and merge(base, base, b).text == b and merge(base, a, a).text == a


@settings(max_examples=100, deadline=None)
@given(text, st.data())
def test_edits_to_different_clauses_meet_unasked(base: str, data: st.DataObject) -> None:
    clauses = [c for c in parse(base).clauses if c.form == "paragraph" and base.count(c.words) == 1]
    if len(clauses) < 2:
        return
    one, other = data.draw(st.permutations(clauses))[:2]
    a = base.replace(one.words, one.words + " Xa.")
    b = base.replace(other.words, other.words + " Xb.")
    merged = merge(base, a, b)
    assert merged.text == a.replace(other.words, other.words + " Xb.") == merge(base, b, a).text
    assert not merged.confirm and not merged.conflicts


@pytest.mark.timeout(120)  # seconds: a hang, not a slow machine
def test_worst_cases_are_bounded() -> None:
    words = [f"w{n % 4001}" for n in range(50_000)]
    a, b = ([f"{s}{n}" if n % 10 == at else word for n, word in enumerate(words)] for s, at in (("x", 0), ("y", 5)))
    merged = merge(" ".join(words), " ".join(a), " ".join(b))
    assert merged.confirm or merged.conflicts
    sides = ["\n\n".join(f"{s}{n} and {s}{n * 7}" for n in range(4_000)) for s in "oab"]
    merge(*sides)


@pytest.mark.shared
def test_real_two_sided_edits() -> None:
    """Against what people committed: nothing lost; merged unasked and different at most once; 56 and more equal."""
    flat = lambda side: " ".join(side.split())
    equal = different = 0
    for case in sorted(path for path in (SHARED / "merges").iterdir() if path.is_dir()):
        base, a, b, people = (read(case / f"{name}.md") for name in ("base", "a", "b", "merged"))
        merged = merge(base, a, b)
        same = flat(merged.text) == flat(people)
        assert same or not lost(base, a, b, said(merged)), case.name
        equal += same
        different += not same and not merged.confirm and not merged.conflicts
    # The one: in 076 the people who merged also wrote words that neither side had.
    assert different <= 1 and equal >= 56
