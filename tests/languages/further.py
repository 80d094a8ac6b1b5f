"""Pages that open only on more than one thing of each kind holds: with what leads to them, and with what is asked of them."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

from flask import Flask
from werkzeug.test import TestResponse

from charter.db import writing
from charter.meeting import calling
from charter.people.models import Voice
from charter.web.limits import limiter
from tests.attacks.stage import Site
from tests.meeting import ended, stage, test_statement
from tests.people import test_register
from tests.signing import walking
from tests.visiting import Visitor
from tests.world import NOON, World

# Whoever asks, and what for; {a} is a suggestion, {m} the open meeting, {c} the closed one, {v} the draft.
ASKED = (
    "/amendments/{a}", "/amendments/{a}.docx", "/amendments/?group=heads", "/comments/?group=heads",
    "/meetings/{m}/papers", "/meetings/{m}/papers.docx", "/meetings/{m}/board", "/meetings/{m}.ics",
    "/versions/1/board",
    "/convenor/answers/new?comment=1", "/versions/{v}?show=open", "/compare/1/{v}", "/compare/1/{v}?show=sides",
    "/search?q=talk", "/search?q=xq", "/search?q=talk&kind=comments", "/signatories?q=ada", "/signatories?version=1&group=heads",
    "/timetable", "/convenor/organisations?q=alder", "/versions/1.docx", "/versions/{v}.docx",
    "/versions/1.txt", "/versions/{v}.txt", "/feed.atom",
)  # fmt: skip
CALENDAR = re.compile("SUMMARY:|DESCRIPTION:")
CLOSED = ("/meetings/{c}", "/meetings/{c}/minutes", "/meetings/{c}/minutes.docx", "/meetings/{c}/minutes/draft",
          "/meetings/{c}/minutes/draft.docx", "/versions/", "/", "/amendments/1", "/versions/2/settling", "/record")


def opened(app: Flask, site: Site, world: World) -> dict[str, TestResponse]:
    """The answer at each address to whoever may open it."""
    visitors = [Visitor(app), *(Visitor(app).sign_in(world.people[who]) for who in ("mira", "hilary", "ada"))]
    found = {}
    for path in (path.format(a=site.amendment.number, m=site.meeting.number, v=site.draft.number) for path in ASKED):
        limiter.reset()
        found[path] = next((answer for visitor in visitors if (answer := visitor.http.get(path)).status_code == 200), None)
    return found


def after(app: Flask, world: World) -> dict[str, TestResponse]:
    """What stands after a meeting has closed and its minutes are written, then approved."""
    meeting, chair = ended.one_taken_one_not(world), Visitor(app).sign_in(world.hilary)
    found = {path: chair.http.get(path.format(c=meeting.number)) for path in CLOSED if "draft" in path}
    ended.approved(world, meeting)
    return found | {path: chair.http.get(path.format(c=meeting.number)) for path in CLOSED if "draft" not in path}


def late(app: Flask, world: World) -> dict[str, TestResponse]:
    """What a group sees that was not at a meeting, a statement that all approved, and what came of a register's file."""
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    test_statement.written(world, meeting)
    test_statement.approve(world, meeting, *test_statement.slugs())
    with writing() as session:
        calling.note_attendance(stage.again(meeting), {"heads": 3, "governors": 0}, at=stage.LATER)
        session.add(Voice(group_slug="governors", person_id=world.gita.id, at=NOON))
    stage.lines(world, meeting.items[0], heads="consent", families="consent", council="consent", services="consent")
    stage.decide(world, meeting.items[0])
    item = meeting.items[0].id
    ended.close(world, meeting)
    gita, mira, path = Visitor(app).sign_in(world.gita), Visitor(app).sign_in(world.mira), f"/meetings/1/items/{item}/objection"
    register = {"file": (io.BytesIO(test_register.GOOD.encode()), "schools.csv"), "csrf_token": mira.token()}
    report = mira.http.post(test_register.ADDRESS, data=register, content_type="multipart/form-data", follow_redirects=True)
    return {path: gita.http.get(path), "/meetings/1/statement": gita.http.get("/meetings/1/statement"), "import": report,
            "/members/": gita.http.get("/members/")}


def joined(app: Flask, site: Site, world: World) -> dict[str, TestResponse]:
    """What somebody in the room and on the way to signing sees."""
    ada = Visitor(app).sign_in(world.ada)
    room = f"/meetings/{site.meeting.number}/join"
    found = {path: ada.http.get(path, follow_redirects=True) for path in (room, f"{room}/state", f"{room}/line")}
    signer = Visitor(app)
    signer.send("/sign", walking.FAY)
    found["/sign/text"] = signer.http.get("/sign/text")
    signer.send("/sign/text", {})
    return found | {"/sign/check": signer.http.get("/sign/check")}


def written(answer: TestResponse) -> str | None:
    """The words of a file for people: a Word file's, a plain text's, a calendar's; None of any other."""
    kind, data = answer.mimetype, answer.get_data()
    if kind in ("text/plain", "text/calendar"):
        lines = data.decode().replace("\r\n ", "").splitlines()
        return "\n".join(lines if kind == "text/plain" else (line.partition(":")[2] for line in lines if CALENDAR.match(line)))
    if kind == "application/atom+xml":
        feed = ElementTree.fromstring(data)
        assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-XA"
        return "\n".join(part.text or "" for part in feed.iter() if part.tag.endswith(("}title", "}summary")))
    if not kind.endswith("wordprocessingml.document"):
        return None
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = [name for name in file.namelist() if re.match(r"word/(document|comments|header\d*|footer\d*)\.xml", name)]
        trees = [ElementTree.fromstring(file.read(name)) for name in parts]
    return "\n".join(run.text or "" for tree in trees for run in tree.iter() if run.tag.endswith(("}t", "}delText")))
