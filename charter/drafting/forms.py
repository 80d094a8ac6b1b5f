"""What may be typed about the timetable."""

from __future__ import annotations

from datetime import MAXYEAR

from wtforms import DateField, RadioField, ValidationError
from wtforms.validators import DataRequired, InputRequired

from charter.drafting.timetable import KINDS
from charter.web.forms import Form, line
from charter.words import _, capital


class LengthenForm(Form):
    """Keep the draft open for longer."""

    kind = RadioField(_("What stays open for longer?"), [InputRequired(_("Choose what stays open for longer."))],
                      choices=[*((kind, capital(words)) for kind, words in KINDS.items()), ("both", _("Both"))])
    day = DateField(_("Until the end of which day?"), [InputRequired(_("Give the last day."))], format="%d %m %Y",
                    description=_("It is open until one minute before midnight."))
    because = line(_("Why?"), DataRequired(_("Say why: it stands on the public timetable.")), most=200)

    def validate_day(self, field: DateField) -> None:
        if field.data and field.data.year == MAXYEAR:  # its last minute may be no moment any more, in the area's own zone
            raise ValidationError(_("No calendar goes on after that year. Give an earlier day."))
