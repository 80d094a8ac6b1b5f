"""Nobody can tell whether a school was invited, waits, is held, let it be, came too late or took it back: byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from flask import Flask, url_for
from sqlalchemy import event

from charter.db import db
from charter.drafting import queries as drafting
from charter.people.models import Organisation
from charter.record import entries
from charter.web import public, tokens
from tests.attacks.alike import PLACES, Chance, Schools, Worlds, address, one_moment, ways
from tests.attacks.stage import EVERYBODY, Site
from tests.visiting import Visitor
from tests.world import World

# The convenor's own queue, which names whoever waits there: the one page that may differ, for the desk alone.
QUEUE = {("mira", "/convenor/signatures"), ("sten", "/convenor/signatures")}
ROLES = (*EVERYBODY, "gita", "yusuf", "tom", "hana")
# Who tries each school, most of them from outside.
WHO_TRIES = ("nobody", "nobody", "colin", "nobody", "ada", "nobody", "nobody")
# Pages that a page leads to and that no route names, such as the next page of a list; a crawl that finds more has lost its way.
MOST = 1500


@pytest.fixture
def chance() -> Iterator[Chance]:
    chance = Chance()
    with one_moment(), chance.instead():
        chance.begin("the beginning")
        yield chance


@dataclass
class Crawled:
    """A site where everything has happened once, who is there, and every address; of seven schools nobody knows anything yet."""

    app: Flask
    worlds: Worlds
    people: dict[str, str]
    addresses: list[str]

    def visitor(self, who: str) -> Visitor:
        """Somebody by first name, signed in."""
        visitor = Visitor(self.app)
        if who != "nobody":
            with visitor.http.session_transaction() as session:
                session.update(_user_id=self.people[who], _fresh=True)
        return visitor


@pytest.fixture
def site(chance: Chance, app: Flask, world: World) -> Crawled:
    if db.engine.dialect.name != "sqlite":
        pytest.skip("SQLite's own backup puts each world back")
    made = Site(world)
    Schools()
    people = {who: world.people[who].id for who in ROLES if who != "nobody"}
    return Crawled(app, Worlds(app, chance), people, everywhere(app, made))


def everywhere(app: Flask, site: Site) -> list[str]:
    """Every address that the site has, each gap filled with something that is there."""
    with app.test_request_context():
        found = {url_for(rule.endpoint, **site.fill(rule.endpoint, rule.arguments)) for rule in app.url_map.iter_rules()
                 if "GET" in (rule.methods or ()) and rule.endpoint != "static"}
    acts = range(entries.latest() - 1, entries.latest() + 6)  # the last that are common to both, and those of the states
    found |= {f"/signatories?q={place}" for place in PLACES}
    found |= {f"/record/entries/{n}{end}" for n in acts for end in ("", ".json")}
    letter, receipt = site.pending.letters[0].id, site.signed.id
    return sorted(found | {f"/sign/confirm/{letter}/{tokens.token('sign-confirm', letter)}",
                           f"/signatures/{receipt}/withdraw/{tokens.token('sign-withdraw', receipt)}"})


def answers(site: Crawled, who: str) -> dict[tuple[str, str], bytes]:
    """What this person is answered at every address, and wherever a page leads them."""
    visitor, found = site.visitor(who).http, dict[tuple[str, str], bytes]()
    clean, waiting = dict(visitor._cookies), list(site.addresses)  # type: ignore[attr-defined]
    seen = set(waiting)
    while waiting:
        at = waiting.pop()
        # Public pages are the same for everybody, byte for byte (tests/attacks/test_public_pages.py).
        if public.is_public(urlsplit(at).path) and who != "nobody":
            continue
        site.worlds.chance.begin(f"{who} {at}")
        visitor._cookies = dict(clean)  # type: ignore[attr-defined]
        answer = visitor.get(at)
        found[who, at] = told(answer)
        if answer.mimetype == "text/html":
            new = {urljoin(at, way) for way in ways(answer.text) if "?next=" not in way} - seen
            seen |= new
            waiting += sorted(new)
        assert len(seen) < MOST, sorted(seen)[::40]
    return found


def told(answer: Any) -> bytes:
    """Everything that goes over the wire, but when a file was written: the disk's clock does not stand still for us."""
    written = ("Last-Modified", "ETag") if answer.request.path.startswith("/data/") else ()
    headers = (f"{name}: {value}".encode() for name, value in answer.headers if name not in written)
    return b"\n".join([answer.status.encode(), *headers, answer.data])


