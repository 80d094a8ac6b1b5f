"""What is printed is in the language of its page, runs its way, and says so to whoever listens to it."""

from __future__ import annotations

import io
import re

import pytest
from flask import Flask
from pypdf import PdfReader

from charter.drafting.models import Version
from charter.publishing import pdf as printing
from charter.web.languages import Tongues
from tests.languages import left
from tests.meeting import ended
from tests.signing import signing_world as site
from tests.visiting import Visitor
from tests.world import TEXT, World

# Lines to write on by hand, and digits in fours.
FORM = re.compile(r"_{3,}|[0-9a-f]{4}( [0-9a-f]{4})+|[0-9a-f]{12,}")


def speak(app: Flask, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site speaks this language first."""
    monkeypatch.setattr(app, "wsgi_app", Tongues(app.wsgi_app, (code,)))
    app.extensions["public_pages"].clear()


def taken(client: Visitor, path: str) -> PdfReader:
    answer = client.http.get(path)
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf"), (path, answer.status_code)
    return PdfReader(io.BytesIO(answer.data))


def lines(reader: PdfReader) -> list[str]:
    """Its words, line by line; an address that goes on in the next line as one."""
    told = "\n".join([reader.metadata.title or "", *(page.extract_text() for page in reader.pages)])
    # No font here has these two letters of the made-up language, so they are drawn, and read again, as their plain ones are.
    return told.replace("/\n", "/").replace("ḿ", "m").replace("ṽ", "v").splitlines()


def signed(world: World) -> tuple[str, ...]:
    """The addresses of what can be printed of a settled text that somebody has signed."""
    version = site.settled(TEXT)
    row = site.signed(version, world.organisations["alder"], "Ann Alpha", pledge="We open the doors.")
    certificate = f"/signatures/{row.id}/certificate.pdf"
    return "/versions/1.pdf", "/versions/1/board.pdf", "/sign/board.pdf", "/sign/sheet.pdf", certificate


def test_no_plain_english_in_print(app: Flask, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    paths, client = signed(world), Visitor(app)
    data = left.Data(app)
    speak(app, "en-XA", monkeypatch)
    plain = {}
    for path in paths:
        reader = taken(client, path)
        assert reader.trailer["/Root"]["/Lang"] == "en-XA", path
        told = lines(reader)
        assert any(re.search("[ŕţñåéî]", line) for line in told)
        plain[path] = [one for line in told for one in left.left(FORM.sub(" ", line), data) if one.strip("m")]
    assert not any(plain.values()), plain


def test_minutes_in_print(app: Flask, world: World, draft: Version, monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = ended.one_taken_one_not(world)
    chair = Visitor(app).sign_in(world.hilary)
    speak(app, "en-XA", monkeypatch)
    told = lines(taken(chair, f"/meetings/{meeting.number}/minutes/draft.pdf"))
    data = left.Data(app)
    assert not (plain := [one for line in told for one in left.left(line, data)]), plain


def test_from_right_to_left(app: Flask, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The head of a page begins at its right edge, and the charter's own words still at the left."""
    signed(world)
    speak(app, "ar-XB", monkeypatch)
    reader = taken(Visitor(app), "/versions/1.pdf")
    assert reader.trailer["/Root"]["/Lang"] == "ar-XB"
    begins: dict[str, float] = {}
    reader.pages[0].extract_text(visitor_text=lambda words, at, _in, _font, _size: begins.setdefault(words.strip(), at[4]))
    middle = float(reader.pages[0].mediabox.width) / 2
    assert next(x for words, x in begins.items() if words.startswith("Every child in Wharnley")) < middle / 2
    assert begins["Wharnley"] > middle  # the area, at the head of the page


def test_letters_that_no_font_has_give_way_to_english(app: Flask, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = signed(world)
    monkeypatch.setattr(printing, "_UNSEEN", {"ARABIC"})
    speak(app, "ar-XB", monkeypatch)
    for path in paths:
        reader = taken(Visitor(app), path)
        assert reader.trailer["/Root"]["/Lang"] == "en-GB"
        assert not re.search(r"[\u0600-\u06ff]|arabic letter", "".join(lines(reader)))


def test_one_letter_of_urdu_costs_no_other_letter(app: Flask, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "_UNSEEN", set())
    assert printing._kind("ب") == "ARABIC" and printing._kind("ے") == "ے"
