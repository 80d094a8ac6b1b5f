"""Two worlds that differ only in which school is in which state, and everything in them that could be chance made the same."""

from __future__ import annotations

import hashlib
import html
import os
import random
import re
import secrets
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from unittest import mock

import time_machine
from flask import Flask

from charter import clock
from charter.db import db, writing
from charter.drafting import queries as drafting
from charter.people.models import Organisation
from charter.record import heads, openings
from charter.signing import receipts
from charter.signing.models import Signature, SignUp, SignUpLetter
from charter.telling import worker
from charter.web import tokens
from charter.web.folding import fold
from charter.web.limits import limiter
from tests.attacks.stage import Again
from tests.visiting import Visitor
from tests.world import DAY

TODAY = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
PLACES = ("Ashgate", "Birkholm", "Coldwell", "Dunmere", "Elmstead", "Farrow", "Garside")


class Chance:
    """What is drawn by chance, drawn in one order: begun anew before each request, it gives every world the same.

    Each length has an order of its own, for what is drawn once a process (a temporary name) must not move what follows.
    """

    def begin(self, what: str) -> None:
        """Draw from here on what stands for this."""
        self.what, self.drawn = what, Counter[int]()

    def draw(self, count: int = 32) -> bytes:
        """So many bytes."""
        self.drawn[count] += 1
        return random.Random(f"{self.what} {count} {self.drawn[count]}").randbytes(count)

    @contextmanager
    def instead(self) -> Iterator[None]:
        """Draw everything from here."""
        hexadecimal = lambda count=32: self.draw(count).hex()
        chosen = lambda some: some[self.draw(1)[0] % len(some)]
        drawn = {"token_bytes": self.draw, "token_hex": hexadecimal, "token_urlsafe": hexadecimal, "choice": chosen}
        with mock.patch.multiple(secrets, **drawn), mock.patch.object(os, "urandom", self.draw):
            yield


class Schools:
    """Seven schools of the list of organisations, of which nobody knows anything."""

    def __init__(self) -> None:
        with writing() as session:
            for n, place in enumerate(PLACES):
                session.add(Organisation(id=f"{n:032x}", name=f"{place} School", folded=fold(f"{place} School"), kind="school",
                                         urn=910001 + n, domain=f"{place.lower()}.example"))


def unknown(_app: Flask, _school: Organisation) -> None:
    """Nobody has ever heard of it here."""


def invited(app: Flask, school: Organisation) -> None:
    """Somebody passed the invitation to sign on to its head, and the letter is owed."""
    visitor = Visitor(app)
    visitor.post("/sign", who(school))
    assert visitor.post("/sign/pass-on", {"name": "Robin Head", "email": address(school)}).status_code == 303


def pending(app: Flask, school: Organisation) -> None:
    """Its head pressed Sign, and has not confirmed."""
    sign(app, school)


def held(app: Flask, school: Organisation) -> None:
    """Its head confirmed, from an address that is not the school's: it waits for the convenor."""
    confirm(sign(app, school, email="robin@elsewhere.example"))


def declined(app: Flask, school: Organisation) -> None:
    """Its head was asked, looked at everything, and pressed Not now."""
    invited(app, school)
    sign(app, school, choice="not-now")


def expired(app: Flask, school: Organisation) -> None:
    """Its head pressed Sign more than thirty days ago, and never confirmed."""
    with time_machine.travel(TODAY - 32 * DAY, tick=False):
        sign(app, school)


def withdrawn(app: Flask, school: Organisation) -> None:
    """Its head signed, and withdrew before anybody listed it."""
    confirm(sign(app, school, email="robin@elsewhere.example"))
    signature = db.session.query(Signature).order_by(Signature.entry_seq.desc()).first()
    assert signature is not None and signature.organisation_id == school.id
    address = f"/signatures/{signature.id}/withdraw/{receipts.token(receipts.holder(signature))}"
    assert Visitor(app).post(address).status_code == 303


STATES: tuple[Callable[[Flask, Organisation], None], ...] = (unknown, invited, pending, held, declined, expired, withdrawn)


def who(school: Organisation, email: str = "") -> dict[str, str]:
    """The first page as its head fills it in."""
    return {"for_whom": "organisation", "organisation_name": school.name, "organisation": school.id, "title": "Headteacher",
            "name": "Robin Head", "email": email or address(school)}


def sign(app: Flask, school: Organisation, choice: str = "sign", email: str = "") -> Visitor:
    """Its head fills in the pages and presses; gives the browser."""
    version, visitor = drafting.settled(), Visitor(app)
    assert version is not None
    visitor.post("/sign", who(school, email))
    visitor.post("/sign/text", {"version": version.number, "digest": version.digest, "authority": "told"})
    assert visitor.post("/sign/check", {"choice": choice}).status_code == 303
    return visitor


def confirm(visitor: Visitor) -> None:
    """One press in the browser that filled the form in."""
    letter = db.session.query(SignUpLetter).join(SignUp).order_by(SignUpLetter.at.desc(), SignUp.at.desc()).filter(
        SignUp.email == "robin@elsewhere.example", ~SignUp.confirmation.has()).first()
    assert letter is not None
    assert visitor.post(f"/sign/confirm/{letter.id}/{tokens.token('sign-confirm', letter.id)}").status_code == 303


def address(school: Organisation) -> str:
    """The address of its head, which everybody can guess."""
    return f"head@{school.domain}"


class Worlds:
    """The same site again and again, with the states handed round among the schools."""

    def __init__(self, app: Flask, chance: Chance) -> None:
        self.app, self.chance, self.before = app, chance, Again()

    def turn(self, by: int) -> None:
        """A world in which each school is in the state that its neighbour, so many further on, is in in the first."""
        self.before.back()
        self.entered = 0
        with mock.patch.object(openings, "commitment", self._commitment):
            for n, state in enumerate(STATES):
                self.chance.begin(f"state {n}")
                with time_machine.travel(TODAY - DAY + timedelta(hours=n), tick=False):
                    state(self.app, db.session.get_one(Organisation, f"{(n + by) % len(STATES):032x}"))
        worker.give_what_fell_due(clock.now())
        self.app.config["RECORD_HEADS"].unlink(missing_ok=True)  # which would rightly tell of another world
        with writing():
            heads.sign_head(clock.now())
        self.now = Again()
        self.clear()

    def _commitment(self, _salt: str, _content: bytes) -> str:
        """A commitment as it is to everybody without its salt: a number that says nothing."""
        self.entered += 1
        return hashlib.sha256(b"entry %d" % self.entered).hexdigest()

    def clear(self) -> None:
        """Nothing kept of what another world answered."""
        self.app.extensions["public_pages"].clear()
        self.app.extensions["room_states"].kept.found.clear()
        shutil.rmtree(self.app.config["INSTANCE"] / "published", ignore_errors=True)
        limiter.reset()

    def back(self) -> None:
        """As it was before somebody wrote something."""
        self.now.back()
        self.clear()


@contextmanager
def one_moment() -> Iterator[None]:
    """Time stands still."""
    with time_machine.travel(TODAY, tick=False):
        yield


# A page is looked through thousands of times: what is quoted as an address, wherever in it, in a tenth of a parser's time.
WAY = re.compile(r"""\b(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


def ways(page: str) -> set[str]:
    """Where a page leads to on this site."""
    found = set()
    for given in {a or b or c for a, b, c in WAY.findall(page)}:
        way = html.unescape(given).removeprefix("http://localhost").partition("#")[0]
        if way.startswith("?") or re.match(r"/(?!/|static/)", way):
            found.add(way)
    return found
