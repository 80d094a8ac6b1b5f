"""Members' answers: seen by their voice, counted as a set where there is no voice, in no export and not in the log."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import event

from charter.db import db, writing
from charter.drafting.models import Version
from charter.meeting import asking, closing, deciding, lines, positions, queries, room, speaking, voices
from charter.meeting.models import AgendaItem, Line, Meeting, Position, Round
from charter.people.models import Person, Role, RoleEnding, Voice
from charter.record import entries
from charter.refusal import Refused
from tests.meeting import stage
from tests.visiting import Visitor
from tests.world import DAY, NOON, World

SHALL = ("ada", "should talk", "will talk")


@pytest.fixture
def meeting(world: World, draft: Version) -> Meeting:
    """A meeting that asks about one suggestion."""
    found = stage.in_session(world, stage.suggest(world, *SHALL))
    ask(world, found.items[0])
    return stage.again(found)


def ask(world: World, item: AgendaItem, **more: Any) -> None:
    with writing():
        deciding.ask(stage.fresh(item), asked="These words?", by=world.hilary, at=stage.LATER, **more)


def the_round(meeting: Meeting) -> Round:
    found = lines.last_round(stage.again(meeting).items[0])
    assert found is not None
    return found


def say(world: World, meeting: Meeting, who: str, position: str, words: str = "", **more: Any) -> Position:
    round_ = the_round(meeting)
    said = {"given": "by phone", "by": world.people[who], "at": stage.LATER, **more}
    with writing():
        return positions.answer(round_, person=world.people[who], role=world.roles[who], position=position,
                                words=words or ("because" if position in ("object", "concern") else ""), **said)


def member(world: World, first: str, group: str) -> str:
    """One more member of a group."""
    with writing() as session:
        person = Person(name=first.title(), email=f"{first}@more.example", joined_at=NOON)
        session.add(person)
        session.flush()
        world.people[first] = person
        world.roles[first] = Role(person_id=person.id, group_slug=group, title="Member", since=NOON - 70 * DAY)
        session.add(world.roles[first])
    return first


def line(meeting: Meeting, group: str) -> str | None:
    found = queries.lines_now(the_round(meeting)).get(group)
    return found.position if found else None


@pytest.mark.parametrize(("said", "comes_to"), [
    (["consent", "aside"], "consent"), (["aside", "aside"], "aside"), (["consent", "concern", "aside"], "concern"),
    (["consent", "consent", "consent", "object"], "object"), ([], None),
])
def test_a_group_without_a_voice(world: World, meeting: Meeting, said: list[str], comes_to: str | None) -> None:
    for n, position in enumerate(said):
        say(world, meeting, member(world, f"governor{n}", "governors"), position)
    assert line(meeting, "governors") == comes_to == positions.computed(the_round(meeting), "governors")
    if comes_to:
        assert queries.lines_now(the_round(meeting))["governors"].given == "computed from its members' answers"


def test_a_voice_that_is_named_and_silent_has_not_answered(world: World, meeting: Meeting) -> None:
    say(world, meeting, "ben", "consent")
    assert line(meeting, "heads") is None, "Ada is the heads' voice and has said nothing"
    stage.lines(world, meeting.items[0], heads="aside")
    assert line(meeting, "heads") == "aside", "the chair enters what the group says aloud"


def test_a_voice_gives_the_line_against_a_member_who_objects(world: World, meeting: Meeting) -> None:
    say(world, meeting, "ben", "object", "It leaves staff alone.", named=True)
    with writing():
        speaking.give_line(stage.fresh(meeting.items[0]), group="heads", position="consent", words="", by=world.ada,
                           at=stage.LATER)
    assert line(meeting, "heads") == "consent"
    assert [row.words for row in positions.of_group(the_round(meeting), "heads")] == ["It leaves staff alone."]


def test_whoever_left_is_no_voice(world: World, meeting: Meeting) -> None:
    say(world, meeting, "ben", "consent")
    with writing() as session:
        session.add(RoleEnding(role_id=world.roles["ada"].id, at=NOON))
    assert "heads" not in voices.named() and line(meeting, "heads") == "consent"


def test_an_objection_stands_in_a_group_without_a_voice(world: World, meeting: Meeting) -> None:
    """Nobody speaks over it, whatever is entered aloud; its member changes it, and then the group's own line holds."""
    say(world, meeting, "gita", "object", "We were not asked.", to_whom="Governors", removed_by="A term to think.")
    stage.lines(world, meeting.items[0], governors="consent")
    held = queries.lines_now(the_round(meeting))["governors"]
    assert (held.position, held.words, held.to_whom, held.removed_by) == (
        "object", "We were not asked.", "Governors", "A term to think.")
    say(world, meeting, "gita", "aside")
    assert line(meeting, "governors") == "consent"


