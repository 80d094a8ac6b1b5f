"""A member's own page: the draft and what is open, the group, the next meeting, what became of what they said."""

from __future__ import annotations

from datetime import timedelta

import time_machine
from sqlalchemy import update

from charter.amending import actions as amending
from charter.amending import queries as suggestions
from charter.db import writing
from charter.drafting.models import Version
from charter.people import queries
from charter.people.models import Person, RoleEnding
from tests.amending.put import place, reword
from tests.commenting.said import answer, comment, given
from tests.visiting import Visitor
from tests.world import DAY, NOON, World

PAGE = "/members/"


def _suggest(world: World, draft: Version) -> int:
    change = reword("The council", "promptly", "within ten school days")
    with writing():
        return amending.propose(draft, headline="Say by when", rationale="Promptly means nothing.",
                                changes=[change], by=world.ada, role=world.roles["ada"], shown_as="Ada Bright",
                                at=NOON + DAY, once="0" * 32).number


def test_what_is_open_until_when(client: Visitor, world: World, draft: Version) -> None:
    with time_machine.travel(NOON + DAY, tick=False):
        html = client.sign_in(world.ada).visit(PAGE).replace("\xa0", " ")
    assert "Draft 1. Nobody has signed." in html and "Comments: open until 30 November 2026" in html
    assert "Your group: " in html and "Heads" in html and "No meeting has been called" in html
    with time_machine.travel(NOON + 60 * DAY, tick=False):
        assert "Comments: closed since" in client.sign_in(world.ada).visit(PAGE)


def test_what_became_of_a_comment(client: Visitor, world: World, draft: Version) -> None:
    said = comment(world, words="Who pays for this?")
    client.sign_in(world.ada)
    assert "Waits for an answer" in client.visit(PAGE) and "Who pays for this?" in client.visit(PAGE)
    answer(world, said)
    assert "every group looks at it first" in client.visit(PAGE)
    given(NOON + timedelta(days=20))
    assert "Not changed" in client.visit(PAGE)


def test_what_became_of_a_suggestion(client: Visitor, world: World, draft: Version) -> None:
    number = _suggest(world, draft)
    client.sign_in(world.ada)
    html = client.visit(PAGE)
    assert f"A{number}" in html and "Say by when" in html and "not yet on an agenda" in html
    with writing():
        row = suggestions.amendment(number)
        amending.withdraw(row, by=queries.person(world.ada.id), at=NOON + 2 * DAY)
    assert "Taken back" in client.visit(PAGE)
    assert place("The council").key


def test_nobody_sees_anothers(client: Visitor, world: World, draft: Version) -> None:
    comment(world, words="Only Ada says this")
    assert "Only Ada says this" not in client.sign_in(world.ben).visit(PAGE)


def test_before_there_is_a_text(client: Visitor, world: World) -> None:
    assert "There is no text yet" in client.sign_in(world.fay).visit(PAGE)


def test_a_convenor_and_somebody_whose_role_has_ended_have_a_page_too(client: Visitor, world: World, draft: Version) -> None:
    client.sign_in(world.mira).visit(PAGE)
    with writing() as session:
        session.add(RoleEnding(role_id=world.roles["ben"].id, at=NOON, by_id=None))
        session.execute(update(Person).where(Person.id == world.ben.id).values(name="Ben <b>"))
    html = client.sign_in(world.ben).visit(PAGE)
    assert "You have no role in a group" in html and "Ben &lt;b&gt;" in html


def test_a_visitor_is_asked_to_sign_in(client: Visitor, world: World) -> None:
    assert client.http.get(PAGE).status_code == 303
