"""A comment becomes a suggestion, and its writer is named as they chose to be shown."""

from __future__ import annotations

import pytest

from charter.amending import queries
from charter.commenting import actions as commenting
from charter.commenting.models import Comment
from charter.db import writing
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.web.ids import random_id
from tests.amending.put import AT, place
from tests.amending.typing_in import TYPED, fields, press, send
from tests.visiting import Visitor
from tests.world import World


def said(world: World, clause: str | None = "Schools should talk") -> Comment:
    with writing():
        return commenting.write(drafting.version(1), words="Should is not enough.",  # type: ignore[arg-type]
                                shown_as="a parent or carer", at=AT, once=random_id(), by=world.fay, role=world.roles["fay"],
                                clause_key=place(clause).key if clause else None)


def link(html: str) -> str:
    return html.split('Suggest different words</a>')[0].rpartition('href="')[2].rpartition('"')[0].replace("&amp;", "&")


def test_from_the_comments_page_to_the_suggestions_and_back(client: Visitor, world: World, draft: Version) -> None:
    said(world)
    client.sign_in(world.tom).visit(link(Visitor(client.http.application).visit("/comments/1")))
    typed = fields(client)
    assert typed["comment"] == "1" and typed["credit"] == "a parent or carer" and "**Schools** should" in typed["parts-0-words"]
    html = send(client, {**typed, **TYPED, "parts-0-words": "**Schools** will talk."})
    assert "First said by a parent or carer" in html and 'href="/comments/1"' in html
    assert "A1. Will, not should" in client.visit("/comments/1") and "Words suggested from it" in client.visit("/comments/1")
    row = queries.open_on(1)[0]
    assert (row.comment_number, row.credit) == (1, "a parent or carer")


def test_named_otherwise_or_not_at_all(client: Visitor, world: World, draft: Version) -> None:
    said(world)
    client.sign_in(world.tom).visit(link(client.visit("/comments/1")))
    html = send(client, {**fields(client), **TYPED, "parts-0-words": "**Schools** will talk.", "credit": ""})
    assert "First said by" not in html and 'href="/comments/1"' in html


def test_one_on_the_whole_draft(client: Visitor, world: World, draft: Version) -> None:
    said(world, None)
    html = client.sign_in(world.tom).visit(link(client.visit("/comments/1")))
    assert "Which paragraph?" in html
    assert client.page
    typed = dict(next(f for f in client.page.forms if "headline" in f["fields"])["fields"])
    press(client, {**typed, "add": place("We decide with").key}, "add")
    html = send(client, {**fields(client), **TYPED, "parts-0-words": "We decide."})
    assert "First said by a parent or carer" in html


@pytest.mark.parametrize("slip", ["x" * 121, "a\u202eb"])
def test_a_credit_that_cannot_be_written(client: Visitor, world: World, draft: Version, slip: str) -> None:
    said(world)
    client.sign_in(world.tom).visit(link(client.visit("/comments/1")))
    html = press(client, {**fields(client), **TYPED, "parts-0-words": "**Schools** will talk.", "credit": slip}, "preview", 422)
    assert "There is something to put right" in html and queries.open_on(1) == []
