"""The parts of every page's frame that hang on little: drawn once for each address and number of groups."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from flask import Flask, request, url_for
from markupsafe import Markup

from charter.web.catalogues import WRITTEN
from charter.words import language

# Addresses remembered: every page of a lively site, and not every address that a stranger can think of.
MOST = 512


def init_app(app: Flask) -> None:
    """Give the templates `nav_at(path)`, `mark_of(groups, mark, src)`, `own_lang()` and `file(name)`, a file’s address."""

    @lru_cache(maxsize=MOST)
    def nav_in(_language: str, path: str) -> Markup:
        return Markup(_frame(app).nav(path))

    def nav_at(path: str) -> Markup:
        return nav_in(language(), path)

    @lru_cache(maxsize=64)
    def mark_of(groups: int, mark: str = "table", src: str = "") -> Markup:
        return Markup(_frame(app).mark(groups, mark, src))

    @lru_cache(maxsize=MOST)
    def file(name: str) -> str:
        # The same file for every language.
        return url_for("static", filename=name).removeprefix(request.root_path if request else "")

    app.jinja_env.globals.update(nav_at=nav_at, mark_of=mark_of, file=file, own_lang=own_lang)


def own_lang() -> Markup:
    """What says of the charter's own words, on a page in another language, that they are in theirs."""
    return Markup(' lang="{}"').format(WRITTEN) if language() else Markup()


def _frame(app: Flask) -> Any:
    return app.jinja_env.get_template("parts/frame.html").module
