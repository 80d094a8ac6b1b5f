"""What this charter asks of one group, and how that group takes part."""

from __future__ import annotations

from flask import abort, render_template

from charter.drafting import showing
from charter.drafting.lines import lines as lines_of
from charter.drafting.promising import naming, promises
from charter.drafting.site import site
from charter.people.queries import group as find_group
from charter.reading.door import bp


@bp.get("/for/<slug>")
def for_group(slug: str) -> str:
    """The promises that name this group first, what stays as it is, and how the group takes part."""
    group = find_group(slug) or abort(404)
    facts = site()
    number = facts.settled or facts.latest
    clauses = showing.shown(lines_of(number)) if number else []
    every = promises(clauses)
    mine = naming(every, [(slug, group.name)])
    return render_template("reading/for_group.html", group=group, number=number, mine=mine, settled=facts.settled,
                           others=[c for c in every if c not in mine],
                           unchanged=[c for c in clauses if c.kind == "unchanged" and c.form != "heading"])
