"""What the text engine costs on 12,000 words."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

from charter.text.align import align
from charter.text.clauses import parse
from charter.text.diff import words
from charter.text.merge import merge
from tests.benchmarks.filled import charter_text


def rows(quick: bool) -> Iterator[dict[str, Any]]:
    """Difference, alignment and merge of a 12,000-word text of 200 clauses."""
    base = charter_text(200, 69)
    a = base.replace("Clause 7.", "Clause seven.").replace("this term. ", "this year. ", 40)
    b = base.replace("Clause 90.", "Clause ninety.").replace("Part 20", "Part twenty")
    times = 3 if quick else 9
    yield took(f"read {len(base.split()):,} words", lambda: parse(base), times)
    yield took("difference of 12,000 words, as one", lambda: words(base, a), times)
    yield took("alignment of 12,000 words", lambda: align(parse(base), parse(a)), times)
    yield took("merge of 12,000 words", lambda: merge(base, a, b), times)
    one, other = base.split("\n\n")[3], base.split("\n\n")[3].replace("together", "each week")
    yield took("difference of one clause", lambda: words(one, other), times * 20)


def took(name: str, act: Callable[[], object], times: int) -> dict[str, Any]:
    """The median of several runs, in milliseconds."""
    figures = []
    for _ in range(times):
        begun = time.perf_counter()
        act()
        figures.append(1000 * (time.perf_counter() - begun))
    return {"name": name, "value": median(figures), "unit": "ms", "ratio": None}
