"""Asks the site for each page as a visitor would, from link to link, and lays the answers down as they come."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from flask import Flask, g
from werkzeug.test import EnvironBuilder, run_wsgi_app

from charter.db import db
from charter.publishing.standalone import rewriting, tongues
from charter.publishing.standalone.addresses import Site, file_of
from charter.publishing.standalone.placing import target
from charter.refusal import Refused

HTML, CSS = "text/html", "text/css"
# How often whoever waits is told how far it is, in answers.
TELL = 1000


class Crawl:
    """What was found: for each address its file, and for each that leads on to another, that one."""

    def __init__(self, app: Flask, site: Site, folder: Path, done: Iterable[str], tell: Callable[[str], None]) -> None:
        self.ask_app = tongues.asked(app)
        # Every door of one fixed address, whichever room it belongs to; the rest is found from link to link.
        self.doors = sorted(str(rule) for rule in app.url_map.iter_rules() if not rule.arguments)
        self.site, self.folder, self.tell = site, folder, tell
        self.files: dict[str, str] = {f"/{name}": name for name in done}
        self.pages: list[str] = []
        self.leads: dict[str, str] = {}
        self._known: set[str] = set(self.files)
        self._met: set[str] = set()
        self._waiting: deque[str] = deque()

    def run(self) -> None:
        """Ask for everything."""
        for address in (*self.doors, *self.site.first()):
            self._meet(address, "/")
        asked = 0
        while self._waiting:
            self._take(self._waiting.popleft())
            asked += 1
            if asked % TELL == 0:
                self.tell(f"{asked:,} answers so far, {len(self._waiting):,} known to come")

    def place_of(self, href: str, base: str) -> tuple[str, str | None, str] | None:
        """The address, the file that it has here if any, and the place in it of a link; nothing where it leads elsewhere."""
        found = self.site.local(href, base)
        if found is None:
            return None
        address, place = found
        address = self.leads.get(address, address)
        return address, self.files.get(address), place

    def _meet(self, href: str, base: str) -> None:
        found = self.site.local(href, base)
        if found and found[0] not in self._known and self.site.holds(found[0]):
            self._known.add(found[0])
            self._waiting.append(found[0])

    def _take(self, address: str) -> None:
        body, status, headers = self._ask(address)
        if status in (301, 302, 303, 307, 308) and (onward := self.site.local(headers.get("Location", ""), address)):
            self.leads[address] = onward[0]
            self._meet(onward[0], address)
        if status >= 500:
            raise Refused(f"The site could not show {address}, so no copy is made. What went wrong stands in the site's log.")
        kind = (headers.get("Content-Type") or "").partition(";")[0]
        name = file_of(address, kind) if status == 200 else None
        if name is None:
            return
        self.files[address] = name
        target(self.folder, name).write_bytes(body)
        if kind == HTML:
            self.pages.append(address)
        for href in _named(kind, body):
            if href.startswith("/"):
                if href in self._met:  # the links of the frame, on every page
                    continue
                self._met.add(href)
            self._meet(href, address)

    def _ask(self, address: str) -> tuple[bytes, int, Any]:
        """One answer. All are of one moment: they read in one transaction, which began before the first."""
        path, _, query = address.partition("?")
        builder = EnvironBuilder(path, query_string=query, base_url=self.site.address)
        body, status, headers = run_wsgi_app(self.ask_app, builder.get_environ(), buffered=True)
        builder.close()
        g.__dict__.clear()  # what was remembered for one page is not for the next
        db.session.expunge_all()
        return b"".join(body), int(status.split()[0]), headers


def _named(kind: str, told: bytes) -> Iterable[str]:
    if kind == HTML:
        return rewriting.links(told.decode("utf-8"))
    return rewriting.in_css(told.decode("utf-8")) if kind == CSS else ()
