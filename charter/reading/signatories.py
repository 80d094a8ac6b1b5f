"""Who has signed: the list, a page at a time, and what can be taken away of it."""

from __future__ import annotations

import json
from functools import partial
from json.encoder import encode_basestring
from typing import Any
from urllib.parse import urlencode

from flask import Response, abort, get_template_attribute, make_response, render_template, request
from markupsafe import Markup

from charter.drafting.site import site
from charter.reading.door import bp
from charter.reading.drawing import kept
from charter.signing import arranging, exporting, launch
from charter.signing import queries as signing
from charter.signing.lines import Line
from charter.web import sheets
from charter.web.numbers import whole
from charter.web.paging import MOST_PAGES
from charter.words import _

# What the list is about must be true in whatever hand it falls into.
OPENING = _("Signing is one way of taking part. That a name is not here means nothing.")

# The list as it is taken away: as a table that a spreadsheet opens and does not run, and as objects for a program.
_TABLE = exporting.Form(sheets.cell, end="\r\n")
_OBJECTS = exporting.Form(encode_basestring, lambda column: f'"{column}": ', between=", ", begin="{", end="}")


@bp.get("/signatories")
def signatories() -> Any:
    """The list, a page at a time."""
    asked, number = _asked(), _page_number()
    page = signing.listed(**asked, page=number)
    if number > page.last:
        _unknown(_no_page(number, page.last))
    return render_template(
        "signing/signatories.html", page=page, opening=OPENING, asked=asked, offered=signing.offered(),
        line=partial(kept, _drawn), query=_query(), waits=_waits(asked["version_number"]))


def _drawn(row: Line) -> Markup:
    return get_template_attribute("signing/entries.html", "one")(row)  # type: ignore[no-any-return]


@bp.get("/signatories.csv")
def signatories_csv() -> Response:
    """The list as a table that a spreadsheet opens and does not run."""
    found = exporting.whole(_TABLE, **_asked())
    head = sheets.sheet([exporting.COLUMNS]).encode()
    return Response(head + b"".join(found.rows), content_type="text/csv; charset=utf-8", headers={
        "Content-Disposition": 'attachment; filename="signatories.csv"', "X-Robots-Tag": "noindex"})


@bp.get("/signatories.json")
def signatories_json() -> Response:
    """The list for a program: whole, or the page that it asks for; the numbers are of all that fits."""
    asked, number = _asked(), _page_number() if "page" in request.args else None
    if number is None:
        found = exporting.whole(_OBJECTS, **asked)
        told: dict[str, Any] = {"organisations": found.organisations, "people": found.people}
        rows = found.rows
    else:
        page = signing.listed(**asked, page=number)
        if number > page.last:
            _unknown(_no_page(number, page.last))
        rows = [_OBJECTS.row(cells).encode() for cells in exporting.of_lines(page.rows)]
        told = {"organisations": page.organisations, "people": page.people, "page": number, "pages": page.last,
                "entries": page.total}
    head = json.dumps({"about": OPENING, **told}, ensure_ascii=False)[:-1]
    body = b"".join((f'{head}, "signatures": ['.encode(), b",\n".join(rows), b"]}"))
    return Response(body, content_type="application/json", headers={"X-Robots-Tag": "noindex"})


def _asked() -> dict[str, Any]:
    """What the address asks for; a version that cannot be is an unknown address, a group that nobody signed in is empty."""
    version = request.args.get("version", "")
    number = whole(version)
    if version and number is None:
        _unknown(_("A version is a number, such as 4. “{version}” is none.", version=version[:20]))
    return {"version_number": number, "group": request.args.get("group") or None, "q": request.args.get("q") or None}


def _page_number() -> int:
    given = request.args.get("page", "1")
    number = whole(given)
    if number is None or not 1 <= number <= MOST_PAGES:
        _unknown(_("A page is a number from 1 on. “{given}” is none.", given=given[:20]))
    return number or 1


def _no_page(number: int, last: int) -> str:
    if last == 1:
        return _("There is no page {number}. What you asked for has one page.", number=number)
    return _("There is no page {number}. The last one is page {last}.", number=number, last=last)


def _unknown(words: str) -> None:
    """Say what is wrong with the address, to a person or a program."""
    if request.path.endswith(".json"):
        abort(Response(json.dumps({"error": words}, ensure_ascii=False), 404, content_type="application/json"))
    abort(make_response(render_template("signing/no_such_page.html", words=words), 404))


def _waits(version_number: int | None) -> Any:
    """What the page says of a list that has a day and is not open; the same whoever has signed."""
    settled = site().settled
    found = launch.of(settled) if settled and version_number in (None, settled) else None
    words = arranging.on_page(found) if found else None
    return words and (*words, found.because if found and found.is_ahead else "")


def _query() -> str:
    """The same question without its page, for links to other pages and forms of it."""
    return urlencode({name: request.args[name] for name in ("group", "version", "q") if request.args.get(name)})
