"""The convenor's list of organisations: looking, adding one by hand, noting its own domain."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for

from charter.db import writing
from charter.people import finding
from charter.people.actions import organisations as deeds
from charter.people.doors import door
from charter.people.forms import KINDS, Domain, NewOrganisation
from charter.people.routes import bp
from charter.refusal import Refused
from charter.web.paging import asked_page


@bp.get("/convenor/organisations")
@door("organisation.keep")
def organisations() -> str:
    """The list, with a search."""
    words, kind = request.args.get("q", "")[:200], request.args.get("kind", "")
    return render_template("people/organisations.html", page=finding.search(words, kind, asked_page()), words=words,
                           kind=kind, kinds=KINDS, last=finding.last_import())


@bp.get("/convenor/organisations/new")
@door("organisation.keep")
def new_organisation() -> str:
    """An empty form."""
    return render_template("people/organisation_new.html", form=NewOrganisation())


@bp.post("/convenor/organisations/new")
@door("organisation.keep")
def add_organisation() -> Any:
    """Put an organisation on the list that no register has."""
    form = NewOrganisation()
    if not form.validate():
        return render_template("people/organisation_new.html", form=form), 422
    with writing():
        if finding.same_name(form.name.data):
            raise Refused(f"“{form.name.data}” is on the list already.")
        row = deeds.add_organisation(name=form.name.data, kind=form.kind.data, domain=form.domain.data,
                                     town=form.town.data)
    flash(f"{row.name} is on the list.")
    return redirect(url_for("people.organisation", organisation_id=row.id), 303)


@bp.get("/convenor/organisations/<organisation_id>")
@door("organisation.keep")
def organisation(organisation_id: str) -> str:
    """One organisation."""
    row = finding.organisation(organisation_id) or abort(404)
    return render_template("people/organisation.html", organisation=row, form=Domain(obj=row))


@bp.post("/convenor/organisations/<organisation_id>")
@door("organisation.keep")
def set_domain(organisation_id: str) -> Any:
    """Note the domain of its own addresses."""
    row, form = finding.organisation(organisation_id) or abort(404), Domain()
    if not form.validate():
        return render_template("people/organisation.html", organisation=row, form=form), 422
    with writing():
        deeds.set_domain(finding.organisation(organisation_id), form.domain.data)
    flash(f"Noted for {row.name}.")
    return redirect(url_for("people.organisation", organisation_id=organisation_id), 303)
