"""Writing a comment, as a member."""

from __future__ import annotations

import json
import time

import pytest
from sqlalchemy import func, select

from charter.commenting import queries, rules
from charter.commenting.models import Comment
from charter.db import db
from charter.drafting.models import Version
from charter.record import entries
from charter.refusal import Refused
from tests.commenting.said import clause, comment, kinds
from tests.visiting import Visitor
from tests.world import DAY, World


def on(key: str) -> str:
    return f"/versions/1/clauses/{key}/comments/new"


def count() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(Comment)) or 0


def test_a_member_comments_and_it_is_shown_at_once(client: Visitor, world: World, draft: Version) -> None:
    place = clause("Schools should talk")
    html = client.sign_in(world.ada).send(on(place.key), {"words": "Who pays?\n\nAnd when?", "shown": "person"})
    assert "Comment 1 on " in html and "<p>And when?</p>" in html
    assert "Ada Bright, Headteacher, Alder Bank Primary School" in html
    entry = entries.about(comment=1, kind="comment-published")[0]
    assert json.loads(entry.public) == {"clause": place.key, "comment": 1, "version": 1}


def test_on_quoted_words_which_are_shown_in_their_place(client: Visitor, world: World, draft: Version) -> None:
    html = client.sign_in(world.ada).send(
        on(clause("Schools should talk").key), {"words": "Too soft.", "quote": "should  talk", "shown": "group"})
    assert "<mark>should talk</mark>" in html and "A headteacher" in html and "Ada Bright" not in html


def test_quoted_words_that_stand_twice_are_asked_about(client: Visitor, world: World, draft: Version) -> None:
    place = clause("We write this down")  # “us” stands in “others”? no: only whole finds count as typed
    text = place.wording.plain
    again = text.index("o", text.index("o") + 1)
    client.sign_in(world.ada)
    html = client.send(on(place.key), {"words": "This one.", "quote": "o", "shown": "group"}, status=422)
    assert "more than once" in html and 'name="which"' in html
    filled = {"words": "This one.", "quote": "o", "shown": "group", "which": str(again)}
    answer = client.post(on(place.key), filled, follow_redirects=True)
    assert answer.status_code == 200
    found = queries.comment(1)
    assert found and (found.start, found.end, found.quote) == (again, again + 1, "o")


def test_on_the_whole(client: Visitor, world: World, draft: Version) -> None:
    html = client.sign_in(world.ben).send("/versions/1/comments/new", {"words": "It is short. Good.", "shown": "group"})
    assert "Comment 1 on draft 1" in html


def test_a_parent_is_shown_by_the_group_unless_she_chooses(client: Visitor, world: World, draft: Version) -> None:
    html = client.sign_in(world.fay).send("/versions/1/comments/new", {"words": "Ring me first."})
    assert "A parent or carer" in html and "Fay" not in html


def test_words_that_may_name_a_child_wait_for_a_person(client: Visitor, world: World, draft: Version) -> None:
    client.sign_in(world.fay)
    html = client.send("/versions/1/comments/new", {"words": "My son Jack is in Year 4 and was sent home."})
    assert "A person reads it first" in html
    assert kinds("comment-published") == [] and [c.number for c in queries.to_rule()] == [None]


def test_sent_twice_is_one_comment(client: Visitor, world: World, draft: Version) -> None:
    client.sign_in(world.ada)
    client.visit("/versions/1/comments/new")
    assert client.page
    filled = {**client.page.forms[-1]["fields"], "words": "Once.", "shown": "group"}
    first = client.http.post("/versions/1/comments/new", data=filled)
    second = client.http.post("/versions/1/comments/new", data=filled)
    assert first.status_code == second.status_code == 303 and first.location == second.location
    assert count() == 1 and kinds("comment-published") == ["comment-published"]


def test_numbers_have_no_gaps(world: World, draft: Version) -> None:
    assert [comment(world).number, comment(world, "fay").number, comment(world).number] == [1, 2, 3]


@pytest.mark.parametrize(("typed", "said"), [
    ({"words": ""}, "Write your comment."),
    ({"words": "   "}, "Write your comment."),
    ({"words": "a" * 5001}, "5,001 characters"),
    ({"words": "left\u202eright"}, "U+202E"),
    ({"words": "a\x00b"}, "U+0000"),
    ({"words": "Fine.", "quote": "words of another clause"}, "do not stand in this paragraph"),
    ({"words": "Fine.", "shown": "somebody else"}, "Not a valid choice"),
])
def test_a_slip_is_told_by_its_field_and_nothing_is_lost(
    client: Visitor, world: World, draft: Version, typed: dict[str, str], said: str
) -> None:
    client.sign_in(world.ada)
    html = client.send(on(clause("Schools should talk").key), {"shown": "group", **typed}, status=422)
    assert said in html and count() == 0
    if len(typed["words"].strip()) in range(3, 100) and "\x00" not in typed["words"]:
        assert typed["words"].strip() in html


def test_a_whole_book_as_a_quote_is_not_looked_for() -> None:
    begun = time.process_time()
    assert rules.places("Schools should talk.", "should talk " * 500_000) == ()
    assert time.process_time() - begun < 2  # a pattern made of it takes more than five seconds
    assert rules.places("Schools should talk.", "Schools  should\ntalk.") == ((0, 20),)


def test_outside_the_window_the_door_says_so_and_keeps_what_was_typed(
    client: Visitor, world: World, draft: Version, today: object
) -> None:
    client.sign_in(world.ada)
    client.visit("/versions/1/comments/new")
    assert client.page
    filled = {**client.page.forms[-1]["fields"], "words": "Too late, I fear.", "shown": "group"}
    today.move_to(draft.at + 29 * DAY)  # type: ignore[attr-defined]
    html = client.http.post("/versions/1/comments/new", data=filled)
    assert html.status_code == 409 and "closed on" in html.text, html.text
    assert "Too late, I fear." in html.text
    assert "Not open for comments" in client.visit("/versions/1/comments/new") and count() == 0


def test_an_unknown_version_or_clause_is_an_unknown_address(client: Visitor, world: World, draft: Version) -> None:
    client.sign_in(world.ada)
    for address in ("/versions/9/comments/new", on("00000000"), "/versions/1/clauses/%00/comments/new", "/comments/%00",
                    "/versions/99999999999999999999/comments/new"):
        client.visit(address, 404)


def test_looking_changes_nothing(client: Visitor, world: World, draft: Version) -> None:
    before = entries.latest()
    client.sign_in(world.ada).visit(on(clause("Schools should talk").key) + "?quote=should")
    assert count() == 0 and entries.latest() == before


def test_without_a_token_nothing_is_written(client: Visitor, world: World, draft: Version) -> None:
    client.sign_in(world.ada)
    assert client.http.post("/versions/1/comments/new", data={"words": "x", "shown": "group"}).status_code >= 400
    assert count() == 0


def test_a_clause_of_another_version_is_refused(world: World, draft: Version) -> None:
    with pytest.raises(Refused):
        comment(world, clause_key="00000000")
