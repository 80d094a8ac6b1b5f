"""What this charter asks of one group, what it does not change, and what is in it for that group."""

from __future__ import annotations

from flask import abort, render_template

from charter.drafting import queries as drafting
from charter.drafting import showing
from charter.drafting.kinds import FACTS
from charter.drafting.lines import lines as lines_of
from charter.drafting.promising import naming, naming_in_passing, promises
from charter.drafting.site import site
from charter.people.queries import group as find_group
from charter.reading import gathering
from charter.reading.door import bp


@bp.get("/for/<slug>")
def for_group(slug: str) -> str:
    """The promises that name this group first, what stays as it is, what others promise that names it, and how it takes part."""
    group = find_group(slug) or abort(404)
    facts, named = site(), [(slug, group.name)]
    number = facts.settled or facts.latest
    clauses = showing.shown(lines_of(number)) if number else []
    every = [c for c in clauses if c.form != "heading"]
    asked = promises(every)
    mine, theirs = naming(asked, named), naming_in_passing(asked, named)
    given = {c.key for c in (*mine, *theirs)}
    windows = drafting.windows(number) if number and not facts.settled else {}
    return render_template(
        "reading/for_group.html", group=group, number=number, settled=facts.settled, mine=mine, theirs=theirs, facts=FACTS,
        others=[c for c in asked if c.key not in given], why=[c for c in every if c.kind == "why"],
        unchanged=[c for c in every if c.kind == "unchanged"], version=gathering.heads(number)[number] if number else None,
        closes=windows["comments"].closes_at if "comments" in windows else None)
