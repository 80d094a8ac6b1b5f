"""What is typed when somebody answers: the same form, with the same limits, for a member, a voice, and the convenor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wtforms import BooleanField, HiddenField, RadioField, SelectField
from wtforms.validators import DataRequired, InputRequired

from charter.amending.showing import show
from charter.drafting import queries as drafting
from charter.meeting.models import AgendaItem
from charter.meeting.rules import CONCERN, OBJECT, POSITIONS
from charter.meeting.sitting import changes
from charter.people.models import Role
from charter.text.change import Placed
from charter.web.forms import Form, line
from charter.web.forms import words as several
from charter.words import _

# A worry is a few sentences, as in the minutes; a longer one belongs in a comment. To whom is a line.
MOST_WORDS, MOST_WHOM = 2_000, 300
MINE = {**POSITIONS, "aside": _("I’ll stand aside")}
HINTS = {
    "consent": _("I can live with this, and will help it work."),
    "concern": _("Go ahead, and put the worry in the minutes."),
    "aside": _("No part in this, and no holding it back."),
    "object": _("The others stop to hear why."),
}
WANTED = {
    "clause": _("Choose the paragraph in which you see the harm."),
    "words": _("Write the worry, or the harm that you see, in your own words."),
    "to_whom": _("Say to whom it would do harm."),
    "removed_by": _("Say what would remove the harm. “I do not know yet” is an answer."),
}


class SaidForm(Form):
    """One of four answers; a worry with its words, a no with the clause, the harm and to whom, and what would remove it."""

    position = RadioField(_("The answer"), validators=[InputRequired(_("Choose one of the four."))])
    words = several(_("In your own words: the worry, or the harm it would do"), most=MOST_WORDS)
    clause = SelectField(_("In which paragraph?"), validate_choice=False)  # asked only of an objection
    to_whom = line(_("Harm to whom?"), most=MOST_WHOM)
    removed_by = several(_("What would remove the harm?"), most=MOST_WORDS)
    named = BooleanField(_("Put the name beside these words in the minutes"))
    revision = HiddenField()

    def validate(self, extra_validators: Any = None) -> bool:
        """Check what was typed, and that a worry or a no says why, with the slip by its field."""
        good = bool(super().validate(extra_validators))
        wanted = {CONCERN: (self.words,), OBJECT: (self.words, self.to_whom, self.removed_by)}.get(self.position.data or "", ())
        for field in wanted:
            if not field.data and not field.errors:
                field.errors = [WANTED[field.short_name]]
                good = False
        keys = [key for key, _ in self.clause.choices]
        if self.position.data == OBJECT and self.clause.data not in keys:
            self.clause.data = keys[0] if len(keys) == 1 else None
            good = good and self.clause.data is not None
            self.clause.errors = () if self.clause.data is not None else [WANTED["clause"]]
        return good

    def said(self) -> dict[str, Any]:
        """What was said, as actions take it; what only an objection has is left out of the others."""
        has_words, objects = self.position.data in (CONCERN, OBJECT), self.position.data == OBJECT
        return {
            "position": self.position.data, "words": (self.words.data or "") if has_words else "",
            "clause_key": (self.clause.data or None) if objects else None,
            "to_whom": (self.to_whom.data or "") if objects else "",
            "removed_by": (self.removed_by.data or "") if objects else "",
        }


class EnteredForm(SaidForm):
    """What a member has said otherwise than by their own hand: by telephone or letter, or in the room on paper or aloud."""

    given = RadioField(_("How did they give it?"), default="absent", choices=[
        ("absent", _("By telephone or letter: they cannot come")), ("on paper", _("On paper, in the room")),
        ("aloud", _("Aloud, in the room"))])
    role = SelectField(_("Whose answer is it?"), validators=[InputRequired(_("Choose the member."))])


class ObjectionForm(Form):
    """A late objection: the paragraph, the harm and to whom, and what would remove it."""

    group = SelectField(_("Which group objects?"))
    clause = SelectField(_("In which paragraph?"))
    words = several(_("What harm would it do?"), DataRequired(_("Write what harm it would do.")), most=MOST_WORDS)
    to_whom = line(_("To whom?"), DataRequired(WANTED["to_whom"]), most=MOST_WHOM)
    removed_by = several(_("What would remove the harm?"), DataRequired(WANTED["removed_by"]), most=MOST_WORDS)


def opened(said: Any) -> SaidForm:
    """The form with what was said before, if anything was."""
    return SaidForm(obj=said, clause=(said.clause_key or "") if said is not None else "")


def offered(form: Any, clauses: Sequence[tuple[str, str]]) -> Any:
    """The form with the answers and the paragraphs that somebody may choose from."""
    if hasattr(form, "position"):
        form.position.choices = list(MINE.items())
    form.clause.choices = list(clauses)
    return form


def clauses_of(items: Sequence[AgendaItem]) -> list[tuple[str, str]]:
    """The paragraphs that items change, as a page names them."""
    found = [change for item in items for change in changes(item)]
    if not found:
        return [("", _("The whole"))]
    shown = show(found, drafting.tree(items[0].meeting.version_number))
    return list({one.key: (one.key, one.number) for one in shown}.values())


def clauses_in(tree: Sequence[Placed]) -> list[tuple[str, str]]:
    """Every paragraph of a text, with how it begins; first the text as a whole."""
    return [("", _("The text as a whole"))] + [(p.key, f"{p.number} {p.words[:60]}".strip()) for p in tree if p.form != "opaque"]


def members(roles: Sequence[Role]) -> list[tuple[str, str]]:
    """Members to choose from, each with the group they speak in."""
    return [("", _("Choose the member"))] + [(role.id, f"{role.person.name or 'Somebody'}, {role.group.name}") for role in roles]
