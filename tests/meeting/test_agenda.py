"""The agenda: its kinds and their order, what stays on it, how long it takes, and who may ask for what."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from charter.db import db, writing
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.meeting import agenda, block, bringing, calling, estimating, queries
from charter.meeting.agenda import Wanted
from charter.meeting.models import AgendaItem, Meeting
from charter.outbox.models import Letter
from charter.record.models import Entry
from charter.refusal import Refused
from charter.web.ids import random_id
from tests.meeting import stage
from tests.meeting.test_calling import fill
from tests.visiting import Visitor
from tests.world import DAY, NOON, World


def set_to(meeting: Meeting, *amendments: int, **more: object) -> Meeting:
    with writing():
        agenda.set_agenda(stage.again(meeting), Wanted(amendments, **more), by=None, at=NOON)  # type: ignore[arg-type]
    return stage.again(meeting)


def kinds(meeting: Meeting) -> list[str]:
    return [f"A{i.amendment_number}" if i.amendment_number else i.kind for i in stage.again(meeting).items]


def bring(world: World, meeting: Meeting, who: str = "fay", title: str = "Shortened days", once: str | None = None,
          at: datetime = NOON) -> AgendaItem:
    with writing():
        return bringing.bring(stage.again(meeting), title=title, words="", role=world.roles[who], by=world.people[who], at=at,
                              once=once or random_id())


def test_opening_first_then_the_text_then_talk(world: World, draft: Version) -> None:
    late = stage.suggest(world, "ada", "should talk", "will talk")
    early = stage.suggest(world, "ben", "glad of them", "proud of them")
    meeting = stage.call(world, late)
    set_to(meeting, late.number, early.number, talks=["Lunch"], clauses=[stage.key_of(1, "should talk")], circle=True,
           working="We listen.")
    assert kinds(meeting) == ["circle", "working", "A2", "clause", "A1", "talk"]
    assert stage.again(meeting).items[1].words == "We listen."
    assert stage.again(meeting).items[3].title == "Paragraph 4(a)"


def test_what_goes_furthest_comes_first(world: World, draft: Version) -> None:
    near, far = stage.suggest(world, "ada", "should talk", "will talk"), stage.suggest(world, "ben", "should talk", None)
    assert kinds(stage.call(world, near, far))[:2] == [f"A{far.number}", f"A{near.number}"]


def test_rows_stay_where_links_hold_on_to_them(world: World, draft: Version) -> None:
    one = stage.suggest(world, "ada", "should talk", "will talk")
    two = stage.suggest(world, "ben", "should answer", "will answer")
    meeting = stage.in_session(world, one)
    stage.lines(world, meeting.items[0], heads="consent")
    before = {i.amendment_number: i.id for i in stage.again(meeting).items}
    meeting = set_to(meeting, two.number)
    assert sorted(kinds(meeting)) == ["A1", "A2"], "what was put to the groups stays, though a round is open"
    assert {i.amendment_number: i.id for i in meeting.items}[1] == before[1]
    with writing():
        agenda.set_minutes(meeting, {before[1]: 20}, at=NOON)
    assert estimating.of_item(next(i for i in stage.again(meeting).items if i.id == before[1])) == 20


def test_the_first_meeting_begins_with_the_opening(world: World, draft: Version, client: Visitor) -> None:
    client.sign_in(world.mira)
    html = client.visit("/meetings/new")
    assert "begins with the restorative opening" in html and 'name="circle"' not in html
    client.send("/meetings/new", fill(client, world, working="We listen."), form=-1)
    assert kinds(queries.meetings()[0]) == ["circle", "working"]
    client.send("/meetings/1/agenda", {"working": "", "talks": "Lunch"}, form=-2)
    assert kinds(queries.meetings()[0]) == ["circle", "talk"]


def test_minutes_and_the_expected_end(world: World, draft: Version, client: Visitor) -> None:
    meeting = set_to(stage.call(world), talks=["Lunch"], circle=True)
    assert estimating.longest(meeting) == 55
    circle, talk = meeting.items
    client.sign_in(world.hilary).send("/meetings/1/agenda", {f"item_{circle.id}": "60", f"item_{talk.id}": ""}, form=-1)
    assert estimating.longest(stage.again(meeting)) == 70
    html = client.send("/meetings/1/agenda", {f"item_{circle.id}": "0"}, 422, form=-1)
    assert "Give minutes from 1 to 240." in html
    assert "about 70 minutes" in client.visit("/meetings/1").replace("\u00a0", " ")


def test_the_end_is_counted_through_a_change_of_the_clocks(world: World, draft: Version) -> None:
    meeting = stage.call(world)
    meeting.starts_local = "2026-10-25T00:30"  # at two the clocks go back to one
    meeting.items[0].minutes = 120
    assert estimating.ends(meeting).strftime("%H:%M %Z") == "01:30 GMT"
    meeting.items[0].minutes = 60
    assert estimating.ends(meeting).strftime("%H:%M %Z") == "01:30 BST"


def test_a_member_brings_something_for_the_group(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.call(world)
    meeting_far(meeting)
    typed = {"title": "Shortened days", "words": "Nobody tells us."}
    html = client.sign_in(world.fay).send("/meetings/1/items/new", typed, form=-1)
    assert "Families bring it to the meeting" in html
    html = client.visit("/meetings/1")
    assert "Shortened days" in html and "Brought by families" in html and "Fay" not in html
    assert db.session.query(Entry).filter_by(kind="item-brought").count() == 1
    set_to(meeting, talks=[])
    assert "talk" in kinds(meeting), "nobody takes it off again"


def test_brought_twice_is_there_once(world: World, draft: Version) -> None:
    meeting, once = stage.call(world), random_id()
    assert bring(world, meeting, once=once).id == bring(world, meeting, once=once).id
    with pytest.raises(Refused, match="brought this to the meeting already"):
        bring(world, meeting)
    bring(world, meeting, who="ada")  # another group may bring the same


def test_until_seven_days_before_by_the_wall(world: World, draft: Version) -> None:
    """The meeting is at 16.30 in November; seven days before, by the clock on the wall, though the clocks went back."""
    meeting = stage.call(world)
    meeting.starts_local = "2026-10-28T16:30"
    until = datetime(2026, 10, 21, 16, 30, tzinfo=ZoneInfo("Europe/London"))
    assert bringing.closes(meeting) == until and until.utcoffset() != estimating.begins(meeting).utcoffset()
    assert bringing.is_open(meeting, until.replace(minute=29)) and not bringing.is_open(meeting, until)


def test_after_that_the_door_says_so(world: World, draft: Version, client: Visitor) -> None:
    stage.call(world)
    html = client.sign_in(world.fay).visit("/meetings/1/items/new")
    assert "seven days before it begins" in html and "<textarea" not in html and "No later meeting has been called" in html
    answer = client.post("/meetings/1/items/new", {"title": "Late"})
    assert answer.status_code == 409 and "so that everybody has read it before" in answer.text


def test_slips_and_strangers(world: World, draft: Version, client: Visitor) -> None:
    meeting_far(stage.call(world))
    assert client.http.get("/meetings/1/items/new").status_code == 303
    client.sign_in(world.fay)
    assert "in a few words" in client.send("/meetings/1/items/new", {"title": ""}, 422, form=-1)
    client.send("/meetings/1/items/new", {"title": "x" * 10_000}, 422, form=-1)
    client.visit("/meetings/9/items/new", 404)
    with pytest.raises(Refused, match="a group in which you have a part"), writing():
        bringing.bring(stage.again(queries.meetings()[0]), title="x", words="", role=world.roles["ada"], by=world.fay, at=NOON,
                       once=random_id())


def test_an_unknown_paragraph_is_a_slip(world: World, draft: Version, client: Visitor) -> None:
    stage.call(world)
    html = client.sign_in(world.mira).send("/meetings/1/agenda", {"clauses": "4(a), 99.9"}, 422, form=-2)
    assert "There is no paragraph 99.9 in this draft" in html
    client.send("/meetings/1/agenda", {"clauses": "4(a)"}, form=-2)
    assert kinds(queries.meetings()[0]) == ["circle", "clause", "talk"]


@pytest.mark.parametrize("day, hour, words", [
    (["25", "10", "2099"], "01:30", "this time comes twice"), (["12", "11", "2020"], "16:30", "This time is past"),
    (["29", "3", "2099"], "01:30", "The clocks go forward"),
])
def test_times_to_put_right(world: World, draft: Version, client: Visitor, day: list[str], hour: str, words: str) -> None:
    html = client.sign_in(world.mira).send("/meetings/new", fill(client, world, day=day, hour=hour), 422, form=-1)
    assert words in html and db.session.query(Meeting).count() == 0


def test_a_meeting_held_on_paper_is_entered_and_nobody_invited(world: World, draft: Version, client: Visitor) -> None:
    client.sign_in(world.mira).send("/meetings/new", fill(client, world, day=["12", "11", "2020"], held="y"), form=-1)
    assert queries.meetings() and db.session.query(Letter).filter_by(kind="meeting-called").count() == 0


def test_a_place_that_does_not_fit_and_a_title_of_two_lines(world: World, draft: Version, client: Visitor) -> None:
    client.sign_in(world.mira)
    assert "The most that fits is 200" in client.send("/meetings/new", fill(client, world, place="x" * 10_000), 422, form=-1)
    client.send("/meetings/new", fill(client, world, title="Autumn\r\nBEGIN:VALARM"), form=-1)
    assert queries.meetings()[0].title == "Autumn BEGIN:VALARM"


def test_taken_together_and_taken_out(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.call(world, stage.suggest(world, "ada", "should talk", "will talk"),
                         stage.suggest(world, "ben", "should answer", "will answer"))
    found = block.block_of(meeting)
    assert found and [i.amendment_number for i in found.items] == [1, 2]
    client.sign_in(world.fay).press("/meetings/1/items/new", "/apart")
    assert block.block_of(stage.again(meeting)) is None, "one alone needs no block"
    assert db.session.query(Entry).filter_by(kind="taken-apart").count() == 1


def test_what_has_other_words_or_met_a_no_is_no_block(world: World, draft: Version) -> None:
    wishes = [("ada", "should talk", "will talk"), ("fay", "should talk", "must talk"), ("ben", "should answer", "will answer"),
              ("tom", "glad of them", "proud of them")]
    meeting = stage.in_session(world, *(stage.suggest(world, *wish) for wish in wishes))
    found = block.block_of(meeting)
    assert found and sorted(i.amendment_number or 0 for i in found.items) == [3, 4]
    stage.lines(world, next(i for i in meeting.items if i.amendment_number == 3), families="object")
    assert block.block_of(stage.again(meeting)) is None


def meeting_far(meeting: Meeting) -> None:
    """Put a meeting so far away that its agenda is still open."""
    with writing() as session:
        session.get(Meeting, meeting.number).starts_local = "2099-11-12T16:30"  # type: ignore[union-attr]


def test_a_longer_call(world: World, draft: Version) -> None:
    with pytest.raises(Refused, match="not open on this draft"), writing():
        calling.call(drafting.latest(), title="x", starts_local="2026-11-12T16:30", zone="Europe/London", place="x", link=None,  # type: ignore[arg-type]
                     chair=world.hilary, amendments=[9], talks=[], by=world.mira, at=NOON + DAY, once=random_id())
