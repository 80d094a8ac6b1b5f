"""A member who cannot come gives an answer by telephone or letter: entered by the convenor, confirmed or changed by them."""

from __future__ import annotations

import pytest

from charter.db import db, writing
from charter.drafting.models import Version
from charter.meeting import absent, deciding, lines, positions, queries
from charter.meeting.models import AbsentAnswer, AgendaItem, Position
from charter.record import entries
from charter.refusal import Refused
from tests.meeting import stage
from tests.visiting import Visitor
from tests.world import World

HARM = {"position": "object", "words": "It leaves staff alone.", "to_whom": "Staff", "removed_by": "A word about staff."}


@pytest.fixture
def item(world: World, draft: Version) -> AgendaItem:
    """A suggestion on the agenda of a meeting that has not begun."""
    return stage.call(world, stage.suggest(world, "ada", "should talk", "will talk")).items[0]


def enter(world: World, item: AgendaItem, who: str = "gita", **said: str) -> None:
    with writing():
        absent.enter(stage.fresh(item), person=world.people[who], role=world.roles[who], by=world.mira, at=stage.LATER,
                     **{"words": "", **said})  # type: ignore[arg-type]


def ask(world: World, item: AgendaItem, *also: AgendaItem) -> None:
    from charter.meeting import calling
    with writing():
        meeting = stage.again(item.meeting)
        if meeting.opening is None:
            calling.open_meeting(meeting, by=world.hilary, at=stage.LATER)
    with writing():
        deciding.ask(stage.fresh(item), asked="These?", by=world.hilary, at=stage.LATER,
                     also=[queries.item(one.id) for one in also])  # type: ignore[misc]


def answered(item: AgendaItem, world: World, who: str = "gita") -> Position | None:
    round_ = lines.last_round(stage.fresh(item))
    return positions.of_person(round_, world.people[who]) if round_ is not None else None


def test_it_waits_for_the_first_round_and_counts_there(world: World, item: AgendaItem) -> None:
    log = entries.latest()
    enter(world, item, **HARM)
    assert entries.latest() == log, "a member's answer is not in the public log"
    ask(world, item)
    row = answered(item, world)
    assert row is not None and (row.given, row.position, row.to_whom) == ("absent", "object", "Staff")
    held = queries.lines_now(lines.last_round(stage.fresh(item)))["governors"]
    assert held.position == "object" and held.words == HARM["words"]


def test_during_the_meeting_it_goes_to_the_round_that_is_on(world: World, item: AgendaItem) -> None:
    ask(world, item)
    enter(world, item, position="consent")
    row = answered(item, world)
    assert row is not None and row.given == "absent" and row.by_id == world.mira.id


def test_the_member_confirms_it(world: World, item: AgendaItem, client: Visitor) -> None:
    enter(world, item, **HARM)
    address = f"/meetings/{item.meeting_number}/items/{item.id}/mine"
    assert address in client.sign_in(world.gita).visit("/members/")
    html = client.visit(address)
    assert "This was entered for you" in html and "It leaves staff alone." in html
    html = client.press(address, "/confirmation")
    assert "You have confirmed this" in html and "It stands as your own answer." in html
    assert address not in client.visit("/members/")
    with pytest.raises(Refused, match="has confirmed"):
        enter(world, item, position="consent")
    ask(world, item)
    row = answered(item, world)
    assert row is not None and row.confirmed_at is not None


def test_the_member_changes_it_before_and_after_it_is_asked(world: World, item: AgendaItem, client: Visitor) -> None:
    enter(world, item, **HARM)
    address = f"/meetings/{item.meeting_number}/items/{item.id}/mine"
    client.sign_in(world.gita).send(address, {"position": "aside"})
    assert db.session.query(AbsentAnswer).one().position == "aside"
    ask(world, item)
    client.send(address, {"position": "consent"})
    row = answered(item, world)
    assert row is not None and (row.position, row.given) == ("consent", "by phone")
    with pytest.raises(Refused, match="answered by themselves"):
        enter(world, item, **HARM)


def test_other_words_are_not_answered_for_them(world: World, item: AgendaItem) -> None:
    """Whoever is absent said yes to the words they knew: a second round with other words has no answer of theirs."""
    enter(world, item, position="consent")
    ask(world, item)
    stage.lines(world, item, families="object")
    ask(world, item)
    assert answered(item, world) is None


