"""A page with fifty open suggestions on one paragraph is bounded, and says what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from charter.amending.comparing import MOST_BESIDE
from charter.amending.models import Amendment
from charter.db import db
from charter.drafting.models import Version
from charter.text.change import Change
from tests.amending.put import place, suggest
from tests.meeting import stage
from tests.visiting import Visitor
from tests.world import World


@contextmanager
def counted() -> Iterator[list[str]]:
    """The questions that are asked inside."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def crowd(world: World, many: int) -> list[Amendment]:
    """So many suggestions, each with another word in the same paragraph."""
    found, people = place("Schools should talk"), ("ada", "ben", "gita", "fay", "tom")
    words = found.words.split()
    made = []
    for n in range(many):
        at = 2 + n % (len(words) - 2)
        mine = [*words[:at], f"{words[at]}{n}", *words[at + 1:]]
        made.append(suggest(world, people[n % 5], Change(0, 1, "replace", found.key, " ".join(mine)), headline=f"No {n}"))
    return made


@pytest.mark.timeout(60)  # each page comes within a tenth of a second; this is for a machine that has much else to do
def test_fifty_on_one_paragraph(client: Visitor, world: World, draft: Version) -> None:
    key, addresses = place("Schools should talk").key, {}
    for many in (5, 45):
        rows = crowd(world, many)
        for who, address in ((None, "/versions/1"), (None, f"/clauses/{key}"), (None, "/amendments/1"),
                             ("ada", f"/versions/1/amendments/new?clause={key}"), ("ada", "/members/amendments/2")):
            visitor = Visitor(client.http.application)
            if who:
                visitor.sign_in(world.people[who])
            with counted() as asked:
                html = visitor.visit(address)
            addresses.setdefault(address, []).append(len(asked))
            if many == 45 and ("/amendments/1" in address or "new?" in address):
                assert html.count('class="beside-one"') == MOST_BESIDE and "open on the same words. <a" in html
    assert all(most <= few for few, most in addresses.values()), addresses
    meeting = stage.in_session(world, *rows)
    with counted() as asked:
        client.sign_in(world.hilary).visit(f"/meetings/{meeting.number}/run")
    assert len(asked) < 40, "one question a room, never one a suggestion"
