"""The statement that draws a line is published once every group, present or not, has approved these very words."""

from __future__ import annotations

import pytest
from flask import Flask

from charter.db import db, writing
from charter.drafting.models import Version
from charter.meeting import statements
from charter.meeting.models import Meeting, Statement
from charter.people.models import Group
from charter.people.queries import groups
from charter.record.models import Entry
from charter.refusal import Refused
from charter.web.ids import random_id
from tests.meeting import ended, stage
from tests.meeting.kept import everything
from tests.visiting import Visitor
from tests.world import World

AT = "/meetings/1/statement/words"
PUBLIC = "/meetings/1/statement"
WORDS = "We were hurt, and we begin again."
EVERYWHERE = (PUBLIC, "/meetings/1", "/meetings/1/minutes", "/", "/meetings/", "/feed.atom", "/record", "/record/entries.json",
              "/data/charter.json", "/data/charter.db", "/data/meetings.csv")


def written(world: World, meeting: Meeting, words: str = WORDS) -> Statement:
    with writing():
        return statements.write(stage.again(meeting), words=words, by=world.hilary, at=stage.LATER, once=random_id())


def approve(world: World, meeting: Meeting, *slugs: str) -> None:
    for slug in slugs:
        with writing():
            standing = statements.newest(stage.again(meeting))
            assert standing is not None
            statements.approve(standing, group=slug, given="aloud", by=world.mira, at=stage.LATER)


def slugs() -> list[str]:
    return [group.slug for group in groups()]


def test_with_the_last_groups_approval_it_is_published(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world)
    written(world, meeting)
    approve(world, meeting, *slugs())
    assert PUBLIC in client.visit("/meetings/1")
    assert WORDS in client.visit(PUBLIC) and "Every group, whether it was at the meeting or not" in client.visit(PUBLIC)
    assert db.session.query(Entry).filter_by(kind="statement-published").count() == 1
    ended.close(world, meeting)
    assert WORDS in client.visit("/meetings/1/minutes")


def test_before_the_last_approval_its_words_are_nowhere_in_public(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world)
    written(world, meeting)
    approve(world, meeting, *slugs()[:-1])  # all but the council
    ended.approved(world, ended.close(world, meeting))
    for address in EVERYWHERE:
        assert WORDS.encode() not in client.http.get(address).data, address
    assert client.http.get(PUBLIC).status_code == 404 and PUBLIC not in client.visit("/meetings/1")
    assert not any(WORDS in entry.public for entry in db.session.query(Entry))
    assert db.session.query(Entry).filter(Entry.kind.startswith("statement")).count() == 0
    for who in ("ben", "colin", "yusuf"):  # members who give no line
        for address in (*EVERYWHERE, AT, "/meetings/1/minutes/draft", "/members/"):
            assert WORDS.encode() not in client.sign_in(world.people[who]).http.get(address).data, (who, address)


def test_other_words_are_approved_anew_and_the_first_are_kept_nowhere(world: World, draft: Version, app: Flask) -> None:
    meeting = stage.in_session(world)
    first = written(world, meeting)
    approve(world, meeting, *slugs()[:-1])
    written(world, meeting, "We begin again.")
    assert WORDS not in everything(app) and "We begin again." in everything(app)
    approve(world, meeting, slugs()[-1])
    assert statements.published(stage.again(meeting)) is None
    with pytest.raises(Refused, match="changed"):
        statements.find(stage.again(meeting), first.id)


def test_an_approval_of_words_changed_meanwhile_is_none_of_the_new(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world)
    first = written(world, meeting).id
    written(world, meeting, "We begin again.")
    answer = client.sign_in(world.ada).post(f"/meetings/1/statement/{first}/approvals/heads")
    assert answer.status_code == 409 and "approved anew" in answer.get_data(as_text=True)
    assert statements.newest(stage.again(meeting)).approvals == []  # type: ignore[union-attr]


