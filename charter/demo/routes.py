"""The demonstration's own doors: try it as somebody, read their letters, start over."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, request, session, url_for
from flask_login import login_user, logout_user
from werkzeug.wrappers import Response as Redirect

from charter.demo import again, letters
from charter.demo.origin import ours_only
from charter.demo.whom import READING, WHO, person_of
from charter.people.doors import door

bp = Blueprint("demo", __name__, url_prefix="/demo")


@bp.before_request
def _from_here() -> None:
    if request.method == "POST":
        ours_only()


@bp.app_context_processor
def _bar() -> dict[str, object]:
    return {"demo_as": [(who, somebody.words) for who, somebody in WHO.items()]}


@bp.post("/as/<who>")
@door("demo.act")
def act_as(who: str) -> Redirect:
    """Be this person from now on, and land on their next task; `reading` is nobody in particular."""
    logout_user()
    session.clear()
    if who == READING:
        return redirect("/", 303)
    person = person_of(WHO[who].person) if who in WHO else None
    if person is None:
        abort(404)
    login_user(person)
    return redirect(WHO[who].task(), 303)


@bp.get("/letters")
def letterbox() -> str:
    """Every letter that was sent, newest first."""
    return render_template("demo/letters.html", letters=letters.newest())


@bp.get("/letters/<name>")
def letter(name: str) -> str:
    """One letter as the person it went to sees it."""
    found = letters.one(name)
    if found is None:
        abort(404)
    return render_template("demo/letter.html", letter=found)


@bp.post("/start-over")
@door("demo.act")
def start_over() -> Redirect:
    """Put the story back to where it stood when the demonstration began."""
    logout_user()
    session.clear()
    again.start_over()
    return redirect(url_for("reading.front"), 303)
