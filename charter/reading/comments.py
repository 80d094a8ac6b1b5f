"""Comments as the public sees them: the list, and one with its answer and what became of it."""

from __future__ import annotations

from typing import Any

from flask import abort, get_template_attribute, render_template, request
from markupsafe import Markup

from charter.amending import queries as amending
from charter.commenting import lists, queries, showing
from charter.commenting.models import Comment
from charter.commenting.told import Told, told
from charter.drafting import queries as drafting
from charter.drafting.models import VersionClause
from charter.drafting.site import site
from charter.people.queries import groups
from charter.reading.door import NUMBER, bp
from charter.reading.drawing import kept
from charter.text.diff import Run, words
from charter.web.numbers import whole
from charter.web.paging import asked_page
from charter.words import _

STATES = {"answered": _("Answered"), "waiting": _("Waiting for an answer")}


@bp.get("/comments/")
def comments() -> Any:
    """Every published comment, newest first, with filters."""
    group, state, clause = (request.args.get(name) or None for name in ("group", "state", "clause"))
    version = whole_number(request.args.get("version"))
    names = {g.slug: g.name for g in groups()}
    place = drafting.through_time(clause)[-1:] if clause else []
    if (group and group not in names) or (state and state not in STATES) or (clause and not place):
        abort(404)
    page = lists.listed(clause=clause, group=group, state=state, version=version, page=asked_page())
    return render_template(
        "reading/comments.html", page=page, rows=[kept(comment_listed, row) for row in page.rows], groups=names,
        group=group, state=state, states=STATES, place=place[0] if place else None, version=version,
        current=site().draft, query=query_of(group=group, state=state, clause=clause, version=version))


@bp.get(f"/comments/<{NUMBER}:number>")
def comment(number: int) -> Any:
    """One comment: its words, the words it is about, its answer, and its fate through the versions."""
    found = queries.comment(number)
    if found is None:
        abort(404)
    shown = showing.show(told(found, lists.clause_numbers([found])))
    through = drafting.through_time(found.clause_key) if found.clause_key else []
    stood = next((c for c in through if c.version_number == found.version_number), None)
    current = drafting.draft()
    stands = current is not None and (found.clause_key is None or any(c.version_number == current.number for c in through))
    return render_template("reading/comment.html", c=shown, comment=found, stood=stood, quoted=_in_place(found, stood),
                           story=_story(found, through), current=current if stands else None,
                           led_to=amending.from_comment(number))


def comment_listed(row: Told) -> Markup:
    """A comment among others, with how it stands."""
    return get_template_attribute("reading/listed.html", "comment_listed")(showing.show(row))  # type: ignore[no-any-return]


def _in_place(comment: Comment, clause: VersionClause | None) -> Markup | None:
    """The clause's words as they were commented on, the quoted ones marked."""
    if clause is None:
        return None
    plain, start, end = clause.wording.plain, comment.start, comment.end
    if start is None or end is None:
        return Markup("{}").format(plain)
    return Markup("{}<mark>{}</mark>{}").format(plain[:start], plain[start:end], plain[end:])


def _story(comment: Comment, through: list[VersionClause]) -> list[tuple[int, str, tuple[Run, ...]]]:
    """Each later version, what became of the comment there, and how the words changed from the version before."""
    plain = {c.version_number: c.wording.plain for c in through}
    told = []
    for number, sentence in showing.fates(comment):
        before, after = plain.get(number - 1), plain.get(number)
        runs = words(before, after) if before is not None and after is not None and before != after else ()
        told.append((number, sentence, runs))
    return told


def query_of(**given: Any) -> str:
    """The filters in the address, for the links to other pages of the list."""
    return "".join(f"{name}={value}&" for name, value in given.items() if value)


def whole_number(text: str | None) -> int | None:
    """A number in the address; nonsense is an unknown address."""
    number = whole(text)
    if text and number is None:
        abort(404)
    return number
