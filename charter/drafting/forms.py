"""What may be typed about the timetable."""

from __future__ import annotations

from wtforms import DateField, RadioField
from wtforms.validators import InputRequired

from charter.drafting.timetable import KINDS
from charter.web.forms import Form, line


class LengthenForm(Form):
    """Keep the draft open for longer."""

    kind = RadioField("What stays open for longer?", [InputRequired("Choose what stays open for longer.")],
                      choices=[*((kind, words.capitalize()) for kind, words in KINDS.items()), ("both", "Both")])
    day = DateField("Until the end of which day?", [InputRequired("Give the last day.")], format="%d %m %Y",
                    description="It is open until one minute before midnight.")
    because = line("Why?", InputRequired("Say why: it stands on the public timetable."), most=200)
