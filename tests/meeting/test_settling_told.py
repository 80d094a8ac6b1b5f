"""How a text was settled is public once it is: each group's line, its day and its way, and members who still saw harm."""

from __future__ import annotations

import pytest

from charter.db import db, writing
from charter.drafting import actions as drafting_actions
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.meeting import settling
from charter.web.filters import day
from tests.meeting import stage
from tests.visiting import Visitor
from tests.world import DAY, NOON, World

PAGE = "/versions/1/settled"


@pytest.fixture
def said(world: World, draft: Version) -> Version:
    """Every group is asked: some answer by voice, some are entered, some follow from members; two members of heads object."""
    with writing():
        settling.open_round(newest(), by=world.mira, at=NOON + DAY)
    for who, position, named in (("ada", "object", True), ("ben", "object", False), ("colin", "concern", False),
                                 ("gita", "consent", False)):
        with writing():
            settling.answer(newest(), person=world.people[who], role=world.roles[who], at=NOON + 2 * DAY, position=position,
                            words=f"{who} says why." if position != "consent" else "", named=named,
                            clause_key=stage.key_of(1, "glad of them") if who == "ada" else None)
    give(world, "heads", "consent", "by its voice", world.ada)
    give(world, "families", "concern", "in writing", world.mira, words="Buses.")
    for slug in ("young-people", "community"):
        give(world, slug, "consent", "aloud", world.hilary)
    return newest()


def newest() -> Version:
    db.session.expire_all()
    found = drafting.latest()
    assert found is not None
    return found


def give(world: World, group: str, position: str, given: str, by: object, words: str = "") -> None:
    with writing():
        settling.give_line(newest(), group=group, position=position, words=words, given=given, by=by, at=NOON + 3 * DAY)  # type: ignore[arg-type]


def settle(world: World) -> None:
    with writing():
        settling.settle(newest(), by=world.hilary, at=NOON + 22 * DAY)


def test_everybody_reads_how_it_was_settled(world: World, said: Version, client: Visitor) -> None:
    settle(world)
    html = client.visit(PAGE)
    for words in ("How version 1 was settled", f"settled on {day(NOON + 22 * DAY)}", "Hilary Stone",
                  f"On {day(NOON + 3 * DAY)}; given by the group’s own voice or its deputy.",
                  "given in writing, and entered by the convenor",
                  "given aloud, and entered by the meeting chair", "Buses.", "colin says why.",
                  "The group named no voice, so its line follows from what its members answered.", said.digest):
        assert words in html, words
    assert "has not answered" in html, "services"
    assert PAGE in client.visit("/versions/1") and PAGE in client.visit("/")


def test_a_member_who_still_sees_harm_is_told_in_their_own_words(world: World, said: Version, client: Visitor) -> None:
    settle(world)
    html = client.visit(PAGE)
    assert "ada says why." in html and "Ada Bright, Heads" in html
    assert "ben says why." in html and "A member, Heads" in html and "Ben Okoro" not in html
    assert "A member still objects in " in html
    assert "colin says why." in html.split("Members who still saw harm")[0], "a worry of a group without a voice is its line's"


def test_before_it_is_settled_nobody_is_told_what_anybody_said(world: World, said: Version, client: Visitor) -> None:
    html = client.visit(PAGE)
    assert "The whole of draft 1, before the groups" in html and str(day(NOON + DAY)) in html
    for words in ("Buses.", "says why", "Heads", "has not answered"):
        assert words not in html.split("<main")[1].split("</main")[0], words
    assert PAGE in client.visit("/versions/1")


def test_a_round_that_settled_nothing_stays_with_the_groups(world: World, said: Version, client: Visitor) -> None:
    with writing():
        tree = drafting.tree(1)
        drafting_actions.make_version(newest(), [*tree[:-1]], by=world.mira, at=NOON + 9 * DAY, made_by="meeting")
    html = client.visit(PAGE)
    assert "It was not settled: a newer text took its place." in html and "Buses." not in html
    assert "It was not settled" in client.visit("/versions/1")


def test_the_member_sees_the_line_of_their_group_and_what_becomes_public(world: World, said: Version, client: Visitor) -> None:
    html = client.sign_in(world.ben).visit("/versions/1/settling/answer")
    assert "The line of heads, as it stands" in html and "your words are public from then on" in html


def test_where_nobody_was_asked_and_what_is_unknown(draft: Version, client: Visitor) -> None:
    assert PAGE not in client.visit("/versions/1")
    client.visit(PAGE, 404)
    client.visit("/versions/99/settled", 404)
