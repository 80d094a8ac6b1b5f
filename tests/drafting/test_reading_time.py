"""How long a text takes to read: its sentences, and apart from them what each promise asks."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from charter.drafting.kinds import kinds
from charter.drafting.lines import Line
from charter.drafting.reading_time import ReadingTime, reading_time
from charter.drafting.showing import shown
from charter.text.clauses import parse
from charter.text.render import inline
from charter.text.tree import place


def timed(text: str) -> ReadingTime:
    """The time for a text in Markdown, read as a draft would be."""
    document = parse(text)
    tree = place(document, [f"k{n:07}" for n in range(len(document.clauses))])
    return of([Line(p.key, p.parent, p.form, p.level, p.number, kinds(tree, {})[p.key], inline(p.words)) for p in tree])


def of(lines: Sequence[Line]) -> ReadingTime:
    return reading_time(lines, shown(lines))


def paragraph(html: str) -> Line:
    return Line("k0000001", None, "paragraph", 1, "1", None, html)


def prose(words: int) -> str:
    return " ".join(["word"] * words)


def test_what_each_promise_asks_is_told_apart() -> None:
    found = timed(f"# Title\n\n## What we promise\n\n- **Schools** will ring. {prose(460)}\n  - Hours: {prose(225)}\n")
    assert (found.text, found.whole) == (2, 3)
    assert found.words == "About 2 minutes to read, 3 with what each promise asks"
    assert not found.is_long


def test_the_same_words_below_no_promise_are_read_by_everybody() -> None:
    found = timed(f"# Title\n\n## How we work together\n\n- Schools ring. {prose(460)}\n  - Hours: {prose(225)}\n")
    assert (found.text, found.whole) == (3, 3) and found.is_long


@pytest.mark.parametrize(("words", "minutes"), [(1, 1), (230, 1), (344, 1), (346, 2), (574, 2), (576, 3), (2300, 10)])
def test_minutes_are_whole_and_at_least_one(words: int, minutes: int) -> None:
    assert of([paragraph(prose(words))]) == ReadingTime(minutes, minutes)


def test_one_figure_where_there_is_nothing_small_or_it_adds_nothing() -> None:
    assert timed("Word.").words == "About 1 minute to read"
    assert timed("## What we promise\n\n- We will ring.\n  - Hours: 2.\n").words == "About 1 minute to read"
    assert ReadingTime(1, 2).words == "About 1 minute to read, 2 with what each promise asks"


def test_an_empty_text_takes_no_harm() -> None:
    assert of([]) == ReadingTime(1, 1)


def test_only_words_that_are_seen_count() -> None:
    link = '<a class="word" href="/words/barrier" title="many words that nobody reads here">barrier</a>'
    assert of([paragraph(" ".join([link] * 344))]).text == 1
    assert of([paragraph(" ".join(["–", "word"] * 344))]).text == 1, "a dash is no word"
    assert of([paragraph("<br>".join(["word"] * 346))]).text == 2, "a new line parts two words"


def test_arabic_words_count_like_others() -> None:
    assert of([paragraph(" ".join(["مدرسة"] * 344))]).text == 1
    assert of([paragraph(" ".join(["مدرسة،"] * 346))]).text == 2
