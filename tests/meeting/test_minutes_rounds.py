"""What minutes tell of rounds: changed words, a block, brackets, what was put off, dissent in a member's own words."""

from __future__ import annotations

import io
import re
import zipfile

from charter.db import db, writing
from charter.drafting.models import Version
from charter.meeting import (
    calling,
    deciding,
    interests,
    late,
    lines,
    minuted,
    minutes,
    points,
    positions,
    queries,
    statements,
    steps,
)
from charter.meeting.minuted import Minute
from charter.meeting.models import AgendaItem, Meeting
from charter.people.models import Role, Voice
from charter.people.queries import groups
from charter.web.ids import random_id
from tests.meeting import ended, stage
from tests.visiting import Visitor
from tests.world import DAY, NOON, World

MINE = "My daughter would lose her place."
AT = "/meetings/1/minutes"


def first(meeting: Meeting) -> AgendaItem:
    return next(i for i in meeting.items if i.amendment_number)


def told(meeting: Meeting) -> Minute:
    return next(i for i in minuted.gather(stage.again(meeting)).items if i.parts)


def word_of(client: Visitor) -> str:
    """The Word file's words."""
    raw = client.http.get(f"{AT}.docx").data
    return re.sub(r"<[^>]+>", "", zipfile.ZipFile(io.BytesIO(raw)).read("word/document.xml").decode())


def dissent(world: World, item: AgendaItem, who: str, **more: object) -> None:
    """This member answers no on their own phone, in words of their own."""
    with writing():
        round_ = lines.last_round(stage.fresh(item))
        assert round_ is not None
        positions.answer(round_, person=world.people[who], role=world.roles[who], position="object", words=MINE, to_whom="girls",
                         removed_by="a year's notice", given=positions.BY_PHONE, by=world.people[who], at=stage.LATER,
                         **more)  # type: ignore[arg-type]


