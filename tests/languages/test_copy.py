"""A copy of a site that speaks two languages holds the pages of both, each in its own, and leads from one to the other."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from charter.app import create_app
from charter.db import db, writing
from charter.publishing.standalone import make
from charter.record import heads, triggers
from tests.conftest import settings
from tests.signing import signing_world
from tests.world import NOON, make_world

ARABIC = re.compile("[\u0600-\u06ff]")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The copy of a site whose first language runs from right to left, and that speaks English too."""
    there = tmp_path_factory.mktemp("copy")
    app = create_app(settings(there, DATABASE_URL=f"sqlite:///{there}/charter.db", LANGUAGES="ar-XB en-GB"))
    with app.app_context():
        db.create_all()
        with db.engine.begin() as connection:
            triggers.create(connection)
        make_world()
        signing_world.settled()
        with writing():
            heads.sign_head(NOON)
        make(app, there / "made")
        db.session.remove()
        db.engine.dispose()
    yield there / "made"


def test_each_page_is_in_its_language(folder: Path) -> None:
    for name, head in (("index.html", '<html lang="ar-XB" dir="rtl">'), ("en-gb/index.html", '<html lang="en-GB" dir="ltr">')):
        html = (folder / name).read_text()
        assert head in html
        note = html.partition('<div class="page copy-note">')[2].partition("</div>")[0]
        assert bool(ARABIC.search(note)) is ("rtl" in head), note
        assert ("Who has signed" in html) is ("ltr" in head)
    assert ARABIC.search((folder / "this-copy" / "index.html").read_text().partition("<main")[2])


def test_one_leads_to_the_other_and_no_link_is_broken(folder: Path) -> None:
    pages = {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*.html")}
    further = [name for name in pages if name.startswith("en-gb/")]
    assert len(further) > 20 and len(pages) - len(further) > len(further) - 2
    assert re.search(r'href="en-gb/index\.html" hreflang="en-GB"', pages["index.html"])
    assert re.search(r'href="\.\./index\.html" hreflang="ar-XB"', pages["en-gb/index.html"])
    wrong = []
    for name, html in pages.items():
        for href in re.findall(r'\shref="([^"#]+)', html):
            if not href.startswith(("http", "mailto:", "tel:")):
                there = posixpath.normpath(posixpath.join(posixpath.dirname(name), href))
                wrong += [] if (folder / there).is_file() and not href.startswith("/") else [(name, href)]
    assert not wrong, wrong[:5]


def test_a_file_that_is_the_same_in_every_language_is_there_once(folder: Path) -> None:
    assert (folder / "data" / "comments.csv").is_file() and not (folder / "en-gb" / "data" / "comments.csv").exists()
    assert (folder / "en-gb" / "versions" / "1.pdf").is_file()  # its frame is in words