def test_it_can_be_taken_back_and_is_kept_nowhere(world: World, draft: Version, client: Visitor, app: Flask) -> None:
    meeting = stage.in_session(world)
    client.sign_in(world.fay).send(AT, {"words": WORDS})
    approve(world, meeting, "heads")
    client.sign_in(world.ada)
    mine = statements.newest(stage.again(meeting))
    assert mine is not None
    assert client.post(f"/meetings/1/statement/{mine.id}/taking-back").status_code == 409  # not hers
    client.sign_in(world.fay).press(AT, "/taking-back")
    assert statements.newest(stage.again(meeting)) is None and WORDS not in everything(app)


def test_a_group_may_take_its_approval_back_until_it_is_published(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world)
    mine = written(world, meeting)
    client.sign_in(world.ada).press(AT, "/approvals/heads")
    client.press(AT, "/approvals/heads/taking-back")
    assert statements.newest(stage.again(meeting)).approvals == []  # type: ignore[union-attr]
    approve(world, meeting, *slugs())
    assert client.post(f"/meetings/1/statement/{mine.id}/approvals/heads/taking-back").status_code == 409
    with pytest.raises(Refused, match="Its words stay"):
        written(world, meeting, "Something else.")
    assert statements.published(stage.again(meeting)) is not None


def test_a_group_that_comes_later_unpublishes_nothing(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world)
    written(world, meeting)
    approve(world, meeting, *slugs())
    with writing() as session:
        session.add(Group(slug="faith", name="Faith groups", position=9, must_answer=False, by_organisation=True))
    assert statements.published(stage.again(meeting)) is not None


def test_a_voice_approves_for_its_own_group_and_sees_no_others(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world)
    mine = written(world, meeting)
    approve(world, meeting, "council")
    html = client.sign_in(world.ada).visit(AT)
    assert "Heads approve these very words" in html and "Council" not in html and "Families" not in html
    assert client.post(f"/meetings/1/statement/{mine.id}/approvals/families").status_code == 409
    sent = {"group": "families", "given": "aloud"}
    assert client.post(f"/meetings/1/statement/{mine.id}/approvals", sent).status_code == 409


def test_the_convenor_enters_what_was_said_aloud_or_in_writing(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world)
    mine = written(world, meeting)
    html = client.sign_in(world.mira).press(AT, "/approvals", {"group": "services", "given": "in writing"})
    assert "Noted: services approve these words." in html
    approvals = statements.newest(stage.again(meeting)).approvals  # type: ignore[union-attr]
    assert [(a.group_slug, a.given) for a in approvals] == [("services", "in writing")]
    for sent in ({"group": "nobody", "given": "aloud"}, {"group": "heads", "given": "by its voice"}, {}):
        assert client.post(f"/meetings/1/statement/{mine.id}/approvals", sent).status_code == 422


@pytest.mark.parametrize("who", ["ben", "colin", "gita"])
def test_members_without_a_voice_neither_see_nor_write_it(world: World, draft: Version, client: Visitor, who: str) -> None:
    meeting = stage.in_session(world)
    mine = written(world, meeting)
    client.sign_in(world.people[who])
    assert client.http.get(AT).status_code == 403
    assert client.post(AT, {"words": "x"}).status_code == 403
    assert client.post(f"/meetings/1/statement/{mine.id}/approvals/heads").status_code == 403


def test_bad_words_and_a_meeting_that_has_not_begun(world: World, draft: Version, client: Visitor) -> None:
    stage.call(world)
    client.sign_in(world.hilary)
    assert client.post(AT, {"words": WORDS}).status_code == 409
    assert client.post(AT, {"words": "  "}).status_code == 422
    assert client.post(AT, {"words": "turned\u202eround"}).status_code == 422
    assert client.http.get("/meetings/9/statement").status_code == 404


def test_sent_twice_is_once(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world)
    client.sign_in(world.hilary)
    once = random_id()
    for _ in range(2):
        assert client.post(AT, {"words": WORDS, "once": once}).status_code == 303
    approve(world, meeting, "heads", "heads")
    assert db.session.query(Statement).count() == 1
    assert len(statements.newest(stage.again(meeting)).approvals) == 1  # type: ignore[union-attr]