def test_a_member_who_still_objects_is_told_in_their_own_words(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    item = first(meeting)
    stage.everybody_yes(world, item)
    dissent(world, item, "fay")
    stage.decide(world, item)
    ended.close(world, meeting)
    one = told(meeting).rounds[-1].dissent
    assert [(d.who, d.group, d.words, d.to_whom, d.removed_by) for d in one] == [
        ("A member", "Families", MINE, "girls", "a year's notice")]
    assert MINE not in client.visit(AT)
    ended.approved(world, meeting)
    html = client.visit(AT)
    assert "A member still objects, in their own words" in html and MINE in html and "Fay Lund" not in html
    assert MINE.encode() not in client.http.get("/data/charter.json").data


def test_with_their_name_only_if_they_wish(world: World, draft: Version) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    stage.everybody_yes(world, first(meeting))
    dissent(world, first(meeting), "fay", named=True)
    stage.decide(world, first(meeting))
    ended.close(world, meeting)
    assert [d.who for d in told(meeting).rounds[-1].dissent] == ["Fay Lund"]


def test_where_their_group_says_no_with_them_it_is_the_groups_line(world: World, draft: Version) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    stage.lines(world, first(meeting), heads="consent", families="object", council="consent")
    dissent(world, first(meeting), "fay")
    stage.decide(world, first(meeting), "not adopted", "Families see harm.")
    ended.close(world, meeting)
    assert told(meeting).rounds[-1].dissent == ()


def test_asked_again_with_changed_words_both_rounds_are_told(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    item, key = first(meeting), stage.key_of(1, "should talk")
    stage.lines(world, item, heads="object", families="consent", council="consent", services="consent")
    words = "**Schools** talk with the family first, whatever happens."
    with writing():
        deciding.ask(stage.fresh(item), asked="The same, whatever happens", by=world.hilary, at=stage.LATER, words={key: words})
    stage.everybody_yes(world, item)
    stage.decide(world, item, "adopted with changes", "All can live with these.", {key: words})
    ended.approved(world, ended.close(world, meeting))
    rounds = told(meeting).rounds
    assert [(r.n, len(r.words)) for r in rounds] == [(1, 0), (2, 1)] and rounds[1].words[0].words == words
    html = client.visit(AT)
    assert "<b>Round 1.</b>" in html and "<b>Round 2.</b>" in html and "Asked with changed words" in html
    assert "Heads: No, it would do harm." in html and "Heads: Yes." in html and "The words as taken" in html


def test_what_nobody_contested_is_told_once(world: World, draft: Version, client: Visitor) -> None:
    rows = [stage.suggest(world, "ada", "should talk", "will talk"), stage.suggest(world, "fay", "promptly", "within ten days")]
    meeting = stage.in_session(world, *rows)
    one, two = (i for i in meeting.items if i.amendment_number)
    with writing():
        deciding.ask(stage.fresh(one), asked="Two that nobody contested", by=world.hilary, at=stage.LATER,
                     also=[two])
    stage.everybody_yes(world, one)
    stage.decide(world, one, reason="Nobody saw harm.")
    ended.approved(world, ended.close(world, meeting))
    items = [i for i in minuted.gather(stage.again(meeting)).items if i.parts]
    assert [(i.block, [p.amendment for p in i.parts], len(i.rounds)) for i in items] == [(True, [1, 2], 1)]
    html = client.visit(AT)
    assert "2 suggestions that nobody contested, taken together" in html and html.count("Nobody saw harm.") == 1
    entry_lines = minuted.gather(stage.again(meeting)).lines()
    assert {"amendments": [1, 2], "round": 1, "group": "heads", "position": "consent"} in entry_lines and len(entry_lines) == 7


def test_words_in_brackets_are_told_with_those_who_see_harm(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    item = first(meeting)
    for asked in ("Once", "And again"):
        with writing():
            deciding.ask(stage.fresh(item), asked=asked, by=world.hilary, at=stage.LATER)
        stage.lines(world, item, heads="consent", council="consent", services="consent", families="object")
    stage.decide(world, item, "bracketed", "Families still see harm.")
    ended.approved(world, ended.close(world, meeting))
    html = client.visit(AT)
    assert "In square brackets, not decided" in html and "Families still see harm." in html
    assert "[should]" in told(meeting).parts[0].taken[0].words and "\\[" not in html


def test_what_was_put_off_and_what_was_never_asked(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    with writing():
        deciding.park(stage.fresh(first(meeting)), by=world.hilary, at=stage.LATER, once=random_id())
    ended.close(world, meeting)
    html = client.visit(AT)
    assert "Put off to another meeting" in html and "The groups were not asked." in html
    assert "Talked about. Nothing was decided." in html


def test_a_round_that_was_taken_back_is_as_if_it_had_not_been(world: World, draft: Version) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    item = first(meeting)
    with writing():
        deciding.ask(stage.fresh(item), asked="By mistake", by=world.hilary, at=stage.LATER)
    with writing():
        steps.undo(stage.again(meeting), by=world.hilary, at=stage.LATER)
    stage.decide(world, item, "deferred", "Later.")
    ended.close(world, meeting)
    assert told(meeting).rounds == ()


def test_a_group_without_a_voice_is_told_by_the_line_computed_for_it(world: World, draft: Version, client: Visitor) -> None:
    with writing() as session:
        session.query(Voice).filter_by(group_slug="families").delete()
        session.add(Role(person_id=world.gita.id, group_slug="families", title="Parent", since=NOON))
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    item = first(meeting)
    stage.lines(world, item, heads="consent", council="consent", services="consent")
    dissent(world, item, "fay")
    stage.decide(world, item, "not adopted", "Families see harm.")
    ended.close(world, meeting)
    db.session.expire_all()
    line = next(one for one in told(meeting).rounds[-1].lines if one.slug == "families")
    assert (line.position, line.words) == ("object", MINE) and told(meeting).rounds[-1].dissent == ()
    came = told(meeting).rounds[-1].came
    assert came == ("Given aloud, and entered by the meeting chair: Heads, services and council.",
                    "The group named no voice, so its line follows from what its members answered: Families.")
    ended.approved(world, meeting)
    page, word = client.visit("/meetings/1/minutes"), word_of(client)
    assert all(words in page and words in word for words in came)


def test_a_group_that_was_not_there_is_told_of_with_the_day(world: World, draft: Version, client: Visitor) -> None:
    row = stage.suggest(world, "ada", "should talk", "will talk")
    meeting = stage.in_session(world, row)
    with writing():
        calling.note_attendance(stage.again(meeting), {"heads": 3, "council": 2, "services": 1}, at=stage.LATER)
    stage.lines(world, first(meeting), heads="consent", council="consent", services="consent")
    stage.decide(world, first(meeting))
    ended.close(world, meeting)
    decision = queries.decision(first(stage.again(meeting)))
    assert decision is not None
    with writing():
        late.object_to(decision, group="families", clause_key=stage.key_of(1, "should talk"), words=MINE, to_whom="girls",
                       removed_by="a year", by=world.fay, at=stage.LATER + 3 * DAY, once=random_id())
    assert MINE not in client.visit(AT)
    ended.approved(world, meeting)
    html = client.visit(AT)
    assert "from a group that was not there" in html and MINE in html and "15" in html.split("After the meeting, on")[1][:10]
    assert [line.slug for line in told(meeting).rounds[0].lines] == ["heads", "services", "council"]  # who was asked


def test_hostile_words_in_every_field_are_only_words(world: World, draft: Version, client: Visitor) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>{{ 7 * 7 }}"
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    item = first(meeting)
    ended.say(world, meeting, item.id, "heads", "object", hostile, to_whom=hostile, removed_by=hostile)
    stage.decide(world, item, "not adopted", hostile)
    more = {"item": None, "by": world.mira, "at": stage.LATER}
    with writing():
        interests.declare(stage.again(meeting), group="heads", words=hostile, once=random_id(), **more)  # type: ignore[arg-type]
        points.note(stage.again(meeting), what=hostile, owner=hostile[:100], due=None, once=random_id(),
                    **more)  # type: ignore[arg-type]
        row = statements.write(stage.again(meeting), words=hostile, by=world.mira, at=stage.LATER, once=random_id())
        for group in groups():
            statements.approve(row, group=group.slug, given="aloud", by=world.mira, at=stage.LATER)
    ended.approved(world, ended.close(world, meeting))
    with writing():
        minutes.correct(stage.again(meeting), words=hostile, once=random_id(), **more)  # type: ignore[arg-type]
    client.sign_in(world.hilary)
    for address in (AT, f"{AT}/draft", "/meetings/1/statement", "/meetings/1/interests", "/meetings/1/actions"):
        html = client.visit(address)
        assert "<script>alert" not in html and "<img src=x" not in html and "{{ 7 * 7 }}" in html, address
