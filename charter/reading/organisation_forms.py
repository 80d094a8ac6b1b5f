"""The shapes of what the desk types about organisations."""

from __future__ import annotations

from typing import Any

from email_validator import EmailNotValidError, validate_email
from flask_wtf.file import FileField, FileRequired
from wtforms import RadioField, SelectField, ValidationError
from wtforms.validators import DataRequired, InputRequired, Optional

from charter.people.register import numbers
from charter.web.forms import Form, line
from charter.words import _

KINDS = (("school", _("School or college")), ("trust", _("Trust")), ("service", _("Service (health, social care, police)")),
         ("community", _("Community organisation")), ("council", _("Council")))


def is_domain(_form: Any, field: Any) -> None:
    """A validator: what stands behind the @ in an organisation's own addresses."""
    field.data = (field.data or "").strip().lower().lstrip("@")
    try:
        validate_email(f"x@{field.data}", check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        raise ValidationError(_("Type what stands behind the @, such as school.org.uk")) from error


def is_charity(_form: Any, field: Any) -> None:
    """A validator: a charity's number, put into its one spelling."""
    found = numbers.charity(field.data or "")
    if found is None:
        raise ValidationError(_("This is no charity number. It has six or seven digits, or begins with SC0 or NIC1."))
    field.data = found


def is_company(_form: Any, field: Any) -> None:
    """A validator: a company's number, put into its one spelling."""
    found = numbers.company(field.data or "")
    if found is None:
        raise ValidationError(_("This is no company number. It has eight signs, such as 08786812 or SC123456."))
    field.data = found


class Organisation(Form):
    """What the list says of an organisation, as far as a person says it."""

    name = line(_("Its name"), DataRequired(_("Type the organisation’s name.")), most=200)
    kind = SelectField(_("What it is"), choices=KINDS, default="community")
    town = line(_("Town"), most=100)
    domain = line(_("What stands behind the @ in its own e-mail addresses"), Optional(), is_domain, most=200)
    charity_number = line(_("Charity number"), Optional(), is_charity, most=20)
    company_number = line(_("Company number"), Optional(), is_company, most=20)

    def told(self) -> dict[str, Any]:
        """What was typed, by the names that a deed takes it by."""
        return {name: self[name].data for name in ("name", "kind", "town", "domain", "charity_number", "company_number")}


class Joining(Form):
    """Which other organisation of the list it is one with."""

    into = RadioField(_("Which is it one with?"), [InputRequired(_("Choose the other one."))], choices=[])


class Register(Form):
    """A register's file."""

    file = FileField(_("The file, as downloaded"), [FileRequired(_("Choose the file."))])
