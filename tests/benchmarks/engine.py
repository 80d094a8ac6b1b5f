"""What the text engine costs: an ordinary charter of 12,000 words, and the worst that anybody can send."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

from charter.text import render
from charter.text.align import align
from charter.text.change import Change, apply, place
from charter.text.clauses import number, parse
from charter.text.diff import listed, words
from charter.text.merge import merge
from charter.text.obligations import notices
from tests.benchmarks.filled import charter_text

Deed = tuple[str, Callable[[], object]]


def rows(quick: bool) -> Iterator[dict[str, Any]]:
    """A 12,000-word text of 200 clauses, then the worst cases (each of them once)."""
    times = 3 if quick else 9
    for name, act in ordinary():
        yield took(name, act, times)
    for name, act in worst():
        yield took(f"worst: {name}", act, 1)


def ordinary() -> Iterator[Deed]:
    """What happens every day."""
    base = charter_text(200, 69)
    a = base.replace("Clause 7.", "Clause seven.").replace("this term. ", "this year. ", 40)
    b = base.replace("Clause 90.", "Clause ninety.").replace("Part 20", "Part twenty")
    one, other = base.split("\n\n")[3], base.split("\n\n")[3].replace("together", "each week")
    tree = place(parse(base), [f"k{n}" for n in range(len(parse(base).clauses))])
    yield "difference of one clause", lambda: words(one, other)
    yield "difference of one clause as a list, with notices", lambda: (listed(one, other), notices(one, other))
    yield f"read {len(base.split()):,} words", lambda: parse(base)
    yield "difference of 12,000 words, as one", lambda: words(base, a)
    yield "import and alignment of 12,000 words", lambda: align(parse(base), number(parse(a)) and parse(a))
    yield "merge of three texts of 12,000 words", lambda: merge(base, a, b)
    paragraphs = [placed for placed in tree if placed.form == "paragraph"]
    many = [_amendment(n, paragraphs[n % len(paragraphs)].key, paragraphs[n % len(paragraphs)].words) for n in range(500)]
    yield "500 amendments to 200 clauses, 12,000 words", lambda: apply(tree, many)
    same = [_amendment(n, paragraphs[0].key, paragraphs[0].words) for n in range(50)]
    yield "50 amendments to one clause", lambda: apply(tree, same)


def _amendment(n: int, key: str, said: str) -> Change:
    parts = said.split(" ")
    parts[n * 7 % len(parts)] += f" new{n}"
    return Change(n, 1, "replace", key, " ".join(parts))


def worst() -> Iterator[Deed]:
    """What nobody writes by hand; each comes to an end, and says where it was too much to compare."""
    at = random.Random(1)

    def made(count: int, kinds: int, sign: str = "w") -> str:
        return " ".join(f"{sign}{at.randrange(kinds)}" for _ in range(count))

    def clauses(count: int, text: Callable[[int], str]) -> str:
        return "\n\n".join(text(n) for n in range(count))

    long, few = made(50_000, 5_000), (made(50_000, 3), made(50_000, 3))
    some = " ".join(word if n % 20 else f"x{n}" for n, word in enumerate(long.split()))
    yield "difference of 50,000 words, one in twenty changed", lambda: words(long, some)
    yield "difference of 50,000 words, all replaced", lambda: words(long, made(50_000, 5_000, "v"))
    yield "difference of 50,000 words, of three kinds", lambda: words(*few)
    yield "difference of 50,000 Chinese characters, of five", lambda: words("漢字仮名交" * 10_000, "漢字交仮名" * 10_000)
    yield "difference of 1 MB of brackets", lambda: words("(" * 1_000_000, ")" * 1_000_000)
    yield "notices of 50,000 words, one in twenty changed", lambda: notices(long, some)
    yield "merge of one clause of 50,000 words", lambda: merge(long, some, long.replace("w7", "y"))
    old, new = (clauses(10_000, lambda n, s=s: f"{s}{n} {s}{n * 7} of the {s}{n % 97}") for s in "ab")  # type: ignore[misc]
    yield "alignment of 10,000 clauses, all replaced", lambda: align(parse(old), parse(new))
    alike = "same words\n\n" * 10_000
    yield "alignment of 10,000 clauses, all the same", lambda: align(parse(alike), parse(alike[12:]))
    shuffled = clauses(10_000, lambda n: f"clause {n * 7 % 10_000} with w{n * 7 % 10_000} and more")
    plain = clauses(10_000, lambda n: f"clause {n} with w{n} and more")
    yield "alignment of 10,000 clauses, shuffled", lambda: align(parse(plain), parse(shuffled))
    yield "merge of 10,000 clauses, one hand shuffled them", lambda: merge(plain, shuffled, plain.replace("more", "less"))
    twenty = [clauses(20, lambda n: made(5_000, 4_000)) for _ in "ab"]
    yield "alignment of 20 clauses of 5,000 words", lambda: align(parse(twenty[0]), parse(twenty[1]))
    yield "reading 1 MB in one line", lambda: parse("word " * 200_000)
    yield "reading 1 MB of brackets", lambda: parse("[" * 1_000_000)
    yield "reading a list 1,400 deep", lambda: parse("\n".join("  " * n + "- a" for n in range(1_400)))
    yield "showing 1 MB of brackets", lambda: render.inline("[" * 1_000_000)
    yield "showing 20,000 brackets", lambda: render.inline("[" * 20_000)
    yield "showing 1 MB of backticks", lambda: render.inline("`a" * 500_000)


def took(name: str, act: Callable[[], object], times: int) -> dict[str, Any]:
    """The median of several runs, in milliseconds."""
    figures = []
    for _ in range(times):
        begun = time.perf_counter()
        act()
        figures.append(1000 * (time.perf_counter() - begun))
    return {"name": name, "value": median(figures), "unit": "ms", "ratio": None}