def test_a_deputy_speaks_where_the_voice_has_not(world: World, meeting: Meeting) -> None:
    with writing() as session:
        session.add(Voice(group_slug="heads", person_id=world.ben.id, is_deputy=True, at=NOON))
    item = meeting.items[0]

    def speak(who: str, position: str) -> Line:
        with writing():
            return speaking.give_line(stage.fresh(item), group="heads", position=position, words="", by=world.people[who],
                                      at=stage.LATER)

    speak("ben", "aside")
    speak("ada", "consent")
    with pytest.raises(Refused, match="Your group’s voice has given its line"):
        speak("ben", "aside")
    assert line(meeting, "heads") == "consent"


def test_the_line_is_written_down_when_it_is_decided(world: World, meeting: Meeting) -> None:
    """Who becomes a voice later, or changes their mind, changes nothing of what was decided; taking it back opens it again."""
    for who in ("gita", "colin", "hana", "tom", "yusuf"):
        say(world, meeting, who, "consent")
    stage.lines(world, meeting.items[0], heads="consent", families="consent")
    stage.decide(world, meeting.items[0])
    with writing() as session:
        session.add(Voice(group_slug="governors", person_id=world.gita.id, at=NOON))
    assert line(meeting, "governors") == "consent"
    with pytest.raises(Refused, match="decided before your answer came"):
        say(world, meeting, "gita", "object")
    with writing() as session:
        session.execute(db.delete(Voice).where(Voice.group_slug == "governors"))
        deciding.undo(stage.fresh(meeting.items[0]), by=world.hilary, at=stage.LATER)
    say(world, meeting, "gita", "object")
    assert line(meeting, "governors") == "object"


def test_the_same_answer_twice_changes_nothing(world: World, meeting: Meeting) -> None:
    first = say(world, meeting, "gita", "consent")
    before = (first.revision, first.at, state(meeting))
    again = say(world, meeting, "gita", "consent", at=stage.LATER + DAY)
    assert (again.revision, again.at, state(meeting)) == before and db.session.query(Position).count() == 1


def test_an_older_answer_that_comes_late_is_told_apart(world: World, meeting: Meeting) -> None:
    say(world, meeting, "gita", "object", revision=0)
    say(world, meeting, "gita", "consent", revision=1)
    with pytest.raises(Refused, match="You have answered since"):
        say(world, meeting, "gita", "object", revision=1)
    assert line(meeting, "governors") == "consent"


def state(meeting: Meeting) -> int:
    db.session.expire_all()
    found = room.state(meeting.number)
    assert found is not None
    return found.revision


def test_the_room_draws_again_only_where_the_line_changes(world: World, meeting: Meeting) -> None:
    begun = state(meeting)
    say(world, meeting, "gita", "consent")
    assert state(meeting) == begun + 1
    say(world, meeting, member(world, "george", "governors"), "consent")
    say(world, meeting, "ben", "consent")  # the heads have a voice: nothing that the room sees has changed
    assert state(meeting) == begun + 1


def test_an_answer_is_a_short_write(world: World, meeting: Meeting) -> None:
    """However many have answered: as many statements as for the first, and nothing in the log."""
    round_, log = the_round(meeting), entries.latest()
    people = [member(world, f"parent{n}", "families") for n in range(30)]
    counts = []
    said: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *args: said.append(args[2]))
    for who in people:
        person, role = world.people[who], world.roles[who]
        said.clear()
        with writing():
            positions.answer(round_, person=person, role=role, position="consent", words="", given="by phone", by=person,
                             at=stage.LATER)
        counts.append(len([one for one in said if not one.startswith("PRAGMA")]))
    assert max(counts) == counts[0] <= 8 and entries.latest() == log


def test_who_holds_two_roles_chooses_one(world: World, meeting: Meeting) -> None:
    with writing() as session:
        session.add(Role(person_id=world.gita.id, group_slug="families", title="Parent", since=NOON))
    gita = db.session.get_one(Person, world.gita.id)
    db.session.refresh(gita)
    with pytest.raises(Refused, match="Choose in which of them"):
        say(world, meeting, "gita", "consent")
    parent = next(role for role in gita.roles if role.group_slug == "families")
    for role in (parent, world.roles["gita"]):  # until the first answer it may be changed
        with writing():
            positions.choose_role(stage.again(meeting), gita, db.session.get_one(Role, role.id), at=stage.LATER)
    say(world, meeting, "gita", "consent")
    with pytest.raises(Refused, match="in the role that you chose"), writing():
        positions.choose_role(stage.again(meeting), gita, db.session.get_one(Role, parent.id), at=stage.LATER)
    world.roles["gita"] = parent
    with pytest.raises(Refused, match="another role for this meeting"):
        say(world, meeting, "gita", "object")
    assert db.session.query(Position).count() == 1


