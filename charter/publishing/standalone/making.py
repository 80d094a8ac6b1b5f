"""Makes the copy: what is public as it stood at one moment, in files whose links lead to one another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from flask import Flask, render_template
from sqlalchemy import select

from charter.area import queries as area
from charter.db import db, one_moment
from charter.drafting.site import site as site_facts
from charter.publishing.book import gather
from charter.publishing.folder import publish
from charter.publishing.standalone import placing, rewriting, tongues
from charter.publishing.standalone.addresses import ABOUT, Site, door
from charter.publishing.standalone.crawling import Crawl
from charter.record import entries, export, heads, leaves
from charter.record.models import Entry, Head
from charter.refusal import Refused
from charter.signing import listing
from charter.web.filters import day
from charter.words import _

RECORD = "record/entries.json"
# Tags remembered for pages of one depth: those of the frame come again on each page, and a long list has links of its own.
MOST_TAGS = 20_000
FORM = '<p class="small quiet">{needs} <a href="{door}">{works}</a></p>'


@dataclass(frozen=True)
class Made:
    """How many files a copy has, how many of them are pages, and the newest entry of the log that it shows."""

    files: int
    pages: int
    entry: int


def make(app: Flask, folder: Path, tell: Callable[[str], None] = lambda _: None) -> Made:
    """Write the copy into a folder that is new, empty, or an earlier copy. Raises Refused, and then nothing is changed.

    Call it inside the app's context: everything is read in its one session.
    """
    with placing.beside(folder) as part:
        one_moment()
        head, facts = _head(), site_facts()
        address = str(app.config["SITE_URL"]).rstrip("/")
        newest = entries.find(entries.latest())
        assert newest is not None, "a head was signed over something"
        told = {"site": address, "title": facts.title, "status": facts.status_line, "entry": newest.seq,
                "at": leaves.spell_time(newest.at), "record": head.size}
        _files(part, head)
        done = [RECORD, *(f"data/{name}" for name in publish(gather(), part / "data"))]
        place = Site(address, facts.latest or 0, facts.settled or 0, newest.seq, sum(listing.counts()),
                     frozenset(tongues.further(app.config["LANGUAGES"])))
        crawl = Crawl(app, place, part, done, tell)
        crawl.run()
        about = _about(app, told, newest)
        placing.target(part, ABOUT).write_text(about, encoding="utf-8")
        tell(f"{len(crawl.pages):,} pages are read; now their links")
        _lead(crawl, part, newest, app.config["LANGUAGES"])
        count = placing.sign(part, told)
    return Made(count + 1, len(crawl.pages), newest.seq)


def _head() -> Head:
    head = heads.newest()
    late = select(Entry.seq).where(Entry.kind == "version-made", Entry.seq >= (head.size if head else 0)).limit(1)
    if head is None or db.session.scalar(late) is not None:
        raise Refused("The newest text is not under a signed head of the record yet, so nobody could check the copy. Run "
                      "“charter worker --once”, then try again.")
    return head


def _files(part: Path, head: Head) -> None:
    """The record, which may be longer than memory."""
    with placing.target(part, RECORD).open("wb") as file:
        file.writelines(export.pieces(head))


def _about(app: Flask, told: dict[str, Any], newest: Entry) -> str:
    """The page that says what the copy is, what works in it, and what needs the site itself."""
    with app.test_request_context(f"/{ABOUT}", base_url=told["site"]), tongues.speak(app.config["LANGUAGES"]):
        return render_template("publishing/this_copy.html", copy=told, newest=newest, licence=area.said().licence)


def _lead(crawl: Crawl, part: Path, newest: Entry, languages: tuple[str, ...]) -> None:
    """Lead the links of each page from file to file."""
    known: dict[str, dict[str, str]] = {}
    for address, name in [*((page, crawl.files[page]) for page in crawl.pages), (f"/{ABOUT}", ABOUT)]:
        path, up = part / name, "../" * name.count("/")
        with tongues.speak(languages, crawl.site.begins(address)):
            note = _note(newest, f"{up}{ABOUT}") if name != ABOUT else ""
            form = FORM.format(door=f"{up}{ABOUT}#lists", needs=escape(str(_("Here stands a form that needs the site itself."))),
                               works=escape(str(_("What works in this copy"))))
        tags = known.setdefault(up, {})
        if len(tags) > MOST_TAGS:
            tags.clear()
        html = rewriting.page(path.read_text(encoding="utf-8"), _leading(crawl, address, up), note, form,
                              crawl.site.address + address if note else "", crawl.site.address, tags)
        path.write_text(html, encoding="utf-8")
    for address, name in crawl.files.items():
        if address.endswith("/feed.atom"):
            feed, lead = part / name, _leading(crawl, address, "../" * name.count("/"))
            feed.write_text(rewriting.feed(feed.read_text(encoding="utf-8"), lead), encoding="utf-8")


def _note(newest: Entry, about: str) -> str:
    """What stands first on each page."""
    words = _("This is a copy of the site as it stood on {day}, at entry {entry} of the public log.", day=day(newest.at),
              entry=newest.seq)
    return (f'\n<div class="page copy-note"><p class="small">{escape(str(words))} <a href="{about}">'
            f"{escape(str(_('What works in it, and what does not')))}</a></p></div>")


def _leading(crawl: Crawl, base: str, up: str) -> rewriting.Lead:
    def lead(href: str, followed: bool) -> str | None:
        if href.startswith("#"):
            return href
        found = crawl.place_of(href, base)
        if found is None:
            return href
        address, file, place = found
        if file:
            return f"{up}{file}{f'#{place}' if place else ''}"
        return f"{up}{door(address.removeprefix(crawl.site.begins(address)))}" if followed else None
    return lead
