"""What may be typed about the site's look."""

from __future__ import annotations

from base64 import b64decode, b64encode
from functools import cached_property

from flask_wtf.file import FileField  # takes nothing but files: a form sent another way has words there
from wtforms import HiddenField, RadioField, ValidationError
from wtforms.validators import DataRequired, InputRequired

from charter.looks import rules
from charter.looks.drawing_anew import Picture, drawn_anew
from charter.looks.marks import MARKS, OWN
from charter.refusal import Refused
from charter.web.forms import Form, line
from charter.words import _


class LookForm(Form):
    """The name, the colour and the mark; `held` is a picture that was looked at and not kept yet."""

    name = line(_("Name"), DataRequired(_("Give the name that stands at the top of each page.")), most=rules.MOST_NAME)
    colour = line(_("Colour"), DataRequired(_("Give a colour, such as #0b4b57.")), most=20)
    mark = RadioField(_("Mark"), [InputRequired(_("Choose one of the marks."))],
                      choices=[*((mark, words) for mark, (words, _) in MARKS.items()), (OWN, _("A picture of our own"))])
    picture = FileField(_("The picture"))
    held = HiddenField()

    def validate_colour(self, field: object) -> None:
        try:
            rules.palette(rules.colour(self.colour.data or ""))
        except Refused as refusal:
            raise ValidationError(refusal.words) from None

    def validate_picture(self, field: object) -> None:
        try:
            made = self.brought
        except Refused as refusal:
            self.held.data = ""
            raise ValidationError(refusal.words) from None
        if made:  # a browser does not send a file twice: the page carries it until it is kept
            self.held.data = b64encode(made.large).decode()

    @cached_property
    def brought(self) -> Picture | None:
        """The picture that was chosen now, or looked at before, drawn anew; none with a drawing. Raises Refused."""
        if self.mark.data != OWN:
            return None
        raw = self.picture.data.read() if self.picture.data else _held(self.held.data)
        return drawn_anew(raw) if raw else None


def _held(typed: str | None) -> bytes:
    try:
        return b64decode(typed or "", validate=True)
    except ValueError:
        return b""
