"""The convenor brings a picture as the site's mark: only what is drawn from it is shown, until another takes its place."""

from __future__ import annotations

import hashlib
import io
import re
import struct

import pytest
from flask import Flask

from charter.db import db
from charter.drafting.models import Version
from charter.looks.models import Look, LookPicture
from charter.looks.picture import SIGNATURE, cleaned, piece
from charter.publishing.standalone.addresses import Site
from charter.record.models import Entry
from charter.refusal import Refused
from tests.looks.pictures import png
from tests.visiting import Visitor
from tests.world import World

OURS = {"name": "Children First", "colour": "#7A1F5C", "mark": "own"}
SECRET = piece(b"tEXt", b"Comment\0taken at Tom's house")


@pytest.fixture
def mira(app: Flask, world: World) -> Visitor:
    return Visitor(app).sign_in(world.mira)


def brought(mira: Visitor, raw: bytes, expect: int = 200, **more: str) -> str:
    return mira.send("/convenor/look", {**OURS, **more, "picture": (io.BytesIO(raw), "mark.png")}, expect)


def in_head(html: str) -> str:
    found = re.search(r'<img class="table-mark own-mark" src="([^"]+)"', html.split("</header>")[0])
    return found[1] if found else ""


def test_every_page_shows_it_at_once(mira: Visitor, client: Visitor, draft: Version) -> None:
    brought(mira, png(300, 200, more=SECRET))
    front = client.visit("/")
    place = in_head(front)
    assert re.fullmatch(r"/look/[0-9a-f]{64}-small\.png", place)
    assert f'<link rel="icon" href="{place}" type="image/png">' in front
    small, large = client.http.get(place), client.http.get(place.replace("-small", ""))
    for answer, side in ((small, 96), (large, 256)):
        assert answer.mimetype == "image/png" and "max-age=31536000" in answer.headers["Cache-Control"]
        assert struct.unpack(">II", answer.data[16:24]) == (side, side) and b"Tom" not in answer.data
    digest = hashlib.sha256(large.data).hexdigest()
    assert digest in place
    [entry] = [e for e in db.session.query(Entry) if e.kind == "look-set"]
    assert digest in entry.public
    copied = Site("https://charter.example", 1, 1, 1).local(place, "/versions/")
    assert copied is not None and Site("https://charter.example", 1, 1, 1).holds(copied[0])


def test_it_can_be_looked_at_and_kept_without_choosing_it_again(mira: Visitor, client: Visitor, draft: Version) -> None:
    assert 'enctype="multipart/form-data"' in mira.visit("/convenor/look"), "else a browser sends the file's name alone"
    page = brought(mira, png(), **{"try": "1"})
    assert in_head(page).startswith("data:image/png;base64,") and "Nothing is kept yet" in page
    assert db.session.query(LookPicture).count() == 0 and not in_head(client.visit("/"))
    held = re.search(r'name="held" type="hidden" value="([^"]+)"|name="held" value="([^"]+)"', page)
    assert held
    mira.send("/convenor/look", {**OURS, "held": held[1] or held[2]})
    assert in_head(client.visit("/")).endswith("-small.png")


def test_another_takes_its_place_and_a_drawing_leaves_none(mira: Visitor, client: Visitor, draft: Version) -> None:
    brought(mira, png())
    first = in_head(client.visit("/"))
    brought(mira, png(kind=2))  # the same colour, drawn anew: the same picture
    assert in_head(client.visit("/")) == first and db.session.query(LookPicture).count() == 1
    mira.send("/convenor/look", {**OURS, "colour": "#0b4b57"})  # no file: the one of now stays
    assert in_head(client.visit("/")) == first
    mira.send("/convenor/look", {**OURS, "mark": "door"})
    assert not in_head(client.visit("/")) and client.http.get(first).status_code == 404
    assert db.session.query(LookPicture).count() == 0
    assert "Choose the picture" in mira.send("/convenor/look", OURS, 422)


def test_the_card_and_the_pdf_wear_it(mira: Visitor, client: Visitor, draft: Version) -> None:
    plain = client.http.get("/card.png").data
    brought(mira, png())
    worn = client.http.get("/card.png")
    assert worn.status_code == 200 and worn.data != plain
    pdf = client.http.get("/versions/1.pdf")
    assert pdf.status_code == 200 and b"/Subtype/Image" in pdf.data.replace(b" ", b"")


SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"
WRONG = [
    (SVG, "no PNG"), (b"GIF89a" + b"\0" * 99, "no PNG"), (SIGNATURE, "broken"), (png()[:-20], "broken"),
    (png().replace(b"IDAT", b"IDAX"), "broken"), (png(points=b"\0" * 30_000_000), "broken"), (png(points=b"\0\1"), "broken"),
    (png(points=b"\7" * (96 * (1 + 96 * 4))), "broken"), (png(kind=3), "broken"), (png(kind=5), "broken"),
    (png(lacing=2), "broken"), (png(more=piece(b"ABCD", b"")), "broken"), (png(more=b"\xff" * 9), "broken"),
    (png(40, 40), "64 to 2048"), (png(2049, 1500, points=b""), "64 to 2048"), (png(300, 100), "longer side"),
    (png(more=piece(b"teXt", b"x" * 600_000)), "most that fits is 512 kB"),
]


@pytest.mark.parametrize(("raw", "words"), WRONG, ids=range(len(WRONG)))
def test_what_is_no_picture_that_fits_is_a_slip(mira: Visitor, raw: bytes, words: str) -> None:
    page = brought(mira, raw, 422)
    assert words in page and "Children First" in page and "#7A1F5C" in page
    assert db.session.query(Look).count() == 0 and db.session.query(LookPicture).count() == 0


@pytest.mark.parametrize("held", ["AAAA", "£", "x", "iVBORw0KGgo="])
def test_what_a_page_held_is_looked_into_again(mira: Visitor, held: str) -> None:
    mira.send("/convenor/look", {**OURS, "held": held}, 422)
    assert db.session.query(Look).count() == 0


def test_only_what_is_a_picture_is_left_in_the_file() -> None:
    assert b"tEXt" not in cleaned(png(more=SECRET) + b"<script>") and cleaned(png()) == png()
    assert cleaned(png(kind=3, more=piece(b"PLTE", bytes(256 * 3))))
    with pytest.raises(Refused):
        cleaned(png().replace(b"IEND", b"iEND"))


def test_nobody_else_may(app: Flask, world: World, client: Visitor) -> None:
    assert client.post("/convenor/look", OURS).status_code == 403
    for unknown in ("0" * 64, "0" * 63, "0" * 64 + "-large"):
        client.visit(f"/look/{unknown}.png", 404)
