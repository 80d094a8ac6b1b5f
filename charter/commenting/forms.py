"""What is typed about the text, and what is answered."""

from __future__ import annotations

from typing import Any

from wtforms import RadioField, SelectField, SelectMultipleField, ValidationError
from wtforms.validators import DataRequired, Email, InputRequired, Length, Optional

from charter.commenting import rules, visitors
from charter.web.forms import Form, line
from charter.web.forms import words as passage  # a field here is itself called words
from charter.words import _

# About two printed pages: longer than any comment that was answered in a consultation we read.
MOST = 5000
# So many letters before and after tell two places of the same words apart.
AROUND = 40


class CommentForm(Form):
    """A member's comment on a clause, on quoted words of it, or on the whole."""

    words = passage(_("Your comment"), DataRequired(_("Write your comment.")), most=MOST)
    quote = passage(_("Only about some of these words?"), Optional(), most=1000)
    which = RadioField(_("Which of these?"), validate_choice=False)
    shown = RadioField(_("How you are shown"), [InputRequired(_("Choose how you are shown."))])
    role = RadioField(_("In which of your roles?"), validate_choice=False)
    plain = ""

    def on(self, plain: str) -> CommentForm:
        """Say which words may be quoted; offers the places where the quoted words stand more than once."""
        self.plain = plain
        found = rules.places(plain, self.quote.data or "")
        self.which.choices = [(str(start), self._around(start, end)) for start, end in found] if len(found) > 1 else []
        return self

    def validate_quote(self, field: Any) -> None:
        if field.data and not rules.places(self.plain, field.data):
            raise ValidationError(_("These words do not stand in this paragraph. Copy them from it, or leave this empty."))

    def validate_which(self, field: Any) -> None:
        if field.choices and field.data not in dict(field.choices):
            raise ValidationError(_("These words stand here more than once. Choose which ones you mean."))

    @property
    def start(self) -> int | None:
        """Where the quoted words begin, where that was chosen."""
        return int(self.which.data) if self.which.choices and self.which.data else None

    def _around(self, start: int, end: int) -> str:
        before, after = self.plain[max(0, start - AROUND):start], self.plain[end:end + AROUND]
        return f"…{before}{self.plain[start:end]}{after}…"


class VisitorForm(CommentForm):
    """A comment from somebody without an account."""

    shown = RadioField(_("You are"), [InputRequired(_("Choose who is speaking."))])
    name = line(_("Your name, only if you want it shown"), Optional(), most=80)
    email = line(_("Your e-mail address"), DataRequired(_("Give your e-mail address.")), Length(max=254),
                 Email(_("Write the address like name@example.org.")), most=254)

    def on(self, plain: str) -> VisitorForm:
        super().on(plain)
        self.shown.choices = visitors.choices()
        return self


class EnterForm(Form):
    """What somebody said by telephone, on paper or at an event."""

    came_by = RadioField(_("How it came"), [InputRequired(_("Say how it came."))], choices=[
        ("telephone", _("By telephone")), ("paper", _("On paper")), ("event", _("At an event"))])
    clause = SelectField(_("About"), validate_choice=True)
    words = passage(_("What they said, in their words"), DataRequired(_("Write what they said.")), most=MOST)
    shown = RadioField(_("Shown as"), [InputRequired(_("Choose who is speaking."))], choices=visitors.choices())
    asked = line(_("How many were asked, of what ages, and how"), Optional(), most=300)
    email = line(_("Their e-mail address, if they want the answer by letter"), Optional(),
                 Email(_("Write the address like name@example.org.")), most=254)


class ReportForm(Form):
    """Somebody reports a comment."""

    because = passage(_("What is wrong with it?"), DataRequired(_("Say in a few words what is wrong.")), most=1000)


class RuleForm(Form):
    """The convenor shows comments, or keeps them back."""

    chosen = SelectMultipleField(_("Comments"), [InputRequired(_("Tick at least one comment."))])
    because = line(_("If you keep it back: why?"), Optional(), most=500)


class AnswerForm(Form):
    """One answer to one or many comments."""

    outcome = RadioField(_("What came of it?"), [InputRequired(_("Choose what came of it."))], choices=[
        ("changed", _("The words were changed")), ("changed in part", _("Changed in part")),
        ("not changed", _("Not changed")), ("not for a charter", _("Not for a charter"))])
    reason = passage(_("Why"), DataRequired(_("Give the reason: whoever wrote the comment will ask for it.")), most=MOST)
    before = passage(_("The words before"), Optional(), most=MOST)
    after = passage(_("The words now"), Optional(), most=MOST)
    who_can_help = passage(_("Who can help"), most=1000)  # not Optional(), which would pass over the check below
    amendment = line(_("From which suggestion? (A7)"), Optional(), most=12)

    def validate_amendment(self, field: Any) -> None:
        if not field.data.strip().upper().removeprefix("A").isdecimal():
            raise ValidationError(_("Write the number of a suggestion, such as A7, or leave this empty."))

    def validate_who_can_help(self, field: Any) -> None:
        if self.outcome.data == "not for a charter" and not field.data:
            raise ValidationError(_("Say who can help with it."))

    @property
    def amendment_number(self) -> int | None:
        """The suggestion's number."""
        typed = (self.amendment.data or "").strip().upper().removeprefix("A")
        return int(typed) if typed else None


class BringForm(Form):
    """A member brings a drafted answer to the meeting."""

    because = passage(_("What should the meeting talk about?"), DataRequired(_("Say what to talk about.")), most=1000)
