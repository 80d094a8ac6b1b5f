"""The desk's list of organisations: looking, adding one by hand, putting right, closing, joining two that are one."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from charter import clock
from charter.db import writing
from charter.people import finding, seeking
from charter.people.actions import organisations as deeds
from charter.people.doors import door
from charter.people.models import Organisation as Row
from charter.reading.door import bp
from charter.reading.organisation_forms import KINDS, Joining, Organisation
from charter.signing import actions as signing
from charter.web.flashes import flash
from charter.web.forms import Form
from charter.web.paging import asked_page
from charter.words import _


@bp.get("/convenor/organisations")
@door("organisation.keep")
def organisations() -> str:
    """The list, with a search."""
    words, kind = request.args.get("q", "")[:200], request.args.get("kind", "")
    return render_template("reading/organisations.html", page=finding.search(words, kind, asked_page()), words=words,
                           kind=kind, kinds=KINDS, last=finding.last_import())


@bp.get("/convenor/organisations/new")
@door("organisation.keep")
def new_organisation() -> str:
    """An empty form."""
    return render_template("reading/organisation_new.html", form=Organisation())


@bp.post("/convenor/organisations/new")
@door("organisation.keep")
def add_organisation() -> Any:
    """Put an organisation on the list that no register has."""
    form, at = Organisation(), clock.now()
    if not form.validate():
        return render_template("reading/organisation_new.html", form=form), 422
    with writing():
        finding.check_free(**form.told())
        row = deeds.add_organisation(**form.told(), at=at)
    return _done(row.id, _("{name} is on the list.", name=row.name))


@bp.get("/convenor/organisations/<organisation_id>")
@door("organisation.keep")
def organisation(organisation_id: str) -> str:
    """One organisation, and all that can be done with it."""
    row = _there(organisation_id)
    return _page(row, Organisation(obj=row))


@bp.post("/convenor/organisations/<organisation_id>")
@door("organisation.correct")
def correct_organisation(organisation_id: str) -> Any:
    """Put right what the list says of it."""
    row, form, at = _there(organisation_id), Organisation(), clock.now()
    if not form.validate():
        return _page(row, form), 422
    with writing():
        row = _there(organisation_id)
        finding.check_free(**form.told(), but=row)
        deeds.correct(row, **form.told(), at=at)
        signing.put_in_order()
    return _done(organisation_id, _("Noted for {data}.", data=form.name.data))


@bp.post("/convenor/organisations/<organisation_id>/closing")
@door("organisation.correct")
def close_organisation(organisation_id: str) -> Any:
    """Say that it has closed, or that it is open after all."""
    at, closes = clock.now(), request.form.get("choice") != "open"
    with writing():
        deeds.close(_there(organisation_id), on=at.date() if closes else None, at=at)
        signing.put_in_order()
    return _done(organisation_id, _("It is noted as closed.") if closes else _("It is noted as open."))


@bp.get("/convenor/organisations/<organisation_id>/joining")
@door("organisation.correct")
def choose_joining(organisation_id: str) -> str:
    """Look for the other one, and what joining does."""
    return _joining(_there(organisation_id), Joining(formdata=None))


@bp.post("/convenor/organisations/<organisation_id>/joining")
@door("organisation.correct")
def join_organisations(organisation_id: str) -> Any:
    """Say that two of the list are one."""
    row, form, at = _there(organisation_id), Joining(), clock.now()
    form.into.choices = [(form.into.data, "")] if finding.organisation(form.into.data or "") else []
    if not form.validate():
        return _joining(row, form), 422
    with writing():
        into = _there(form.into.data)
        deeds.join(_there(organisation_id), into, at=at)
        signing.put_in_order()
    return _done(into.id, _("They are one now: {name}.", name=into.name))


def _there(organisation_id: str) -> Row:
    return finding.organisation(organisation_id) or abort(404)


def _done(organisation_id: str, words: str) -> Response:
    flash(words)
    return redirect(url_for("reading.organisation", organisation_id=organisation_id), 303)


def _page(row: Row, form: Organisation) -> str:
    return render_template("reading/organisation.html", organisation=row, form=form, kinds=dict(KINDS), bare=Form(),
                           told=finding.told(row), today=clock.now().date())


def _joining(row: Row, form: Joining) -> str:
    words = request.values.get("q", row.name)[:200]
    found = [each for each in seeking.offered(words, today=clock.now().date(), most=MOST_SHOWN) if each.id != row.id]
    form.into.choices = list(seeking.described(found).items())
    return render_template("reading/organisation_joining.html", organisation=row, form=form, words=words)


# Choices on a page: more than these are found by better words.
MOST_SHOWN = 20
