"""The run sheet: what stands together, what is on, the same acts in the same order, undo, time, and what was heard."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from charter.commenting import actions as commenting
from charter.db import db, writing
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.meeting import agenda, asking, block, estimating, queries, room, steps, timing, unheard, wishing
from charter.meeting.models import AgendaItem, Meeting, Step
from charter.meeting.sheet import sheet
from charter.record.models import Entry
from charter.refusal import Refused
from charter.web.ids import random_id
from tests.meeting import stage
from tests.visiting import Visitor
from tests.world import DAY, NOON, World

TEN = timedelta(minutes=10)
ACTS = ["Show on the screen", "Ask the groups", "Change the words", "Park it", "Ten more minutes", "onfirm", "Undo"]


@pytest.fixture
def meeting(world: World, draft: Version) -> Meeting:
    """In session: A1 and A2 nobody contests, A3 and A4 are other words for one sentence."""
    wishes = [("ada", "should talk", "will talk"), ("ben", "should answer", "will answer"),
              ("tom", "glad of them", "proud of them"), ("fay", "glad of them", None)]
    return stage.in_session(world, *(stage.suggest(world, *wish) for wish in wishes))


def item(meeting: Meeting, number: int) -> AgendaItem:
    return next(i for i in stage.again(meeting).items if i.amendment_number == number)


def run(client: Visitor, world: World, meeting: Meeting, number: int | None = None) -> str:
    which = f"?item={item(meeting, number).id}" if number else ""
    return client.sign_in(world.hilary).visit(f"/meetings/{meeting.number}/run{which}").replace("\u00a0", " ")


def press(client: Visitor, meeting: Meeting, number: int, act: str, data: dict[str, str] | None = None,
          status: int = 200) -> str:
    address = f"/meetings/{meeting.number}/run?item={item(meeting, number).id}"
    return client.press(address, act, data, status).replace("\u00a0", " ")


def test_what_stands_together(world: World, meeting: Meeting, client: Visitor) -> None:
    html = run(client, world, meeting)
    entries = re.findall(r'<div class="sheet-body">\s*<h2>(.*?)</h2>', html, re.S)
    told = [re.sub(r"<.*?>", "", one).strip() for one in entries]
    assert told == ["Taken together unless somebody says no", "2 wordings for the same words", "What it has been like",
                    "Close the meeting and make the next draft"]
    assert "Take A4 first: it goes furthest from the text." in html and "3 things to decide" in html
    assert "agreed" not in html


def test_the_block_is_asked_and_decided_in_one(world: World, meeting: Meeting, client: Visitor) -> None:
    client.sign_in(world.hilary)
    html = press(client, meeting, 1, "/rounds")
    assert "Round 1 is open" in html and "2 suggestions as one" in html
    for group in ("heads", "governors", "families", "services", "council"):
        press(client, meeting, 1, f"/lines/{group}", {"position": "consent"})
    html = press(client, meeting, 1, "/decision", {"outcome": "adopted"})
    assert [queries.decision(item(meeting, n)).outcome for n in (1, 2)] == ["adopted"] * 2  # type: ignore[union-attr]
    assert "2 things to decide" in html and "Undo: 2 suggestions: accepted" in html
    client.press(f"/meetings/{meeting.number}/run", "/undoing")
    assert queries.decision(item(meeting, 1)) is None and queries.decision(item(meeting, 2)) is None


def test_one_press_takes_one_out_and_undo_puts_it_back(world: World, meeting: Meeting, client: Visitor) -> None:
    client.sign_in(world.hilary)
    html = press(client, meeting, 1, f"/items/{item(meeting, 2).id}/apart")
    assert (block.block_of(stage.again(meeting)) is None and "took" in html) or "asked alone" in html
    client.press(f"/meetings/{meeting.number}/run", "/undoing")
    found = block.block_of(stage.again(meeting))
    assert found and len(found.items) == 2


@pytest.mark.parametrize("state", ["not asked", "asked", "an objection", "decided", "block"])
def test_the_same_acts_in_the_same_order(world: World, meeting: Meeting, client: Visitor, state: str) -> None:
    """Whatever the state, the acts stand in one order; one that is not open says why and cannot be pressed."""
    if state in ("asked", "an objection"):
        stage.lines(world, item(meeting, 4), heads="consent", **({"families": "object"} if state != "asked" else {}))
    if state == "decided":
        stage.decide(world, item(meeting, 4), "deferred", "Another day.")
    html = run(client, world, meeting, 1 if state == "block" else 4)
    desk = html[html.index('id="desk"'):]
    block_words = {"Ask the groups": "Ask about all 2 as one", "Park it": "Park all"} if state == "block" else {}
    wanted = [block_words.get(act, act) for act in ACTS]
    before = r'(<button class="button[^>]*>|<summary[^>]*>|aria-disabled="true"[^>]*>)[^<]*'
    places = [re.search(f"{before}{act}", desk) for act in wanted]
    assert all(places), dict(zip(wanted, places, strict=True))
    assert [p.start() for p in places if p] == sorted(p.start() for p in places if p)
    shut = re.findall(r'aria-disabled="true"[^>]*>([^<]*)</span><p class="button-why">([^<]+)</p>', desk)
    assert all(why.strip() for _, why in shut) and (shut or state == "block")


def test_a_no_takes_its_words_after_the_press(world: World, meeting: Meeting, client: Visitor) -> None:
    client.sign_in(world.hilary)
    press(client, meeting, 4, "/rounds")
    answer = client.post(f"/meetings/1/items/{item(meeting, 4).id}/lines/families", {"position": "object", "round": "1"})
    assert answer.headers["Location"].endswith("#words-families"), "the focus goes to the box for its words"
    html = run(client, world, meeting, 4)
    assert "Write down the harm in their own words before you confirm." in html and "What harm, and to whom?" in html
    html = press(client, meeting, 4, "/decision", {"outcome": "not adopted", "reason": "No."}, 409)
    assert "Write down the harm that Families see" in html
    html = press(client, meeting, 4, "/lines/families", {
        "position": "object", "words": "It is the only warm line.", "to_whom": "Children", "removed_by": "Keep “knows them”."})
    assert "“It is the only warm line.”" in html and "Harm to: Children." in html
    assert "Families say that this would remove it: Keep “knows them”." in html


def test_changed_words_then_round_two_then_brackets_or_parked(world: World, meeting: Meeting, client: Visitor) -> None:
    client.sign_in(world.hilary)
    html = run(client, world, meeting, 3)
    assert "Ask about the words as they are suggested first." in html
    stage.lines(world, item(meeting, 3), heads="consent", families="object")
    html = run(client, world, meeting, 3)
    assert "Change the words, then round 2" in html
    key = stage.key_of(1, "glad of them")
    client.post(f"/meetings/1/items/{item(meeting, 3).id}/rounds", {f"words-{key}": "Every child is known.", "asked": "Shorter."})
    html = run(client, world, meeting, 3)
    assert "As the groups are asked in round 2" in html and "Every child" in html
    stage.lines(world, item(meeting, 3), families="object", heads="consent")
    html = run(client, world, meeting, 3)
    assert "Nobody is asked a third time tonight." in html and "Square brackets come after" not in html
    html = press(client, meeting, 3, "/parking")
    assert queries.decision(item(meeting, 3)).outcome == "deferred"  # type: ignore[union-attr]
    assert "Undo: A3: put off" in html


def test_everything_is_taken_back_one_after_another(world: World, meeting: Meeting, client: Visitor) -> None:
    client.sign_in(world.hilary)
    press(client, meeting, 4, "/rounds")
    press(client, meeting, 4, "/lines/families", {"position": "aside"})
    press(client, meeting, 4, "/more-time")
    press(client, meeting, 4, "/parking")
    said = []
    for _ in range(4):
        html = run(client, world, meeting)
        said += re.findall(r"Undo: ([^<]*)<", html)
        client.press(f"/meetings/{meeting.number}/run", "/undoing")
    assert [one.split(":")[0] for one in said] == ["A4", "ten more minutes for A4", "families stood aside", "asked about A4"]
    assert "Nothing has been done yet" in run(client, world, meeting)
    assert item(meeting, 4).minutes is None and not queries.lines_now(None)
    assert client.post("/meetings/1/undoing").status_code == 409


def test_two_hands_at_one_desk(world: World, meeting: Meeting, client: Visitor, app: object) -> None:
    """A page that is no longer true says what was done meanwhile, and changes nothing."""
    client.sign_in(world.hilary)
    run(client, world, meeting, 4)
    assert client.page
    old = next(f for f in client.page.forms if (f["action"] or "").endswith("/parking"))
    stage.lines(world, item(meeting, 4), families="object")
    answer = client.http.post(old["action"], data=old["fields"])
    assert answer.status_code == 409 and "families said no" in answer.text and queries.decision(item(meeting, 4)) is None
    first = steps.last(stage.again(meeting))
    assert first
    stage.lines(world, item(meeting, 4), heads="consent")
    assert client.post("/meetings/1/undoing", {"step": first.id}).status_code == 409
    with writing():
        asking.ask(item(meeting, 4), asked="again", by=world.hilary, at=stage.LATER + TEN,
                   words=None)
    answer = client.post(f"/meetings/1/items/{item(meeting, 4).id}/lines/heads", {"position": "consent", "round": "1"})
    assert answer.status_code == 409 and "Another round was opened meanwhile" in answer.text


def test_show_park_and_more_time_reach_the_room(world: World, meeting: Meeting, client: Visitor) -> None:
    client.sign_in(world.hilary)
    run(client, world, meeting, 4)
    before = room.state(1)
    assert before is None or before.item_id is None, "to choose an item is only to look at it"
    press(client, meeting, 4, "/screen")
    state = room.state(1)
    assert state and (state.stage, state.item_id) == ("words", item(meeting, 4).id)
    assert "It is on the screen now." in run(client, world, meeting, 4)
    html = press(client, meeting, 4, "/more-time")
    db.session.expire_all()
    assert room.state(1).stage == "pause" and item(meeting, 4).minutes == 22  # type: ignore[union-attr]
    assert "Show on the screen</button>" in html, "after more time it is shown again"
    client.press("/meetings/1/run", "/undoing")
    db.session.expire_all()
    assert room.state(1).stage == "words" and item(meeting, 4).minutes is None  # type: ignore[union-attr]


def test_the_time_is_told_neutrally(world: World, meeting: Meeting) -> None:
    begins = estimating.begins(meeting)
    meeting.opening.at = begins  # type: ignore[union-attr]
    told = {minutes: sheet(meeting, None, begins + timedelta(minutes=minutes)).running for minutes in (3, 8, 30)}
    assert told[3] and told[3].words == "On time"
    assert told[30] and told[30].words == "About 22 minutes behind", "the block was to take eight"
    assert sheet(meeting, None, begins + DAY).running is None, "entered from paper afterwards there is no running time"


def test_who_has_said_nothing(world: World, meeting: Meeting, client: Visitor) -> None:
    key = stage.key_of(1, "glad of them")
    before = unheard.unheard([key])
    assert before == ["Heads", "Governors and trusts", "Young people", "Services", "Council"], "families and community suggested"
    with writing():
        commenting.write(drafting.latest(), clause_key=key, words="Good.", by=world.hana, role=world.roles["hana"],  # type: ignore[arg-type]
                         shown_as="a service", at=NOON + DAY, once=random_id())
    stage.lines(world, item(meeting, 3), heads="consent", council="aside", governors="consent")
    assert unheard.unheard([key]) == ["Young people"]
    assert re.search(r"Young people have said nothing on [\d.]+ yet. You might ask them.", run(client, world, meeting, 3))
    assert "have said nothing" not in client.visit("/meetings/1")


def test_a_wish_from_the_room(world: World, meeting: Meeting, client: Visitor) -> None:
    with writing():
        wishing.wish(stage.again(meeting), "time", group="families", who="a phone", at=stage.LATER)
    html = run(client, world, meeting)
    assert "<b>Families</b>: More time is needed" in html
    wish = wishing.waiting(1)[0].ids[0]
    client.press("/meetings/1/run", f"/wishes/{wish}")
    assert "More time is needed" not in run(client, world, meeting)


def test_the_convenor_enters_lines_and_decides_nothing(world: World, meeting: Meeting, client: Visitor) -> None:
    client.sign_in(world.mira).visit("/meetings/1/run")
    assert client.page
    acts = {(f["action"] or "").rsplit("/", 1)[-1] for f in client.page.forms}
    assert "heads" in acts and "screen" in acts and not acts & {"decision", "parking", "undoing", "rounds"}
    for act in ("rounds", "decision", "parking"):
        assert client.post(f"/meetings/1/items/{item(meeting, 4).id}/{act}").status_code == 403
    assert client.post("/meetings/1/undoing").status_code == 403


def test_the_council_and_members_do_not_come_in(world: World, meeting: Meeting, client: Visitor) -> None:
    for who in (world.colin, world.ada):
        client.sign_in(who).visit("/meetings/1/run", 403)
        for act in ("screen", "more-time", "apart", "rounds"):
            assert client.post(f"/meetings/1/items/{item(meeting, 4).id}/{act}").status_code in (403, 409)


def test_unknown_things(world: World, meeting: Meeting, client: Visitor) -> None:
    client.sign_in(world.hilary).visit("/meetings/1/run?item=nothing", 404)
    for act in ("screen", "more-time", "parking", "apart"):
        assert client.post(f"/meetings/1/items/{'0' * 32}/{act}").status_code == 404
    assert client.post(f"/meetings/9/items/{item(meeting, 4).id}/screen").status_code == 404


def test_a_slip_keeps_what_was_typed(world: World, meeting: Meeting, client: Visitor) -> None:
    client.sign_in(world.hilary)
    html = press(client, meeting, 4, "/lines/families", {"position": "object", "words": "x" * 2_001}, 422)
    assert "The most that fits is 2,000" in html and "x" * 2_001 in html


def test_looking_changes_nothing(world: World, meeting: Meeting, client: Visitor) -> None:
    before = db.session.query(Entry).count(), db.session.query(Step).count()
    for number in (1, 3, 4):
        run(client, world, meeting, number)
    assert (db.session.query(Entry).count(), db.session.query(Step).count()) == before


def test_a_meeting_long_past_is_entered_from_paper(world: World, meeting: Meeting, client: Visitor) -> None:
    """The paper's order is the sheet's: who came, a round, a no with its words, the decision, the closing."""
    client.sign_in(world.mira).send("/meetings/1/attendance", {"group_heads": "4", "group_families": "3", "group_council": "1"})
    client.sign_in(world.hilary)
    for number in (4, 3):
        press(client, meeting, number, "/rounds")
        press(client, meeting, number, "/lines/families", {"position": "object", "words": "Harm."})
        press(client, meeting, number, "/decision", {"outcome": "not adopted", "reason": "Families said no."})
    press(client, meeting, 1, "/rounds")
    for group in ("heads", "families", "council"):
        press(client, meeting, 1, f"/lines/{group}", {"position": "consent"})
    html = press(client, meeting, 1, "/decision", {"outcome": "adopted"})
    assert "Everything is decided" in html
    client.press("/meetings/1/close", "/closing")
    assert drafting.latest().number == 2  # type: ignore[union-attr]


def test_more_time_has_an_end(world: World, meeting: Meeting) -> None:
    for _ in range(22):
        with writing():
            timing.more_time(item(meeting, 4), by=world.hilary, at=stage.LATER)
    with pytest.raises(Refused, match="a whole evening"), writing():
        timing.more_time(item(meeting, 4), by=world.hilary, at=stage.LATER)


def test_a_paragraph_that_is_talked_through(world: World, meeting: Meeting, client: Visitor) -> None:
    with writing():
        agenda.set_agenda(stage.again(meeting), agenda.Wanted([1, 2, 3, 4], clauses=[stage.key_of(1, "glad of them")]), by=None,
                          at=stage.LATER)
    clause = next(i for i in stage.again(meeting).items if i.kind == "clause")
    html = client.sign_in(world.hilary).visit(f"/meetings/1/run?item={clause.id}")
    assert "is glad of them" in html and "Nothing is decided" in html and "have said nothing on" in html
    assert "Ask the groups" not in html[html.index('id="desk"'):]
    answer = client.post(f"/meetings/1/items/{clause.id}/screen")
    assert answer.status_code == 303
    assert client.post(f"/meetings/1/items/{clause.id}/decision", {"outcome": "adopted"}).status_code == 409


def test_what_is_asked_is_checked_as_typed(world: World, meeting: Meeting, client: Visitor) -> None:
    stage.lines(world, item(meeting, 3), families="object")
    client.sign_in(world.hilary)
    answer = client.post(f"/meetings/1/items/{item(meeting, 3).id}/rounds", {"asked": "a\u202eb", f"words-{'0' * 8}": "x"})
    assert answer.status_code == 422 and "cannot be seen" in answer.text
    key = stage.key_of(1, "glad of them")
    for words in ("", " ", "a\u202eb"):
        answer = client.post(f"/meetings/1/items/{item(meeting, 3).id}/rounds", {f"words-{key}": words})
        assert answer.status_code == 409, words
    answer = client.post(f"/meetings/1/items/{item(meeting, 3).id}/rounds", {"words-00000000": "Elsewhere."})
    assert answer.status_code == 409
