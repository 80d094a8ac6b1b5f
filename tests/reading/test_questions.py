"""A public page asks a fixed, small number of questions, whatever it has to tell."""

from __future__ import annotations

from charter.amending import actions as amending
from charter.amending import queries as suggested
from charter.db import db, writing
from charter.drafting.models import Version
from charter.meeting import calling, closing, minutes
from charter.people.models import Group
from tests.meeting import stage
from tests.visiting import Visitor
from tests.world import DAY, NOON, World

# A promise: at most six for a page's first render.
MOST = 6


def test_a_suggestion_that_is_open(draft: Version, world: World, client: Visitor, asked: list[str]) -> None:
    mine = stage.suggest(world, "ada", "Schools", "Each school", where="**Schools**")
    stage.suggest(world, "fay", "Schools", "All schools", where="**Schools**")
    with writing():
        amending.back(suggested.amendment(mine.number), by=world.fay, role=world.roles["fay"],  # type: ignore[arg-type]
                      shown_as="a parent or carer", at=NOON + 2 * DAY)
    asked.clear()
    html = client.visit("/amendments/1")
    assert "A parent or carer" in html and "Other wordings of the same words" in html
    assert len(asked) <= MOST, asked


def test_a_suggestion_that_was_decided(draft: Version, world: World, client: Visitor, asked: list[str]) -> None:
    mine = stage.suggest(world, "ada", "Schools", "Each school", where="**Schools**")
    meeting = stage.in_session(world, mine)
    item = next(i for i in meeting.items if i.amendment_number)
    stage.lines(world, item, heads="consent", governors="consent", families="concern", young_people="consent",
                community="consent", council="aside")
    stage.decide(world, item)
    meeting = stage.again(meeting)
    with writing():
        closing.close(stage.again(meeting), closing.plan(meeting), by=world.hilary, at=stage.LATER)
    assert "once the meeting chair has approved the minutes" in client.visit("/amendments/1")
    with writing():
        minutes.approve(stage.again(meeting), by=world.hilary, at=stage.LATER)
    names = {g.slug: g.name for g in db.session.query(Group)}
    asked.clear()
    html = client.visit("/amendments/1")
    assert "The decision" in html and all(names[slug] in html for slug in ("heads", "families", "council"))
    assert "Stands aside" in html and "A worry, in its own words" in html and "not answered" in html
    assert len(asked) <= MOST, asked


def test_what_was_taken_back_is_not_told_beside_another(draft: Version, world: World, client: Visitor) -> None:
    stage.suggest(world, "ada", "Schools", "Each school", where="**Schools**")
    other = stage.suggest(world, "fay", "Schools", "All schools", where="**Schools**")
    assert "Also open on the same words" in client.visit("/amendments/1")
    with writing():
        amending.withdraw(suggested.amendment(other.number), by=world.fay, at=NOON + 2 * DAY)  # type: ignore[arg-type]
    assert "Also open on the same words" not in client.visit("/amendments/1")


def test_the_meeting_it_goes_to_is_told_and_whether_it_has_begun(draft: Version, world: World, client: Visitor) -> None:
    mine = stage.suggest(world, "ada", "Schools", "Each school", where="**Schools**")
    meeting = stage.call(world, mine)
    assert f"Going to meeting {meeting.number}" in client.visit("/amendments/1")
    with writing():
        calling.open_meeting(stage.again(meeting), by=world.hilary, at=stage.LATER)
    assert f"At meeting {meeting.number} now" in client.visit("/amendments/1")
