"""A meeting that has closed, for everything that comes after it."""

from __future__ import annotations

from charter.db import writing
from charter.meeting import closing, deciding, minutes, queries
from charter.meeting.models import Meeting
from tests.meeting import stage
from tests.world import World

WORRY = "We would need a quiet room for it."
HARM = "The family would wait for months."


def close(world: World, meeting: Meeting) -> Meeting:
    """The chair closes it."""
    planned = closing.plan(stage.again(meeting))
    with writing():
        closing.close(stage.again(meeting), planned, by=world.hilary, at=stage.LATER)
    return stage.again(meeting)


def approved(world: World, meeting: Meeting) -> Meeting:
    """The chair approves its minutes."""
    with writing():
        minutes.approve(stage.again(meeting), by=world.hilary, at=stage.LATER)
    return stage.again(meeting)


def one_taken_one_not(world: World) -> Meeting:
    """A1 accepted with a worry of the governors, A2 not accepted because the families see harm; closed."""
    a = stage.suggest(world, "ada", "should talk", "will talk")
    b = stage.suggest(world, "fay", "promptly", "within ten days")
    meeting = stage.in_session(world, a, b)
    first, second = (i for i in meeting.items if i.amendment_number)
    stage.everybody_yes(world, first)
    say(world, meeting, first.id, "governors", "concern", WORRY)
    stage.decide(world, first)
    stage.everybody_yes(world, second)
    say(world, meeting, second.id, "families", "object", HARM, to_whom="families who wait", removed_by="five days")
    stage.decide(world, second, "not adopted", "Families see harm in it.")
    return close(world, meeting)


def say(world: World, meeting: Meeting, item_id: str, group: str, position: str, words: str, **more: str) -> None:
    """A group's line with its own words."""
    with writing():
        item = queries.item(item_id)
        assert item is not None
        deciding.give_line(item, group=group, position=position, words=words, given="aloud", by=world.hilary,
                           at=stage.LATER, **more)
