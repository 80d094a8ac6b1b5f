"""The two pages on which words are written: the boxes, and the difference before it is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import abort, render_template, url_for

from charter import clock
from charter.amending import carrying, queries, rules, spots, wishes
from charter.amending.forms import BoxesForm
from charter.amending.looking import look
from charter.amending.models import Amendment, WorkingCopy
from charter.drafting import closed
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.refusal import Refused
from charter.text.change import Change, Placed
from charter.words import _


@dataclass(frozen=True)
class Writing:
    """What is being written: for which draft, in which form, and what it is about."""

    version: Version
    form: BoxesForm
    to: str  # where the form goes
    alternative: Amendment | None = None  # to which it is another wording
    rewritten: Amendment | None = None  # which it puts in other words, for a new draft
    copy: WorkingCopy | None = None  # in which it is kept

    @property
    def apart(self) -> int | None:
        """The amendment with which it is not compared: itself."""
        return self.rewritten.number if self.rewritten else None


def boxes(writing: Writing, status: int = 200, **more: Any) -> Any:
    """The boxes, with the difference as they stand."""
    version, form = writing.version, writing.form
    seen = look(version.number, form.boxes, apart=writing.apart, writes=True)
    form.add.choices = [("", _("Choose a paragraph")), *((place.key, spots.begins(place)) for place in seen.tree)]
    shut = closed.closed(version.number, "words", clock.now())
    return render_template("amending/new.html", w=writing, version=version, form=form, look=seen, shut=shut, **more), status


def difference(writing: Writing, tree: tuple[Placed, ...], shown_as: str) -> Any:
    """Every change told in three ways, with what was typed carried along unseen."""
    seen = look(writing.version.number, writing.form.boxes, tree, apart=writing.apart, writes=True)
    try:
        rules.check_fits(tree, seen.changes)
    except Refused as refusal:
        return boxes(writing, 409, refusal=refusal)
    return render_template("amending/preview.html", w=writing, version=writing.version, form=writing.form, look=seen,
                           shown_as=shown_as)


def is_right(writing: Writing, tree: tuple[Placed, ...]) -> bool:
    """Whether every field is right and something is changed; says by the field what is not."""
    form = writing.form
    right, parts = form.validate(), form.boxes
    found = wishes.slips(parts, tree)
    if not found and parts:
        found = _nothing(writing, wishes.changes(parts, tree))
    for at, words in found.items():
        part = form.typed_parts[at]
        slip = part.place if part.kind.data == "move" and part.words.data else part.words
        slip.errors = [words]
    if not parts:
        form.add.errors = [_("Choose a paragraph to change.")]
    return bool(right and parts and not found)


def moved_on(writing: Writing, newest: Version | None, why: str | None) -> Any:
    """The draft closed, or a newer one was made, while somebody typed: nothing typed is lost."""
    taken = None
    if newest is not None and newest.number != writing.version.number:
        taken = take_over(writing.form, writing.version.number, newest.number)
        writing = replace(writing, version=newest, to=address(writing, newest.number))
    return boxes(writing, 409, refusal=Refused(why or ""), taken=taken)


def take_over(form: BoxesForm, old: int, new: int) -> carrying.Carried:
    """Take the boxes over to a newer draft, and say what to look at."""
    taken = carrying.carried(form.boxes, drafting.tree(old), drafting.tree(new))
    form.retake(taken.parts)
    return taken


def address(writing: Writing, number: int) -> str:
    """Where the form goes for this version."""
    if writing.rewritten:
        return url_for("amending.rewrite", number=number, amendment_number=writing.rewritten.number)
    return url_for("amending.suggest", number=number)


def found_version(number: int) -> Version:
    """The version of this number; an unknown one is an unknown address."""
    version = drafting.version(number)
    if version is None:
        abort(404)
    return version


def _nothing(writing: Writing, changes: Sequence[Change]) -> dict[int, str]:
    """What to say where nothing is changed, or only what another suggestion changes already."""
    if not changes:
        return {0: _("Nothing is changed yet. Change at least one word.")}
    other = writing.alternative
    if other and _wishes(changes) == _wishes(queries.changes(other, writing.version.number)):
        return {0: _("These are the words of A{number}. Change them as you would have them, or stand behind A{number} "
                     "instead.", number=other.number)}
    return {}


def _wishes(changes: Sequence[Change]) -> set[Change]:
    """The changes without whose they are."""
    return {replace(change, amendment=0, n=0) for change in changes}
