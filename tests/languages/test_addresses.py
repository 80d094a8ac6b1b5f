"""A language has addresses of its own: the same pages, whole, with every link inside them leading on in that language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

import config
from charter.app import create_app
from charter.db import db
from charter.drafting.models import Version
from charter.record import triggers
from charter.web import catalogues
from tests.conftest import settings
from tests.world import TEXT, make_world, with_text

WELSH = '''msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Skip to the words of this page"
msgstr "Neidio i eiriau’r dudalen <b>hon</b>"

msgid "<1>How we decide</1>"
msgstr "Heb ddolen"
'''


TYPED = 'We write: href="/x" or action="/y", and nobody mends it.'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A site in English, in two languages that nobody speaks, and in a little Welsh."""
    folder = tmp_path_factory.mktemp("languages")
    po = folder / "translations" / "cy" / "LC_MESSAGES" / "messages.po"
    po.parent.mkdir(parents=True)
    po.write_text(WELSH, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogues, "FOLDER", folder / "translations")
        app = create_app(settings(folder, DATABASE_URL=f"sqlite:///{folder}/charter.db", LANGUAGES="en-GB en-XA ar-XB cy"))
        with app.app_context():
            db.create_all()
            with db.engine.begin() as connection:
                triggers.create(connection)
            with_text(make_world(), f"{TEXT}\n{TYPED}\n")
            db.session.remove()
        yield app.test_client()
        with app.app_context():
            db.engine.dispose()
    catalogues.catalogue.cache_clear()


def read(site: FlaskClient, path: str) -> str:
    answer = site.get(path)
    assert answer.status_code == 200, path
    return answer.get_data(as_text=True)


def test_the_same_page_in_each_language(site: FlaskClient) -> None:
    """Asked in turn, so that one that was kept for another language would show."""
    for _again in range(2):
        assert '<html lang="en-GB" dir="ltr">' in read(site, "/versions/1")
        assert "Öþéñ ƒöŕ çöḿḿéñţš" in read(site, "/en-xa/versions/1")
        assert '<html lang="ar-XB" dir="rtl">' in read(site, "/ar-xb/versions/1")
        assert "Neidio" in read(site, "/cy/versions/1") and "Neidio" not in read(site, "/versions/1")


def test_every_link_leads_on_in_the_language(site: FlaskClient) -> None:
    html = read(site, "/ar-xb/versions/1")
    led = re.findall(r'(?<!rel="alternate" )(?:href|action)="(/[^"]*)"[^<]*>', html)
    assert led and all(address.startswith(("/ar-xb/", "/static/")) for address in led)
    assert site.get("/ar-xb/members/").headers["Location"].startswith("/ar-xb/account/sign-in")
    assert site.get("/en-xa/no-such-page").status_code == 404


def test_an_address_that_somebody_typed_stays_as_it_was_typed(site: FlaskClient) -> None:
    for code in ("", "/cy"):
        assert TYPED in unescape(read(site, f"{code}/versions/1"))


def test_each_page_names_its_others(site: FlaskClient) -> None:
    html = read(site, "/cy/timetable")
    assert '<link rel="alternate" hreflang="en-GB" href="http://localhost/timetable">' in html
    assert 'hreflang="ar-XB" href="http://localhost/ar-xb/timetable"' in html
    assert 'href="/timetable" hreflang="en-GB"' in html  # the switch back


@pytest.mark.parametrize("path", ["/%5Cevil.example", "/cy//evil.example", "/cy/%5C%5Cevil.example/"])
def test_no_address_makes_a_link_to_another_site(site: FlaskClient, path: str) -> None:
    html = site.get(path).get_data(as_text=True)
    led = re.findall(r'href="([^"]*evil[^"]*)"', html)
    assert led and not [address for address in led if not re.match(r"(http://localhost)?/[a-z%]", address) or "\\" in address]


def test_a_header_does_not_say_where_the_site_begins(site: FlaskClient) -> None:
    """Some servers take SCRIPT_NAME from a visitor: what is kept so would be shown to others at another address."""
    said = {"SCRIPT_NAME": "/cy"}
    site.get("/how-we-decide", environ_overrides=said)
    assert "Neidio" in read(site, "/cy/how-we-decide") and "Neidio" not in read(site, "/how-we-decide")


def test_what_is_kept_of_one_address_is_no_other_address(app: Flask, draft: Version) -> None:
    browser = app.test_client()
    assert browser.get("/record/entries/0", environ_overrides={"SCRIPT_NAME": "/api/v1"}).mimetype == "text/html"
    assert browser.get("/api/v1/record/entries/0").mimetype == "application/json"


def test_the_charters_own_words_stay_in_their_language(site: FlaskClient) -> None:
    words = '<div class="words" dir="auto"'
    assert f'{words} lang="en-GB">' in read(site, "/cy/versions/1") and f"{words}>" in read(site, "/versions/1")


def test_a_better_translation_is_another_page(site: FlaskClient) -> None:
    """A browser asks whether what it has still stands; nothing is entered in the log when somebody translates."""
    tag, path = site.get("/cy/about").headers["ETag"], catalogues.path_of("cy")
    before = catalogues.edition(("en-GB", "cy"))
    assert catalogues.edition(("en-GB", "en-XA", "ar-XB", "cy")) in tag
    path.write_text(WELSH.replace("Neidio", "Ewch"), encoding="utf-8")
    assert catalogues.edition(("en-GB", "cy")) != before
    path.write_text(WELSH, encoding="utf-8")


def test_a_public_page_sets_no_cookie_in_any_language(site: FlaskClient) -> None:
    assert "Set-Cookie" not in site.get("/cy/").headers


def test_what_is_missing_or_broken_stays_english_and_says_so(site: FlaskClient) -> None:
    html = read(site, "/cy/timetable")
    assert 'lang="en-GB" dir="ltr">' in html.partition("<main")[2]
    assert "Heb ddolen" not in html  # it lost its link
    assert "&lt;b&gt;hon" in html  # a catalogue says words, never tags


def test_one_language_alone_costs_nothing(app: Flask) -> None:
    assert app.config["LANGUAGES"] == ("en-GB",)
    assert "hreflang" not in app.test_client().get("/about").get_data(as_text=True)
    assert app.test_client().get("/cy/about").status_code == 404


@pytest.mark.parametrize("codes", ["../etc", "en-GB <b>", "cy/"])
def test_a_wrong_setting_stops_the_program(tmp_path: Path, codes: str) -> None:
    with pytest.raises(config.SettingWrong, match="LANGUAGES"):
        settings(tmp_path, LANGUAGES=codes)


def test_a_language_that_nobody_translated_stops_the_program(tmp_path: Path) -> None:
    with pytest.raises(config.SettingWrong, match="LANGUAGES"):
        create_app(settings(tmp_path, LANGUAGES="en-GB gd"))


def test_a_link_is_shown_by_a_card_in_its_own_language(site: FlaskClient) -> None:
    for prefix in ("", "/en-xa", "/ar-xb"):
        assert re.search(rf'property="og:image" content="https?://[^/"]+{prefix}/card\.png"', site.get(f"{prefix}/").text), prefix
    cards = [site.get(f"{prefix}/card.png").data for prefix in ("", "/en-xa", "/ar-xb", "")]
    assert len(set(cards)) == 3 and cards[0] == cards[3] and all(card.startswith(b"\x89PNG") for card in cards)
