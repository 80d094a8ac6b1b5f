"""The shape of what the convenor types from a signed sheet."""

from __future__ import annotations

from datetime import date
from typing import Any

from wtforms import RadioField, ValidationError
from wtforms.validators import DataRequired, InputRequired

from charter.signing import rules
from charter.signing.forms import NAME, PLEDGE, ROLE, DateField, Who, Words, few_words, is_address
from charter.web.forms import line, words
from charter.words import _

KNOWS = (("not considered", _("Have not yet considered it")), ("told", _("Have been told")), ("resolved", _("Resolved it")))


def is_address_if_any(form: Any, field: Any) -> None:
    """A validator: an e-mail address, or none."""
    if field.data:
        is_address(form, field)


class OnPaper(Words, Who):
    """Everything that stands on the sheet. Nothing is ticked beforehand."""

    digest = None
    version = RadioField(_("Which text does the sheet name?"),
                         [InputRequired(_("Tick the text whose digits stand on the sheet."))],
                         choices=[])
    for_whom = RadioField(_("For whom was it signed?"), [InputRequired(_("Tick what the sheet says."))], choices=[
        ("organisation", _("For an organisation")), ("person", _("As a person, for nobody else"))])
    authority = RadioField(_("What their governors, trustees, board or committee know"), validate_choice=False, choices=KNOWS)
    name = line(_("Name on the sheet"), DataRequired(_("Type the name as it stands on the sheet.")), most=NAME)
    title = line(_("Role on the sheet"), most=ROLE)
    signed_on = DateField(_("Day on the sheet"), [DataRequired(_("Type the day that stands beside the signature."))],
                          format="%d %m %Y")
    email = line(_("E-mail address on the sheet, if there is one"), is_address_if_any, most=254)
    pledge = words(_("Their pledge, if there is one"), few_words, most=PLEDGE)
    reservation = words(_("Their reservation, if there is one"), few_words, most=PLEDGE)

    def validate_authority(self, field: Any) -> None:
        if self.for_whom.data == "organisation" and field.data not in dict(KNOWS):
            raise ValidationError(_("Tick what the sheet says of their governors, trustees, board or committee."))

    def validate_name(self, field: Any) -> None:
        if not rules.is_name(field.data or ""):
            raise ValidationError(_("Type a person’s name, without digits or addresses."))

    def validate_title(self, field: Any) -> None:
        if self.for_whom.data == "organisation" and not field.data:
            raise ValidationError(_("Type the role that stands on the sheet."))

    def validate_signed_on(self, field: Any) -> None:
        if field.data and not date(2000, 1, 1) <= field.data <= self.today:
            raise ValidationError(_("The day on the sheet cannot lie ahead, nor in another century."))
