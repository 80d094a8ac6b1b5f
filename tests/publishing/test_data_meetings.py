"""What came of meetings and of a settling, in the open data: once it is public on a page, and not before."""

from __future__ import annotations

from datetime import date
from typing import Any

from charter.db import writing
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.meeting import closing, deciding, interests, lines, minutes, points, positions, settling, statements
from charter.people.founding import DEFAULT_GROUPS
from tests.meeting import stage
from tests.visiting import Visitor
from tests.world import DAY, NOON, World


def test_what_came_of_a_meeting(client: Visitor, world: World, draft: Version) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "must talk", where="should talk"))
    item = meeting.items[0]
    with writing():
        round_ = deciding.ask(item, asked="As suggested", by=world.hilary, at=stage.LATER)
    for who, named in (("ben", False), ("ada", True)):
        with writing():
            positions.answer(lines.last_round(stage.fresh(item)) or round_, person=world.people[who], role=world.roles[who],
                             position="object", words=f"{who} sees harm.", to_whom="Staff", removed_by="A date.", named=named,
                             given="by phone", by=world.people[who], at=stage.LATER)
    stage.everybody_yes(world, item)
    stage.decide(world, item)
    with writing():
        now = stage.again(meeting)
        interests.declare(now, group="heads", words="Our school hires the hall.", item=now.items[0], by=world.hilary,
                          at=stage.LATER, once="1" * 32)
        points.note(now, what="Find a date", owner="Council", due=date(2026, 12, 1), item=None, by=world.hilary,
                    at=stage.LATER, once="2" * 32)
        line = statements.write(now, words="We begin again.", by=world.hilary, at=stage.LATER, once="3" * 32)
        for slug, *_ in DEFAULT_GROUPS[:-1]:
            statements.approve(line, group=slug, given="aloud", by=world.hilary, at=stage.LATER)
    assert not any(_told(client).values())
    with writing():
        statements.approve(statements.newest(stage.again(meeting)), group=DEFAULT_GROUPS[-1][0], given="aloud",  # type: ignore[arg-type]
                           by=world.hilary, at=stage.LATER)
        closing.close(stage.again(meeting), closing.plan(stage.again(meeting)), by=world.hilary, at=stage.LATER)
    told = _told(client)
    assert told["actions"] == [{"meeting": 1, "amendment": None, "about": None, "owner": "Council", "what": "Find a date",
                                "due": "2026-12-01"}]
    assert told["statements"][0]["words"] == "We begin again." and not told["interests"]
    with writing():
        minutes.approve(stage.again(meeting), by=world.hilary, at=stage.LATER)
    with writing():
        minutes.correct(stage.again(meeting), words="It was the small hall.", item=None, by=world.hilary, at=stage.LATER,
                        once="4" * 32)
    told = _told(client)
    assert [(one["amendment"], one["group"], one["words"]) for one in told["interests"]] == [
        (1, "heads", "Our school hires the hall.")]
    assert [one["words"] for one in told["corrections"]] == ["It was the small hall."]
    assert b"sees harm" not in client.http.get("/data/charter.json").data, "what a member answers is in no export"
    assert "ada sees harm." in client.visit("/meetings/1/minutes")


def test_what_was_said_of_a_whole_text(client: Visitor, world: World, draft: Version) -> None:
    with writing():
        settling.open_round(_newest(), by=world.mira, at=NOON + DAY)
    with writing():
        settling.answer(_newest(), person=world.people["ben"], role=world.roles["ben"], at=NOON + 2 * DAY, position="object",
                        words="Too soon.", to_whom="Staff", removed_by="A year.", named=False)
    for slug, *_ in DEFAULT_GROUPS:
        with writing():
            settling.give_line(_newest(), group=slug, position="concern", words=f"{slug} worry.", given="in writing",
                               by=world.mira, at=NOON + 3 * DAY)
    told = client.http.get("/data/charter.json").get_json()
    assert told["settlement_lines"] == []
    with writing():
        settling.settle(_newest(), by=world.hilary, at=NOON + 22 * DAY)
    told = client.http.get("/data/charter.json").get_json()
    heads = next(one for one in told["settlement_lines"] if one["group"] == "heads")
    assert (heads["position"], heads["words"], heads["given"]) == ("concern", "heads worry.", "in writing")
    assert heads["said_on"] == (NOON + 3 * DAY).date().isoformat()
    assert "Too soon." in client.visit("/versions/1/settled") and "Too soon." not in str(told), "a member's is in no export"


def _told(client: Visitor) -> dict[str, Any]:
    found = client.http.get("/data/charter.json").get_json()
    return {name: found[name] for name in ("actions", "interests", "corrections", "statements", "late_objections")}


def _newest() -> Version:
    found = drafting.latest()
    assert found is not None
    return found