def tried(site: Crawled, place: str, who: str) -> dict[tuple[str, str], bytes]:
    """What somebody is answered who tries a school: finds it, signs for it with its head's address, passes it on."""
    school, version = db.session.query(Organisation).filter_by(name=f"{place} School").one(), drafting.settled()
    assert version is not None
    first = {"for_whom": "organisation", "organisation_name": school.name, "organisation": school.id, "title": "Headteacher",
             "name": "Robin Head", "email": address(school)}
    visitor, found = site.visitor(who), dict[tuple[str, str], bytes]()
    for way, typed in (("/sign/organisations", first), ("/sign", first),
                       ("/sign/text", {"version": version.number, "digest": version.digest, "authority": "told"}),
                       ("/sign/check", {"choice": "sign"}), ("/sign/pass-on", {"name": "Robin Head", "email": first["email"]}),
                       ("/account/sign-in", {"email": first["email"], "way": "letter"})):
        site.worlds.chance.begin(f"{who} tries {place} at {way}")
        found[f"{who} for {place}", f"POST {way}"] = told(visitor.post(way, typed))
        site.worlds.chance.begin(f"{who} tries {place} after {way}")
        found[f"{who} for {place}", f"after {way}"] = told(visitor.http.get(way))
    site.worlds.back()
    return found


def test_no_answer_tells_in_which_state_a_school_is(site: Crawled) -> None:
    """The states are handed on from each school to the next: whatever any page of any role says stays the same."""
    found = []
    for by in (0, 1):
        site.worlds.turn(by)
        now = dict[tuple[str, str], bytes]()
        for place, who in zip(PLACES, WHO_TRIES, strict=True):
            now |= tried(site, place, who)
        for who in ROLES:
            now |= answers(site, who)
        found.append(now)
    one, other = found
    assert set(one) == set(other)
    differs = {where for where in one if one[where] != other[where]}
    assert differs - QUEUE == set(), "\n".join(difference(one[where], other[where], where) for where in sorted(differs - QUEUE))
    assert differs == QUEUE, "the worlds do differ, and the desk is told"
    assert len(one) > 1000 and sum(data.startswith(b"200") for data in one.values()) > 500


def test_no_answer_takes_longer_for_one_school_than_for_another(site: Crawled) -> None:
    """Whatever is known of a school, each press waits for the disk as often, and asks and writes about as much."""
    site.worlds.turn(0)
    tried(site, PLACES[0], "nobody")  # a first time prepares more than later ones
    work = {}
    for place in PLACES:
        with asked() as seen:
            tried(site, place, "nobody")
        work[place] = (["".join(sorted(set(each))) for each in "".join(seen).split("|")], len(seen))
    rhythm, much = work[PLACES[0]]
    assert any("w" in each for each in rhythm) and much > 40
    assert {place: found for place, (found, _) in work.items() if found != rhythm} == {}
    # A few questions among so many are a tenth of a millisecond, which no network lets anybody see.
    assert {place: count for place, (_, count) in work.items() if abs(count - much) > 5} == {}


@contextmanager
def asked() -> Iterator[list[str]]:
    """What is sent to the database in between: r for a question, w for what is written, | for a commit."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        seen.append("r" if statement.startswith(("SELECT", "BEGIN", "PRAGMA")) else "w")

    def kept(_connection: Any) -> None:
        seen.append("|")

    event.listen(db.engine, "before_cursor_execute", note)
    event.listen(db.engine, "commit", kept)
    try:
        yield seen
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
        event.remove(db.engine, "commit", kept)


def difference(one: bytes, other: bytes, where: Any) -> str:
    """The first bytes in which two answers differ."""
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return f"{where}: …{one[max(0, at - 80):at + 80]!r} / …{other[max(0, at - 80):at + 80]!r}"
