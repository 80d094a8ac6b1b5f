"""The shapes of what people type about the list as a whole: its day, schools signing together, a trust's schools."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from email_validator import EmailNotValidError, validate_email
from flask import current_app
from wtforms import BooleanField, StringField, ValidationError
from wtforms.validators import DataRequired, InputRequired, Optional, Regexp

from charter import clock
from charter.people.models import Organisation
from charter.signing import rules, together
from charter.signing.forms import NAME, ROLE, DateField, Digits, Words
from charter.web.forms import Form, line, words
from charter.words import _

# What fits on one line of the list, before the names of the schools.
ENTRY_NAME = 80


class Arrange(Form):
    """The day on which a list opens."""

    day = DateField(_("On which day does the list open?"), [InputRequired(_("Give the day."))], format="%d %m %Y")
    hour = StringField(_("At what time?"), [InputRequired(_("Give the time.")), Regexp(
        r"([01]?[0-9]|2[0-3])[:.][0-5][0-9]\Z", message=_("Give a time such as 9:00."))])
    floor = StringField(_("Only if at least so many organisations have signed by then (you can leave this out)"), [
        Optional(), Regexp(r"\s*[0-9]{1,4}\s*\Z", message=_("Give a number, such as 10."))])
    because = line(_("Why is it another day?"), most=300)

    def opens_local(self) -> str:
        """The time on the wall, such as 2027-01-11T09:00."""
        return self._local().isoformat(timespec="minutes")

    def least(self) -> int | None:
        """The floor, or none."""
        return int(self.floor.data) if (self.floor.data or "").strip() else None

    def validate_day(self, field: Any) -> None:
        if field.data and not 2000 <= field.data.year <= 2100:
            raise ValidationError(_("Give the year in four digits, such as 2027."))

    def validate_hour(self, field: Any) -> None:
        if field.errors or self.day.errors or self.day.data is None or not 2000 <= self.day.data.year <= 2100:
            return
        local, here = self._local(), ZoneInfo(current_app.config["TIME_ZONE"])
        one, other = (local.replace(tzinfo=here, fold=fold).utcoffset() for fold in (0, 1))
        if one != other:  # in March there is no such time, in October there are two
            raise ValidationError(_("The clocks change in that night, so this is no time, or two. Choose another."))

    def _local(self) -> datetime:
        hour, minute = (self.hour.data or "0:0").replace(".", ":").split(":")
        return datetime.combine(self.day.data, time(int(hour), int(minute)))


class Together(Form):
    """Schools that might sign together."""

    name = line(_("What is the entry called?"), DataRequired(_("Give it a name, such as Northern cluster.")), most=ENTRY_NAME,
                description=_("It stands on the list before the names of the schools."))
    named = words(_("Which organisations?"), DataRequired(_("Name at least two organisations.")), most=3_000,
                  description=_("One on each line, with its whole name as it stands on the list of organisations, or its "
                                "number (URN) where two have one name."))
    found: Sequence[Organisation] = ()

    def validate_name(self, field: Any) -> None:
        if not rules.is_entry_name(field.data or ""):
            raise ValidationError(_("Give a name in words, without addresses."))

    def validate_named(self, field: Any) -> None:
        typed = list(dict.fromkeys(filter(None, (each.strip(" \t,;-•") for each in (field.data or "").splitlines()))))
        self.found, wrong = together.found(typed[:50], clock.now().date())
        if wrong:
            raise ValidationError(wrong)
        if not 2 <= len(self.found) <= together.MOST_MEMBERS:
            raise ValidationError(_("Name from two to {most_members} organisations.", most_members=together.MOST_MEMBERS))


class Apart(Form):
    """An organisation stands by itself again."""

    sure = BooleanField(_("Yes, we stand by ourselves again"), [InputRequired(_("Tick the box if you wish to."))])


class School(Words):
    """A head signs for the school, in one step."""

    name = line(_("Your name"), DataRequired(_("Type your name, as it should stand on the list.")), most=NAME)
    title = line(_("Your role"), DataRequired(_("Type your role there, such as headteacher.")), most=ROLE)
    digits = Digits.digits


class Heads(Form):
    """The heads of a trust's schools: a name and an address each, or none."""

    known = BooleanField(_("Also to those heads of our schools whom this site knows, where I leave the boxes empty"))

    def read(self, schools: Sequence[Organisation], typed: Any) -> dict[str, tuple[str, str]]:
        """What was typed for each school; slips are noted in `slips`, by school."""
        self.slips: dict[str, str] = {}
        found = {}
        for school in schools:
            name, email = (str(typed.get(f"{what}-{school.id}", "")).strip() for what in ("name", "email"))
            if not name and not email:
                continue
            if not rules.is_name(name) or len(name) > NAME:
                self.slips[school.id] = _("Type the head’s name beside the address, without digits or addresses.")
            elif not _is_address(email):
                self.slips[school.id] = _("Type an e-mail address beside the name, such as name@school.org.uk")
            else:
                found[school.id] = (name, email.lower())
        return found


def _is_address(email: str) -> bool:
    try:
        validate_email(email, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return False
    return len(email) <= 254
