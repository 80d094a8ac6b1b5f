"""The convenor's desk: what waits, oldest first, and the doors to everything the convenor does."""

from __future__ import annotations

from flask import render_template
from sqlalchemy import exists, select

from charter import clock
from charter.area import queries as area
from charter.db import db
from charter.drafting import queries as drafting
from charter.drafting.site import site
from charter.outbox import queries as outbox
from charter.people import queries as people
from charter.people.doors import door
from charter.people.models import Organisation
from charter.reading import waiting
from charter.reading.door import bp
from charter.words import _


@bp.get("/convenor/")
@door("desk.see")
def desk() -> str:
    """What waits, with when it is due and about how long it takes."""
    at = clock.now()
    things = waiting.for_the_desk(at)
    return render_template("reading/desk.html", things=things, at=at, minutes=sum(t.minutes for t in things),
                           first=first_steps(), draft=drafting.draft())


@bp.get("/convenor/letters")
@door("desk.see")
def letters() -> str:
    """Letters that the post has refused again and again, with what it said."""
    stuck = [(row, outbox.why(row.letter.id)) for row in outbox.stuck()]
    return render_template("reading/letters.html", stuck=stuck)


def first_steps() -> list[tuple[str, str, str]]:
    """What a new site still needs before anything else can happen: words, address, why."""
    steps = []
    if site().latest is None:
        steps.append((_("Import the first text"), "/convenor/text/new", _("Questions and starter words are enough to begin.")))
    if not db.session.scalar(select(exists().where(Organisation.kind == "school"))):
        steps.append((_("Import the list of schools"), "/convenor/organisations/import", _("So that people are in the right "
                                                                                        "place.")))
    said = area.said()
    if not (said.host and said.controller and said.removes and said.above):
        steps.append((_("Say who runs the site"), "/convenor/site", _("Who answers for the data, who can remove you, and to whom "
                                                                    "a complaint goes above you.")))
    held = people.members()
    empty = [group.name for group in people.groups() if not held.get(group.slug)]
    if empty:
        steps.append((_("Invite people"), "/convenor/people", _("Nobody yet in: {join}.", join=", ".join(empty))))
    named = people.voices()
    silent = [group.name for group in people.groups() if held.get(group.slug) and False not in named.get(group.slug, {})]
    if silent:
        steps.append((_("Note whom each group names as its voice"), "/convenor/groups", _("Not yet: {join}.",
                                                                                       join=", ".join(silent))))
    return steps