@pytest.mark.parametrize("act", ["taken back", "asked again", "closed"])
def test_too_late_is_told_in_words(world: World, meeting: Meeting, act: str) -> None:
    round_ = the_round(meeting)
    with writing():
        item = stage.fresh(meeting.items[0])
        if act == "taken back":
            asking.take_back_round(round_, by=world.hilary, at=stage.LATER)
    if act == "asked again":
        stage.lines(world, item, families="object")
        ask(world, item)
    if act == "closed":
        stage.decide(world, item, "deferred", "Later.")
        with writing():
            closing.close(stage.again(meeting), closing.plan(stage.again(meeting)), by=world.hilary, at=stage.LATER)
    with pytest.raises(Refused, match="was not"), writing():
        positions.answer(round_, person=world.gita, role=world.roles["gita"], position="consent", words="", given="by phone",
                         by=world.gita, at=stage.LATER)
    assert db.session.query(Position).count() == 0


def test_somebody_elses_role_a_guest_and_no_reason(world: World, meeting: Meeting) -> None:
    round_ = the_round(meeting)
    for who, role, position in (("gita", "ada", "consent"), ("hilary", "ada", "consent"), ("gita", "gita", "object"),
                                ("gita", "gita", "agree")):
        with pytest.raises(Refused), writing():
            positions.answer(round_, person=world.people[who], role=world.roles[role], position=position, words=" ",
                             given="by phone", by=world.people[who], at=stage.LATER)
    assert db.session.query(Position).count() == 0


def test_the_voices_page_shows_what_members_say(world: World, meeting: Meeting, client: Visitor) -> None:
    """Each different answer once, names only of those who wish it, and no count."""
    say(world, meeting, "ben", "concern", "Who pays for it?", named=True)
    for first in ("una", "ugo"):
        say(world, meeting, member(world, first, "heads"), "consent")
    address = f"/meetings/{meeting.number}/items/{meeting.items[0].id}/line"
    html = client.sign_in(world.ada).visit(address)
    assert "Who pays for it?" in html and "Ben Okoro" in html and "Una" not in html and "Yes, with a worry" in html
    html = client.send(address, {"position": "object"}, status=422)
    assert "Say to whom it would do harm." in html and "Say what would remove the harm." in html
    html = client.send(address, {"position": "object", "words": "It costs too much.", "to_whom": "Small schools",
                                 "removed_by": "I do not know yet"})
    assert "Your group’s line is given" in html
    held = queries.lines_now(the_round(meeting))["heads"]
    assert (held.position, held.to_whom, held.given) == ("object", "Small schools", "by its voice")


def test_only_a_voice_and_only_for_its_own_group(world: World, meeting: Meeting, client: Visitor) -> None:
    address = f"/meetings/{meeting.number}/items/{meeting.items[0].id}/line"
    for who in ("ben", "colin", "mira", "hilary"):
        somebody = Visitor(client.http.application).sign_in(world.people[who])
        assert somebody.post(address, {"position": "consent"}).status_code == 403
    ada = client.sign_in(world.ada)
    assert ada.post(address + "?group=families", {"position": "consent"}).status_code == 409
    assert ada.http.get(address + "?group=families").status_code == 409
    assert ada.post(address.replace(meeting.items[0].id, "0" * 32), {"position": "consent"}).status_code == 404
    assert db.session.query(Line).count() == 0


def test_it_is_nowhere_else(world: World, meeting: Meeting, client: Visitor) -> None:
    """Not on a public page, not in open data, not in the log: a member's words are the voice's to see, until the minutes."""
    say(world, meeting, "ben", "object", "Quite unheard-of words.")
    for address in ("/data/charter.json", "/record", "/meetings/1", "/amendments/1", "/record/entries.json"):
        answer = client.http.get(address)
        assert b"unheard-of" not in answer.data, address


def test_other_words_of_a_no_are_drawn_again(world: World, meeting: Meeting) -> None:
    say(world, meeting, "gita", "object", "One harm.")
    before = state(meeting)
    say(world, meeting, "gita", "object", "Another harm.")
    assert state(meeting) == before + 1
    say(world, meeting, member(world, "george", "governors"), "consent")
    assert state(meeting) == before + 1
