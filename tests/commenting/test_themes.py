"""A small list of themes, kept by the convenor; each comment is about one, and people find by it what came of theirs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from charter.commenting import actions, queries, themes
from charter.commenting.models import Comment
from charter.drafting.models import Version
from charter.record import entries
from tests.commenting import said
from tests.visiting import Visitor
from tests.world import DAY, NOON, World

PAGE = "/convenor/themes"


@pytest.fixture
def mira(world: World, draft: Version, client: Visitor) -> Iterator[Visitor]:
    """The convenor at her desk, with two comments and a visitor's that nobody has confirmed."""
    said.comment(world, "ada", "Who pays for this?")
    said.comment(world, "fay", "Nobody rang me.", clause_key=said.clause("Schools should talk").key)
    said.visitors()
    with time_machine.travel(NOON + 2 * DAY):
        yield client.sign_in(world.mira)


def give(visitor: Visitor, theme: int, *numbers: int, status: int = 200, **more: str) -> str:
    return visitor.press(PAGE, "/comments", {"chosen": [str(n) for n in numbers], "theme": str(theme), **more}, status)


def test_many_comments_are_given_a_theme_in_one_act(mira: Visitor) -> None:
    html = mira.send(PAGE, {"name": "Money"})
    assert "Who pays for this?" in html and "Nobody rang me." in html and "bell is too loud" not in html
    before = entries.latest()
    assert "None." in give(mira, 1, 1, 2)
    entered, = entries.since(before)
    assert entered.kind == "theme-given" and '"comments":[1,2]' in entered.public and "Money" not in entered.public
    assert themes.counted() == {1: 2}


def test_another_theme_takes_its_place(mira: Visitor) -> None:
    mira.send(PAGE, {"name": "Money"})
    mira.send(PAGE, {"name": "Talking"})
    give(mira, 1, 1, 2)
    mira.press(PAGE + "?of=1", "/comments", {"chosen": ["2"], "theme": "2"})
    assert themes.counted() == {1: 1, 2: 1}


def test_one_of_that_name_is_that_one_and_a_long_list_is_refused(mira: Visitor) -> None:
    for _ in range(2):
        mira.send(PAGE, {"name": "Money"})
        mira.send(PAGE, {"name": "money"})
    assert [theme.name for theme in themes.kept()] == ["Money"]
    for n in range(themes.MOST - 1):
        mira.send(PAGE, {"name": f"Theme {n}"})
    assert "Take one off first." in mira.send(PAGE, {"name": "One more"}, 409)


def test_taken_off_it_is_nobodys_theme(mira: Visitor) -> None:
    mira.send(PAGE, {"name": "Money"})
    give(mira, 1, 1)
    mira.press(PAGE, "/removal")
    assert themes.counted() == {None: 2} and mira.http.get(PAGE + "?of=1").status_code == 404
    assert "Who pays for this?" in mira.send(PAGE, {"name": "Money"})
    assert [theme.number for theme in themes.kept()] == [2], "a number is never given twice"


def test_slips_and_nonsense(mira: Visitor) -> None:
    mira.send(PAGE, {"name": "Money"})
    before = entries.latest()
    assert "Give the theme a name." in mira.send(PAGE, {"name": " "}, 422)
    assert "Tick at least one comment." in mira.press(PAGE, "/comments", {"theme": "1"}, 422)
    assert "Choose a theme." in mira.press(PAGE, "/comments", {"chosen": "1"}, 422)
    for nonsense in ({"chosen": "99", "theme": "1"}, {"chosen": "1", "theme": "7"}, {"chosen": "x", "theme": "1"}):
        mira.press(PAGE, "/comments", nonsense, 422)
    for number in ("2", "x", ""):
        assert mira.post(PAGE + "/removal", {"theme": number}).status_code == 404
    assert entries.latest() == before


def test_only_the_desk_keeps_them(world: World, mira: Visitor) -> None:
    ben = Visitor(mira.http.application).sign_in(world.ben)
    for address in (PAGE, PAGE + "/removal", PAGE + "/comments"):
        assert ben.post(address, {"name": "Heads first"}).status_code == 403
    assert not themes.kept()


def test_a_hidden_comment_keeps_its_words_hidden_here(mira: Visitor, world: World) -> None:
    mira.send(PAGE, {"name": "Money"})
    mira.send("/comments/1/report", {"because": "It names a child."})
    html = mira.visit(PAGE)
    assert "Who pays for this?" not in html and "Its words are hidden." in html
    found = queries.comment(1)
    assert isinstance(found, Comment) and actions.rules.is_hidden(found.rulings, found.reports)
