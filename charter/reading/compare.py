"""What changed between any two versions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from flask import abort, redirect, render_template, request, url_for

from charter.drafting import queries as drafting
from charter.drafting.site import site
from charter.reading import gathering
from charter.reading.differing import MOST_TOLD, Became, Placed, differing
from charter.reading.door import NUMBER, bp


@bp.get("/compare/")
def comparing() -> Any:
    """From the two numbers of the little form on this page to their comparison."""
    facts = site()
    given = (request.args.get("from", ""), request.args.get("to", ""))
    numbers = [int(n) for n in given if n.isascii() and n.isdigit() and len(n) < 10]
    if len(numbers) == 2 and facts.latest and all(0 < n <= facts.latest for n in numbers):
        return redirect(url_for("reading.compare", old=numbers[0], new=numbers[1]), 303)
    return render_template("reading/compare_none.html", latest=facts.latest, wanted=any(given))


@bp.get(f"/compare/<{NUMBER}:old>/<{NUMBER}:new>")
def compare(old: int, new: int) -> Any:
    """Two versions: first as a list in words, then as one text."""
    heads = gathering.heads(old, new)
    if old not in heads or new not in heads:
        abort(404)
    if old == new:
        return render_template("reading/compare_none.html", latest=site().latest, same=old)
    sides = drafting.both(old, new)
    found = differing([Placed(*row) for row in sides[old]], [Placed(*row) for row in sides[new]])
    told = [words for one in found for words in one.told]
    return render_template(
        "reading/compare.html", old=heads[old], new=heads[new], rows=list(folded(found)), told=told[:MOST_TOLD],
        untold=max(0, len(told) - MOST_TOLD), counts=Counter(one.fate for one in found),
        made=gathering.made(max(old, new)) if new > old else {},
    )


def folded(found: Sequence[Became]) -> Iterator[dict[str, Any]]:
    """The rows of the page: each change alone, clauses that are the same folded into one grey line."""
    same: list[Became] = []
    for one in found:
        if one.fate == "same":
            same.append(one)
            continue
        if same:
            yield {"same": span(same)}
            same = []
        yield {"one": one}
    if same:
        yield {"same": span(same)}


def span(same: Sequence[Became]) -> str:
    """Which clauses a grey line stands for: “2”, “2.1 to 2.4”."""
    numbers = [one.number for one in same if one.number]
    if not numbers:
        return "The title"
    return numbers[0] if len(numbers) == 1 else f"{numbers[0]} to {numbers[-1]}"
