"""The shapes of what people type about themselves and each other."""

from __future__ import annotations

from typing import Any

from email_validator import EmailNotValidError, validate_email
from wtforms import HiddenField, PasswordField, SelectField, ValidationError
from wtforms.validators import DataRequired, Optional
from wtforms.validators import Length as _Length

from charter.people.passwords import LEAST, MOST
from charter.web.forms import Form, line, words
from charter.words import _


def is_address(_form: Any, field: Any) -> None:
    """A validator: an e-mail address that could be one; whether anybody reads it, a letter will show."""
    try:
        validate_email(field.data or "", check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        raise ValidationError(_("Type an e-mail address, such as name@school.org.uk")) from error
    field.data = field.data.strip().lower()


def password(label: str) -> PasswordField:
    """A new password, which may be left out."""
    return PasswordField(label, [Optional(), _Length(LEAST, MOST, _("A password has at least {least} characters.",
                                                                    least=LEAST))])


class SignIn(Form):
    """An address, and a password by whoever has one."""

    email = line(_("Your e-mail address"), is_address)
    password = PasswordField(_("Password, if you have set one"), [_Length(max=MOST)])
    next = HiddenField()


class Digits(Form):
    """Six digits from a letter."""

    digits = line(_("Six digits"), DataRequired(_("Type the six digits from the letter.")), most=20)
    next = HiddenField()


class Name(Form):
    """What somebody is called here."""

    name = line(_("Your name"), DataRequired(_("Type the name you are known by here.")), most=120)


class Password(Form):
    """A new password."""

    password = PasswordField(_("New password"), [DataRequired(_("Type a password.")),
                                              _Length(LEAST, MOST, _("A password has at least {least} characters.",
                                                                     least=LEAST))])


class TakeUp(Form):
    """What a newcomer says of themselves."""

    name = line(_("Your name, as others here should see it"), DataRequired(_("Type your name.")), most=120)
    password = password(_("A password, if you like one"))


class TakeUpWithAddress(TakeUp):
    """The same from a printed link, which names no address."""

    email = line(_("Your e-mail address"), is_address)


class People(Form):
    """A pasted list of people."""

    # 60,000 characters: 500 lines of 120.
    people = words(_("One person a line"), DataRequired(_("Paste or type at least one line.")), most=60_000)
    step = HiddenField(default="look")


class NamedVoice(Form):
    """Whom a group named."""

    person = SelectField(_("Person"), validate_choice=True)
