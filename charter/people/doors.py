"""The guard on every door: who is there, and may they do this?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, TypeVar

from flask import abort, g, redirect, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from charter.people import may, queries
from charter.people.models import Person
from charter.words import _

View = TypeVar("View", bound=Callable[..., Any])


def door(act: str, *, also: Callable[..., Iterable[str]] | None = None) -> Callable[[View], View]:
    """Let through only those whom may.py's table allows `act`.

    `also(**view_args)` adds standings that hang on what the address names (own, chair, token). Somebody not signed
    in is sent to sign in when they only looked, and told 403 with their words handed back when they had typed.
    """
    assert act in may.TABLE, act

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            mine = here() | (frozenset(also(**kwargs)) if also else frozenset())
            if may.may(act, mine):
                return view(*args, **kwargs)
            return _turned_away()

        guarded.act = act  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return wrap


def here() -> frozenset[str]:
    """The standings of whoever is at the door, asked once a request."""
    if "standings" not in g:
        g.standings = queries.standings(visitor_or_person())
    return g.standings  # type: ignore[no-any-return]


def visitor_or_person() -> Person | None:
    """The signed-in person, or nobody."""
    return current_user._get_current_object() if current_user.is_authenticated else None


def signed_in() -> Person:
    """The signed-in person; only behind a door that lets nobody else through."""
    somebody = visitor_or_person()
    if somebody is None:
        abort(403)
    return somebody


def own(made: Any) -> tuple[str, ...]:
    """The standing of whoever made this very thing, if it is the person at the door; for `also`."""
    somebody = visitor_or_person()
    return (may.OWN,) if somebody is not None and made is not None and made.person_id == somebody.id else ()


def _turned_away() -> Response:
    if visitor_or_person() is None and request.method == "GET":
        return redirect(url_for("people.sign_in", next=request.full_path.rstrip("?")), 303)
    if visitor_or_person() is None:
        abort(403, _("You are not signed in, or were signed out meanwhile. Sign in, then send this again."))
    abort(403, _("This is not yours to do. The page “How we decide” tells who may."))