def test_what_an_absent_member_objects_to_is_in_no_block(world: World, draft: Version) -> None:
    meeting = stage.call(world, *(stage.suggest(world, "ada", f"should {verb}", f"will {verb}") for verb in ("talk", "answer")))
    enter(world, meeting.items[0], **HARM)
    assert absent.contested(stage.again(meeting)) == {meeting.items[0].id}
    with pytest.raises(Refused, match="cannot come sees harm"):
        ask(world, *stage.again(meeting).items[:2])


def test_in_a_block_one_answer_to_each_is_an_answer_to_all(world: World, draft: Version) -> None:
    meeting = stage.call(world, *(stage.suggest(world, "ada", f"should {verb}", f"will {verb}") for verb in ("talk", "answer")))
    first, second = meeting.items[:2]
    for item in (first, second):
        enter(world, item, position="consent")
    enter(world, first, "colin", position="consent")
    ask(world, first, second)
    assert answered(first, world) is not None and answered(first, world, "colin") is None


def test_the_convenor_enters_it_at_the_door(world: World, item: AgendaItem, client: Visitor) -> None:
    address = f"/meetings/{item.meeting_number}/items/{item.id}/absent"
    client.sign_in(world.mira)
    html = client.send(address, {"position": "object", "role": world.roles["gita"].id}, status=422)
    assert "Say to whom it would do harm." in html
    html = client.send(address, {**HARM, "role": world.roles["gita"].id})
    assert "Gita Shah" in html and "not confirmed by them yet" in html
    assert client.post(address, {**HARM, "role": "0" * 32}).status_code == 422


@pytest.mark.parametrize("who", ["ada", "colin", "hilary"])
def test_nobody_else_enters_it(world: World, item: AgendaItem, client: Visitor, who: str) -> None:
    address = f"/meetings/{item.meeting_number}/items/{item.id}/absent"
    answer = client.sign_in(world.people[who]).post(address, {**HARM, "role": world.roles["gita"].id})
    assert answer.status_code == 403 and db.session.query(AbsentAnswer).count() == 0


def test_nothing_was_entered(world: World, item: AgendaItem, client: Visitor) -> None:
    address = f"/meetings/{item.meeting_number}/items/{item.id}/mine"
    client.sign_in(world.gita)
    assert "Nothing was entered for you here." in client.visit(address)
    assert client.post(f"{address}/confirmation").status_code == 409
    assert client.post(address, {"position": "consent"}).status_code == 409, "it has not been asked yet"
    assert client.post(address.replace(item.id, "0" * 32), {"position": "consent"}).status_code == 404


def test_the_convenor_finds_the_way_on_the_run_sheet(world: World, item: AgendaItem, client: Visitor) -> None:
    address = f"/meetings/{item.meeting_number}/items/{item.id}/absent"
    assert address in client.sign_in(world.mira).visit(f"/meetings/{item.meeting_number}/run?item={item.id}")
    assert address not in Visitor(client.http.application).sign_in(world.hilary).visit(f"/meetings/{item.meeting_number}/run")


@pytest.mark.parametrize("given", ["on paper", "aloud"])
def test_in_the_room_without_a_phone(world: World, item: AgendaItem, client: Visitor, given: str) -> None:
    """Members answer on paper or aloud too: entered once the item is asked, and never over what they gave themselves."""
    address = f"/meetings/{item.meeting_number}/items/{item.id}/absent"
    said = {**HARM, "role": world.roles["gita"].id, "given": given}
    assert client.sign_in(world.mira).post(address, said).status_code == 409, "it has not been asked yet"
    ask(world, item)
    client.send(address, said)
    row = answered(item, world)
    assert row is not None and (row.given, row.position) == (given, "object")
    client.send(address, {**said, "position": "aside"})  # the paper was misread
    mine = Visitor(client.http.application).sign_in(world.gita)
    mine.send(address.replace("/absent", "/mine"), {"position": "consent"})
    assert client.post(address, said).status_code == 409
    row = answered(item, world)
    assert row is not None and (row.given, row.position) == ("by phone", "consent")
