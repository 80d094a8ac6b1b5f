"""The shapes of what people type about a signature that stands."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from wtforms import RadioField, ValidationError
from wtforms.validators import DataRequired, InputRequired

from charter.signing import pages
from charter.signing.actions import Said
from charter.signing.forms import NAME, ROLE, Digits, Right, Words
from charter.signing.models import Signature
from charter.web.forms import line
from charter.words import _


class Correct(Words):
    """What somebody signed as, to be put right."""

    version = digest = None
    name = line(_("Your name"), DataRequired(_("Type your name, as it should stand on the list.")), most=NAME)
    title = line(_("Your role"), most=ROLE)

    def validate_title(self, field: Any) -> None:
        if self.authority.choices and not field.data:
            raise ValidationError(_("Type your role there, such as headteacher or chair of governors."))


class Next(Words):
    """The next version: on what authority this time, and the digits where this is another browser."""

    digits = line(_("Six digits from the letter"), most=20)


class Handed(Right):
    """Who holds the office now."""

    title = line(_("Their role"), DataRequired(_("Type their role, such as headteacher.")), most=ROLE)


class Take(Digits):
    """The new holder's own word."""

    naming = RadioField(_("Shall your name stand beside the line?"), [InputRequired(_("Choose one. Either is fine."))], choices=[
        ("yes", _("Yes, say that I hold it now")), ("no", _("No, it says only who signed it then"))])


def correct(signature: Signature, at: datetime, *, fresh: bool = False) -> Correct:
    """The form of a correction; `fresh` has in it what stands now."""
    stands = {
        "name": signature.name, "title": signature.title, "authority": signature.authority, "minute": signature.minute,
        "resolved_on": date.fromisoformat(signature.resolved_on) if signature.resolved_on else None,
        "pledge": signature.pledge, "reservation": signature.reservation}
    form = Correct(formdata=None, data=stands) if fresh else Correct()
    return _asking(form, signature, at)


def next_one(signature: Signature, at: datetime, *, version: int = 0, digest: str = "", fresh: bool = False) -> Next:
    """The form under the difference: the board is asked about anew, and nothing is chosen beforehand."""
    own = {"version": version, "digest": digest, "pledge": signature.pledge, "reservation": signature.reservation}
    return _asking(Next(formdata=None, data=own) if fresh else Next(), signature, at)


def said(form: Words) -> dict[str, Any]:
    """On what authority, and the words of one's own, as the deeds take them."""
    authority = form.authority.data if form.authority.choices else "personal"
    resolved = form.resolved_on.data if authority == "resolved" else None
    return {"authority": authority, "resolved_on": resolved.isoformat() if resolved else None,
            "minute": form.minute.data or None if resolved else None,
            "pledge": form.pledge.data or "", "reservation": form.reservation.data or ""}


def as_said(form: Correct) -> Said:
    """What a correction says."""
    return Said(name=form.name.data or "", title=form.title.data or "", **said(form))


def _asking(form: Any, signature: Signature, at: datetime) -> Any:
    form.today = pages.today(at)
    form.authority.choices = []
    if signature.organisation_then is not None:
        pages.ask_authority(form, signature.organisation)
    return form
