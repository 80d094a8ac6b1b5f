"""What may be typed while a meeting runs."""

from __future__ import annotations

from wtforms import IntegerField, RadioField
from wtforms.validators import DataRequired, InputRequired, NumberRange, Optional

from charter.meeting.rules import OUTCOMES
from charter.web.forms import Form, words
from charter.words import _

# A line in the minutes is a few sentences; a longer reason belongs in a comment.
MOST_REASON = 2_000
MOST_PEOPLE = 2_000  # a group that fills a large hall


class DecisionForm(Form):
    """What was decided, and why."""

    outcome = RadioField(_("What was decided?"), choices=list(OUTCOMES.items()), validators=[InputRequired(_("Choose one."))])
    reason = words(_("Why, in a sentence for the minutes"), most=MOST_REASON)


class WordsForm(Form):
    """The words that the meeting chose for one clause."""

    words = words(_("The words"), DataRequired(_("Write the words that the meeting chose.")), most=50_000)


def attendance_form(groups: list[tuple[str, str]]) -> type[Form]:
    """A form with one number for each group (slug, name)."""
    fields = {
        f"group_{slug.replace('-', '_')}": IntegerField(name, [
            Optional(), NumberRange(0, MOST_PEOPLE, message=_("Give a number from 0 to {most_people:,}.",
                                                              most_people=MOST_PEOPLE)),
        ])
        for slug, name in groups
    }
    return type("AttendanceForm", (Form,), fields)
