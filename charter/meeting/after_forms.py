"""What may be typed at a meeting's edges: an interest, who does what by when, a correction, a statement."""

from __future__ import annotations

from typing import Any

from wtforms import DateField, RadioField, SelectField, ValidationError
from wtforms.validators import DataRequired, InputRequired, Optional

from charter.meeting.models import AgendaItem, Meeting
from charter.meeting.statements import GIVEN
from charter.people.queries import groups
from charter.web.forms import Form, line, words
from charter.words import _

# A paragraph that is read out before a meeting goes on; more is a letter.
MOST_WORDS = 2_000
YEARS = range(2000, 2101)
WHOLE = ("", _("The whole meeting"))


class AboutItem(Form):
    """Something that may be about one thing on the agenda."""

    about = SelectField(_("What is it about?"), choices=[WHOLE])

    def of(self, meeting: Meeting) -> Any:
        """The same form with this meeting's agenda to choose from."""
        named = [(item.id, f"A{item.amendment_number}: {item.title}" if item.amendment_number else item.title)
                 for item in meeting.items if item.kind != "circle"]
        self.about.choices = [WHOLE, *named]
        return self

    def item(self, meeting: Meeting) -> AgendaItem | None:
        """The chosen thing on the agenda; nothing where it is the whole meeting."""
        return next((item for item in meeting.items if item.id == self.about.data), None)


class InterestForm(AboutItem):
    """An interest, in somebody's own words."""

    group = SelectField(_("For which group?"), validators=[InputRequired(_("Choose the group."))])
    words = words(_("The interest, in a sentence"), DataRequired(_("Say what the interest is.")), most=MOST_WORDS)


class PointForm(AboutItem):
    """Who does what by when."""

    owner = line(_("Who?"), DataRequired(_("Say who does it.")), most=120,
                 description=_("An organisation, a group or an office, such as “the council” or “the convenor”. No "
                               "person’s name."))
    what = words(_("What?"), DataRequired(_("Say what is to be done.")), most=MOST_WORDS)
    due = DateField(_("By when? (optional)"), [Optional()], format="%d %m %Y")

    def validate_due(self, field: Any) -> None:
        if field.data and field.data.year not in YEARS:
            raise ValidationError(_("Give a year from {start} to {years}.", start=YEARS.start, years=YEARS[-1]))


class CorrectionForm(AboutItem):
    """What is wrong in approved minutes, and what is right."""

    words = words(_("What is wrong, and what is right"), DataRequired(_("Write what is to be put right.")), most=MOST_WORDS)


class StatementForm(Form):
    """Words that draw a line under what was."""

    words = words(_("The words of the statement"), DataRequired(_("Write the words.")), most=MOST_WORDS)


class GroupForm(Form):
    """Which group, for whoever enters what a group said."""

    group = SelectField(_("Which group?"), validators=[InputRequired(_("Choose the group."))])

    def of(self, slugs: list[str] | None = None) -> Any:
        """The same form with these groups to choose from, or with all."""
        self.group.choices = choices(slugs)
        return self


class ApprovalForm(GroupForm):
    """Which group approves the words, and how it said so."""

    given = RadioField(_("How did it say so?"), choices=list(zip(GIVEN[1:], (_("Aloud"), _("In writing")), strict=True)),
                       validators=[InputRequired(_("Say how."))])


def choices(slugs: list[str] | None = None) -> list[tuple[str, str]]:
    """Groups to choose from, in the order in which groups are told."""
    return [(g.slug, g.name) for g in groups() if slugs is None or g.slug in slugs]
