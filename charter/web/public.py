"""Public pages, the same for everybody: kept as bytes while nothing public has happened since.

Every public change is an act in the record, so the record's newest number is the freshness of every page. It is
asked on a raw connection before any routing (4 µs on SQLite), so a change shows on the next request in every worker.
"""

from __future__ import annotations

import gzip
import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from flask import Flask

from charter import __version__
from charter.web import raw, sharing
from charter.web.headers import always

# Addresses whose pages are the same for everybody, with the query names that they answer to.
PUBLIC: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = tuple(
    (re.compile(address), frozenset(names))
    for address, names in (
        (r"/(|about|timetable|who-runs-this|words|how-we-decide|accessibility|privacy|cookies|complaints|licence)", ()),
        (r"/[.]well-known/security[.]txt", ()),
        (r"/you-said", ("clause", "theme", "group", "page")),
        (r"/versions/(\d+(\.md|\.json|\.docx|\.pdf|\.txt|/suggestions\.docx|/settled|/card\.png)?)?", ("show",)),
        (r"/versions/\d+/in/[a-z-]+(\.md|\.pdf)?", ()),
        (r"/glossary", ()),
        (r"/compare/(\d+/\d+)?", ("from", "to", "show")),
        (r"/clauses/[0-9a-z]{8}(/opened)?", ("version",)),
        (r"/comments/(\d+)?", ("clause", "group", "state", "page", "version")),
        (r"/amendments/(\d+(\.docx)?)?", ("clause", "group", "state", "page", "version")),
        (r"/meetings/(\d+(\.ics|/minutes(\.docx|\.pdf)?|/statement|/papers(\.docx)?|/board)?)?", ("page", "since")),
        (r"/for/[a-z-]+", ()),
        (r"/signatories(\.csv|\.json)?", ("group", "version", "q", "page")),
        (r"/signatures/[0-9a-f]{32}(/certificate\.pdf)?", ()),
        (r"/versions/\d+/board(\.pdf)?", ()),
        (r"/record(/entries/\d+)?", ("before",)),
        (r"/feed\.atom|/card\.png", ()),
        (r"/data/", ()),
        (r"/search", ("q", "kind", "page")),
        (r"/api/(openapi\.json)?", ()),
        (r"/api/v1/([a-z]+|record/entries)(/\d+)?", ("limit", "offset", "version", "group", "clause", "key", "kind", "q")),
    )
)
MOST_BYTES = 32 * 1024 * 1024
# A page larger than this is kept compressed only: an export of 25,000 signatures has 10 MB, and 1 MB when compressed.
LARGE = 2 * 1024 * 1024
MOST_ONE = 16 * 1024 * 1024
# What a public page says of itself where something will change it that is no act, such as the next checkpoint.
NOT_KEPT = "private, no-store"

StartResponse = Callable[..., Any]


def is_public(path: str) -> bool:
    """Whether the page at this path is the same for everybody."""
    return _asked_for(path) is not None


def answers_to(path: str) -> frozenset[str] | None:
    """The query names that the public page at this path answers to; none where there is no public page."""
    return _asked_for(path)


@lru_cache(maxsize=1024)  # the pages of a lively site; the rest are looked up again
def _asked_for(path: str) -> frozenset[str] | None:
    """The query names that a public page answers to; none where the page is not public."""
    return next((names for pattern, names in PUBLIC if pattern.fullmatch(path)), None)


class Kept(NamedTuple):
    """One page as it left, plain and compressed."""

    head: str
    headers: list[tuple[str, str]]
    plain: bytes  # nothing of a large one
    small: bytes


