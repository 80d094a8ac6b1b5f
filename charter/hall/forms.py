"""What may be typed in the hall: a code, an answer, and why."""

from __future__ import annotations

from wtforms import BooleanField, HiddenField, RadioField
from wtforms.validators import AnyOf, DataRequired, InputRequired

from charter.meeting.answering import MINE, MOST_WHOM, MOST_WORDS, WANTED
from charter.meeting.rules import CONCERN, OBJECT
from charter.web.forms import Form, line
from charter.web.forms import words as more_lines
from charter.web.numbers import whole
from charter.words import _


class CodeForm(Form):
    """The code on the screen."""

    code = line(_("The code on the screen"), DataRequired(_("Type the code, such as HAZEL 27.")), most=40)


class AnswerForm(Form):
    """One of four answers, nothing chosen beforehand."""

    position = RadioField(_("Your answer"), [AnyOf(list(MINE), _("Choose one of the four."))], choices=list(MINE.items()),
                          validate_choice=False)
    revision = HiddenField()

    def seen(self) -> int | None:
        """Which of their answers the member saw when they opened the page."""
        return whole(self.revision.data or "")


class WorryForm(Form):
    """What the worry is."""

    words = more_lines(_("What is your worry?"), DataRequired(_("Write your worry in your own words.")), most=MOST_WORDS)
    named = BooleanField(_("Put my name beside my words in the minutes"))


class HarmForm(Form):
    """Which clause, what harm and to whom, and what would remove it."""

    clause = RadioField(_("In which clause?"), choices=[], validators=[InputRequired(_("Choose the clause."))])
    words = more_lines(_("What harm would it do?"), DataRequired(_("Write what harm you see, in your own words.")),
                       most=MOST_WORDS)
    to_whom = line(_("To whom?"), DataRequired(_("Write to whom, such as: pupils who are on no school’s roll.")), most=MOST_WHOM)
    removed_by = more_lines(_("What would remove it?"), DataRequired(WANTED["removed_by"]), most=MOST_WORDS)
    named = BooleanField(_("Put my name beside my words in the minutes"))


WHY = {CONCERN: WorryForm, OBJECT: HarmForm}


class RoleForm(Form):
    """In which of their roles somebody speaks at a meeting."""

    role = RadioField(_("In which role do you speak at this meeting?"), choices=[], validators=[InputRequired(_("Choose one."))])
