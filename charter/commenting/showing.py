"""A comment as a page tells it: its words or why they are hidden, on what, by whom, what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from charter.commenting import rules
from charter.commenting.models import Answer, Comment
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


def show(comment: Comment, numbers: Mapping[tuple[int, str], str], *, on: int | None = None) -> ShownComment:
    """One published comment; `numbers` holds clause numbers by version and key; `on` the version whose page this is."""
    hidden = rules.is_hidden(comment.rulings, comment.reports)
    answer = given(comment)
    key = comment.clause_key
    number = numbers.get((comment.version_number, key)) if key else None
    place = _("{number} of draft {version_number}", number=number or _("a paragraph"),
              version_number=comment.version_number) if key else _("draft {version_number}",
                                                                                         version_number=comment.version_number)
    return ShownComment(
        n=comment.number or 0, html=why_hidden(comment) if hidden else paragraphs(comment.words), is_hidden=hidden,
        who=told_by(comment.shown_as, comment.came_by, comment.asked), date=day(comment.at), on=place,
        on_href=f"/clauses/{key}" if key else f"/versions/{comment.version_number}",
        quoted=None if hidden else comment.quote, fate=_fate(comment, on),
        answer=show_answer(answer) if answer else None, state=state(comment),
    )


def told_by(shown_as: str, came_by: str, asked: str | None) -> str:
    """Who said it, how it came, and how a group was asked: “A parent or carer, given by telephone”."""
    who = ", ".join(filter(None, (shown_as, CAME.get(came_by), asked)))
    return who[:1].upper() + who[1:]


def show_answer(answer: Answer) -> ShownAnswer:
    """A given answer; who can help is its last paragraph."""
    words = answer.reason
    if answer.who_can_help:
        words += f"\n\n{_('Who can help: {who_can_help}', who_can_help=answer.who_can_help)}"
    html = paragraphs(words)
    if answer.amendment_number:
        n = answer.amendment_number
        html += Markup('<p>The words came from <a href="/amendments/{}">A{}</a>.</p>').format(n, n)
    when = answer.giving.at if answer.giving else answer.at
    runs = words_between(answer.before, answer.after) if answer.before and answer.after else ()
    return ShownAnswer(OUTCOMES[answer.outcome], html, answer.before, answer.after, runs,
                       _("The convenor, after every group saw it"), day(when))


def given(comment: Comment) -> Answer | None:
    """The comment's answer, once it is given."""
    answer = comment.answering.answer if comment.answering else None
    return answer if answer and answer.giving else None


def state(comment: Comment) -> str:
    """How a comment stands, in words."""
    if given(comment):
        return _("Answered")
    return _("An answer is being looked at by every group") if comment.answering else _("Waits for an answer")


def hidden(comment: Comment) -> Markup | None:
    """What stands where its words would be, while they are hidden."""
    return why_hidden(comment) if rules.is_hidden(comment.rulings, comment.reports) else None


def why_hidden(comment: Comment) -> Markup:
    """What stands where the words would be."""
    newest = comment.rulings[-1] if comment.rulings else None
    if newest is not None and not newest.shown:
        return Markup("<p>A person took these words down: {}</p>").format(newest.because)
    return Markup("<p>Somebody reported this comment. Its words are hidden until a person has looked.</p>")


def paragraphs(words: str) -> Markup:
    """Plain words as paragraphs, with every sign shown as it was typed."""
    parts = [part for part in words.replace("\r", "").split("\n") if part.strip()]
    return Markup("").join(Markup("<p>{}</p>").format(escape(part)) for part in parts)


def fates(comment: Comment) -> Sequence[tuple[int, str]]:
    """What became of it in each later version: the version's number, and a sentence."""
    return [(row.version_number, FATES[row.fate].format(row.version_number) + (f" {STANDS}" if row.confirmed_at else ""))
            for row in comment.fates]


def _fate(comment: Comment, on: int | None) -> str | None:
    wanted = [words for number, words in fates(comment) if on in (None, number)]
    return wanted[-1] if wanted and comment.clause_key else None
