"""What may be typed about the site's look."""

from __future__ import annotations

from wtforms import RadioField, ValidationError
from wtforms.validators import InputRequired

from charter.looks import rules
from charter.looks.marks import MARKS
from charter.refusal import Refused
from charter.web.forms import Form, line
from charter.words import _


class LookForm(Form):
    """The name, the colour and the mark."""

    name = line(_("Name"), InputRequired(_("Give the name that stands at the top of each page.")), most=rules.MOST_NAME)
    colour = line(_("Colour"), InputRequired(_("Give a colour, such as #0b4b57.")), most=20)
    mark = RadioField(_("Mark"), [InputRequired(_("Choose one of the marks."))],
                      choices=[(mark, words) for mark, (words, _) in MARKS.items()])

    def validate_colour(self, field: object) -> None:
        try:
            rules.palette(rules.colour(self.colour.data or ""))
        except Refused as refusal:
            raise ValidationError(refusal.words) from None
