"""The search page: the same for everybody, whole without script, changing nothing."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, abort, render_template, request

from charter.searching import queries
from charter.searching.words import asked
from charter.web.paging import asked_page

bp = Blueprint("searching", __name__)
# What is put back into the box and said in the heading; more would push everything else off the page.
MOST_SHOWN = 200


@bp.get("/search")
def search() -> Any:
    """What is found for the words in the address, by kind."""
    typed, only, page = request.args.get("q", "").strip(), request.args.get("kind") or None, asked_page()
    if (only is not None and only not in queries.SLUGS) or (only is None and page > 1):
        abort(404)
    wanted = asked(typed)
    found = queries.search(wanted.words, only, page) if wanted.words else []
    shown = next((part for kind, part in found if kind.slug == only), None)
    if page > 1 and not (shown and shown.hits):
        abort(404)
    return render_template(
        "searching/search.html", q=typed[:MOST_SHOWN], wanted=wanted, found=found, only=only, page=page, kinds=queries.KINDS,
        total=sum(part.total for _, part in found), last=-(-shown.total // queries.A_PAGE) if shown else 1, address=_address)


def _address(q: str, kind: str = "") -> str:
    """The address of the same search, or of one kind of it."""
    return "/search?" + urlencode({"q": q, **({"kind": kind} if kind else {})})
