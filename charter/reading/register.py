"""Importing the Department's register: schools, trusts or links; and the report of what was taken."""

from __future__ import annotations

import json
from typing import Any

from flask import abort, redirect, render_template, request, url_for

from charter import clock
from charter.db import writing
from charter.people import finding, may, queries
from charter.people.doors import door, here, signed_in
from charter.people.register import keeping, parsing
from charter.reading.door import bp
from charter.reading.organisation_forms import Register
from charter.refusal import Refused
from charter.signing import actions as signing

# The Department's whole register is about 60 MB; nothing it publishes is larger than this.
MOST = 100 * 1024 * 1024


@bp.url_value_preprocessor
def make_room(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let this one door take a large file, from those who may; before anything reads the form."""
    if endpoint == "reading.import_register" and may.may("register.import", here()):
        request.max_content_length = MOST


@bp.get("/convenor/organisations/import")
@door("register.import")
def choose_register() -> str:
    """A box for the file."""
    return render_template("reading/register.html", form=Register())


@bp.post("/convenor/organisations/import")
@door("register.import")
def import_register() -> Any:
    """Take the file in, all of it or nothing; it is read where it lies, never held whole."""
    form = Register()
    if not form.validate():
        return render_template("reading/register.html", form=form), 422
    at, me, name = clock.now(), signed_in().id, _bare(form.file.data.filename)
    try:
        parsed = parsing.parse(form.file.data.stream, today=at.date())
    except Refused as error:
        form.file.errors = [error.words]
        return render_template("reading/register.html", form=form), 422
    with writing():
        row = keeping.keep(parsed, file_name=name, by=queries.person(me), at=at)
        signing.put_in_order()
    return redirect(url_for("reading.register_import", import_id=row.id), 303)


@bp.get("/convenor/organisations/imports/<import_id>")
@door("register.import")
def register_import(import_id: str) -> str:
    """What was taken and what was not, and why."""
    row = finding.register_import(import_id) or abort(404)
    report = json.loads(row.report)
    return render_template("reading/register_report.html", row=row, report=report)


def _bare(name: str | None) -> str:
    """The file's name without the folders some browsers send."""
    return (name or "").replace("\\", "/").rpartition("/")[2][:200]
