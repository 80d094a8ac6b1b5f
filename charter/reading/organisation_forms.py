"""The shapes of what the desk types about organisations."""

from __future__ import annotations

from typing import Any

from email_validator import EmailNotValidError, validate_email
from flask_wtf.file import FileField, FileRequired
from wtforms import RadioField, SelectField, ValidationError
from wtforms.validators import DataRequired, InputRequired, Optional

from charter.people.register import numbers
from charter.web.forms import Form, line

KINDS = (("school", "School or college"), ("trust", "Trust"), ("service", "Service (health, social care, police)"),
         ("community", "Community organisation"), ("council", "Council"))


def is_domain(_form: Any, field: Any) -> None:
    """A validator: what stands behind the @ in an organisation's own addresses."""
    field.data = (field.data or "").strip().lower().lstrip("@")
    try:
        validate_email(f"x@{field.data}", check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        raise ValidationError("Type what stands behind the @, such as school.org.uk") from error


def is_charity(_form: Any, field: Any) -> None:
    """A validator: a charity's number, put into its one spelling."""
    found = numbers.charity(field.data or "")
    if found is None:
        raise ValidationError("This is no charity number. It has six or seven digits, or begins with SC0 or NIC1.")
    field.data = found


def is_company(_form: Any, field: Any) -> None:
    """A validator: a company's number, put into its one spelling."""
    found = numbers.company(field.data or "")
    if found is None:
        raise ValidationError("This is no company number. It has eight signs, such as 08786812 or SC123456.")
    field.data = found


class Organisation(Form):
    """What the list says of an organisation, as far as a person says it."""

    name = line("Its name", DataRequired("Type the organisation’s name."), most=200)
    kind = SelectField("What it is", choices=KINDS, default="community")
    town = line("Town", most=100)
    domain = line("What stands behind the @ in its own e-mail addresses", Optional(), is_domain, most=200)
    charity_number = line("Charity number", Optional(), is_charity, most=20)
    company_number = line("Company number", Optional(), is_company, most=20)

    def told(self) -> dict[str, Any]:
        """What was typed, by the names that a deed takes it by."""
        return {name: self[name].data for name in ("name", "kind", "town", "domain", "charity_number", "company_number")}


class Joining(Form):
    """Which other organisation of the list it is one with."""

    into = RadioField("Which is it one with?", [InputRequired("Choose the other one.")], choices=[])


class Register(Form):
    """A register's file."""

    file = FileField("The file, as downloaded", [FileRequired("Choose the file.")])
