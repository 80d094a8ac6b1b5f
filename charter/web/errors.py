"""Refusals, slips and faults, each answered in words by its own page."""

from __future__ import annotations

import secrets
from typing import Any

from flask import Flask, abort, current_app, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from charter.refusal import Refused
from charter.web.problems import is_for_programs, problem
from charter.web.typed import typed
from charter.web.unsent import unsent

# Codes with a page of their own; any other HTTP error shows the page of 404 or 500 by its family.
WITH_PAGE = {403, 404, 409, 413, 422, 429}

PLAIN = ('<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>This went wrong</title>'
         "<h1>This went wrong, and it is our fault</h1><p>Nothing was half done. Try once more in a minute.</p>"
         "<p>If you tell the convenor, give this number: {}</p></html>")


def init_app(app: Flask) -> None:
    """Answer every error with a page that a person can act on."""
    app.register_error_handler(Refused, refused)
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(CSRFError, unsent)
    app.register_error_handler(Exception, fault)
    app.before_request(no_nul)


def no_nul() -> None:
    """An address that holds a NUL names nothing; PostgreSQL would break on it wherever it was asked for."""
    if "\0" in request.path or b"%00" in request.query_string:
        abort(404)


def refused(error: Refused) -> tuple[str, int]:
    """The rules do not allow this act: 409, with the words of the rule and what was typed kept on the page."""
    page = render_template("errors/409.html", words=error.words, missing=error.missing, typed=typed())
    return page, 409


def http_error(error: HTTPException) -> Any:
    """An address that is unknown, closed or misused."""
    code = error.code or 500
    if code < 400:
        return error
    if code >= 500:
        return fault(error)
    headers = [(k, v) for k, v in error.get_headers() if k.lower() not in ("content-type", "content-length")]
    if is_for_programs(request.path):
        return problem(code), code, headers
    shown = code if code in WITH_PAGE else 404 if code == 405 else 422
    words = error.description if code in (400, 403, 422, 429) else None
    kept = typed() if code in (400, 403, 422, 429) else {}
    page = render_template(f"errors/{shown}.html", words=words, typed=kept, missing=())
    return page, (422 if code == 400 else code), headers


def fault(error: Exception) -> Any:
    """Something broke: a plain page with an id, and one log line with the same id."""
    fault_id = secrets.token_hex(4)
    # The rule, not the address: addresses hold the secrets of letters, and whatever a stranger typed.
    where = request.url_rule or "an unknown address"
    current_app.logger.error("fault %s at %s %s", fault_id, request.method, where, exc_info=error)
    if current_app.config.get("PROPAGATE_FAULTS"):
        raise error
    if is_for_programs(request.path):
        return problem(500, fault=fault_id)
    try:
        return render_template("errors/500.html", fault_id=fault_id), 500
    except Exception:  # what broke is what every page needs, such as the database: a page that asks for nothing
        return PLAIN.format(fault_id), 500
