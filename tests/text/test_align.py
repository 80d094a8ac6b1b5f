"""Alignment: what stayed, moved, was reworded, came or went; each clause told once; keys survive real histories."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings

from charter.text.align import align
from charter.text.clauses import parse
from charter.text.likeness import kept_in_order, plain_words

from .judged import JUDGED
from .texts import SHARED, histories, read, text

OLD = """# T

One stays as it is here.

Two will be reworded by us.

Three moves to the very end.

Four goes.

Five is kept.

Six.
"""
NEW = """# T

New one before all of it.

One stays as it is here.

Two shall be reworded by them.

Five is kept.

Six.

Three moves to the very end.
"""


def fates(old: str, new: str) -> list[tuple[int | None, int | None, str]]:
    return [(pair.old, pair.new, pair.fate) for pair in align(parse(old), parse(new))]


def check_once(old: str, new: str) -> None:
    pairs = align(parse(old), parse(new))
    assert sorted(p.old for p in pairs if p.old is not None) == list(range(len(parse(old).clauses)))
    assert [p.new for p in pairs if p.new is not None] == list(range(len(parse(new).clauses)))


def test_every_fate() -> None:
    assert fates(OLD, NEW) == [
        (0, 0, "same"),
        (None, 1, "new"),
        (1, 2, "same"),
        (2, 3, "changed"),
        (4, None, "removed"),
        (5, 4, "same"),
        (6, 5, "same"),
        (3, 6, "moved"),
    ]


def test_moved_and_changed() -> None:
    old = "a first clause about schools and trust\n\nb second clause on money here\n\nc third clause on the review of it\n"
    new = "b second clause on money here\n\nc third clause on the review of it\n\na first clause about schools and more trust\n"
    assert ("moved+changed" in [fate for _, _, fate in fates(old, new)]) and (0, 2, "moved+changed") in fates(old, new)


def test_repeated_words_find_their_own_partner() -> None:
    old = "## A\n\nNone.\n\n## B\n\nNone.\n\n## C\n\nNone.\n"
    new = "## A\n\nNone.\n\n## C\n\nNone.\n"
    assert (5, 3, "same") in fates(old, new) and (3, None, "removed") in fates(old, new)


def test_twins_are_told_by_their_labels() -> None:
    """Of two items with the same words, the one whose number is still there is the one that stayed."""
    old = "(a) None.\n(b) None.\n(c) All of them.\n"
    assert fates(old, old.replace("(a) None.\n", "")) == [(0, None, "removed"), (1, 0, "same"), (2, 1, "same")]
    assert fates(old, old.replace("(b) None.\n", "")) == [(0, 0, "same"), (1, None, "removed"), (2, 1, "same")]


def test_another_spelling_of_the_same_words_is_the_same() -> None:
    assert fates("One two\nthree.\n", "One  two three.\n") == [(0, 0, "same")]


def test_a_clause_with_nothing_in_common_is_new() -> None:
    assert fates("Apples and pears.\n", "Trains run on time.\n") == [(None, 0, "new"), (0, None, "removed")] or fates(
        "Apples and pears.\n", "Trains run on time.\n"
    ) == [(0, None, "removed"), (None, 0, "new")]


def test_nothing() -> None:
    assert align(parse(""), parse("")) == ()


@settings(max_examples=100, deadline=None)
@given(text, text)
def test_each_clause_once(old: str, new: str) -> None:
    check_once(old, new)
    assert all(pair.fate == "same" for pair in align(parse(old), parse(old)))


@pytest.mark.timeout(120)  # seconds: a hang, not a slow machine
def test_worst_cases_are_bounded() -> None:
    old, new = (parse("\n\n".join(f"{s}{n} {s}{n * 7} of the {s}{n % 97}" for n in range(10_000))) for s in "ab")
    align(old, new)
    align(parse("same words\n\n" * 10_000), parse("same words\n\n" * 9_999))


def became(history: str, before: str, after: str, digest: str) -> set[str | None]:
    """What the clauses with these words (there may be twins) became, by the digest of their words."""
    old, new = (parse(read(next((SHARED / "histories" / history).glob(f"{name}.*")))) for name in (before, after))
    pairs = [pair for pair in align(old, new) if pair.old is not None and digest_of(old.clauses[pair.old].words) == digest]
    assert pairs, (history, before, digest)
    return {None if pair.new is None else digest_of(new.clauses[pair.new].words) for pair in pairs}


def digest_of(words: str) -> str:
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:10]


@pytest.mark.shared
def test_nine_in_ten_as_a_reader_judged() -> None:
    """A hand-judged sample of fifty reworded clauses, mostly hard ones: 47 as judged (and no fewer than 45 ever)."""
    wrong = [row for row in JUDGED if row[4] not in became(*row[:4])]
    assert len(JUDGED) == 50 and len(wrong) <= 5, wrong


@pytest.mark.shared
def test_keys_survive_real_histories() -> None:
    """Unchanged and moved clauses all keep their key, reworded ones (same parent, half the words in order) nine in ten."""
    reworded = kept = 0
    for history in histories():
        before = None
        for path in history[:: max(1, len(history) // 6)]:
            now = parse(read(path))
            if before:
                pairs = align(before, now)
                became = {pair.old: pair.new for pair in pairs if pair.old is not None}
                fresh = [pair.new for pair in pairs if pair.fate == "new" and pair.new is not None]
                words = {b: plain_words(now.clauses[b]) for b in fresh}
                texts = {now.clauses[b].words for b in fresh if len(words[b]) > 2}
                for clause in before.clauses:
                    if became[clause.index] is not None:
                        reworded += clause.words != now.clauses[became[clause.index]].words
                        kept += clause.words != now.clauses[became[clause.index]].words
                        continue
                    assert clause.words not in texts, (path, clause.words)
                    mine = plain_words(clause)
                    parent = became.get(clause.parent) if clause.parent is not None else None
                    reworded += len(mine) > 2 and any(
                        now.clauses[b].parent == parent and kept_in_order(mine, words[b]) * 2 >= max(len(mine), len(words[b]))
                        for b in fresh
                    )
            before = now
    assert reworded > 300 and kept >= 0.9 * reworded
