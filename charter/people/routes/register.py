"""Importing a register of schools or trusts, and the report of what was taken."""

from __future__ import annotations

import json
from typing import Any

from flask import abort, redirect, render_template, request, url_for

from charter import clock
from charter.db import writing
from charter.people import finding, may, queries
from charter.people.doors import door, here, signed_in
from charter.people.forms import Register
from charter.people.register import keeping, parsing
from charter.people.routes import bp
from charter.refusal import Refused

# The Department's whole register is about 60 MB; nothing it publishes is larger than this.
MOST = 100 * 1024 * 1024


@bp.url_value_preprocessor
def make_room(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let this one door take a large file, from those who may; before anything reads the form."""
    if endpoint == "people.import_register" and may.may("register.import", here()):
        request.max_content_length = MOST


@bp.get("/convenor/organisations/import")
@door("register.import")
def choose_register() -> str:
    """A box for the file."""
    return render_template("people/register.html", form=Register())


@bp.post("/convenor/organisations/import")
@door("register.import")
def import_register() -> Any:
    """Take the file in, all of it or nothing."""
    form = Register()
    if not form.validate():
        return render_template("people/register.html", form=form), 422
    at, me, data = clock.now(), signed_in().id, form.file.data.read()
    try:
        parsed = parsing.parse(data, today=at.date())
    except Refused as error:
        form.file.errors = [error.words]
        return render_template("people/register.html", form=form), 422
    with writing():
        row = keeping.keep(parsed, data=data, file_name=_bare(form.file.data.filename), by=queries.person(me), at=at)
    return redirect(url_for("people.register_import", import_id=row.id), 303)


@bp.get("/convenor/organisations/imports/<import_id>")
@door("register.import")
def register_import(import_id: str) -> str:
    """What was taken and what was not, and why."""
    row = finding.register_import(import_id) or abort(404)
    return render_template("people/register_report.html", row=row, report=json.loads(row.report))


def _bare(name: str | None) -> str:
    """The file's name without the folders some browsers send."""
    return (name or "").replace("\\", "/").rpartition("/")[2][:200]
