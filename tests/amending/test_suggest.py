"""Suggesting different words: the boxes, the difference, sending."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import func, select

from charter.amending import queries
from charter.amending.models import Amendment
from charter.db import db
from charter.drafting import queries as drafting
from charter.drafting.models import Clause, Version
from charter.record import entries
from charter.text.change import apply
from tests.amending.put import kinds, next_version, place, reword, suggest
from tests.visiting import Visitor
from tests.world import DAY, World

NEW = "/versions/1/amendments/new"


def count() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(Amendment)) or 0


def boxes(client: Visitor, *begins: str, **typed: Any) -> dict[str, Any]:
    """The form for these paragraphs as a browser would send it, with what is typed on top."""
    client.visit(NEW + "?" + "&".join(f"clause={place(b).key}" for b in begins))
    assert client.page
    form = next(f for f in client.page.forms if f["method"] == "post")
    fields = {name: value for name, value in form["fields"].items() if name != "do"}
    return {**fields, "headline": "Will, not should", "rationale": "A promise can be kept.", "shown": "person", **typed}


def post(client: Visitor, fields: dict[str, Any], do: str, status: int = 200) -> str:
    return client._seen(client.http.post(NEW, data={**fields, "do": do}, follow_redirects=True), status)


def preview(client: Visitor, fields: dict[str, Any]) -> dict[str, Any]:
    """Look at the difference; gives the fields that the preview page carries on."""
    post(client, fields, "preview")
    assert client.page
    return dict(next(f for f in client.page.forms if f["method"] == "post" and "parts-0-key" in f["fields"])["fields"])


def softened(client: Visitor) -> dict[str, Any]:
    found = place("Schools should talk")
    return boxes(client, "Schools should talk", **{"parts-0-words": found.words.replace("should", "will")})


def test_the_difference_is_shown_before_anything_is_sent(client: Visitor, world: World, draft: Version) -> None:
    client.sign_in(world.ada)
    html = post(client, softened(client), "preview")
    assert "“should” becomes “will”" in html and "<del>" in html and "<ins>" in html
    assert html.index("In words") < html.index("As one text") < html.index("Side by side")
    assert "A word of duty changes" in html and count() == 0


def test_then_it_is_sent_gets_its_number_and_is_shown(client: Visitor, world: World, draft: Version) -> None:
    client.sign_in(world.ada)
    html = post(client, preview(client, softened(client)), "send")
    assert "A1. Will, not should" in html and "A promise can be kept." in html and "Ada Bright, Headteacher" in html
    found = queries.open_on(1)[0]
    assert [c.kind for c in queries.changes(found, 1)] == ["replace"]
    entry = entries.about(amendment=1)[0]
    assert entry.kind == "amendment-proposed"
    assert json.loads(entry.public) == {"amendment": 1, "clauses": [place("Schools should talk").key], "version": 1}


def test_sent_twice_is_one_suggestion(client: Visitor, world: World, draft: Version) -> None:
    client.sign_in(world.ada)
    fields = preview(client, softened(client))
    for _ in range(2):
        assert client.http.post(NEW, data={**fields, "do": "send"}).location.endswith("/amendments/1")
    assert count() == 1 and kinds("amendment-proposed") == ["amendment-proposed"]


def test_go_back_and_nothing_typed_is_lost(client: Visitor, world: World, draft: Version) -> None:
    client.sign_in(world.ada)
    fields = preview(client, softened(client))
    html = post(client, fields, "edit")
    assert "Schools** will talk" in html and "A promise can be kept." in html and count() == 0


def test_several_paragraphs_a_new_one_and_one_taken_out(client: Visitor, world: World, draft: Version) -> None:
    client.sign_in(world.ada)
    fields = softened(client)
    fields["add"] = place("The council should answer").key
    post(client, fields, "add")
    assert client.page
    fields = dict(client.page.forms[-1]["fields"]) | {"headline": "Will", "rationale": "Why", "shown": "group"}
    post(client, fields, "out-1")
    assert client.page
    fields = dict(client.page.forms[-1]["fields"])
    post(client, fields, "after-0")
    assert client.page
    fields = dict(client.page.forms[-1]["fields"]) | {"parts-1-words": "**Families** will tell a school early."}
    html = post(client, preview(client, fields), "send")
    assert "4(a)A" in html and "is taken out" in html
    found = queries.open_on(1)[0]
    changes = queries.changes(found, 1)
    assert [c.kind for c in changes] == ["replace", "insert", "delete"]
    key = changes[1].key
    assert db.session.get(Clause, key).origin == "A1"  # type: ignore[union-attr]
    text = apply(drafting.tree(1), changes).text
    assert "- **Families** will tell a school early." in text and "The council** should" not in text


def test_what_else_is_open_on_the_same_words(client: Visitor, world: World, draft: Version) -> None:
    suggest(world, "ben", reword("Schools should talk", "should", "must"), headline="Must")
    suggest(world, "gita", reword("Schools should talk", "cut short", "shortened"), headline="Plainer")
    suggest(world, "fay", reword("Schools should talk", "should", "will"), headline="Same as mine")
    client.sign_in(world.ada)
    html = post(client, softened(client), "preview")
    assert "The same change" in html and "Other wordings of the same words" in html and "These can stand together" in html
    assert "will talk with the family before a timetable is shortened" in html


def test_cautions_are_pointed_out_and_never_block(client: Visitor, world: World, draft: Version) -> None:
    client.sign_in(world.tom)
    fields = boxes(client, "We decide with", **{"parts-0-words": "There will be no exclusion of pupils who lack support."})
    html = post(client, fields, "preview")
    assert "Words to think about" in html and "legal power" in html and "You can still send it" in html


def test_live_preview_gives_a_fragment(client: Visitor, world: World, draft: Version) -> None:
    client.sign_in(world.ada)
    answer = client.http.post("/versions/1/amendments/preview", data=softened(client))
    assert answer.status_code == 200 and "“should” becomes “will”" in answer.text and "<html" not in answer.text
    assert client.http.post("/versions/1/amendments/preview", data={"parts-0-key": "x"}).status_code >= 400


@pytest.mark.parametrize(("typed", "said"), [
    ({}, "Nothing is changed yet"),
    ({"parts-0-words": ""}, "The box is empty"),
    ({"parts-0-words": "x" * 20_001}, "20,001 characters"),
    ({"parts-0-words": "left\u202eright"}, "U+202E"),
    ({"parts-0-words": "a\x07b"}, "U+0007"),
    ({"parts-0-key": "00000000", "parts-0-words": "New."}, "not in the draft"),
    ({"parts-0-key": "a\x00b", "parts-0-words": "New."}, "not in the draft"),
    ({"parts-0-kind": "explode", "parts-0-words": "New."}, "not in the draft"),
    ({"parts-0-words": "New.", "headline": ""}, "Give it a headline"),
    ({"parts-0-words": "New.", "rationale": " "}, "Say why"),
    ({"parts-0-words": "New.", "shown": "the king"}, "Not a valid choice"),
])
def test_a_slip_is_told_by_its_field(
    client: Visitor, world: World, draft: Version, typed: dict[str, str], said: str
) -> None:
    client.sign_in(world.ada)
    for do in ("preview", "send"):
        html = post(client, boxes(client, "We decide with", **typed), do, 422)
        assert said in html and count() == 0


def test_a_whole_book_in_a_box_is_handed_back_and_compared_with_nothing(client: Visitor, world: World, draft: Version) -> None:
    client.sign_in(world.ada)
    book = "Once upon a time. " * 7_000
    fields = boxes(client, "We decide with", **{"parts-0-words": book})
    html = post(client, fields, "preview", 422)
    assert html.count(book.strip()) == 1  # in its box, and in no difference
    assert "Once upon" not in client.http.post(f"{NEW.removesuffix('new')}preview", data=fields).text


def test_no_paragraph_is_chosen(client: Visitor, world: World, draft: Version) -> None:
    client.sign_in(world.ada)
    assert "Which paragraph?" in client.visit(NEW)
    assert "Choose a paragraph to change" in post(client, boxes(client), "preview", 422)


def test_a_newer_draft_was_made_meanwhile(client: Visitor, world: World, draft: Version) -> None:
    client.sign_in(world.ada)
    fields = preview(client, softened(client))
    next_version(world, reword("Schools should talk", "cut short", "shortened"))
    html = post(client, fields, "send", 409)
    assert "Draft 2 has taken the place" in html and "Your change is put into the new words" in html
    assert "Schools** will talk with the family before a timetable is shortened." in html and count() == 0
    assert client.page
    carried = next(f for f in client.page.forms if "parts-0-key" in f["fields"])
    assert carried["action"] == "/versions/2/amendments/new"
    sent = client.http.post(carried["action"], data={**carried["fields"], "do": "send"}, follow_redirects=True)
    assert sent.status_code == 200 and queries.open_on(2)[0].headline == "Will, not should"


def test_its_paragraph_went_while_it_was_typed(client: Visitor, world: World, draft: Version) -> None:
    client.sign_in(world.ada)
    fields = softened(client)
    gone = place("Schools should talk")
    next_version(world, type(reword("We decide", "We", "We"))(0, 1, "delete", gone.key))
    html = post(client, fields, "preview", 409)
    assert "These paragraphs are gone" in html and "Schools** will talk" in html


def test_closed_while_it_was_typed(client: Visitor, world: World, draft: Version, today: Any) -> None:
    client.sign_in(world.ada)
    fields = softened(client)
    today.move_to(draft.at + 29 * DAY)
    html = post(client, fields, "send", 409)
    assert "closed on" in html and "Schools** will talk" in html and count() == 0


def test_visitors_and_people_without_a_role_may_not(client: Visitor, world: World, draft: Version) -> None:
    assert client.http.get(NEW).location.startswith("/account/sign-in")
    assert client.post(NEW, {"do": "send"}).status_code == 403
    client.sign_in(world.mira)  # the convenor holds no power over the words
    assert client.http.get(NEW).status_code == 403 and client.post(NEW, {"do": "send"}).status_code == 403
    assert client.post("/versions/1/amendments/preview").status_code == 403 and count() == 0


def test_an_unknown_version(client: Visitor, world: World, draft: Version) -> None:
    client.sign_in(world.ada)
    client.visit("/versions/7/amendments/new", 404)
    client.visit("/versions/1/amendments/new?clause=nonsense")
    client.visit("/versions/1/amendments/new?clause=%00", 404)
    client.visit("/amendments/77", 404)


def test_looking_changes_nothing(client: Visitor, world: World, draft: Version) -> None:
    before = entries.latest()
    client.sign_in(world.ada)
    preview(client, softened(client))
    client.visit("/amendments/")
    assert entries.latest() == before and count() == 0
