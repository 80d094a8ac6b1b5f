"""Writing a comment, with an account or without."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from charter import clock
from charter.commenting import actions, queries, showing, standing, visitors
from charter.commenting.forms import MOST, CommentForm, VisitorForm
from charter.commenting.models import Comment
from charter.commenting.routes import bp
from charter.db import writing
from charter.drafting import closed
from charter.drafting import queries as drafting
from charter.drafting.models import Version, VersionClause
from charter.people import queries as people
from charter.people import shown
from charter.people.doors import door, visitor_or_person
from charter.people.models import Role
from charter.refusal import Refused
from charter.web.ids import NUMBER
from charter.web.limits import SLOWER, by_network, limiter, typed_address
from charter.web.numbers import whole

# Each visitor's comment sends one letter. Somebody may have much to say in an evening; a flood of letters is not that.
MOST_LETTERS = "20 per hour; 60 per day"
one_address = limiter.shared_limit(MOST_LETTERS, scope="comments", key_func=typed_address, error_message=SLOWER,
                                   exempt_when=lambda: not request.form.get("email"))


@bp.get(f"/versions/<{NUMBER}:number>/comments/new")
@door("comment.write")
def new_whole(number: int) -> Any:
    """The form for a comment on the whole text."""
    return _page(*_found(number, None), _begun(_form(None)))


@bp.post(f"/versions/<{NUMBER}:number>/comments/new")
@by_network
@one_address
@door("comment.write")
def write_whole(number: int) -> Any:
    """Send it."""
    return _send(*_found(number, None))


@bp.get(f"/versions/<{NUMBER}:number>/clauses/<key>/comments/new")
@door("comment.write")
def new(number: int, key: str) -> Any:
    """The form for a comment on one clause, or on quoted words of it."""
    version, clause = _found(number, key)
    form = _form(clause)
    form.quote.data = form.quote.data or request.args.get("quote", "")[:1000]
    return _page(version, clause, _begun(form))


@bp.post(f"/versions/<{NUMBER}:number>/clauses/<key>/comments/new")
@by_network
@one_address
@door("comment.write")
def write(number: int, key: str) -> Any:
    """Send it."""
    return _send(*_found(number, key))


@bp.get("/comments/sent")
def sent() -> Any:
    """What comes next, the same for every address."""
    return render_template("commenting/sent.html")


@bp.get("/comments/held")
def held() -> Any:
    """A member's comment that a person reads first."""
    return render_template("commenting/held.html")


def _begun(form: Any) -> Any:
    """With the words that the address begins it with: out of a marked-up Word copy, or one's own on an earlier draft."""
    form.words.data = form.words.data or request.args.get("words", "")[:MOST] or _own_words()
    return form


def _own_words() -> str:
    """What whoever asks wrote in the comment of that number: the person signed in, or the holder of its letter's link.

    Nobody is given another's words to send as their own.
    """
    given, held = request.args.get("from", ""), request.args.get("held", "")
    number = whole(given) or 0
    somebody, found = visitor_or_person(), queries.comment(number) if number else None
    if found is None:
        return ""
    is_own = bool(somebody and found.person_id == somebody.id)
    is_held = bool(held and standing.held(found, held)) and showing.hidden(found) is None
    return found.words if is_own or is_held else ""


def _send(version: Version, clause: VersionClause | None) -> Any:
    form, at = _form(clause), clock.now()
    if not form.validate_on_submit():
        return _page(version, clause, form, 409 if closed.closed(version.number, "comments", at) else 422)
    try:
        comment = _write(version, clause, form, at)
    except Refused:
        if closed.closed(version.number, "comments", at):
            return _page(version, clause, form, 409)
        raise
    return _after(comment)


def _write(version: Version, clause: VersionClause | None, form: Any, at: datetime) -> Comment:
    role = _role(form)
    who = _visitor(form) if role is None else {
        "by": visitor_or_person(), "role": role, "shown_as": shown.words(role, form.shown.data)}
    key = clause.key if clause else None
    with writing():
        return actions.write(version, words=form.words.data, clause_key=key, quote=form.quote.data or None,
                             start=form.start, at=at, once=form.once.data, **who)


def _after(comment: Comment) -> Response:
    if comment.person_id is None:
        return redirect(url_for("commenting.sent"), 303)
    if comment.number is None:
        return redirect(url_for("commenting.held"), 303)
    return redirect(url_for("reading.comment", number=comment.number), 303)


def _visitor(form: Any) -> dict[str, Any]:
    known = {group.slug for group in people.groups()}
    return {"shown_as": visitors.words(form.shown.data, form.name.data or ""), "email": form.email.data.lower(),
            "group": visitors.group(form.shown.data, known)}


def _form(clause: VersionClause | None) -> Any:
    plain = clause.wording.plain if clause else ""
    roles = _roles()
    if not roles:
        return VisitorForm().on(plain)
    form = CommentForm().on(plain)
    form.role.choices = [(role.id, shown.as_person(role)) for role in roles] if len(roles) > 1 else []
    role = _role(form) or roles[0]
    form.shown.choices = shown.choices(role)
    if request.method == "GET":
        form.shown.data, form.role.data = shown.GROUP, role.id
    return form


def _role(form: Any) -> Role | None:
    roles = _roles()
    return next((role for role in roles if role.id == form.role.data), roles[0] if roles else None)


def _roles() -> list[Role]:
    person = visitor_or_person()
    return people.roles_now(person) if person else []


def _found(number: int, key: str | None) -> tuple[Version, VersionClause | None]:
    version = drafting.version(number)
    clause = drafting.clause(number, key) if key and version else None
    if version is None or (key and clause is None):
        abort(404)
    return version, clause


def _page(version: Version, clause: VersionClause | None, form: Any, status: int = 200) -> Any:
    shut = closed.closed(version.number, "comments", clock.now())
    current = drafting.draft()
    page = render_template("commenting/new.html", version=version, clause=clause, form=form, shut=shut, current=current)
    return page, status
