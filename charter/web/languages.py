"""Answers in the language that the address begins with: /cy/timetable is /timetable in Welsh.

The first configured language has no prefix, and no cookie says which it is: an address always shows the same page. The
prefix becomes the place at which the application is mounted (SCRIPT_NAME), so that routes and url_for know nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any
from urllib.parse import quote

from flask import Flask, Response, request

from charter.web.catalogues import WRITTEN, catalogue, direction, edition
from charter.web.rewording import Speaking
from charter.words import speaking
from config import SettingWrong

# What a language calls itself, for the switch: those likely here; any other shows its code.
NAMES = {"en-GB": "English", "cy": "Cymraeg", "ar": "العربية", "bn": "বাংলা", "ckb": "کوردی", "fa": "فارسی", "gd": "Gàidhlig",
         "gu": "ગુજરાતી", "pa": "ਪੰਜਾਬੀ", "pl": "Polski", "ps": "پښتو", "pt": "Português", "ro": "Română", "so": "Soomaali",
         "ti": "ትግርኛ", "tr": "Türkçe", "uk": "Українська", "ur": "اردو", "yo": "Yorùbá",
         "en-XA": "[Åççéñţéð]", "ar-XB": "ترنسلاتد"}
StartResponse = Callable[..., Any]


class Tongues:
    """Wraps the application: takes the language off the address and speaks it until the page is made."""

    def __init__(self, inner: Any, languages: tuple[str, ...]) -> None:
        self.inner = inner
        self.first = languages[0]
        self.by_prefix = {code.lower(): code for code in languages[1:]}

    def __call__(self, environ: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        prefix, _, rest = path[1:].partition("/")
        code = self.by_prefix.get(prefix, self.first)
        # Of ours alone: some servers take it from a visitor's header, who could have English kept as the Welsh page.
        environ = {**environ, "SCRIPT_NAME": ""}
        if code != self.first:
            environ |= {"PATH_INFO": f"/{rest}", "SCRIPT_NAME": f"/{prefix}"}
        with speaking(None if code == WRITTEN else catalogue(code)):
            return self.inner(environ, start)  # type: ignore[no-any-return]


def prepare(app: Flask) -> None:
    """Before any template is loaded."""
    app.jinja_environment = Speaking


def init_app(app: Flask) -> None:
    """Listen at each configured language's addresses. Put round everything that keeps pages."""
    languages = app.config["LANGUAGES"]
    if languages == (WRITTEN,):
        return
    for code in languages:
        try:
            if code != WRITTEN:
                catalogue(code)
        except FileNotFoundError as error:  # now, and not when the first visitor asks
            raise SettingWrong("LANGUAGES", f"nobody has translated into {code}: there is no {error.filename}") from error
    app.extensions["public_pages"].edition += f"-{edition(languages)}"
    app.wsgi_app = Tongues(app.wsgi_app, languages)  # type: ignore[method-assign]
    app.context_processor(lambda: _spoken(languages, app.config["SITE_URL"]))
    app.after_request(_led)


def here(languages: tuple[str, ...]) -> str:
    """The language of the page that is being answered."""
    prefix = request.root_path.strip("/") if request else ""
    return next((code for code in languages[1:] if code.lower() == prefix), languages[0])


def _address(languages: tuple[str, ...], code: str) -> str:
    return "" if code == languages[0] else f"/{code.lower()}"


def _spoken(languages: tuple[str, ...], site: str) -> dict[str, Any]:
    """What the frame of a page says of languages: lang, dir, and the same page in each."""
    code = here(languages)
    path = _path() if request and request.method == "GET" else "/"
    same = [{"code": other, "name": NAMES.get(other, other), "dir": direction(other), "is_here": other == code,
             "href": _address(languages, other) + path, "whole": site + _address(languages, other) + path}
            for other in languages]
    return {"lang": code, "dir": direction(code), "languages": same, "written": WRITTEN,
            "spoken": _address(languages, code)}


def _path() -> str:
    """The path and query of this page as a link spells them: unquoted, “/%5Cevil.example” would lead to another site."""
    query = request.query_string.decode("ascii", "replace")
    return quote(request.path, safe="/:@!$&'()*+,;=~") + (f"?{query}" if query else "")


def _led(response: Response) -> Response:
    """Every address on a page in another language leads to a page in that language."""
    prefix = request.root_path
    if prefix in ("", "/"):
        return response
    place = response.headers.get("Location", "")
    if place.startswith("/") and not place.startswith(("//", f"{prefix}/")):
        response.headers["Location"] = prefix + place
    if response.mimetype == "text/html" and not response.is_streamed:
        within = _within(prefix)
        html = _TAG.sub(lambda tag: within.sub(rf"\1{prefix}/", tag[0]), response.get_data(as_text=True))
        response.set_data(html)
    return response


# A tag with an address of ours in it: words between tags that look like one are somebody's own.
_TAG = re.compile(r'<[a-z][a-z0-9]*\s[^<>]*="/[^<>]*>')


@cache
def _within(prefix: str) -> re.Pattern[str]:
    """Addresses of ours that lack the prefix; the switch between languages names its own."""
    return re.compile(r'(?<!rel="alternate" )(?<=[\s"])((?:href|action|formaction|data-copy|data-[a-z]+-url)=")'
                      rf"/(?!/|static/|{prefix.strip('/')}/)")
