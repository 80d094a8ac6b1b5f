"""Pages that open only on more than one thing of each kind holds: with what leads to them, and with what is asked of them."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

from flask import Flask
from werkzeug.test import TestResponse

from charter.web.limits import limiter
from tests.attacks.stage import Site
from tests.meeting import ended
from tests.signing import walking
from tests.visiting import Visitor
from tests.world import World

# Whoever asks, and what for; {a} is a suggestion, {m} the open meeting, {c} the closed one, {v} the draft.
ASKED = (
    "/amendments/{a}", "/amendments/{a}.docx", "/amendments/?group=heads", "/comments/?group=heads",
    "/meetings/{m}/papers", "/meetings/{m}/papers.docx", "/meetings/{m}/board", "/meetings/{m}.ics",
    "/versions/1/board",
    "/convenor/answers/new?comment=1", "/versions/{v}?show=open", "/compare/1/{v}", "/compare/1/{v}?show=sides",
    "/search?q=talk", "/search?q=xq", "/search?q=talk&kind=comments", "/signatories?q=ada", "/signatories?version=1&group=heads",
    "/timetable", "/convenor/organisations?q=alder", "/versions/1.docx", "/versions/{v}.docx",
    "/versions/1.txt", "/versions/{v}.txt",
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
    if not kind.endswith("wordprocessingml.document"):
        return None
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = [name for name in file.namelist() if re.match(r"word/(document|comments|header\d*|footer\d*)\.xml", name)]
        trees = [ElementTree.fromstring(file.read(name)) for name in parts]
    return "\n".join(run.text or "" for tree in trees for run in tree.iter() if run.tag.endswith(("}t", "}delText")))
