"""Who came is missed before the meeting closes, and stands as it was noted afterwards."""

from __future__ import annotations

from charter.db import writing
from charter.drafting.models import Version
from charter.meeting import calling, queries
from charter.people.founding import DEFAULT_GROUPS
from tests.meeting import ended, stage
from tests.visiting import Visitor
from tests.world import World


def test_the_closing_step_says_what_is_missing(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    stage.everybody_yes(world, meeting.items[0])
    stage.decide(world, meeting.items[0])
    client.sign_in(world.hilary)
    assert all("Nobody has noted who came" in client.visit(f"/meetings/1/{page}") for page in ("close", "run"))
    with writing():
        calling.note_attendance(stage.again(meeting), {"heads": 4, "families": 2}, at=stage.LATER)
    html = client.visit("/meetings/1/close")
    assert "Heads 4, Families 2." in html and "Council gave a line, and nobody of this group is noted as present." in html
    with writing():
        calling.note_attendance(stage.again(meeting), {slug: 1 for slug, *_ in DEFAULT_GROUPS}, at=stage.LATER)
    assert "nobody of this group" not in client.visit("/meetings/1/close")
    client.press("/meetings/1/close", "/closing")


def test_after_it_has_closed_the_numbers_stand(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    stage.decide(world, meeting.items[0], "deferred", "Later.")
    with writing():
        calling.note_attendance(stage.again(meeting), {"heads": 4}, at=stage.LATER)
    ended.close(world, meeting)
    html = client.sign_in(world.hilary).visit("/meetings/1/attendance")
    assert "Heads: 4" in html and "correct the minutes" in html and "Keep these numbers" not in html
    answer = client.post("/meetings/1/attendance", {"group_heads": "9"})
    assert answer.status_code == 409 and "a correction beside the minutes" in answer.text
    assert queries.attendance(stage.again(meeting)) == {"heads": 4}
