"""What the convenor types about the area."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from wtforms import DateField, IntegerField, RadioField, ValidationError
from wtforms.validators import DataRequired, InputRequired, NumberRange, Optional

from charter.area import saying, seasons
from charter.web.forms import Form, line, words
from charter.words import _

YEARS = range(2000, 2101)
# What RFC 9116 takes as a contact: an address of mail, or a page over https.
CONTACT = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+|https://[^\s<>]+")
MOST = 600  # a few sentences on a page, not a policy


class FactsForm(Form):
    """What the site says of who runs it, and of its clocks. Every box may stay empty: the page then says so."""

    host = line(_("Who keeps the machine running?"))
    payer = line(_("Who pays, and how much of it each?"), most=MOST)
    reach = words(_("How is the convenor reached?"), most=MOST)
    appoints = line(_("Who appoints the convenor?"), most=MOST)
    removes = words(_("Who can remove the convenor, and how?"), most=MOST)
    controller = line(_("Who answers for the data in law?"))
    data_contact = line(_("How are they reached about data?"), most=MOST)
    above = words(_("To whom does a complaint go above the convenor?"), most=MOST)
    beyond = words(_("Who outside can look at it after that?"), most=MOST)
    report_days = IntegerField(_("In how many working days does a person decide on reported words?"), [
        InputRequired(_("Give a number of working days.")), NumberRange(1, 10, _("Give working days from 1 to 10."))])
    complaint_days = IntegerField(_("In how many working days is a complaint answered?"), [
        InputRequired(_("Give a number of working days.")), NumberRange(1, 40, _("Give working days from 1 to 40."))])
    licence_code = RadioField(_("What may others do with the text?"), [InputRequired(_("Choose a licence."))],
                              choices=[(one.code, one.name) for one in saying.LICENCES.values()])
    security = line(_("Whom may somebody tell who found a weakness in the site?"), Optional())

    def validate_security(self, field: Any) -> None:
        if not CONTACT.fullmatch(field.data):
            raise ValidationError(_("Give an e-mail address, or an address that begins with https://"))

    def said(self) -> Mapping[str, str]:
        """Everything in it, as words by name."""
        return {name: str(self[name].data or "") for name in ASKED}


ASKED = tuple(name for name in saying.Said.__dataclass_fields__ if hasattr(FactsForm, name))


class SeasonForm(Form):
    """Weeks for the calendar."""

    kind = RadioField(_("What are they?"), [InputRequired(_("Say what they are."))], choices=list(seasons.KINDS.items()))
    name = line(_("What are they called?"), DataRequired(_("Give them a name, such as “Christmas holidays”.")), most=80)
    first = DateField(_("First day"), [InputRequired(_("Give the first day."))], format="%d %m %Y")
    last = DateField(_("Last day"), [InputRequired(_("Give the last day."))], format="%d %m %Y")

    def validate_first(self, field: Any) -> None:
        _in_our_time(field)

    def validate_last(self, field: Any) -> None:
        _in_our_time(field)


def _in_our_time(field: Any) -> None:
    if field.data and field.data.year not in YEARS:  # a year of 26 is a slip
        raise ValidationError(_("Give a year from {start} to {years}.", start=YEARS.start, years=YEARS[-1]))
