"""What Word files cost: the draft with every suggestion on it, and a marked-up copy of it read again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from charter.docx import writing
from charter.docx.marked import find
from charter.docx.reading import read
from charter.text.change import Change, place
from charter.text.clauses import parse
from tests.benchmarks.engine import took
from tests.benchmarks.filled import charter_text


def rows(quick: bool) -> Iterator[dict[str, Any]]:
    """A 12,000-word draft of 200 clauses, plain, with 50 and with 500 suggestions: written, and read as a copy sent back."""
    times = 3 if quick else 9
    for many in (0, 50, 500):
        what = given(many)
        yield took(f"Word file, {many} suggestions", lambda what=what: writing.draft(what), times)
    raw = writing.draft(given(50))
    yield took("a marked-up copy with 50 changes read", lambda: find(read(raw), given(0).tree), times)


def given(many: int) -> writing.Draft:
    """A draft with so many suggestions, each a word or two in one paragraph."""
    base = charter_text(200, 69)
    tree = place(parse(base), [f"key{n:05}" for n in range(len(parse(base).clauses))])
    paragraphs = [placed for placed in tree if placed.form == "paragraph"]
    suggestions = [_suggestion(n, paragraphs[n % len(paragraphs)].key, paragraphs[n % len(paragraphs)].words)
                   for n in range(1, many + 1)]
    facts = writing.Facts("Our charter", "Draft 3. Nobody has signed.", "2026-11-01", marks={"charter-version": 3}, tracking=True)
    return writing.Draft(facts, tree, suggestions=suggestions)


def _suggestion(n: int, key: str, said: str) -> writing.Suggestion:
    parts = said.split(" ")
    at = n * 7 % len(parts)
    parts[at] = f"new{n}" if n % 2 else f"{parts[at]} new{n}"
    change = Change(n, 1, "replace", key, " ".join(parts))
    return writing.Suggestion(n, f"Headline {n}", "Because it is clearer.", f"Person {n % 60}", "2026-11-02", (change,),
                              f"https://charter.example/amendments/{n}")
