"""The convenor's desk: what waits, oldest first, with when it is due and about how long it takes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from charter.db import writing
from charter.drafting.models import Version
from charter.outbox.actions import note_failed, owe
from charter.outbox.queries import STUCK_AFTER
from charter.people.founding import appoint
from charter.reading.waiting import in_order
from charter.web.waiting import Waiting
from tests.commenting.said import comment, visitors
from tests.visiting import Visitor
from tests.world import DAY, NOON, World


def _thing(words: str, address: str, days: int, minutes: int = 2, due: int | None = None) -> Waiting:
    return Waiting(words, address, NOON + days * DAY, minutes, NOON + due * DAY if due else None)


def test_oldest_first_and_things_of_one_place_together() -> None:
    rows = in_order([_thing("b", "/x", 5, due=9), _thing("c", "/y", 2), _thing("a", "/x", 1, due=8), _thing("d", "/x", 3)])
    assert [(row.words, row.minutes) for row in rows] == [("a, and 2 more", 6), ("c", 2)]
    assert rows[0].since == NOON + DAY and rows[0].due == NOON + 8 * DAY


def test_what_waits_is_counted_with_its_minutes(client: Visitor, world: World, draft: Version) -> None:
    for words in ("Who pays?", "How many hours?"):
        comment(world, words=words, at=NOON)
    html = client.sign_in(world.mira).visit("/convenor/").replace("\xa0", " ")
    assert "Comment 1 has no answer yet, and 1 more" in html and "Due " in html
    assert "1 thing, about " in html


def test_a_visitors_comment_waits_to_be_read_after_it_is_confirmed(client: Visitor, world: World, draft: Version) -> None:
    visitors(at=NOON)
    assert "waits to be read" not in client.sign_in(world.mira).visit("/convenor/")


def test_nothing_waits(client: Visitor, world: World, draft: Version) -> None:
    assert "Nothing waits for you." in client.sign_in(world.mira).visit("/convenor/")


def test_a_new_site_says_what_comes_first(client: Visitor, world: World) -> None:
    html = client.sign_in(world.mira).visit("/convenor/")
    assert "Import the first text" in html and "Note whom each group names as its voice" in html
    assert "Import the list of schools" not in html and "Nobody yet in" not in html


def test_letters_that_cannot_go_are_told(client: Visitor, world: World, draft: Version) -> None:
    with writing():
        letter = owe("invitation", {"invitation": "0" * 32}, at=NOON)
        for n in range(STUCK_AFTER):
            note_failed(letter.id, "550 nobody lives here", at=NOON + n * timedelta(hours=1))
    client.sign_in(world.mira)
    assert "1 letter could not be sent" in client.visit("/convenor/")
    html = client.visit("/convenor/letters")
    assert "An invitation" in html and "550 nobody lives here" in html


def test_every_door_on_the_desk_opens(client: Visitor, world: World, draft: Version) -> None:
    client.sign_in(world.mira)
    html = client.visit("/convenor/")
    doors = {part.split('"')[0] for part in html.split('<main')[1].split('</main')[0].split('href="')[1:]}
    assert len(doors) > 10
    for address in doors:
        client.visit(address)


@pytest.mark.parametrize("who", ["ada", "hilary", "colin"])
def test_the_desk_is_the_convenors(client: Visitor, world: World, who: str) -> None:
    client.sign_in(getattr(world, who)).visit("/convenor/", 403)
    client.visit("/convenor/letters", 403)


def test_a_stand_in_can_do_all_of_it(app: Flask, client: Visitor, world: World) -> None:
    with writing():
        appoint(world.hana, "stand_in", at=NOON)
    assert "Convenor’s desk" in client.sign_in(world.hana).visit("/convenor/")
    client.visit("/convenor/people")


def test_a_visitor_is_asked_to_sign_in(client: Visitor, world: World) -> None:
    answer = client.http.get("/convenor/")
    assert answer.status_code == 303 and "next=/convenor/" in answer.headers["Location"]
