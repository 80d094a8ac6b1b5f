"""The shapes of what people type when they sign."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import wtforms
from email_validator import EmailNotValidError, validate_email
from wtforms import HiddenField, RadioField, SelectMultipleField, ValidationError
from wtforms.validators import DataRequired, InputRequired

from charter.people.models import Organisation
from charter.people.register import numbers
from charter.signing import rules
from charter.web.forms import Form, line, words
from charter.words import _

NOT_LISTED = "other"
# A name, a role, an organisation: the longest school name in the Department's register has 100 characters.
NAME, ROLE, ORGANISATION = 80, 100, 120
# A hundred and fifty words, as long as words get.
PLEDGE = 1_500


def is_address(_form: Any, field: Any) -> None:
    """A validator: an e-mail address that could be one; whether somebody reads it, the letter will show."""
    try:
        validate_email(field.data or "", check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        raise ValidationError(_("Type your e-mail address, such as name@school.org.uk")) from error
    field.data = field.data.strip().lower()


def few_words(_form: Any, field: Any) -> None:
    """A validator: no longer than can be read aloud in a minute."""
    many = len((field.data or "").split())
    if many > rules.MOST_WORDS:
        raise ValidationError(_("This is {many} words long. The most is {most_words}.", many=many, most_words=rules.MOST_WORDS))


class Who(Form):
    """The first page: for whom somebody signs, and how they are reached."""

    for_whom = RadioField(_("Do you sign for an organisation, or as a person?"), [InputRequired(
        _("Choose whether you sign for an organisation or as a person."))], choices=[
        ("organisation", _("For an organisation")), ("person", _("As a person"))])
    organisation_name = line(_("Name of the organisation"), most=ORGANISATION)
    organisation = RadioField(_("Which of these is it?"), validate_choice=False, choices=[])
    charity_number = line(_("Its charity number, if it has one"), most=20)
    company_number = line(_("Its company number, if it has one"), most=20)
    title = line(_("Your role"), most=ROLE)
    name = line(_("Your name"), DataRequired(_("Type your name, as it should stand on the list.")), most=NAME)
    email = line(_("Your e-mail address"), is_address, most=254)

    found: Sequence[Organisation] = ()  # the organisations that fit what was typed
    more = False  # more fit what was typed than are shown
    hints: dict[str, str] = {}  # what each was called once, where it was found by that

    def validate_organisation_name(self, field: Any) -> None:
        if self.for_whom.data == "organisation" and len((field.data or "").strip()) < 2:
            raise ValidationError(_("Type the name of your school or organisation."))

    def validate_charity_number(self, field: Any) -> None:
        self._spell(field, numbers.charity, _("This is no charity number. It has six or seven digits, or begins with SC0 "
                                              "or NIC1."))

    def validate_company_number(self, field: Any) -> None:
        self._spell(field, numbers.company, _("This is no company number. It has eight signs, such as 08786812 or SC123456."))

    def _spell(self, field: Any, spelling: Callable[[str], str | None], wrong: str) -> None:
        """Put a number into its one spelling; where another organisation was chosen, its box is shut and means nothing."""
        if not field.data or self.organisation.data != NOT_LISTED:
            return
        found = spelling(field.data)
        if found is None:
            raise ValidationError(wrong)
        field.data = found

    def validate_title(self, field: Any) -> None:
        if self.for_whom.data == "organisation" and not field.data:
            raise ValidationError(_("Type your role there, such as headteacher or chair of governors."))


class DateField(wtforms.DateField):  # type: ignore[misc]
    """A day typed in three boxes; left empty it is none. (The form parts know a day by the name of this class.)"""

    def process_formdata(self, valuelist: list[str]) -> None:
        if any(value.strip() for value in valuelist):
            try:
                super().process_formdata([" ".join(value.strip() for value in valuelist)])
            except ValueError as error:
                raise ValueError("Type a day that there is, such as 12 11 2026.") from error


class Words(Form):
    """The second page: the text that was read, on what authority, and words of one's own."""

    version = HiddenField()
    digest = HiddenField()
    authority = RadioField(_("What do your governors or trustees know of this?"), validate_choice=False)
    resolved_on = DateField(_("On which day?"), format="%d %m %Y")
    minute = line(_("Minute, if it has a number"), most=40)
    pledge = words(_("A pledge of your own (you can leave this out)"), few_words, most=PLEDGE)
    reservation = words(_("A reservation of your own (you can leave this out)"), few_words, most=PLEDGE)

    def validate_authority(self, field: Any) -> None:
        if field.choices and field.data not in dict(field.choices):
            raise ValidationError(_("Choose what is true today. Nothing is chosen for you."))

    def validate_resolved_on(self, field: Any) -> None:
        if self.authority.data != "resolved" or field.errors:
            return
        if field.data is None:
            raise ValidationError(_("Type the day of the meeting that resolved it."))
        if not date(2000, 1, 1) <= field.data <= self.today:
            raise ValidationError(_("The day of the meeting cannot lie ahead, nor in another century."))

    today: date = date.max  # set by the route, in the area's own time


class Digits(Form):
    """Six digits from a letter."""

    digits = line(_("Six digits from the letter"), DataRequired(_("Type the six digits from the letter.")), most=20)


class Right(Form):
    """Who is the right person."""

    name = line(_("Their name"), DataRequired(_("Type their name.")), most=NAME)
    email = line(_("Their e-mail address"), is_address, most=254)

    def validate_name(self, field: Any) -> None:
        # It is printed in a letter to somebody we do not know: no address, no number, nothing to sell.
        if not rules.is_name(field.data or ""):
            raise ValidationError(_("Type a name, without digits or addresses."))


class Checks(Form):
    """The desk's many at once."""

    chosen = SelectMultipleField(_("Signatures"), validate_choice=False)
