"""What may be typed before a meeting: when and where it is, and what it goes through."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import current_app
from wtforms import BooleanField, DateField, IntegerField, RadioField, SelectMultipleField, StringField, ValidationError, widgets
from wtforms.validators import DataRequired, InputRequired, NumberRange, Optional, Regexp

from charter import clock
from charter.meeting.agenda import WORKING_WORDS, Wanted
from charter.meeting.estimating import MOST_MINUTES
from charter.web.forms import Form, line, words
from charter.words import _

YEARS = range(2000, 2101)  # a meeting long past may be entered late
MOST_TITLE = 120  # one line of an agenda on paper
UTC = ZoneInfo("UTC")


class CheckboxesField(SelectMultipleField):
    """Several choices, each a box to tick."""

    widget = widgets.ListWidget(prefix_label=False)
    option_widget = widgets.CheckboxInput()


class AgendaForm(Form):
    """What a meeting goes through."""

    circle = BooleanField(_("Begin with the restorative opening"), description=_("What it has been like, who was affected, "
                                                                              "and what is needed to begin again. "
                                                                              "Nothing said in it is written down."))
    working = words(_("How you work together (optional)"), most=2_000, default=WORKING_WORDS,
                    description=_("Read aloud at the beginning; the room may change it. Empty the box to go without."))
    amendments = CheckboxesField(_("Suggestions to decide"), coerce=int)
    clauses = line(_("Paragraphs to talk through (optional)"), most=500, description=_("Their numbers, such as 2.3, 4(a). "
                                                                                    "Nothing is decided on them."))
    talks = words(_("Other things to talk about (optional)"), most=2_000, description=_("One on each line."))
    places: Mapping[str, str] = {}  # number -> clause key, of the meeting's draft

    def validate_clauses(self, field: Any) -> None:
        unknown = [number for number in _parts(field.data) if number not in self.places]
        if unknown:
            raise ValidationError(_("There is no paragraph {unknown} in this draft. Give numbers such as 2.3, with "
                                    "commas between them.", unknown=unknown[0][:20]))

    def wanted(self, *, first: bool) -> Wanted:
        """All of it; the first meeting begins with the opening, which only the groups together may leave out."""
        return Wanted(self.amendments.data or [], talks(self.talks.data or ""),
                      [self.places[number] for number in _parts(self.clauses.data)], first or bool(self.circle.data),
                      self.working.data or "")


class CallForm(AgendaForm):
    """Call a meeting."""

    title = line(_("What is the meeting called?"), DataRequired(_("Give the meeting a name.")), most=MOST_TITLE)
    day = DateField(_("Which day?"), [InputRequired(_("Give the day."))], format="%d %m %Y")
    hour = StringField(_("At what time does it begin?"), [
        InputRequired(_("Give the time.")),
        Regexp(r"([01]?[0-9]|2[0-3])[:.][0-5][0-9]\Z", message=_("Give a time such as 16:30.")),
    ], description=_("For example 16:30. It is the time on the wall where the meeting is."))
    held = BooleanField(_("It has been held already, and I enter it from paper"), description=_("Nobody is invited to it then."))
    place = line(_("Where?"), DataRequired(_("Say where people meet, or “online”.")))
    link = line(_("A link for those who join from elsewhere (optional)"), Optional(), most=500)
    chair = RadioField(_("Who chairs?"), [InputRequired(_("Choose who chairs."))])

    def starts_local(self) -> str:
        """The local wall time, such as 2026-11-22T16:30."""
        return self._local().isoformat(timespec="minutes")

    def validate_day(self, field: Any) -> None:
        # A year of 26 or 9999 is a slip, and no calendar spells it so that the pages could read it back.
        if field.data and field.data.year not in YEARS:
            raise ValidationError(_("Give a year from {start} to {years}.", start=YEARS.start, years=YEARS[-1]))

    def validate_link(self, field: Any) -> None:
        if field.data and not field.data.startswith(("https://", "http://")):
            raise ValidationError(_("A link begins with https://"))

    def validate_hour(self, field: Any) -> None:
        if field.errors or self.day.errors or not self.day.data or self.day.data.year not in YEARS:
            return
        local, here = self._local(), ZoneInfo(current_app.config["TIME_ZONE"])
        if local.replace(tzinfo=here).astimezone(UTC).astimezone(here).replace(tzinfo=None) != local:
            raise ValidationError(_("The clocks go forward then, so there is no such time on that day."))
        first, second = (local.replace(tzinfo=here, fold=fold).utcoffset() for fold in (0, 1))
        if first != second:
            raise ValidationError(_("The clocks go back then, so this time comes twice that night. Choose one before or "
                                    "after it."))
        if local.replace(tzinfo=here) < clock.now() - timedelta(hours=1) and not self.held.data:  # an hour late is still today
            raise ValidationError(_("This time is past. If the meeting has been held, say so below."))

    def _local(self) -> datetime:
        hour, minute = self.hour.data.replace(".", ":").split(":")
        return datetime.combine(self.day.data, datetime.min.time()).replace(hour=int(hour), minute=int(minute))


class BringForm(Form):
    """Something that a group wants talked about."""

    title = line(_("What is it about, in a few words?"), DataRequired(_("Say in a few words what it is about.")),
                 most=MOST_TITLE)
    words = words(_("What would your group like to talk about, and why? (optional)"), most=2_000,
                  description=_("Everybody can read this. Please do not name a child, or say anything by which one could "
                                "be known."))
    role = RadioField(_("For which of your groups?"), [InputRequired(_("Choose the group for which you bring it."))])


def minutes_form(items: list[tuple[str, str]]) -> type[Form]:
    """A form with minutes for each item (its id, its title)."""
    fields = {f"item_{item_id}": IntegerField(title, [
        Optional(), NumberRange(1, MOST_MINUTES, message=_("Give minutes from 1 to {most_minutes}.",
                                                           most_minutes=MOST_MINUTES))]) for item_id, title in items}
    return type("MinutesForm", (Form,), fields)


def talks(text: str) -> list[str]:
    """Each line of the box that says something, at most 200 characters of it."""
    return [part.strip()[:200] for part in text.splitlines() if part.strip()]


def _parts(text: str | None) -> list[str]:
    return [part for part in re.split(r"[,;\s]+", text or "") if part]
