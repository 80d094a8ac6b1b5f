"""Who has signed: the list, a page at a time, and what can be taken away of it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from flask import Response, abort, current_app, make_response, render_template, request

from charter.drafting.site import site
from charter.reading.door import bp
from charter.signing import arranging, launch, paper
from charter.signing import queries as signing
from charter.web.numbers import whole
from charter.web.paging import MOST_PAGES
from charter.web.sheets import UTF8, safe

# What the list is about must be true in whatever hand it falls into.
OPENING = "Signing is one way of taking part. That a name is not here means nothing."
COLUMNS = ("organisation", "name", "role", "group", "version", "signed_on", "authority", "resolved_on", "minute",
           "checked_by", "pledge", "reservation", "together", "now_called", "now_part_of", "address")


@bp.get("/signatories")
def signatories() -> Any:
    """The list, a page at a time."""
    asked, number = _asked(), _page_number()
    page = signing.listed(**asked, page=number)
    if number > page.last:
        _unknown(_no_page(number, page.last))
    return render_template(
        "signing/signatories.html", page=page, opening=OPENING, asked=asked, groups=signing.groups(),
        versions=signing.versions(), query=_query(), waits=_waits(asked["version_number"]))


@bp.get("/signatories.csv")
def signatories_csv() -> Response:
    """The list as a table that a spreadsheet opens and does not run."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(COLUMNS)
    table.writerows([safe(cell) for cell in row] for row in _rows(signing.everything(**_asked())))
    return Response(UTF8 + text.getvalue(), content_type="text/csv; charset=utf-8", headers={
        "Content-Disposition": 'attachment; filename="signatories.csv"', "X-Robots-Tag": "noindex"})


@bp.get("/signatories.json")
def signatories_json() -> Response:
    """The list for a program: whole, or the page that it asks for."""
    asked, number = _asked(), _page_number() if "page" in request.args else None
    if number is None:
        lines = list(signing.everything(**asked))
        numbers = signing.counted(lines) if not asked["group"] and not asked["q"] else signing.counts(asked["version_number"])
        told: dict[str, Any] = {}
    else:
        page = signing.listed(**asked, page=number)
        if number > page.last:
            _unknown(_no_page(number, page.last))
        lines, numbers = page.rows, (page.organisations, page.people)
        told = {"page": number, "pages": page.last, "entries": page.total}
    told = {"about": OPENING, "organisations": numbers[0], "people": numbers[1], **told,
            "signatures": [dict(zip(COLUMNS, row, strict=True)) for row in _rows(lines)]}
    return Response(json.dumps(told, ensure_ascii=False), content_type="application/json", headers={"X-Robots-Tag": "noindex"})


def _asked() -> dict[str, Any]:
    """What the address asks for; a version that cannot be is an unknown address, a group that nobody signed in is empty."""
    version = request.args.get("version", "")
    number = whole(version)
    if version and number is None:
        _unknown(f"A version is a number, such as 4. “{version[:20]}” is none.")
    return {"version_number": number, "group": request.args.get("group") or None, "q": request.args.get("q") or None}


def _page_number() -> int:
    given = request.args.get("page", "1")
    number = whole(given)
    if number is None or not 1 <= number <= MOST_PAGES:
        _unknown(f"A page is a number from 1 on. “{given[:20]}” is none.")
    return number or 1


def _no_page(number: int, last: int) -> str:
    return f"There is no page {number}. {'What you asked for has one page' if last == 1 else f'The last one is page {last}'}."


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


def _rows(lines: Any) -> Iterator[tuple[Any, ...]]:
    """One row of COLUMNS for each signature."""
    zone, confirmed = ZoneInfo(current_app.config["TIME_ZONE"]), paper.confirmed()
    for x in lines:
        yield (x.organisation or "", x.who, x.role, x.group or "", x.version, _day(x.at, zone), x.authority, x.resolved_on or "",
               x.minute or "", paper.checked_by(x, confirmed.get(x.id)), x.pledge, x.reservation, x.together or "",
               x.now_called or "", x.now_part_of or "", x.href)


@lru_cache(maxsize=4096)  # many sign within the same second of a launch
def _day(moment: datetime, zone: ZoneInfo) -> str:
    return moment.astimezone(zone).date().isoformat()
