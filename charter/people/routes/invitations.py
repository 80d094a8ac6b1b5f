"""Taking up an invitation: the link's page shows it, only the button on it takes it up."""

from __future__ import annotations

from typing import Any

from flask import abort, render_template

from charter import clock
from charter.db import writing
from charter.people import invitation_letter, may, passwords, queries, rules
from charter.people.actions import inviting
from charter.people.actions.inviting import Newcomer
from charter.people.doors import door
from charter.people.forms import TakeUp, TakeUpWithAddress
from charter.people.models import Invitation
from charter.people.routes import bp
from charter.people.routes.sign_in import let_in
from charter.refusal import Refused
from charter.web.limits import by_network
from charter.web.tokens import is_token
from charter.words import _

NOT_WHOLE = (_("This link is not one of ours, or not whole. Links in letters are long and may be cut at the end of a "
               "line: copy all of it, or ask the convenor for a new one."))


def holds_link(invitation_id: str, token: str) -> tuple[str, ...]:
    """Whoever has the letter's link holds a token; a forged link and an unknown one are answered alike."""
    if is_token(inviting.PURPOSE, invitation_id, token) and queries.invitation(invitation_id):
        return (may.TOKEN,)
    abort(403, NOT_WHOLE)


@bp.get("/account/invitations/<invitation_id>/<token>")
@door("invitation.take", also=holds_link)
def invitation(invitation_id: str, token: str) -> Any:
    """Who invites to what. Opening it does nothing: mail scanners open links too."""
    row = _invitation(invitation_id)
    ended = _ended(row)
    if ended:
        return render_template("people/invitation_over.html", words=ended), 409
    return _page(row, _form(row)(name=row.name or ""))


@bp.post("/account/invitations/<invitation_id>/<token>")
@door("invitation.take", also=holds_link)
@by_network
def take_up(invitation_id: str, token: str) -> Any:
    """Take the invitation up, and be signed in."""
    row = _invitation(invitation_id)
    form = _form(row)()
    if not form.validate():
        return _page(row, form), 422
    hashed = passwords.hashed(form.password.data) if form.password.data else None
    newcomer = Newcomer(form.name.data, form.email.data if "email" in form else None, hashed)
    try:
        with writing():
            somebody = inviting.take_up(_invitation(invitation_id), newcomer, at=clock.now())
    except Refused as error:
        return render_template("people/invitation_over.html", words=error.words), 409
    return let_in(somebody)


def _ended(row: Invitation) -> str | None:
    try:
        rules.check_invitation(sent_at=row.at, at=clock.now(), is_used=queries.is_used(row.id))
    except Refused as error:
        return error.words
    return None


def _form(row: Invitation) -> type[TakeUp]:
    return TakeUp if row.email else TakeUpWithAddress


def _page(row: Invitation, form: TakeUp) -> str:
    is_here = queries.person_by_email(row.email or "") is not None
    return render_template("people/invitation.html", form=form, is_here=is_here,
                           **invitation_letter.values(row, ""))


def _invitation(invitation_id: str) -> Invitation:
    return queries.invitation(invitation_id) or abort(404)
