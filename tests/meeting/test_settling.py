"""A text is settled by a separate round on the whole, unchanged text, and refused while anything is missing."""

from __future__ import annotations

import pytest

from charter.commenting import actions as commenting
from charter.db import db, writing
from charter.drafting import queries as drafting
from charter.drafting.models import Settlement, Version
from charter.meeting import settling
from charter.people.founding import DEFAULT_GROUPS
from charter.record.models import Entry
from charter.refusal import Refused
from tests.visiting import Visitor
from tests.world import DAY, NOON, World

IN_TIME = NOON + 22 * DAY


def ask(world: World) -> None:
    with writing():
        settling.open_round(drafting.latest(), by=world.mira, at=NOON + DAY)  # type: ignore[arg-type]


def everybody(world: World, position: str = "consent", but: str = "") -> None:
    for slug, *_ in DEFAULT_GROUPS:
        if slug != but:
            with writing():
                settling.give_line(drafting.latest(), group=slug, position=position, words="", given="in writing",  # type: ignore[arg-type]
                                   by=world.mira, at=NOON + 2 * DAY)


def settle(world: World, at: object = IN_TIME) -> Settlement:
    db.session.expire_all()
    with writing():
        return settling.settle(drafting.latest(), by=world.hilary, at=at)  # type: ignore[arg-type]


def test_it_is_settled_with_each_groups_line(world: World, draft: Version) -> None:
    ask(world)
    everybody(world)
    row = settle(world)
    assert row.digest == draft.digest and "heads" in row.lines
    assert db.session.query(Entry).filter_by(kind="version-settled").count() == 1


def test_the_days_must_have_passed(world: World, draft: Version) -> None:
    ask(world)
    everybody(world)
    with pytest.raises(Refused) as refused:
        settle(world, NOON + 20 * DAY)
    assert refused.value.missing == ("Every group has the text for at least 21 days first: until 23 November 2026.",)


def test_a_group_that_must_answer_has_not(world: World, draft: Version) -> None:
    ask(world)
    everybody(world, but="families")
    with pytest.raises(Refused) as refused:
        settle(world)
    assert refused.value.missing == ("Families must answer and have not.",)


def test_an_objection_holds_it(world: World, draft: Version) -> None:
    ask(world)
    everybody(world)
    with writing():
        settling.give_line(drafting.latest(), group="young-people", position="object", words="Nobody asked us.",  # type: ignore[arg-type]
                           given="by its voice", by=world.yusuf, at=NOON + 3 * DAY)
    with pytest.raises(Refused) as refused:
        settle(world)
    assert refused.value.missing == ("Young people say that it would do harm.",)


def test_an_unanswered_comment_holds_it(world: World, draft: Version) -> None:
    with writing():
        commenting.write(draft, clause_key=None, words="Say more about lunch times.", by=world.fay,
                         role=world.roles["fay"], shown_as="a parent or carer", at=NOON + DAY, once="0" * 32)
    ask(world)
    everybody(world)
    with pytest.raises(Refused) as refused:
        settle(world)
    assert refused.value.missing == ("1 comment has no answer yet.",)


def test_nobody_was_asked(world: World, draft: Version) -> None:
    with pytest.raises(Refused) as refused:
        settle(world)
    assert refused.value.missing[0] == "The groups have not been asked about the whole text."


def test_a_settled_text_takes_no_more_lines(world: World, draft: Version) -> None:
    ask(world)
    everybody(world)
    settle(world)
    with pytest.raises(Refused, match="settled already"):
        everybody(world)


def test_the_page_answers_409_and_names_what_is_missing(world: World, draft: Version, client: Visitor) -> None:
    ask(world)
    everybody(world, but="heads")
    html = client.sign_in(world.hilary).press("/versions/1/settling", "/settlement", status=409)
    assert "Heads must answer and have not." in html


def test_a_voice_gives_its_own_groups_line_only(world: World, draft: Version, client: Visitor) -> None:
    ask(world)
    client.sign_in(world.ada)
    client.send("/versions/1/settling/lines/heads", {"position": "consent"})
    assert client.post("/versions/1/settling/lines/families", {"position": "consent"}).status_code == 409


def test_the_convenor_cannot_settle(world: World, draft: Version, client: Visitor) -> None:
    ask(world)
    everybody(world)
    assert client.sign_in(world.mira).post("/versions/1/settling/settlement").status_code == 403


def test_somebody_without_a_voice_is_turned_away(world: World, draft: Version, client: Visitor) -> None:
    assert client.sign_in(world.colin).http.get("/versions/1/settling").status_code == 403
