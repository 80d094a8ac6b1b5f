"""What is typed when a marked-up copy is sent back: the file, then which of its changes become suggestions, and why."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms import BooleanField, FieldList, FileField, FormField, HiddenField, RadioField, ValidationError
from wtforms import Form as PlainForm
from wtforms.validators import InputRequired, Optional

from charter.amending.forms import MOST_WORDS, PART
from charter.amending.marked import MOST_OFFERED, Offer
from charter.amending.wishes import Part
from charter.web.forms import Form, Writable, line, words

EACH, TOGETHER = "each", "together"
HEADLINE = "Give it a headline, so that people can find it again."
WHY = "Say why: the groups decide on your reason as much as on your words."


class CopyForm(Form):
    """The marked-up copy."""

    file = FileField("The Word file", description="A copy of this draft (.docx, up to 10 MB), changes tracked or typed over.")

    def validate_file(self, field: FileField) -> None:
        if not field.data:
            raise ValidationError("Choose the Word file.")


class ReasonForm(PlainForm):  # type: ignore[misc]
    """What a suggestion needs beside its words."""

    headline = line("A headline", Optional(), most=100)
    rationale = words("Why?", Optional(), most=5000)
    credit = line("Who said it first", Optional(), most=120)

    def is_whole(self) -> bool:
        """Whether headline and reason are there; says by the field what is not."""
        for field, slip in ((self.headline, HEADLINE), (self.rationale, WHY)):
            if not field.data and not field.errors:
                field.errors = [slip]
        return not (self.headline.errors or self.rationale.errors or self.credit.errors)


class OfferForm(ReasonForm):
    """One found change: carried unseen, ticked or not, and its reason if it becomes a suggestion of its own."""

    kind, key, place, own, shape = HiddenField(), HiddenField(), HiddenField(), HiddenField(), HiddenField()
    words = HiddenField(validators=[Writable(MOST_WORDS)])
    who, day, note, same = HiddenField(), HiddenField(), HiddenField(), HiddenField()
    take = BooleanField("Make this a suggestion")


class FoundForm(Form):
    """Everything found in a copy, and which of it is to be suggested."""

    offers = FieldList(FormField(OfferForm), max_entries=MOST_OFFERED)
    whole = FormField(ReasonForm)
    rest = HiddenField()  # what is only shown: words without a place, comments
    how = RadioField("How should they be sent?", [Optional()], default=EACH, choices=[
        (EACH, "Each as a suggestion of its own"), (TOGETHER, "All as one suggestion, taken or left together")])
    role = RadioField("In which of your roles?", validate_choice=False)
    shown = RadioField("How you are shown", [InputRequired("Choose how you are shown.")])

    def take_up(self, offers: Iterable[Offer]) -> None:
        """Carry these."""
        for one in offers:
            said = {"who": one.who, "day": one.day, "note": one.note, "same": str(one.same or "")}
            self.offers.append_entry({**{name: getattr(one.part, name) for name in PART}, **said})

    @property
    def found(self) -> list[OfferForm]:
        """The found changes in the order of the text."""
        return [entry.form for entry in self.offers]

    @property
    def parts(self) -> list[Part]:
        """The found changes as boxes of a suggestion."""
        return [Part(*(one[name].data or "" for name in PART)) for one in self.found]

    @property
    def groups(self) -> list[tuple[list[int], ReasonForm]]:
        """What becomes a suggestion: the places of its changes, and what is said of it."""
        ticked = [at for at, one in enumerate(self.found) if one.take.data]
        if self.how.data == TOGETHER:
            return [(ticked, self.whole.form)] if ticked else []
        return [([at], self.found[at]) for at in ticked]

    @property
    def slips(self) -> list[tuple[str, str]]:
        """Everything to put right: the id of the field, and what to do."""
        groups = self.groups
        found = [(field.id, f"Suggestion {n}: {field.errors[0]}" if groups[1:] else str(field.errors[0]))
                 for n, (_group, reason) in enumerate(groups, 1)
                 for field in (reason.headline, reason.rationale, reason.credit) if field.errors]
        return [*found, *((next(iter(self.shown)).id, str(error)) for error in self.shown.errors)]

    @property
    def unwritable(self) -> str:
        """What is wrong with the words of a ticked change themselves."""
        return next((str(self.found[at].words.errors[0]) for group, _reason in self.groups for at in group
                     if self.found[at].words.errors), "")

    def credit_authors(self, mine: str) -> None:
        """Name the authors that the file has, where they are others than whoever sends it and nothing is typed yet."""
        for group, reason in self.groups:
            names = dict.fromkeys(who for at in group if (who := self.found[at].who.data or "") and who != mine)
            if names and not reason.credit.data:
                reason.credit.data = " and ".join(names)[:120]
