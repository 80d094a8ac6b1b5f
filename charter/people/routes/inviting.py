"""The convenor's page of people: who is here, who is invited, and inviting more from a pasted list."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request, url_for

from charter import clock
from charter.db import writing
from charter.people import finding, invitation_letter, queries
from charter.people.actions import inviting
from charter.people.doors import door, signed_in
from charter.people.forms import People
from charter.people.pasting import Row, Slip
from charter.people.routes import bp
from charter.refusal import Refused
from charter.web.flashes import flash
from charter.words import _, many

GONE = _("Somebody on this list was invited or came in meanwhile. Look at the list again; nothing was sent.")


@bp.get("/convenor/people")
@door("person.invite")
def people() -> str:
    """Who is here by group, who has been invited, and the box for a list."""
    return _people(People())


@bp.post("/convenor/people")
@door("person.invite")
def invite() -> Any:
    """Show what the list would do; from there, the second button sends it."""
    form = People()
    if not form.validate():
        return _people(form), 422
    rows, slips = finding.read_list(form.people.data, clock.now())
    if form.step.data == "send" and slips and not rows:
        flash(_("Everybody on that list has been invited."))  # the button was pressed twice
        return redirect(url_for("people.people"), 303)
    if slips or not rows:
        needy = len({slip.number for slip in slips})
        form.people.errors = [many("{n} line needs you: nothing was sent.", "{n} lines need you: nothing was sent.", needy)
                              if needy else _("There is nobody on this list.")]
        return _people(form, rows, slips), 422
    if "back" in request.form:
        return _people(form)
    if form.step.data != "send":
        return _look(form, rows)
    sent = _send(form)
    flash(many("{n} invitation is on the way.", "{n} invitations are on the way.", sent))
    return redirect(url_for("people.people"), 303)


@bp.post("/convenor/invitations/<invitation_id>/again")
@door("person.invite")
def invite_again(invitation_id: str) -> Any:
    """Send one invitation's letter once more."""
    row = queries.invitation(invitation_id) or abort(404)
    me = signed_in().id
    with writing():
        inviting.invite_again(queries.invitation(invitation_id), by=queries.person(me), at=clock.now())
    flash(_("The letter to {name} goes once more.", name=row.name or row.email))
    return redirect(url_for("people.people"), 303)


def _send(form: People) -> int:
    me, at = signed_in().id, clock.now()
    with writing():
        rows, slips = finding.read_list(form.people.data, at)
        if slips:
            raise Refused(GONE, tuple(str(slip) for slip in slips))
        return inviting.invite_all(rows, by=queries.person(me), at=at)


def _look(form: People, rows: list[Row]) -> str:
    form.step.data = "send"
    names = {group.slug: group.name for group in queries.groups()}
    letter = render_template("mail/invitation.txt", **invitation_letter.sample(rows[0], signed_in()))
    return render_template("people/look.html", form=form, rows=rows, names=names, letter_words=letter, to=rows[0].email,
                           subject=invitation_letter.SUBJECT)


def _people(form: People, rows: list[Row] | None = None, slips: list[Slip] | None = None) -> str:
    form.step.data = "look"
    return render_template("people/people.html", form=form, groups=queries.groups(), members=queries.members(),
                           waiting=queries.invitations_waiting(), good=len(rows or ()), slips=slips or ())
