"""“You said, we did”: people's own sentences, then the words that they changed, or why those stayed."""

from __future__ import annotations

from typing import Any

from flask import abort, render_template, request

from charter.reading import heard, said_back
from charter.reading.comments import query_of
from charter.reading.door import bp
from charter.web.paging import asked_page

# What it can be asked for, one or several at once.
ABOUT = ("clause", "theme", "group")


@bp.get("/you-said")
def you_said() -> Any:
    """What came of comments, by paragraph, by theme and by group; what changed words first."""
    about = {name: request.args.get(name) or None for name in ABOUT}
    facets = heard.facets()
    chosen = {name: next((f for f in facets[name] if f.value == value), None) for name, value in about.items() if value}
    if None in chosen.values():
        abort(404)
    page = heard.units(asked_page(), **about)
    if page.number > 1 and not page.rows:
        abort(404)
    told = said_back.told(page.rows, **about)
    parts = [(rank, [one for one in told if one.rank == rank]) for rank in (heard.CHANGED, heard.STAYED, heard.ELSEWHERE)]
    return render_template("reading/you_said.html", page=page, facets=facets, chosen=chosen, query=query_of(**about),
                           parts=[part for part in parts if part[1]])
