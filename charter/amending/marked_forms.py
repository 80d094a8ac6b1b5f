"""What is typed when a marked-up copy is sent back: the file, which of its changes to suggest, whose they are, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask_wtf.file import FileField
from wtforms import BooleanField, FieldList, FormField, HiddenField, RadioField, SelectField, ValidationError
from wtforms import Form as PlainForm
from wtforms.validators import InputRequired, Optional

from charter.amending.authors import ASK, MINE, OTHER, as_name, is_same, names
from charter.amending.forms import PART
from charter.amending.marked import MOST_OFFERED, Offer
from charter.amending.rules import MOST_WORDS
from charter.amending.wishes import Part
from charter.people import shown
from charter.people.models import Role
from charter.web.forms import Form, Writable, line, words
from charter.words import _

EACH, TOGETHER = "each", "together"
HEADLINE = _("Give it a headline, so that people can find it again.")
WHY = _("Say why: the groups decide on your reason as much as on your words.")
WAYS = {MINE: _("Mine"), ASK: _("A member’s: ask them to confirm"), OTHER: _("Somebody’s without an account")}


class CopyForm(Form):
    """The marked-up copy."""

    file = FileField(_("The Word file"),
                     description=_("A copy of this draft (.docx, up to 10 MB), changes tracked or typed over."))

    def validate_file(self, field: FileField) -> None:
        if not field.data:
            raise ValidationError(_("Choose the Word file."))


class ReasonForm(PlainForm):  # type: ignore[misc]
    """What a suggestion needs beside its words."""

    headline = line(_("A headline"), Optional(), most=100)
    rationale = words(_("Why?"), Optional(), most=5000)

    def is_whole(self, is_asked: bool = False) -> bool:
        """Whether headline and reason are there, where nobody is asked for them; says by the field what is not."""
        for field, slip in ((self.headline, HEADLINE), (self.rationale, WHY)):
            if not field.data and not field.errors and not is_asked:
                field.errors = [slip]
        return not (self.headline.errors or self.rationale.errors)


class OfferForm(ReasonForm):
    """One found change: carried unseen, ticked or not, and its reason if it becomes a suggestion of its own."""

    kind, key, place, own, shape = HiddenField(), HiddenField(), HiddenField(), HiddenField(), HiddenField()
    words = HiddenField(validators=[Writable(MOST_WORDS)])
    who = HiddenField(filters=[as_name])
    day, note, same = HiddenField(), HiddenField(), HiddenField()
    take = BooleanField(_("Make this a suggestion"))


class AuthorForm(ReasonForm):
    """Somebody whom the file names: whose words they are, and the reason where all of theirs is one suggestion."""

    name = HiddenField(filters=[as_name])
    whose = RadioField(_("Whose words are these?"), validate_choice=False)
    member = SelectField(_("Which member?"), validate_choice=False)
    may_name = BooleanField(_("They have said that their name may be shown"))

    def unclear(self, members: Sequence[Role]) -> list[tuple[str, str]]:
        """What is not said yet of whose they are; says it by the field too."""
        whose, slip = self.whose, ""
        if whose.data not in dict(whose.choices):
            field, slip = whose, _("Say whose words these are.")
        elif whose.data == ASK and self.member.data not in {role.id for role in members}:
            field, slip = self.member, _("Choose whom to ask.")
        elif whose.data == OTHER and self.may_name.data and any(names(self.name.data, role.person.name) for role in members):
            field, slip = self.may_name, _("A member has this name. Ask them to confirm, or leave the name out.")
        if not slip:
            return []
        field.errors = [slip]
        first = next(iter(field)).id if field is whose and whose.choices else field.id
        return [(first, f"{self.name.data or 'Typed over'}: {slip[:1].lower()}{slip[1:]}")]


@dataclass(frozen=True)
class Group:
    """What becomes one suggestion: the places of its changes, whose they are, and what is said of it."""

    at: list[int]
    author: AuthorForm
    reason: ReasonForm

    @property
    def is_asked(self) -> bool:
        """Whether a member is asked to confirm it."""
        return bool(self.author.whose.data == ASK)


class FoundForm(Form):
    """Everything found in a copy, and which of it is to be suggested."""

    offers = FieldList(FormField(OfferForm), max_entries=MOST_OFFERED)
    authors = FieldList(FormField(AuthorForm), max_entries=MOST_OFFERED)
    rest = HiddenField()  # what is only shown: words without a place, comments
    how = RadioField(_("How should they be sent?"), [Optional()], default=EACH, choices=[
        (EACH, _("Each as a suggestion of its own")),
        (TOGETHER, _("All of one person’s as one suggestion, taken or left together"))])
    role = RadioField(_("In which of your roles?"), validate_choice=False)
    shown = RadioField(_("How you are shown"), [InputRequired(_("Choose how you are shown."))])

    def take_up(self, offers: Iterable[Offer]) -> None:
        """Carry these."""
        for one in offers:
            said = {"who": one.who, "day": one.day, "note": one.note, "same": str(one.same or "")}
            self.offers.append_entry({**{name: getattr(one.part, name) for name in PART}, **said})

    def ask_whose(self, members: Sequence[Role], *, is_member: bool) -> None:
        """One question for each author named, with the answers that whoever sends the copy may give."""
        known = {entry.form.name.data: entry for entry in reversed(self.authors.entries)}
        wanted = dict.fromkeys(one.who.data or "" for one in self.found)
        self.authors.entries = [known[name] for name in wanted if name in known]
        for name in wanted:
            if name not in known:
                self.authors.append_entry({"name": name})
        open_ = {MINE: is_member, ASK: bool(members), OTHER: is_member}
        for author in self.named:
            author.whose.choices = [(way, said) for way, said in WAYS.items() if open_[way]]
            author.member.choices = [("", _("Choose a member")), *((role.id, shown.as_person(role)) for role in members)]

    def guess(self, mine: str | None, members: Sequence[Role]) -> None:
        """Choose beforehand where a name in the file is the sender's own, or one member's whom they may ask."""
        for author in self.named:
            theirs = [role for role in members if is_same(role.person.name, author.name.data)]
            ways = dict(author.whose.choices)
            if MINE in ways and is_same(mine, author.name.data):
                author.whose.data = MINE
            elif len({role.person_id for role in theirs}) == 1:
                author.whose.data, author.member.data = ASK, theirs[0].id
            elif [*ways] == [ASK]:
                author.whose.data = ASK  # there is no other answer; whom is still to be said

    @property
    def found(self) -> list[OfferForm]:
        """The found changes in the order of the text."""
        return [entry.form for entry in self.offers]

    @property
    def named(self) -> list[AuthorForm]:
        """The authors, in the order in which their first change is read."""
        return [entry.form for entry in self.authors]

    @property
    def parts(self) -> list[Part]:
        """The found changes as boxes of a suggestion."""
        return [Part(*(one[name].data or "" for name in PART)) for one in self.found]

    @property
    def groups(self) -> list[Group]:
        """What becomes a suggestion each."""
        ticked = [at for at, one in enumerate(self.found) if one.take.data]
        by_name = {author.name.data or "": author for author in self.named}
        if self.how.data != TOGETHER:
            return [Group([at], by_name[self.found[at].who.data or ""], self.found[at]) for at in ticked]
        sorted_out = {name: [at for at in ticked if (self.found[at].who.data or "") == name] for name in by_name}
        return [Group(places, by_name[name], by_name[name]) for name, places in sorted_out.items() if places]

    @property
    def in_ones_own_hand(self) -> list[Group]:
        """What is suggested at once, by whoever sends the copy in."""
        return [group for group in self.groups if not group.is_asked]

    def unclear(self, members: Sequence[Role]) -> list[tuple[str, str]]:
        """Where it is not said whose the ticked changes are."""
        ticked = {id(group.author): group.author for group in self.groups}
        return [slip for author in ticked.values() for slip in author.unclear(members)]

    @property
    def slips(self) -> list[tuple[str, str]]:
        """Everything to put right: the id of the field, and what to do."""
        groups = self.groups
        found = [(field.id, _("Suggestion {n}: {errors}", n=n, errors=field.errors[0]) if groups[1:] else str(field.errors[0]))
                 for n, group in enumerate(groups, 1) for field in (group.reason.headline, group.reason.rationale)
                 if field.errors]
        if self.shown and self.in_ones_own_hand:
            found += [(next(iter(self.shown)).id, str(error)) for error in self.shown.errors]
        return found

    @property
    def unwritable(self) -> str:
        """What is wrong with the words of a ticked change themselves."""
        return next((str(self.found[at].words.errors[0]) for group in self.groups for at in group.at
                     if self.found[at].words.errors), "")
