"""What may be typed about meetings."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import current_app
from wtforms import DateField, IntegerField, RadioField, SelectMultipleField, StringField, ValidationError, widgets
from wtforms.validators import InputRequired, NumberRange, Optional, Regexp

from charter.meeting.rules import CONCERN, OBJECT, OUTCOMES
from charter.web.forms import Form, line, words

# A line in the minutes is a few sentences; a longer reason belongs in a comment.
MOST_REASON = 2_000
MOST_PEOPLE = 2_000  # a group that fills a large hall
YEARS = range(2000, 2101)  # a meeting long past may be entered late


class Boxes(SelectMultipleField):
    """Several choices, each a box to tick."""

    widget = widgets.ListWidget(prefix_label=False)
    option_widget = widgets.CheckboxInput()


class CallForm(Form):
    """Call a meeting."""

    title = line("What is the meeting called?", InputRequired("Give the meeting a name."), most=120)
    day = DateField("Which day?", [InputRequired("Give the day.")], format="%d %m %Y")
    hour = StringField("At what time does it begin?", [
        InputRequired("Give the time."), Regexp(r"([01]?[0-9]|2[0-3])[:.][0-5][0-9]\Z", message="Give a time such as 16:30."),
    ], description="For example 16:30. It is the time on the wall where the meeting is.")
    place = line("Where?", InputRequired("Say where people meet, or “online”."))
    link = line("A link for those who join from elsewhere (optional)", Optional(), most=500)
    chair = RadioField("Who chairs?", [InputRequired("Choose who chairs.")])
    amendments = Boxes("Suggestions to decide", coerce=int)
    talks = words("Other things to talk about (optional)", most=2_000, description="One on each line.")

    def starts_local(self) -> str:
        """The local wall time, such as 2026-11-22T16:30."""
        hour, minute = self.hour.data.replace(".", ":").split(":")
        return f"{self.day.data:%Y-%m-%d}T{int(hour):02}:{minute}"

    def validate_day(self, field: Any) -> None:
        # A year of 26 or 9999 is a slip, and no calendar spells it so that the pages could read it back.
        if field.data and field.data.year not in YEARS:
            raise ValidationError(f"Give a year from {YEARS.start} to {YEARS[-1]}.")

    def validate_link(self, field: Any) -> None:
        if field.data and not field.data.startswith(("https://", "http://")):
            raise ValidationError("A link begins with https://")

    def validate_hour(self, field: Any) -> None:
        if field.errors or self.day.errors or not self.day.data:
            return
        hour, minute = field.data.replace(".", ":").split(":")
        local = datetime.combine(self.day.data, datetime.min.time()).replace(hour=int(hour), minute=int(minute))
        here = ZoneInfo(current_app.config["TIME_ZONE"])
        if local.replace(tzinfo=here).astimezone(ZoneInfo("UTC")).astimezone(here).replace(tzinfo=None) != local:
            raise ValidationError("The clocks go forward then, so there is no such time on that day.")


class AgendaForm(Form):
    """Set what a meeting goes through."""

    amendments = Boxes("Suggestions to decide", coerce=int)
    talks = words("Other things to talk about", most=2_000, description="One on each line.")


class LineForm(Form):
    """A group's one line, said aloud."""

    words = words("In its own words", most=MOST_REASON)

    def says_why(self, position: str) -> bool:
        """Whether a worry or a no comes with its words; where it does not, the slip is put by the field."""
        if position in (CONCERN, OBJECT) and not (self.words.data or "").strip():
            self.words.errors = ["Write the worry, or the harm that the group sees, in its own words. Then press again."]
            return False
        return True


class DecisionForm(Form):
    """What was decided, and why."""

    outcome = RadioField("What was decided?", choices=list(OUTCOMES.items()), validators=[InputRequired("Choose one.")])
    reason = words("Why, in a sentence for the minutes", most=MOST_REASON)


class WordsForm(Form):
    """The words that the meeting chose for one clause."""

    words = words("The words", InputRequired("Write the words that the meeting chose."), most=50_000)


def attendance_form(groups: list[tuple[str, str]]) -> type[Form]:
    """A form with one number for each group (slug, name)."""
    fields = {
        f"group_{slug.replace('-', '_')}": IntegerField(name, [
            Optional(), NumberRange(0, MOST_PEOPLE, message=f"Give a number from 0 to {MOST_PEOPLE:,}."),
        ])
        for slug, name in groups
    }
    return type("AttendanceForm", (Form,), fields)


def talks(text: str) -> list[str]:
    """Each line of the box that says something, at most 200 characters of it."""
    return [part.strip()[:200] for part in text.splitlines() if part.strip()]
