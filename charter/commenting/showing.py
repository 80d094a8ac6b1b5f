"""A comment as a page tells it: its words or why they are hidden, on what, by whom, what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from charter.commenting import rules
from charter.commenting.models import Answer, Comment
from charter.commenting.told import Given, Told, told
from charter.text.diff import Run
from charter.text.diff import words as words_between
from charter.web.filters import day
from charter.words import _

CAME = {"telephone": _("given by telephone"), "paper": _("given on paper"), "event": _("given at an event")}
OUTCOMES = {
    "changed": _("The words were changed"), "changed in part": _("Changed in part"), "not changed": _("Not changed"),
    "not for a charter": _("Not for a charter"),
}
FATES = {
    rules.CARRIED: _("Carried to draft {}: the words it is about stand there too."),
    rules.CHANGED: _("In draft {} the words it is about were changed."),
    rules.REMOVED: _("In draft {} the words it is about are gone."),
}
STANDS = _("Its writer has seen that, and stands by it.")


@dataclass(frozen=True)
class ShownAnswer:
    """A given answer, ready for a page."""

    outcome: str
    html: Markup
    before: str | None
    after: str | None
    runs: tuple[Run, ...]  # from the words before to those after, where there are both
    who: str
    date: str


@dataclass(frozen=True)
class ShownComment:
    """A comment, ready for a page; `on` is “2.3 of draft 3”."""

    n: int
    html: Markup
    is_hidden: bool
    who: str
    date: str
    on: str
    on_href: str | None
    quoted: str | None
    fate: str | None
    answer: ShownAnswer | None
    state: str  # in words


def show(said: Told) -> ShownComment:
    """One published comment, with what became of it in the newest version that it was told of."""
    key, version = said.clause_key, said.version
    place = (_("{number} of draft {version_number}", number=said.clause_number or _("a paragraph"), version_number=version)
             if key else _("draft {version_number}", version_number=version))
    is_hidden = said.hidden is not None
    return ShownComment(
        n=said.number, html=_why_hidden(said.hidden or "") if is_hidden else paragraphs(said.words), is_hidden=is_hidden,
        who=told_by(said.shown_as, said.came_by, said.asked), date=day(said.at), on=place,
        on_href=f"/clauses/{key}" if key else f"/versions/{version}",
        quoted=None if is_hidden else said.quote, fate=_fate(*said.fate) if said.fate and key else None,
        answer=show_answer(said.answer) if said.answer else None, state=_state(said),
    )


def told_by(shown_as: str, came_by: str, asked: str | None) -> str:
    """Who said it, how it came, and how a group was asked: “A parent or carer, given by telephone”."""
    who = ", ".join(filter(None, (shown_as, CAME.get(came_by), asked)))
    return who[:1].upper() + who[1:]


def show_answer(answer: Given) -> ShownAnswer:
    """A given answer; who can help is its last paragraph."""
    words = answer.reason
    if answer.who_can_help:
        words += f"\n\n{_('Who can help: {who_can_help}', who_can_help=answer.who_can_help)}"
    html = paragraphs(words)
    if answer.amendment_number:
        n = answer.amendment_number
        html += Markup('<p>The words came from <a href="/amendments/{}">A{}</a>.</p>').format(n, n)
    runs = words_between(answer.before, answer.after) if answer.before and answer.after else ()
    return ShownAnswer(OUTCOMES[answer.outcome], html, answer.before, answer.after, runs,
                       _("The convenor, after every group saw it"), day(answer.at))


def given(comment: Comment) -> Answer | None:
    """The comment's answer, once it is given."""
    answer = comment.answering.answer if comment.answering else None
    return answer if answer and answer.giving else None


def _state(said: Told) -> str:
    """How a comment stands, in words."""
    if said.answer:
        return _("Answered")
    return _("An answer is being looked at by every group") if said.is_looked_at else _("Waits for an answer")


def hidden(comment: Comment) -> Markup | None:
    """What stands where its words would be, while they are hidden."""
    why = told(comment, {}).hidden
    return None if why is None else _why_hidden(why)


def _why_hidden(because: str) -> Markup:
    """What stands where the words would be."""
    if because:
        return Markup("<p>A person took these words down: {}</p>").format(because)
    return Markup("<p>Somebody reported this comment. Its words are hidden until a person has looked.</p>")


def paragraphs(words: str) -> Markup:
    """Plain words as paragraphs, with every sign shown as it was typed."""
    parts = [part for part in words.replace("\r", "").split("\n") if part.strip()]
    return Markup("").join(Markup("<p>{}</p>").format(escape(part)) for part in parts)


def fates(comment: Comment) -> Sequence[tuple[int, str]]:
    """What became of it in each later version: the version's number, and a sentence."""
    return [(row.version_number, _fate(row.version_number, row.fate, row.confirmed_at is not None)) for row in comment.fates]


def _fate(version: int, fate: str, is_confirmed: bool) -> str:
    return FATES[fate].format(version) + (f" {STANDS}" if is_confirmed else "")
