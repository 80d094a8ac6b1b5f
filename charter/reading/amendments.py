"""Suggested words as the public sees them: the list, and one with its change, its backers and its decision."""

from __future__ import annotations

from typing import Any

from flask import abort, render_template, request

from charter.amending import lists
from charter.amending.models import Amendment
from charter.amending.rules import FATE_WORDS
from charter.drafting import queries as drafting
from charter.drafting.site import site
from charter.meeting import queries as meetings
from charter.meeting.rules import OUTCOMES
from charter.people.queries import groups
from charter.reading.comments import query_of, whole_number
from charter.reading.door import NUMBER, bp
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
        "reading/amendments.html", page=page, rows=[_row(row, tabled.get(row.number), names) for row in page.rows],
        groups=names, group=group, state=state, states=STATES, place=place[0] if place else None, version=version,
        current=site().draft, query=query_of(group=group, state=state, clause=clause, version=version))


@bp.get(f"/amendments/<{NUMBER}:number>")
def amendment(number: int) -> Any:
    """One suggestion: why before what, three readings of the change, and what became of it."""
    found = gather(number) or abort(404)
    return render_template("reading/amendment.html", s=found, outcomes=OUTCOMES, fates=FATE_WORDS)


def _row(amendment: Amendment, meeting: OnAgenda, names: dict[str, str]) -> dict[str, Any]:
    words, edge = standing(amendment, meeting)
    behind = {names[row.group_slug] for row in amendment.backings if row.group_slug in names}
    backed = _("Backed by {join}", join=", ".join(sorted(behind))) if behind else ""
    who = amendment.shown_as[:1].upper() + amendment.shown_as[1:]
    return {"href": f"/amendments/{amendment.number}", "n": f"A{amendment.number}", "title": amendment.headline,
            "words": _("{who}, on draft {version_number}", who=who,
                       version_number=amendment.version_number), "meta": backed, "chip": words, "state": edge}
