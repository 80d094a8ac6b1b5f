"""The form for suggested words: a headline, a reason, and for each paragraph a box with its own words."""

from __future__ import annotations

from typing import Any

from wtforms import FieldList, FormField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms import Form as PlainForm
from wtforms.validators import DataRequired, InputRequired, Optional

from charter.web.forms import Form, Writable, line, words

# A paragraph longer than this is a chapter; the longest clause of the statutes we read is 2,504 words.
MOST_WORDS = 20_000
MOST_PARTS = 40


class PartForm(PlainForm):  # type: ignore[misc]
    """One paragraph of a suggestion: reword it, take it out, or put a new one after it."""

    kind = HiddenField(default="replace")  # replace, delete, insert
    key = HiddenField()  # of the paragraph, or of the one that a new paragraph stands after
    words = TextAreaField("Words", [Writable(MOST_WORDS)], filters=[lambda v: v.strip() if isinstance(v, str) else v])


class SuggestForm(Form):
    """Suggested words, with their reason."""

    parts = FieldList(FormField(PartForm), max_entries=MOST_PARTS)
    headline = line("A headline", DataRequired("Give it a headline, so that people can find it again."), most=100)
    rationale = words("Why?", DataRequired("Say why: the groups decide on your reason as much as on your words."),
                      most=5000)
    role = RadioField("In which of your roles?", validate_choice=False)
    shown = RadioField("How you are shown", [InputRequired("Choose how you are shown.")])
    comment = HiddenField()  # the comment it came from
    credit = StringField("Who said it first", [Writable(120), Optional()])
    add = SelectField("Another paragraph", validate_choice=False)

    @property
    def typed_parts(self) -> list[PartForm]:
        """The paragraphs, in the order in which they were taken up."""
        return [entry.form for entry in self.parts]

    @property
    def comment_number(self) -> int | None:
        """The number of the comment it came from."""
        given = self.comment.data or ""
        return int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else None

    @property
    def slips(self) -> list[tuple[str, str]]:
        """Everything to put right: the id of the field, and what to do."""
        found = [(part.words.id, str(part.words.errors[0])) for part in self.typed_parts if part.words.errors]
        for field in self:
            if field.name != "parts" and field.errors:
                first = next(iter(field), None) if field.type == "RadioField" else None
                found.append((first.id if first else field.id, str(field.errors[0])))
        return found

    def retake(self, parts: list[dict[str, Any]]) -> None:
        """Take up these paragraphs in place of those that were sent."""
        while self.parts.entries:
            self.parts.pop_entry()
        for part in parts[:MOST_PARTS]:
            self.parts.append_entry(part)


class WithdrawForm(Form):
    """Its proposer takes a suggestion back."""

    because = words("Why? (you need not say)", Optional(), most=1000)


class BackForm(Form):
    """A member stands behind a suggestion."""

    role = RadioField("In which of your roles?", validate_choice=False)
    shown = RadioField("How you are shown", [InputRequired("Choose how you are shown.")])
