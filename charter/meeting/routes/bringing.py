"""A member brings something to a meeting for their group."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, url_for

from charter import clock
from charter.db import writing
from charter.meeting import bringing, queries
from charter.meeting.block import block_of
from charter.meeting.calling_forms import BringForm
from charter.meeting.models import Meeting
from charter.meeting.routes import bp
from charter.meeting.routes.calling import found
from charter.people.doors import door, signed_in
from charter.people.queries import roles_now
from charter.refusal import Refused
from charter.web.flashes import flash
from charter.web.ids import NUMBER
from charter.words import _


@bp.get(f"/meetings/<{NUMBER}:number>/items/new")
@door("agenda.bring")
def bring_page(number: int) -> Any:
    """The form, or in words why it is too late and what can be done instead."""
    return _page(found(number), _form())


@bp.post(f"/meetings/<{NUMBER}:number>/items/new")
@door("agenda.bring")
def bring(number: int) -> Any:
    """Bring it."""
    form, me = _form(), signed_in()
    if not form.validate_on_submit():
        return _page(found(number), form, 422)
    at = clock.now()
    with writing():
        role = next((r for r in roles_now(me) if r.id == form.role.data), None)
        if role is None:
            raise Refused(_("You bring something for a group in which you have a part."))
        bringing.bring(found(number), title=form.title.data, words=form.words.data or "", role=role, by=me, at=at,
                       once=form.once.data)
    flash(_("{name} bring it to the meeting.", name=role.group.name))
    return redirect(url_for("meeting.bring_page", number=number), 303)


def _form() -> BringForm:
    form, held = BringForm(), roles_now(signed_in())
    form.role.choices = [(r.id, r.group.name) for r in held]
    if len(held) == 1:
        form.role.data = held[0].id  # whoever has one part is not asked which
        form.role.validators = []
        form.role.validate_choice = False
    return form


def _page(meeting: Meeting, form: BringForm, status: int = 200) -> Any:
    at = clock.now()
    later = next((m for m in queries.meetings() if m.number != meeting.number and bringing.is_open(m, at)), None)
    return render_template("meeting/bring.html", form=form, meeting=meeting, open=bringing.is_open(meeting, at), later=later,
                           block=block_of(meeting), closes=bringing.closes(meeting), mine=len(form.role.choices)), status
