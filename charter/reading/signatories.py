"""Who has signed: the list, and what can be taken away of it."""

from __future__ import annotations

import csv
import io
import json
from typing import Any
from urllib.parse import urlencode

from flask import Response, abort, render_template, request

from charter.reading.door import bp
from charter.signing import queries as signing
from charter.signing.standing import CHECKED
from charter.web.paging import asked_page

# What the list is about must be true in whatever hand it falls into.
OPENING = "Signing is one way of taking part. That a name is not here means nothing."
COLUMNS = ("organisation", "name", "role", "group", "version", "signed_on", "authority", "resolved_on", "minute",
           "checked_by", "pledge", "reservation", "address")
# A spreadsheet takes a cell that begins so for a formula, and may run it.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@bp.get("/signatories")
def signatories() -> str:
    """The list, a page at a time."""
    asked = _asked()
    page = signing.listed(**asked, page=asked_page())
    if page.number > page.last:
        abort(404)
    return render_template(
        "signing/signatories.html", page=page, counts=signing.counts(asked["version_number"]), opening=OPENING,
        asked=asked, groups=signing.groups(), versions=signing.versions(), query=_query())


@bp.get("/signatories.csv")
def signatories_csv() -> Response:
    """The list as a table that a spreadsheet opens and does not run."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(COLUMNS)
    for row in _rows():
        table.writerow([_safe(row[name]) for name in COLUMNS])
    # The mark at the start tells spreadsheets that it is UTF-8.
    return Response("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8", headers={
        "Content-Disposition": 'attachment; filename="signatories.csv"', "X-Robots-Tag": "noindex"})


@bp.get("/signatories.json")
def signatories_json() -> Response:
    """The list for a program."""
    organisations, people = signing.counts(_asked()["version_number"])
    told = {"about": OPENING, "organisations": organisations, "people": people, "signatures": list(_rows())}
    return Response(json.dumps(told, ensure_ascii=False), content_type="application/json",
                    headers={"X-Robots-Tag": "noindex"})


def _asked() -> dict[str, Any]:
    """What the address asks for; a version that cannot be is an unknown address."""
    version = request.args.get("version", "")
    if version and not (version.isascii() and version.isdigit() and len(version) < 9):
        abort(404)
    return {"version_number": int(version) if version else None, "group": request.args.get("group") or None,
            "q": request.args.get("q") or None}


def _query() -> str:
    """The same question without its page, for links to other pages and forms of it."""
    return urlencode({name: request.args[name] for name in ("group", "version", "q") if request.args.get(name)})


def _rows() -> Any:
    for line in signing.everything(**_asked()):
        yield {
            "organisation": line.organisation or "", "name": line.who, "role": line.role, "group": line.group or "",
            "version": line.version, "signed_on": line.at.date().isoformat(), "authority": line.authority,
            "resolved_on": line.resolved_on or "", "minute": line.minute or "",
            "checked_by": CHECKED.get(line.checked or "", ""), "pledge": line.pledge, "reservation": line.reservation,
            "address": line.href,
        }


def _safe(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
