"""The API's doors: each list and each thing of the table, its description for programs, and a page for people."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, current_app, render_template

from charter.api import asking, openapi
from charter.api.resources import MANY, ONE, ROOT, Many, One
from charter.area import queries as area
from charter.drafting.site import site
from charter.record import entries
from charter.web.ids import NUMBER
from charter.web.problems import problem

bp = Blueprint("api", __name__)
bp.register_error_handler(asking.Wrong, lambda wrong: problem(400, wrong.words))


@bp.get("/api/")
def page() -> str:
    """What programs can read here, for the people who write them."""
    return render_template("api/page.html", many=MANY, one=ONE, root=ROOT, most=asking.MOST,
                           usual=asking.USUAL)


@bp.get("/api/openapi.json")
def described() -> Response:
    """The same for programs."""
    asking.read(())
    return _json(openapi.document(site().title, current_app.config["SITE_URL"], area.said().licence))


def _of(many: Many) -> Callable[[], Response]:
    def answer() -> Response:
        asked = asking.read(many.asked)
        limit, offset = asked[asking.LIMIT.name], asked[asking.OFFSET.name]
        entry = entries.latest()  # asked first: what is gathered is never older than this says
        found = many.gather(asked, limit, offset)
        links = {
            "next": _link(many, asked, limit, offset + limit) if offset + limit < found.total else None,
            "previous": _link(many, asked, limit, max(0, offset - limit)) if offset else None}
        told: dict[str, Any] = {"about": many.said} if many.said else {}
        told |= {"entry": entry, "total": found.total, "limit": limit, "offset": offset, **links, "items": found.items}
        answer = _json(told)
        if any(links.values()):
            answer.headers["Link"] = ", ".join(f'<{href}>; rel="{name}"' for name, href in links.items() if href)
        return answer

    return answer


def _one(one: One) -> Callable[..., Response]:
    def answer(**number: int) -> Response:
        asking.read(())
        found = one.gather(**number)
        if found is None:
            return problem(404)
        answer = _json(found)
        if one.moves:
            answer.headers["Cache-Control"] = "no-cache"
        return answer

    return answer


def _link(many: Many, asked: dict[str, Any], limit: int, offset: int) -> str:
    wanted = {name: value for name, value in asking.without_paging(asked).items() if value is not None}
    return f"{ROOT}{many.path}?{urlencode({**wanted, 'limit': limit, 'offset': offset})}"


def _json(told: Any) -> Response:
    return Response(json.dumps(told, ensure_ascii=False) + "\n", content_type="application/json",
                    headers={"X-Robots-Tag": "noindex"})


for each in MANY:
    bp.add_url_rule(ROOT + each.path, f"many-{each.path.replace('/', '-')}", _of(each))
for thing in ONE:
    rule = thing.path.replace("{number}", f"<{NUMBER}:number>")
    bp.add_url_rule(ROOT + rule, f"one-{thing.path.split('/{')[0].replace('/', '-')}", _one(thing))
