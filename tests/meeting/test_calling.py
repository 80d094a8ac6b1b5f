"""Calling a meeting: by the convenor, told to every member at the same minute."""

from __future__ import annotations

from charter.db import db
from charter.drafting.models import Version
from charter.meeting import queries
from charter.meeting.models import Meeting
from charter.outbox.models import Letter
from charter.record.models import Entry
from tests.meeting import stage
from tests.visiting import Visitor
from tests.world import World

FILLED = {"title": "Autumn meeting", "day": "12", "hour": "16:30", "place": "Town hall"}


def fill(client: Visitor, world: World, **more: object) -> dict[str, object]:
    return {"title": "Autumn meeting", "day": ["12", "11", "2099"], "hour": "16:30", "place": "Town hall",
            "chair": world.hilary.id, **more}


def test_the_convenor_calls_it(world: World, draft: Version, client: Visitor) -> None:
    a = stage.suggest(world, "ada", "should talk", "will talk")
    client.sign_in(world.mira)
    html = client.send("/meetings/new", fill(client, world, amendments=[str(a.number)], talks="Lunch\n\nStaff rooms"), form=-1)
    assert "Autumn meeting" in html and "A1." in html and "Staff rooms" in html
    meeting = queries.meeting(1)
    assert meeting is not None and meeting.starts_local == "2099-11-12T16:30"
    assert db.session.query(Entry).filter_by(kind="meeting-called").count() == 1
    assert db.session.query(Letter).filter_by(kind="meeting-called").count() == len(world.roles)


def test_slips_are_named_and_nothing_is_lost(world: World, draft: Version, client: Visitor) -> None:
    client.sign_in(world.mira)
    html = client.send("/meetings/new", fill(client, world, hour="half past four"), 422, form=-1)
    assert "Give a time such as 16:30." in html and "Town hall" in html
    assert db.session.query(Meeting).count() == 0


def test_the_hour_that_is_left_out_in_spring(world: World, draft: Version, client: Visitor) -> None:
    client.sign_in(world.mira)
    html = client.send("/meetings/new", fill(client, world, day=["29", "3", "2099"], hour="01:30"), 422, form=-1)
    assert "clocks go forward" in html


def test_one_meeting_at_a_time(world: World, draft: Version, client: Visitor) -> None:
    typed = {**fill(client.sign_in(world.mira), world), "csrf_token": client.token()}
    stage.call(world)
    html = client.visit("/meetings/new")
    assert "One at a time" in html and "Call the meeting</button>" not in html
    answer = client.post("/meetings/new", typed)
    assert answer.status_code == 409 and "One at a time" in answer.text


def test_a_head_may_not(world: World, draft: Version, client: Visitor) -> None:
    client.sign_in(world.ada).visit("/meetings/new", 403)


def test_a_visitor_is_asked_to_sign_in(world: World, draft: Version, client: Visitor) -> None:
    assert client.http.get("/meetings/new").status_code == 303


def test_the_public_pages(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.call(world)
    assert "Autumn meeting" in client.visit("/meetings/")
    assert "Nothing is decided before then" in client.visit(f"/meetings/{meeting.number}")
    client.visit("/meetings/99", 404)
    client.visit(f"/meetings/{meeting.number}/minutes", 404)