class PublicPages:
    """Wraps the application: answers what it has kept, passes on the rest and keeps what may be kept."""

    def __init__(self, app: Flask, head: Callable[[], str], always: Sequence[tuple[str, str]] = ()) -> None:
        self.inner = app.wsgi_app
        self.head = head
        self.always = list(always)
        self.edition = __version__  # with the program or its translations every page is another
        self.kept: OrderedDict[str, Kept] = OrderedDict()
        self.size = 0
        self.lock = threading.Lock()

    def __call__(self, environ: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
        key = self._key(environ)
        if key is None:
            return self.inner(environ, start)  # type: ignore[no-any-return]
        try:
            head = self.head()
        except Exception:  # the database cannot be asked: the application says so on a page of its own, and logs it
            return self.inner(environ, start)  # type: ignore[no-any-return]
        tag = f'"{head}-{self.edition}"'
        if tag in environ.get("HTTP_IF_NONE_MATCH", ""):
            start("304 Not Modified", [*self.always, *sharing.headers(environ["PATH_INFO"]), *_kept_as(tag)])
            return [b""]
        found = self.kept.get(key)
        if found is None or found.head != head:
            return self._render(environ, start, key, head, tag)
        return _answer(found, environ, start)

    def clear(self) -> None:
        """Forget everything (tests, and starting over)."""
        with self.lock:
            self.kept.clear()
            self.size = 0

    def _key(self, environ: dict[str, Any]) -> str | None:
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ.get("HTTP_COOKIE"):
            return None
        path, query = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
        spoken = environ.get("SCRIPT_NAME", "")  # the language: /cy
        names = _asked_for(path)
        if names is None or len(query) > 300:
            return None
        if not query:
            return f"{spoken} {path}?"
        pairs = parse_qsl(query, keep_blank_values=True)
        if any(name not in names for name, _ in pairs) or len(pairs) != len({name for name, _ in pairs}):
            return None
        return f"{spoken} {path}?{query}"  # apart by a space, so that no place and path together make another path

    def _render(self, environ: dict[str, Any], start: StartResponse, key: str, head: str, tag: str) -> Iterable[bytes]:
        caught: list[Any] = []
        answer = self.inner({**environ, "REQUEST_METHOD": "GET"}, lambda *a: caught.append(a))
        if environ["REQUEST_METHOD"] == "GET" and caught and ("Cache-Control", NOT_KEPT) in caught[-1][1]:
            start(*caught[-1][:2])  # a large file, maybe: it goes piece by piece
            return answer  # type: ignore[no-any-return]
        body = b"".join(answer)
        status, headers = caught[-1][0], [(k, v) for k, v in caught[-1][1] if k.lower() not in _OURS]
        whole = not any(k.lower() == "set-cookie" for k, _ in headers) and ("Cache-Control", NOT_KEPT) not in caught[-1][1]
        if not status.startswith("200") or not whole or len(body) > MOST_ONE:
            start(status, caught[-1][1])
            return [b""] if environ["REQUEST_METHOD"] == "HEAD" else [body]
        headers += _kept_as(tag)
        large = len(body) > LARGE
        # Somebody waits for it: a large one is compressed in a third of the time, to a fifth more.
        page = Kept(head, headers, b"" if large else body, gzip.compress(body, 1 if large else 6, mtime=0))
        with self.lock:
            gone = self.kept.pop(key, None)
            self.kept[key] = page
            self.size += len(page.plain) + len(page.small) - (len(gone.plain) + len(gone.small) if gone else 0)
            while self.size > MOST_BYTES:
                _, old = self.kept.popitem(last=False)
                self.size -= len(old.plain) + len(old.small)
        return _answer(page, environ, start, body)


# Somebody who says gzip;q=0 wants none, and would be shown bytes.
GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q\s*=\s*0(?:\.0*)?\s*(?:,|$))", re.IGNORECASE)
_OURS = ("etag", "cache-control", "vary", "content-length", "content-encoding")


def _kept_as(tag: str) -> list[tuple[str, str]]:
    """What lets a reader keep a page and ask each time whether it still stands."""
    return [("ETag", tag), ("Cache-Control", "no-cache"), ("Vary", "Accept-Encoding, Cookie")]


def _answer(page: Kept, environ: dict[str, Any], start: StartResponse, plain: bytes = b"") -> list[bytes]:
    """A page that is kept; `plain` is what it was before it was compressed, where that is at hand still."""
    small = bool(GZIP.search(environ.get("HTTP_ACCEPT_ENCODING", "")))
    body = page.small if small else page.plain or plain or gzip.decompress(page.small)
    extra = [("Content-Length", str(len(body)))] + ([("Content-Encoding", "gzip")] if small else [])
    start("200 OK", page.headers + extra)
    return [b""] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def init_app(app: Flask, engine: Any) -> PublicPages:
    """Put the wrapper round the app; `engine` says which database to ask."""
    ask = raw.asking(engine)
    pages = PublicPages(app, lambda: _place(ask(NEWEST)), always(app))
    app.wsgi_app = pages  # type: ignore[method-assign]
    app.extensions["public_pages"] = pages
    return pages


# By number and by moment: a restored copy reaches the same number again, with another act.
NEWEST = "SELECT seq, at FROM entry ORDER BY seq DESC LIMIT 1"


def _place(newest: tuple[Any, ...] | None) -> str:
    """The log's newest entry in a few characters that may stand in an ETag."""
    return "empty" if newest is None else f"{newest[0]}-{''.join(filter(str.isdigit, str(newest[1])[:19]))}"
