"""The OpenAPI document, made from the same table as the addresses, so that it cannot tell of anything else."""

from __future__ import annotations

from typing import Any

from charter import __version__
from charter.api.asking import MOST
from charter.api.resources import LARGEST, MANY, ONE, ROOT, Many, One
from charter.area.saying import Licence
from charter.publishing.book import SIGNING
from charter.web.problems import CONTENT_TYPE

ABOUT = (
    "What this site publishes, for programs: read only, without a key. No answer holds more than the pages do: no register, no "
    f"address of a person, nobody who is not on the public list. {SIGNING} Every answer may be kept as long as its ETag holds; "
    "it changes with the newest entry of the public log, whose number each list tells as “entry”. Where that changes while you "
    "read a list, begin again.")


def document(title: str, site_url: str, licence: Licence) -> dict[str, Any]:
    """The whole document, of this site; `licence` is that of the charter's text."""
    paths: dict[str, Any] = {ROOT + many.path: {"get": _many(many)} for many in MANY}
    paths |= {ROOT + one.path: {"get": _one(one)} for one in ONE}
    return {
        "openapi": "3.1.0", "jsonSchemaDialect": "https://spec.openapis.org/oas/3.1/dialect/base",
        "info": {"title": f"{title}: open data for programs", "version": __version__, "description": ABOUT,
                 "license": {"name": f"{licence.name} (the charter’s text)", "url": licence.address}},
        "servers": [{"url": site_url.rstrip("/") or "/"}], "paths": dict(sorted(paths.items())),
        "components": {"schemas": {**{r.name: r.schema for r in (*MANY, *ONE)}, "Problem": _PROBLEM}},
    }


_PROBLEM = {
    "type": "object", "description": "What went wrong (RFC 9457).", "required": ["type", "title", "status", "detail"],
    "properties": {"type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"},
                   "detail": {"type": "string"}},
}


def _many(many: Many) -> dict[str, Any]:
    return {
        "operationId": many.path.replace("/", "-"), "summary": many.about,
        "parameters": [param.described() for param in many.asked],
        "responses": {"200": _answer(_list(many)), "304": _STANDS,
                      **_wrong("400", "Something in the address is not what it may be."),
                      **_wrong("404", "The address holds what names nothing.")},
    }


def _one(one: One) -> dict[str, Any]:
    number = {"name": "number", "in": "path", "required": True, "schema": {"type": "integer", "minimum": 0, "maximum": LARGEST}}
    return {
        "operationId": "one-" + one.path.replace("/{number}", "").replace("/", "-"), "summary": one.about,
        "parameters": [number] if "{number}" in one.path else [],
        "responses": {"200": _answer({"$ref": f"#/components/schemas/{one.name}"}), "304": _STANDS,
                      **_wrong("400", "Nothing can be asked for here."), **_wrong("404", "There is none.")},
    }


def _list(many: Many) -> dict[str, Any]:
    whole = {"type": "integer", "minimum": 0}
    link = {"type": ["string", "null"], "description": "The address of that part of the list."}
    properties: dict[str, Any] = {
        "entry": {"type": "integer", "minimum": -1, "description": "The log’s newest entry when this was gathered."},
        "total": whole, "limit": {**whole, "minimum": 1, "maximum": MOST}, "offset": whole, "next": link, "previous": link,
        "items": {"type": "array", "items": {"$ref": f"#/components/schemas/{many.name}"}}}
    if many.said:
        properties["about"] = {"type": "string", "const": many.said}
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _answer(schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": "As it stands.", "content": {"application/json": {"schema": schema}}}


_STANDS = {"description": "What you have still stands."}


def _wrong(status: str, words: str) -> dict[str, Any]:
    return {status: {"description": words, "content": {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}}
