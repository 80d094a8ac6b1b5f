"""Moving a paragraph, and moving it with other words, without script."""

from __future__ import annotations

import pytest

from charter.amending import queries, spots
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.text.change import apply
from tests.amending.put import place
from tests.amending.typing_in import fields, opened, press, send
from tests.visiting import Visitor
from tests.world import World


def test_a_paragraph_is_moved(client: Visitor, world: World, draft: Version) -> None:
    client.sign_in(world.ada)
    html = press(client, opened(client, "The council should"), "move-0")
    assert "Where should it stand?" in html and "First under 4 What each of us will do" in html
    html = send(client, {**fields(client), **opened_words(), "parts-0-place": f"under:{place('What each of us').key}"})
    assert "4(b) moves under 4" in html and "The words that move" in html
    change = queries.changes(queries.open_on(1)[0], 1)[0]
    assert (change.kind, change.words) == ("move", None)
    tree = apply(drafting.tree(1), [change]).tree
    numbers = {p.key: p.number for p in tree}
    assert numbers[place("The council should").key] == "4(a)" and numbers[place("Schools should talk").key] == "4(b)"


def test_moved_and_reworded(client: Visitor, world: World, draft: Version) -> None:
    client.sign_in(world.ada)
    press(client, opened(client, "The council should"), "move-0")
    words = fields(client)["parts-0-words"].replace("should", "will")
    html = send(client, {**fields(client), **opened_words(), "parts-0-words": words,
                         "parts-0-place": f"after:{place('We decide with').key}"})
    assert "4(b) moves after 3(a)" in html and "“should” becomes “will”" in html
    assert queries.changes(queries.open_on(1)[0], 1)[0].kind == "move_replace"


def test_left_where_it_is_after_all_keeps_its_other_words(client: Visitor, world: World, draft: Version) -> None:
    client.sign_in(world.ada)
    press(client, opened(client, "The council should"), "move-0")
    press(client, {**fields(client), "parts-0-words": "**The council** answers."}, "back-0")
    assert fields(client)["parts-0-kind"] == "replace" and fields(client)["parts-0-words"].strip() == "**The council** answers."


@pytest.mark.parametrize(("where", "said"), [
    ("", "Choose where this paragraph should stand."),
    ("after:00000000", "Choose where this paragraph should stand."),
    ("above:x", "Choose where this paragraph should stand."),
    ("under:itself", "A paragraph cannot stand inside itself."),
    ("after:step", "A paragraph cannot stand inside itself."),
])
def test_no_place_or_no_good_one(client: Visitor, world: World, draft: Version, where: str, said: str) -> None:
    client.sign_in(world.ada)
    press(client, opened(client, "Schools should talk"), "move-0")
    where = where.replace("itself", place("Schools should talk").key).replace("step", place("First step").key)
    html = press(client, {**fields(client), **opened_words(), "parts-0-place": where, "parts-0-words": "Other words."},
                 "preview", 422)
    assert said in html and "Other words." in html and queries.open_on(1) == []


@pytest.mark.parametrize(("moved", "where"), [("The council should", "after:Schools should talk"),
                                              ("Schools should talk", "under:What each of us")])
def test_to_where_it_stands_is_said_by_the_list(client: Visitor, world: World, draft: Version, moved: str, where: str) -> None:
    client.sign_in(world.ada)
    html = press(client, opened(client, moved), "move-0")
    how, _, begins = where.partition(":")
    here = f"{how}:{place(begins).key}"
    assert html.count("(where it is now)") == 1 and f"<option value=\"{here}\"" in html
    html = press(client, {**fields(client), **opened_words(), "parts-0-place": here}, "preview", 422)
    assert "It stands there already: choose another place, or change its words." in html
    assert 'id="parts-0-place-error"' in html and 'href="#parts-0-place"' in html and "parts-0-words-error" not in html
    words = fields(client)["parts-0-words"] + " Indeed."
    assert "Look at the difference, then send" in press(client, {**fields(client), "parts-0-words": words}, "preview")


def test_said_of_one_box_among_others(client: Visitor, world: World, draft: Version) -> None:
    client.sign_in(world.ada)
    press(client, opened(client, "We write this", "The council should"), "move-1")
    typed = {**fields(client), **opened_words(), "parts-0-words": "We say it.",
             "parts-1-place": f"after:{place('Schools should talk').key}"}
    html = press(client, typed, "preview", 422)
    assert 'href="#parts-1-place"' in html and "Nothing is changed yet" not in html.partition("There is something")[2][:600]


def test_a_heading_goes_with_all_that_stands_under_it(world: World, draft: Version) -> None:
    tree = drafting.tree(1)
    offered = spots.to_move(place("How we work together"), tree, "")
    assert ("After all of 4 What each of us will do") in dict(offered).values()
    assert not any("We decide" in words or "Schools should" in words for _, words in offered)
    told = dict(spots.to_move(place("Schools should talk"), tree, "after:gone"))
    assert not any("First step" in words for words in told.values()), "not inside itself"
    assert told["after:gone"] == "Where you chose before"


def test_several_changes_are_built_up_and_nothing_is_lost(client: Visitor, world: World, draft: Version) -> None:
    """A move, a reworded one, a new one after a new one: typed words stay through every press."""
    client.sign_in(world.ada)
    typed = opened(client, "The council should", "We decide with", headline="All at once", rationale="Because.")
    press(client, {**typed, "parts-1-words": "We decide with children, families and staff."}, "move-0")
    typed = {**fields(client), "parts-0-place": f"after:{place('We decide with').key}"}
    press(client, {**typed, "add": place("By 31 January").key}, "add")
    press(client, fields(client), "after-2")
    press(client, {**fields(client), "parts-3-words": "- By summer all of us."}, "after-3")
    typed = {**fields(client), "parts-4-words": "- By winter nobody is late."}
    assert typed["parts-0-place"].startswith("after:") and typed["headline"] == "All at once"
    assert typed["rationale"].strip() == "Because."
    assert typed["parts-1-words"].strip() == "We decide with children, families and staff."
    html = send(client, {**typed, "shown": "group"})
    assert "5(a)A" in html and "5(a)B" in html
    changes = queries.changes(queries.open_on(1)[0], 1)
    assert [c.kind for c in changes] == ["move", "replace", "insert", "insert"] and changes[3].after == changes[2].key
    text = apply(drafting.tree(1), changes).text
    assert text.index("By summer") < text.index("By winter") and text.index("families and staff") < text.index("**The council**")


def test_parts_that_do_not_go_together_are_told_before_sending(client: Visitor, world: World, draft: Version) -> None:
    """One takes out a heading, the other rewords what stands under it."""
    client.sign_in(world.ada)
    typed = opened(client, "How we work together", "We decide with")
    press(client, {**typed, "parts-1-words": "We decide together."}, "out-0")
    html = press(client, {**fields(client), **opened_words()}, "preview", 409)
    assert "do not go together" in html and "We decide together." in html


def opened_words() -> dict[str, str]:
    """What stands beside the boxes."""
    return {"headline": "Elsewhere", "rationale": "It is read first there.", "shown": "group"}
