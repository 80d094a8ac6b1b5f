"""What changed between any two versions."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request, url_for

from charter.drafting import differing
from charter.drafting import queries as drafting
from charter.drafting.site import site
from charter.reading import gathering
from charter.reading.door import NUMBER, bp


@bp.get("/compare/")
def comparing() -> Any:
    """From the two numbers of the little form on this page to their comparison."""
    facts = site()
    given = (request.args.get("from", ""), request.args.get("to", ""))
    numbers = [int(n) for n in given if n.isascii() and n.isdigit() and len(n) < 10]
    if len(numbers) == 2 and facts.latest and all(0 < n <= facts.latest for n in numbers):
        return redirect(url_for("reading.compare", old=numbers[0], new=numbers[1]), 303)
    return render_template("reading/compare_none.html", versions=drafting.all_versions(), wanted=any(given))


@bp.get(f"/compare/<{NUMBER}:old>/<{NUMBER}:new>")
def compare(old: int, new: int) -> Any:
    """Two versions: first as a list in words, then as one text, or side by side where somebody asks for that."""
    heads = gathering.heads(old, new)
    if old not in heads or new not in heads:
        abort(404)
    if old == new:
        return render_template("reading/compare_none.html", versions=drafting.all_versions(), same=heads[old])
    sides = drafting.both(old, new)
    found = differing.shown(sides[old], sides[new], gathering.moved(old, new))
    return render_template(
        "reading/compare.html", old=heads[old], new=heads[new], rows=found.rows, told=found.told, untold=found.untold,
        counts=found.counts, made=gathering.made(max(old, new)) if new > old else {},
        sides=request.args.get("show") == "sides",
    )
