"""What this charter asks of one group, and how that group takes part."""

from __future__ import annotations

import re

from flask import abort, render_template

from charter.drafting import showing
from charter.drafting.lines import lines as lines_of
from charter.drafting.site import site
from charter.people.queries import group as find_group
from charter.reading.door import bp

# The words by which a promise names a group, beside the group's own name; groups are data, so others have only that.
NAMED_BY = {
    "heads": r"schools?|heads?|headteachers?", "governors": r"govern\w+|trusts?|boards?",
    "families": r"famil\w+|parents?|carers?",
    "young-people": r"young people|pupils?|students?", "community": r"community|voluntary|charit\w+",
    "services": r"services?|health|social care|police", "council": r"council",
}
# A promise names who makes it before its word of duty; one without such a word ("is decided in the open") names all it is for.
MAKER = re.compile(r"^.*?(?=\b(?:will|shall|must|should|may)\b|$)", re.DOTALL)


@bp.get("/for/<slug>")
def for_group(slug: str) -> str:
    """The promises that name this group first, what stays as it is, and how the group takes part."""
    group = find_group(slug) or abort(404)
    facts = site()
    number = facts.settled or facts.latest
    clauses = showing.shown(lines_of(number)) if number else []
    promises = [c for c in clauses if c.kind == "commitment" and c.form != "heading"]
    names = re.compile(rf"\b(?:{NAMED_BY.get(slug, re.escape(group.name))})\b", re.IGNORECASE)
    mine = [c for c in promises if names.search(_maker(c.html.striptags()))]
    return render_template("reading/for_group.html", group=group, number=number, mine=mine, settled=facts.settled,
                           others=[c for c in promises if c not in mine],
                           unchanged=[c for c in clauses if c.kind == "unchanged" and c.form != "heading"])


def _maker(words: str) -> str:
    found = MAKER.match(words)
    return found.group(0) if found else words
