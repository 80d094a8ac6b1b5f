"""The form for suggested words: a headline, a reason, and for each paragraph a box with its own words."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms import FieldList, FormField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms import Form as PlainForm
from wtforms.validators import DataRequired, InputRequired, Optional

from charter.amending.rules import MOST_WORDS
from charter.amending.wishes import Part
from charter.web.forms import Form, Writable, line, words
from charter.web.numbers import whole
from charter.words import _

MOST_PARTS = 40
PART = ("kind", "key", "words", "place", "own", "shape")


class PartForm(PlainForm):  # type: ignore[misc]
    """One paragraph of a suggestion: reword it, move it, take it out, or put a new one after it."""

    kind = HiddenField(default="replace")  # replace, delete, insert, move
    key = HiddenField()  # of the paragraph, or of the one that a new paragraph stands after
    place = HiddenField()  # where a moved or new one stands: after:KEY, under:KEY; drawn as a list of places
    own = HiddenField()  # what a new paragraph is called until it has its key
    shape = HiddenField()  # and what it is written as, where it is not like its neighbour
    words = TextAreaField(_("Words"), [Writable(MOST_WORDS)], filters=[lambda v: v.strip() if isinstance(v, str) else v])


class BoxesForm(Form):
    """The boxes with their headline and reason: what a suggestion, a working copy and a rewriting have in common."""

    parts = FieldList(FormField(PartForm), max_entries=MOST_PARTS)
    headline = line(_("A headline"), DataRequired(_("Give it a headline, so that people can find it again.")), most=100)
    rationale = words(_("Why?"), DataRequired(_("Say why: the groups decide on your reason as much as on your words.")),
                      most=5000)
    add = SelectField(_("Another paragraph"), validate_choice=False)

    @property
    def typed_parts(self) -> list[PartForm]:
        """The paragraphs, in the order in which they were taken up."""
        return [entry.form for entry in self.parts]

    @property
    def boxes(self) -> list[Part]:
        """What stands in the boxes."""
        return [Part(*(part[name].data or "" for name in PART)) for part in self.typed_parts]

    @property
    def slips(self) -> list[tuple[str, str]]:
        """Everything to put right: the id of the field, and what to do."""
        found = [(field.id, str(field.errors[0])) for part in self.typed_parts for field in (part.place, part.words)
                 if field.errors]
        for field in self:
            if field.name != "parts" and field.errors:
                first = next(iter(field), None) if field.type == "RadioField" else None
                found.append((first.id if first else field.id, str(field.errors[0])))
        return found

    def retake(self, parts: Iterable[Part]) -> None:
        """Take up these paragraphs in place of those that were sent."""
        while self.parts.entries:
            self.parts.pop_entry()
        for part in list(parts)[:MOST_PARTS]:
            self.parts.append_entry({name: getattr(part, name) for name in PART})


class SuggestForm(BoxesForm):
    """Suggested words, with their reason and who they come from."""

    role = RadioField(_("In which of your roles?"), validate_choice=False)
    shown = RadioField(_("How you are shown"), [InputRequired(_("Choose how you are shown."))])
    comment = HiddenField()  # the comment it came from
    credit = StringField(_("Who said it first"), [Writable(120), Optional()])
    alternative = HiddenField()  # the amendment to which it is another wording
    copy = HiddenField()  # the working copy it is kept in
    revision = HiddenField()  # and which keeping of it was opened

    @property
    def comment_number(self) -> int | None:
        """The number of the comment it came from."""
        return whole(self.comment.data)

    @property
    def alternative_to(self) -> int | None:
        """The number of the amendment to which it is another wording."""
        return whole(self.alternative.data)

    def is_keepable(self) -> bool:
        """Whether it may be kept as a working copy: what is there can be written, whatever is not there yet."""
        self.validate()
        for field in (self.headline, self.rationale):
            field.errors = [] if not field.data else field.errors
        self.shown.errors = []
        return not self.slips


class RewriteForm(BoxesForm):
    """The same for an amendment that has its number: who it comes from is known."""


class WithdrawForm(Form):
    """Its proposer takes a suggestion back."""

    because = words(_("Why? (you need not say)"), Optional(), most=1000)


class BackForm(Form):
    """A member stands behind a suggestion."""

    role = RadioField(_("In which of your roles?"), validate_choice=False)
    shown = RadioField(_("How you are shown"), [InputRequired(_("Choose how you are shown."))])


class NoteForm(Form):
    """The members of one organisation note something for themselves."""

    note = words(_("A note for your own organisation"), Optional(), most=3000)
    organisation = HiddenField()
    revision = HiddenField(default="0")
