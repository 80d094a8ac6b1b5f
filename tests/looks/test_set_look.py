"""The convenor sets the site's name, colour and mark; a colour nobody could read in is refused."""

from __future__ import annotations

import pytest
from flask import Flask

from charter.db import db
from charter.drafting.models import Version
from charter.looks.colours import DARK, LIGHT, TEXT, contrast, palette
from charter.looks.models import Look
from charter.publishing.standalone.addresses import Site
from charter.record.models import Entry
from charter.refusal import Refused
from tests.visiting import Visitor
from tests.world import World

PLUM = {"name": "Children First", "colour": "#7A1F5C", "mark": "bridge"}


@pytest.fixture
def mira(app: Flask, world: World) -> Visitor:
    return Visitor(app).sign_in(world.mira)


def test_every_page_wears_it_at_once(mira: Visitor, client: Visitor, draft: Version) -> None:
    before = client.visit("/")
    html = mira.send("/convenor/look", PLUM)
    assert "Children First" in html
    front = client.visit("/")
    assert "Children First" in front and "Children First" not in before
    sheet = front.split('rel="stylesheet" href="')[1].split('"')[0]
    assert sheet.startswith("/look/7a1f5c.css?v=")
    css = client.http.get(sheet)
    assert "--petrol:#7a1f5c" in css.text and "url(/static/fonts/" in css.text and "immutable" not in css.text
    assert "max-age=31536000" in css.headers["Cache-Control"]
    assert [e.kind for e in db.session.query(Entry)].count("look-set") == 1
    assert client.http.get("/look/7a1f5c-bridge.svg").mimetype == "image/svg+xml"


def test_it_can_be_looked_at_before_it_is_kept(mira: Visitor, world: World, client: Visitor) -> None:
    html = mira.send("/convenor/look", {**PLUM, "try": "1"})
    assert "Nothing is kept yet" in html and "/look/7a1f5c.css" in html
    assert db.session.query(Look).count() == 0 and "7a1f5c" not in client.visit("/")


def test_sent_twice_it_is_set_once(mira: Visitor, world: World) -> None:
    for _ in range(2):
        mira.post("/convenor/look", {**PLUM, "once": "a" * 32})
    assert db.session.query(Look).count() == 1


def test_only_the_desk_may(app: Flask, world: World, client: Visitor) -> None:
    assert client.post("/convenor/look", PLUM).status_code == 403
    assert Visitor(app).sign_in(world.ada).post("/convenor/look", PLUM).status_code == 403
    assert db.session.query(Look).count() == 0


@pytest.mark.parametrize(("field", "typed", "words"), [
    ("colour", "#f5b82e", "could not be read well"), ("colour", "red;}", "six digits"), ("colour", "", "Give a colour"),
    ("name", "", "Give the name"), ("name", "x" * 41, "The most that fits is 40"), ("mark", "skull", "ot a valid choice"),
])
def test_a_slip_keeps_what_was_typed(mira: Visitor, world: World, field: str, typed: str, words: str) -> None:
    html = mira.send("/convenor/look", {**PLUM, field: typed}, 422)
    assert words in html and db.session.query(Look).count() == 0


@pytest.mark.parametrize("name", ["ffffff.css", "0b4b57-skull.svg", "0b4b5.css", "0b4b57.css.map", "..%2fx", "0b4b57-door.css"])
def test_no_other_file_is_made(client: Visitor, world: World, name: str) -> None:
    client.visit(f"/look/{name}", 404)


def test_whatever_colour_is_taken_can_be_read_everywhere() -> None:
    taken = 0
    for red in range(0, 256, 51):
        for green in range(0, 256, 51):
            for blue in range(0, 256, 51):
                try:
                    shade = palette(f"{red:02x}{green:02x}{blue:02x}")
                except Refused as refusal:
                    better = refusal.words.rstrip(".")[-6:]
                    assert palette(better)
                    continue
                taken += 1
                assert min(contrast(shade.acts, g) for g in (*LIGHT.values(), shade.tint)) >= TEXT
                assert min(contrast(shade.dark_acts, g) for g in (*DARK.values(), shade.dark_tint)) >= TEXT
                assert contrast(shade.dark_on_acts, shade.dark_acts) >= TEXT
                assert min(contrast("ffffff", g) for g in (shade.band, shade.dark_band)) >= TEXT
                assert min(contrast("ffd3ae", g) for g in (shade.band, shade.dark_band)) >= TEXT
    assert taken > 50


def test_a_copy_of_the_site_wears_it_too() -> None:
    copied = Site("https://charter.example", 1, 1, 1)
    for name in ("7a1f5c.css", "7a1f5c-bridge.svg"):
        found = copied.local(f"/look/{name}?v=1", "/versions/")
        assert found is not None and found[0] == f"/look/{name}" and copied.holds(found[0])
