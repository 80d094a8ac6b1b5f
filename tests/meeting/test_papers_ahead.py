"""What can be taken away ahead of a meeting: the calendar file, the board's two pages, the letter, the papers."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from charter.db import db, writing
from charter.drafting.models import Version
from charter.meeting import agenda
from charter.meeting.models import Meeting
from charter.outbox.models import Letter
from charter.publishing.calendar import calendar
from charter.telling.draft import body
from charter.telling.letters.meeting import called
from tests.meeting import stage
from tests.visiting import Visitor
from tests.world import NOON, World

LONDON = ZoneInfo("Europe/London")


def read(raw: bytes) -> list[tuple[str, str]]:
    """The file's lines as a calendar reads them: unfolded, name and value."""
    assert raw.endswith(b"\r\n") and b"\n" not in raw.replace(b"\r\n", b"")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    lines = raw.decode("utf-8").replace("\r\n ", "").split("\r\n")[:-1]
    return [(name, value) for name, _, value in (line.partition(":") for line in lines)]


def written(begins: datetime, **more: object) -> list[tuple[str, str]]:
    given = {"uid": "meeting-1@charter.test", "sequence": 2, "stamp": NOON, "begins": begins, "minutes": 95, "title": "Autumn",
             "place": "Town hall", "words": "Papers", "address": "http://localhost/meetings/1", **more}
    return read(calendar(**given))  # type: ignore[arg-type]


def moment(lines: list[tuple[str, str]]) -> datetime:
    """When it begins, by the zone that the file itself carries: the last change of clock before it holds."""
    local = datetime.strptime(dict(lines)["DTSTART;TZID=Europe/London"], "%Y%m%dT%H%M%S")
    onsets, at = [], None
    for name, value in lines:
        if name == "DTSTART":
            at = datetime.strptime(value, "%Y%m%dT%H%M%S")
        elif name == "TZOFFSETTO" and at:
            onsets.append((at, value))
    _, offset = max((at, offset) for at, offset in onsets if at <= local)
    return local.replace(tzinfo=datetime.strptime(offset, "%z").tzinfo).astimezone(UTC)


def test_the_file_is_a_calendar(world: World, draft: Version, client: Visitor) -> None:
    stage.call(world)
    answer = client.http.get("/meetings/1.ics")
    assert answer.mimetype == "text/calendar" and "set-cookie" not in {name.lower() for name, _ in answer.headers}
    found = dict(read(answer.data))
    assert found["UID"] == "meeting-1@localhost" and found["SEQUENCE"] == "0" and found["DTSTAMP"] == "20261104T120000Z"
    assert found["DTSTART;TZID=Europe/London"] == "20261112T163000" and found["DURATION"] == "PT10M"
    with writing():
        agenda.set_agenda(stage.again(db.session.get(Meeting, 1)), agenda.Wanted(talks=["Lunch"]), by=None, at=NOON)  # type: ignore[arg-type]
    assert dict(read(client.http.get("/meetings/1.ics").data))["SEQUENCE"] == "1"
    assert client.http.get("/meetings/9.ics").status_code == 404


def test_either_side_of_october(app: object) -> None:
    """The clocks go back on 25 October 2026 at two: the file's own zone gives the moment that the site means."""
    for local in ("2026-10-24T16:30", "2026-10-25T00:30", "2026-10-25T16:30", "2027-03-28T09:00", "2026-07-01T10:00"):
        begins = datetime.fromisoformat(local).replace(tzinfo=LONDON)
        assert moment(written(begins)) == begins.astimezone(UTC), local


def test_nothing_typed_makes_a_line_of_its_own() -> None:
    lines = written(datetime(2026, 11, 12, 16, 30, tzinfo=LONDON), title="Autumn; a, b\nBEGIN:VALARM\\", place="ü" * 200)
    assert dict(lines)["SUMMARY"] == r"Autumn\; a\, b\nBEGIN:VALARM\\" and dict(lines)["LOCATION"] == "ü" * 200
    assert [value for name, value in lines if name == "BEGIN"].count("VALARM") == 0


def test_a_zone_that_never_changes_its_clock() -> None:
    lines = written(datetime(2026, 11, 12, 16, 30, tzinfo=ZoneInfo("Asia/Kolkata")))
    assert ("TZOFFSETTO", "+0530") in lines and ("BEGIN", "STANDARD") in lines


def test_the_letter_says_how_to_take_part(world: World, draft: Version) -> None:
    stage.call(world, stage.suggest(world, "ada", "should talk", "will talk"))
    assert db.session.query(Letter).filter_by(kind="meeting-called").count() == len(world.roles)
    letter = called({"meeting": 1, "person": world.ben.id})
    assert letter is not None
    words = body(letter).replace("\u00a0", " ")
    assert "12 November 2026, 4.30 pm GMT" in words and "Town hall" in words and "since 4 November 2026" in words
    assert "Heads speak through Ada Bright" in words and "If you cannot come" in words
    assert "/meetings/1.ics" in words and "/meetings/1/papers" in words and "5 November 2026, 4.30 pm GMT" in words
    letter = called({"meeting": 1, "person": world.fay.id})
    assert letter is not None and not re.search(r"\n\n\n", body(letter))


def test_two_pages_for_a_board(world: World, draft: Version, client: Visitor) -> None:
    stage.call(world, stage.suggest(world, "ada", "should talk", "will talk"))
    html = client.visit("/meetings/1/board")
    assert "This is the first draft" in html and "“should” becomes “will”" in html
    assert "The board was told that draft 1" in html and "It has not considered the draft." in html
    assert "agreed" not in html
    for since in ("1", "2", "0", "x", "-1", "9" * 40):
        client.visit(f"/meetings/1/board?since={since}", 404)
    client.visit("/meetings/9/board", 404)


def test_a_board_hears_what_changed_since_the_draft_it_knew(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    stage.everybody_yes(world, meeting.items[0])
    stage.decide(world, meeting.items[0])
    client.sign_in(world.hilary).press("/meetings/1/close", "/closing")
    stage.call(world)
    html = client.visit("/meetings/2/board")
    assert "What changed since draft 1" in html and "In 4(a), “should” becomes “will”." in html
    assert html == client.visit("/meetings/2/board?since=1")


def test_the_papers_say_who_has_named_a_voice(world: World, draft: Version, client: Visitor) -> None:
    stage.call(world, stage.suggest(world, "ada", "should talk", "will talk"))
    html = client.visit("/meetings/1/papers")
    assert re.search(r"Heads</th><td>named</td>", html) and re.search(r"Services</th><td>not named yet</td>", html)
    assert html.count("Ada Bright") == 1, "as who suggested it; nobody's voice is named on a public page"
