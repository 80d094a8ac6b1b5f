"""Suggested words as the public sees them: the list, and one with its change, its backers and its decision."""

from __future__ import annotations

from typing import Any, NamedTuple

from flask import abort, get_template_attribute, render_template, request
from markupsafe import Markup

from charter.amending import lists
from charter.amending.lists import Listed
from charter.amending.rules import FATE_WORDS
from charter.drafting import queries as drafting
from charter.drafting.site import site
from charter.meeting import queries as meetings
from charter.meeting.rules import OUTCOMES
from charter.people.queries import groups
from charter.reading.comments import query_of, whole_number
from charter.reading.door import NUMBER, bp
from charter.reading.drawing import kept
from charter.reading.suggestion import OnAgenda, gather, standing
from charter.web.paging import asked_page
from charter.words import _

STATES = {"suggested": _("Suggested"), "meeting": _("Going to a meeting"), "decided": _("Decided"), "back": _("Taken back")}


@bp.get("/amendments/")
def amendments() -> Any:
    """Every suggestion, newest first, with filters."""
    group, state, clause = (request.args.get(name) or None for name in ("group", "state", "clause"))
    version, names = whole_number(request.args.get("version")), {g.slug: g.name for g in groups()}
    place = drafting.through_time(clause)[-1:] if clause else []
    if (group and group not in names) or (state and state not in STATES) or (clause and not place):
        abort(404)
    tabled = meetings.on_agendas()
    page = lists.listed(clause=clause, group=group, state=state, version=version, tabled=tabled.keys(),
                        page=asked_page())
    return render_template(
        "reading/amendments.html", page=page, rows=[kept(_drawn, _row(row, tabled.get(row.number), names)) for row in page.rows],
        groups=names, group=group, state=state, states=STATES, place=place[0] if place else None, version=version,
        current=site().draft, query=query_of(group=group, state=state, clause=clause, version=version))


@bp.get(f"/amendments/<{NUMBER}:number>")
def amendment(number: int) -> Any:
    """One suggestion: why before what, three readings of the change, and what became of it."""
    found = gather(number) or abort(404)
    return render_template("reading/amendment.html", s=found, outcomes=OUTCOMES, fates=FATE_WORDS)


class Row(NamedTuple):
    """A suggestion as parts/lists.html tells it."""

    href: str
    n: str
    title: str
    words: str
    meta: str
    chip: str
    state: str


def _drawn(row: Row) -> Markup:
    return get_template_attribute("parts/lists.html", "row")(row)  # type: ignore[no-any-return]


def _row(amendment: Listed, meeting: OnAgenda, names: dict[str, str]) -> Row:
    words, edge = standing(amendment, meeting)
    behind = {names[slug] for slug in amendment.behind.split(",") if slug in names}
    backed = _("Backed by {join}", join=", ".join(sorted(behind))) if behind else ""
    who = amendment.shown_as[:1].upper() + amendment.shown_as[1:]
    return Row(f"/amendments/{amendment.number}", f"A{amendment.number}", amendment.headline,
               _("{who}, on draft {version_number}", who=who, version_number=amendment.version_number), backed, words, edge)
