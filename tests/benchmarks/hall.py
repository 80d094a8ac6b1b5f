"""Three hundred people in a hall: phones that poll, a screen that asks each second, one round answered, a worker killed."""

from __future__ import annotations

import http.client
import os
import random
import re
import signal
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from typing import Any
from urllib.parse import urlencode

from flask import Flask
from flask.sessions import SecureCookieSessionInterface

from charter import clock
from charter.app import create_app
from charter.db import db, writing
from charter.hall.passes import PHONE, SCREEN, Passes
from charter.meeting import calling, deciding, joining, queries
from charter.meeting.models import Position
from charter.people.models import Person, Role
from charter.record import note, triggers
from charter.web.ids import random_id
from tests.benchmarks.pages import environ, row
from tests.benchmarks.serving import Server, children, served
from tests.conftest import settings
from tests.meeting import stage
from tests.world import DAY, World, make_world, with_text

GROUPS = ("heads", "governors", "families", "young-people", "community", "services", "council")
# Everybody answers within this many seconds, as people do once a chair has asked.
WITHIN = 60
# A browser that loses its connection sends the form again: an answer is acknowledged when the page behind it comes.
TRIES = 40


@dataclass
class Hall:
    """What the people, the phones and the screen noted: seconds, and how often something went wrong."""

    answers: list[float] = field(default_factory=list)
    polls: list[float] = field(default_factory=list)
    acknowledged: set[str] = field(default_factory=set)
    acts: list[tuple[float, str]] = field(default_factory=list)  # when the chair acted, and what the screen then says
    drawn: list[tuple[float, str]] = field(default_factory=list)  # when the screen had what
    again: int = 0
    over: bool = False


def rows(quick: bool) -> Iterator[dict[str, Any]]:
    """The hall on two workers, then once more with one of them killed in the middle."""
    people, within = (60, 12) if quick else (300, WITHIN)
    for killed in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            yield from _one(Path(folder), people, within, killed)


def _one(folder: Path, people: int, within: int, killed: bool) -> Iterator[dict[str, Any]]:
    app, cookies, number, item = _filled(folder, people)
    noted = Hall()
    with served("wsgi:app", environ(folder)) as server:
        _evening(app, server, noted, cookies, (number, item), within, killed)
    what = f"hall of {people}" + (", a worker killed" if killed else "")
    answers, polls = quantiles(noted.answers, n=100), quantiles(noted.polls, n=100)
    with app.app_context():
        kept = {p.person_id for p in db.session.query(Position)}
        twice = db.session.query(Position).filter(Position.revision > 1).count()
    yield row(f"{what}: an answer, p50", 1000 * answers[49], "ms", None)
    yield row(f"{what}: an answer, p99", 1000 * answers[98], "ms", None)
    yield row(f"{what}: a poll, p50", 1000 * polls[49], "ms", None)
    yield row(f"{what}: a poll, p99", 1000 * polls[98], "ms", None)
    yield row(f"{what}: screen behind the chair, at most", max(_behind(noted), default=float("inf")), "s", None)
    yield row(f"{what}: answers acknowledged", len(noted.acknowledged), "answers", None)
    yield row(f"{what}: of these kept", len(noted.acknowledged & kept) / len(noted.acknowledged), "share", None)
    yield row(f"{what}: kept twice or unasked", twice + len(kept - set(cookies)), "answers", None)
    yield row(f"{what}: sent again after a lost connection", noted.again, "requests", None)


def _filled(folder: Path, people: int) -> tuple[Flask, dict[str, str], int, str]:
    """A meeting in session with its first item asked, and this many members with their cookies by id."""
    (folder / "record.key").write_text(note.new_key("charter.test"))
    app = create_app(settings(folder))
    with app.app_context():
        db.create_all()
        with db.engine.begin() as connection:
            triggers.create(connection)
        world = make_world()
        with_text(world)
        made = [stage.suggest(world, "ada", "should talk", "will talk"), stage.suggest(world, "fay", "promptly", "in ten days")]
        meeting = stage.call(world, *made)
        members = _members(world, people)
        with writing():
            calling.open_meeting(stage.again(meeting), by=world.hilary, at=clock.now())
            joining.make(meeting, at=clock.now())
        item = stage.again(meeting).items[0]
        with writing():
            deciding.ask(item, asked=item.title, by=world.hilary, at=clock.now())
        row_, at = joining.of(meeting.number), clock.now()
        assert row_ is not None
        signer, passes = SecureCookieSessionInterface().get_signing_serializer(app), Passes(str(app.config["SECRET_KEY"]))
        assert signer is not None
        cookies = {one: f"session={signer.dumps({'_user_id': one, '_fresh': True})}; room-joined="
                        f"{passes.issue(meeting.number, row_.code, PHONE, at=at, person_id=one)}" for one in members}
        cookies["screen"] = f"room-screen={passes.issue(meeting.number, row_.code, SCREEN, at=at)}"
        found = (app, cookies, meeting.number, item.id)
        db.session.remove()
        db.engine.dispose()
    return found


def _members(world: World, count: int) -> list[str]:
    ids = [random_id() for _ in range(count)]
    with writing() as session:
        for n, one in enumerate(ids):
            session.add(Person(id=one, name=f"Member {n}", email=f"member{n}@home.example", joined_at=clock.now() - DAY))
        session.flush()
        session.add_all(Role(person_id=one, group_slug=GROUPS[n % 7], title="Member", since=clock.now() - DAY)
                        for n, one in enumerate(ids))
    return ids


