"""What it costs to keep an act: a sign-up beside a bare commit, eight writers at once, a comment posted."""

from __future__ import annotations

import multiprocessing
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from flask import Flask

from charter import clock
from charter.app import create_app
from charter.commenting import actions as commenting
from charter.db import db, writing
from charter.drafting import queries as drafting
from charter.outbox.models import Letter
from charter.people.models import Organisation, Person, Role
from charter.signing import actions as signing
from charter.signing.models import SignUp
from charter.web.ids import random_id
from tests.benchmarks.pages import filled, row
from tests.conftest import settings

WRITERS = 8
ROUNDS = 5


def rows(quick: bool) -> Iterator[dict[str, Any]]:
    """Everything with full synchronisation, on SQLite."""
    n = 60 if quick else 400
    with tempfile.TemporaryDirectory() as folder:
        app, _world = filled(Path(folder), signatories=5, comments=5)
        with app.app_context():
            told = carried()
            # In turn, several times over: whatever else the machine does meets both.
            pairs = [(per_second(bare_commit, n // ROUNDS), per_second(lambda: sign_up(**told), n // ROUNDS))
                     for _ in range(ROUNDS)]
            bare, signed = median(one for one, _ in pairs), median(other for _, other in pairs)
            yield row("bare ORM commit, SQLite, full", bare, "commits/s", 1.0)
            yield row("sign-up commit, SQLite, full", signed, "commits/s", median(b / a for a, b in pairs))
            yield row("comment kept, beyond its page, p50", milliseconds(comment, n), "ms", None)
        yield from storm(Path(folder), n // 4)


def storm(folder: Path, each: int) -> Iterator[dict[str, Any]]:
    """Eight processes that sign up at once."""
    with multiprocessing.get_context("spawn").Pool(WRITERS) as pool:
        times = [t for part in pool.starmap(write_in_turn, [(str(folder), each)] * WRITERS) for t in part]
    app = create_app(settings(folder))
    with app.app_context():
        kept = db.session.query(SignUp).filter(SignUp.title == "In a storm").count()
    cuts = quantiles(times, n=100)
    yield row("eight writers: sign-ups kept of those acknowledged", kept / len(times), "share", None)
    yield row("eight writers: sign-up, p99", 1000 * cuts[98], "ms", None)


def write_in_turn(folder: str, each: int) -> list[float]:
    """One writer's sign-ups, each timed in seconds."""
    app: Flask = create_app(settings(Path(folder)))
    times = []
    with app.app_context():
        told = carried()
        for _ in range(each):
            begun = time.perf_counter()
            sign_up("In a storm", **told)
            times.append(time.perf_counter() - begun)
    return times


def bare_commit() -> None:
    """One row, one commit."""
    with writing() as session:
        session.add(Letter(kind="measured", about="{}", owed_at=clock.now(), once=random_id()))


def sign_up(title: str = "Headteacher", *, digest: str, organisation: str) -> None:
    """What the last press of the three pages keeps; the pages before it carry the text's digest and the organisation."""
    with writing():
        signing.start(1, digest, organisation, name="Ada Bright", title=title,
                      email=f"{random_id()}@alderbank.example", authority="told", resolved_on=None, minute=None,
                      pledge="", reservation="", cookie=random_id(), once=random_id(), at=clock.now())


def carried() -> dict[str, str]:
    """The digest of the text that is open for signature, and a school of the list."""
    version = drafting.settled()
    school = db.session.query(Organisation).filter(Organisation.urn.is_not(None)).first()
    assert version is not None and school is not None
    return {"digest": version.digest, "organisation": school.id}


def comment() -> None:
    """What a member's comment keeps."""
    with writing() as session:
        draft, person = drafting.latest(), session.query(Person).filter_by(email="fay@home.example").one()
        role = session.query(Role).filter_by(person_id=person.id).first()
        commenting.write(draft, clause_key=None, words="Say more about lunch times.", by=person, role=role,  # type: ignore[arg-type]
                         shown_as="a parent or carer", at=clock.now(), once=random_id())


def per_second(act: Callable[[], None], n: int) -> float:
    """How often an act can be kept in a second, one after the other."""
    act()
    begun = time.perf_counter()
    for _ in range(n):
        act()
    return n / (time.perf_counter() - begun)


def milliseconds(act: Callable[[], None], n: int) -> float:
    """The median of an act, in milliseconds."""
    times = []
    for _ in range(n):
        begun = time.perf_counter()
        act()
        times.append(time.perf_counter() - begun)
    return 1000 * median(times)
