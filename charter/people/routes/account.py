"""A person's own page: the roles held, the name, the password."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, url_for
from flask_login import login_user

from charter import clock
from charter.db import writing
from charter.people import passwords, queries
from charter.people.actions import account as deeds
from charter.people.doors import door, here, signed_in
from charter.people.forms import Name, Password
from charter.people.routes import bp
from charter.web.flashes import flash
from charter.words import _


@bp.get("/account/")
@door("account.change")
def account() -> str:
    """What this site knows of the person who looks."""
    return _page(Name(obj=signed_in()), Password())


@bp.post("/account/name")
@door("account.change")
def rename() -> Any:
    """Take another name."""
    form = Name()
    if not form.validate():
        return _page(form, Password()), 422
    me = signed_in().id
    with writing():
        deeds.rename(queries.person(me), form.name.data, at=clock.now())
    flash(_("Your name is changed."))
    return redirect(url_for("people.account"), 303)


@bp.post("/account/password")
@door("account.change")
def set_password() -> Any:
    """Set or change the password."""
    form = Password()
    if not form.validate():
        return _page(Name(obj=signed_in()), form), 422
    me, hashed = signed_in().id, passwords.hashed(form.password.data)
    with writing():
        deeds.set_password(queries.person(me), hashed)
    login_user(queries.person(me))  # this browser stays; every other one was signed in by what is no longer true
    flash(_("Your password is set, and you are signed out everywhere else. Six digits by e-mail go on working too."))
    return redirect(url_for("people.account"), 303)


def _page(name: Name, password: Password) -> str:
    me = signed_in()
    return render_template("people/account.html", person=me, roles=queries.roles_now(me), offices=sorted(here()),
                           name_form=name, password_form=password)
