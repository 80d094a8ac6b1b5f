"""Signing in, by a password or by six digits sent to one's address, and signing out."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request, session, url_for
from flask_login import login_user, logout_user
from werkzeug.wrappers import Response

from charter import clock
from charter.db import writing
from charter.people import queries, rules
from charter.people.actions import signing_in
from charter.people.doors import door
from charter.people.forms import Digits, SignIn
from charter.people.models import Person
from charter.people.routes import bp
from charter.people.ways import way_on
from charter.refusal import Refused
from charter.web.limits import GUESSES, LETTERS, SLOWER, WRONG_DIGITS, WRONG_FOR_ONE, by_network, limiter, typed_address
from charter.words import _


def _was_wrong(answer: Response) -> bool:
    """Whether what was typed were not the digits: only then is a guess counted."""
    return answer.status_code == 422


def _asked_for() -> str:
    """The address that a code was asked for, however many codes were."""
    row = queries.code((request.view_args or {}).get("code_id", ""))
    return row.email if row else "no such code"


@bp.get("/account/sign-in")
@door("account.sign-in")
def sign_in() -> str:
    """An address, and the choice of a password or six digits."""
    return render_template("people/sign_in.html", form=SignIn(next=request.args.get("next", "")))


@bp.post("/account/sign-in")
@door("account.sign-in")
@by_network
@limiter.limit(GUESSES, key_func=typed_address, error_message=SLOWER, exempt_when=lambda: not _has_password())
@limiter.limit(LETTERS, key_func=typed_address, error_message=SLOWER, exempt_when=lambda: _has_password())
def send_sign_in() -> Any:
    """Check the password, or owe six digits; known and unknown addresses are answered alike."""
    form = SignIn()
    if not form.validate():
        return render_template("people/sign_in.html", form=form), 422
    if not _has_password():
        with writing():
            code = signing_in.ask_for_code(form.email.data, at=clock.now())
        return redirect(url_for("people.code", code_id=code.id, next=form.next.data or None), 303)
    somebody = signing_in.with_password(form.email.data, form.password.data)
    if somebody is None:
        form.password.errors = [_("This address and this password do not go together. Try again, or use six digits.")]
        return render_template("people/sign_in.html", form=form), 422
    return let_in(somebody, form.next.data)


@bp.get("/account/sign-in/<code_id>")
@door("account.sign-in")
def code(code_id: str) -> str:
    """A box for the six digits; says the same whether or not anybody has the address."""
    if queries.code(code_id) is None:
        abort(404)
    form = Digits(next=request.args.get("next", ""))
    return render_template("people/code.html", form=form, code_id=code_id, ended=None)


@bp.post("/account/sign-in/<code_id>")
@door("account.sign-in")
@by_network
@limiter.limit(WRONG_DIGITS, deduct_when=_was_wrong, error_message=SLOWER)
@limiter.limit(WRONG_FOR_ONE, key_func=_asked_for, deduct_when=_was_wrong, error_message=SLOWER)
def send_code(code_id: str) -> Any:
    """Try the digits; ten wrong ones, ten minutes or one right use end them."""
    row, form = queries.code(code_id) or abort(404), Digits()
    if not form.validate():
        return render_template("people/code.html", form=form, code_id=code_id, ended=None), 422
    try:
        with writing():
            somebody = signing_in.try_code(row, form.digits.data, at=clock.now())
    except Refused as error:
        return render_template("people/code.html", form=form, code_id=code_id, ended=error.words), 409
    if somebody is None:
        form.digits.errors = [_("These are not the digits in the letter. {most_wrong} wrong tries end them.",
                                most_wrong=rules.MOST_WRONG)]
        return render_template("people/code.html", form=form, code_id=code_id, ended=None), 422
    return let_in(somebody, form.next.data)


@bp.post("/account/sign-out")
@door("account.sign-out")
def sign_out() -> Response:
    """Nobody is signed in here any more."""
    logout_user()
    session.clear()
    return redirect("/", 303)


def let_in(somebody: Person, next_address: str | None = None) -> Response:
    """Begin a new session for this person: nothing of the old one stays, so that nobody can have laid it ready."""
    session.clear()
    login_user(somebody)
    return redirect(way_on(next_address), 303)


def _has_password() -> bool:
    return bool(request.form.get("password")) and request.form.get("how") != "digits"