def _evening(app: Flask, server: Server, noted: Hall, cookies: dict[str, str], what: tuple[int, str], within: int,
             killed: bool) -> None:
    number, item = what
    screen = cookies.pop("screen")
    watchers = [threading.Thread(target=_screen, args=(server, noted, number, screen))]
    watchers += [threading.Thread(target=_phone, args=(server, noted, number, cookie)) for cookie in cookies.values()]
    people = [threading.Thread(target=_person, args=(server, noted, number, one, cookie, random.uniform(0, within)))
              for one, cookie in cookies.items()]
    for thread in watchers + people:
        thread.start()
    begun = time.monotonic()
    with app.app_context():
        for n, group in enumerate(GROUPS):
            time.sleep(max(0.0, begun + within * (n + 1) / 9 - time.monotonic()))
            _chair(noted, item, group)
            if killed and n == 3:
                os.kill(children(server.pid)[0], signal.SIGKILL)
    for thread in people:
        thread.join()
    time.sleep(3)  # for the screen to have the last act too
    noted.over = True
    for thread in watchers:
        thread.join()


def _chair(noted: Hall, item_id: str, group: str) -> None:
    """The chair enters a group's line aloud, from another process than the one that serves the screen."""
    with writing():
        item = queries.item(item_id)
        assert item is not None
        deciding.give_line(item, group=group, position="consent", words="", given="aloud", by=None, at=clock.now())
    db.session.remove()
    noted.acts.append((time.monotonic(), group))


class _Browser:
    """One connection that is opened again when it breaks."""

    def __init__(self, server: Server, cookie: str) -> None:
        self.server, self.cookie = server, cookie
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)

    def send(self, method: str, path: str, body: str | None = None) -> tuple[int, str, str]:
        headers = {"Cookie": self.cookie, "Accept-Encoding": "gzip"} if body is None and "state" in path else {
            "Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"}
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie" and value.startswith("session="):
                rest = [c for c in self.cookie.split("; ") if not c.startswith("session=")]
                self.cookie = "; ".join([value.partition(";")[0], *rest])
        raw = answer.read()
        return answer.status, "" if answer.getheader("Content-Encoding") else raw.decode(), answer.getheader("Location") or ""

    def again(self, noted: Hall, act: Callable[[], Any]) -> Any:
        """Do it until it is answered, as somebody presses once more when the page does not come."""
        for _ in range(TRIES):
            try:
                return act()
            except (OSError, http.client.HTTPException):
                noted.again += 1
                self.connection.close()
                time.sleep(0.25)
        raise SystemExit("the server did not come back")


def _person(server: Server, noted: Hall, number: int, one: str, cookie: str, after: float) -> None:
    """Opens the question, thinks, answers, and sees the room again."""
    time.sleep(after)
    browser = _Browser(server, cookie)
    _, page, _ = browser.again(noted, lambda: browser.send("GET", f"/meetings/{number}/join/answer"))
    action = re.search(r'action="(/meetings/\d+/join/rounds/[0-9a-f]{32}/answer)"', page)
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert action and token, page[:1500]
    form = urlencode({"csrf_token": token[1], "once": random_id(), "position": "consent", "revision": "0"})
    begun = time.monotonic()
    status, page, _ = browser.again(noted, lambda: browser.send("POST", action[1], form))
    noted.answers.append(time.monotonic() - begun)
    if status == 303:
        noted.acknowledged.add(one)
        browser.again(noted, lambda: browser.send("GET", f"/meetings/{number}/join"))


def _phone(server: Server, noted: Hall, number: int, cookie: str) -> None:
    time.sleep(random.uniform(0, 4))
    browser, seen = _Browser(server, cookie), "0"
    while not noted.over:
        seen, _html = _asked(browser, noted, f"/meetings/{number}/join/state", seen, zipped=True)
        time.sleep(random.uniform(3, 5))


def _screen(server: Server, noted: Hall, number: int, cookie: str) -> None:
    browser, seen = _Browser(server, cookie), "0"
    while not noted.over:
        before = seen
        seen, _html = _asked(browser, noted, f"/meetings/{number}/screen/state", seen, zipped=False)
        if seen != before:
            noted.drawn.append((time.monotonic(), _html))
        time.sleep(1)


def _asked(browser: _Browser, noted: Hall, path: str, seen: str, *, zipped: bool) -> tuple[str, str]:
    begun = time.monotonic()
    try:
        browser.connection.request("GET", f"{path}?seen={seen}", headers={"Cookie": browser.cookie})
        answer = browser.connection.getresponse()
        html = answer.read().decode()
    except (OSError, http.client.HTTPException):
        noted.again += 1
        browser.connection.close()
        return seen, ""
    noted.polls.append(time.monotonic() - begun)
    found = re.search(r'data-seen="([^"]+)"', html)
    return (found[1], html) if found else (seen, "")


def _behind(noted: Hall) -> list[float]:
    """For each of the chair's acts, how long until the screen had it."""
    names = dict(zip(GROUPS, ("Heads", "Governors", "Families", "Young", "Community", "Services", "Council"), strict=True))
    found = []
    for at, group in noted.acts:
        has = re.compile(rf"<b>{names[group]}[^<]*</b> <span>Yes</span>")
        when = next((moment for moment, html in noted.drawn if has.search(html)), None)
        found.append(max(0.0, when - at) if when is not None else float("inf"))
    return found
