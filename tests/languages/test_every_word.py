"""Every word of the interface can be translated: in a language made of accents, nothing on any page is plain English but data."""

from __future__ import annotations

import re

import pytest
from flask import Flask, url_for

from charter import clock
from charter.telling import sending
from charter.telling.draft import Draft
from charter.web.catalogues import catalogue
from charter.web.languages import Tongues
from charter.web.limits import limiter
from charter.words import _, many, speaking
from tests.attacks.stage import Site
from tests.languages import left
from tests.visiting import Visitor
from tests.world import DAY, World

# Pages on which something stays as it is in every language, or is not translated yet, each with its reason.
STAYS = {
    r"/data/": "names of tables and of files are the same in every language, so that programs find them",
    r"/convenor/companions/.*": "the list of languages names each in English and in itself",
    r"/convenor/comments/new": "the charter's own words, cut in the middle of a word in a list of choices",
    r"/meetings/\d+/room": "the word that a room is joined by, which is drawn from a list of plain English words",
}


def everything(app: Flask, site: Site) -> list[str]:
    """Every address that opens on something the site holds."""
    found = set()
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            if "GET" in (rule.methods or ()) and rule.endpoint != "static":
                try:
                    found.add(url_for(rule.endpoint, **site.fill(rule.endpoint, rule.arguments)))
                except KeyError:  # a door of a newer room, which the site's one of everything does not have yet
                    continue
    return sorted(found)


def test_nothing_is_left_in_english(app: Flask, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    site = Site(world)
    data, paths = left.Data(app), everything(app, site)
    monkeypatch.setattr(app, "wsgi_app", Tongues(app.wsgi_app, ("en-XA",)))
    opened, plain = set(), {}
    for who in ("nobody", "ada", "mira", "hilary"):
        visitor = Visitor(app) if who == "nobody" else Visitor(app).sign_in(world.people[who])
        for path in paths:
            if path in opened:
                continue
            limiter.reset()
            answer = visitor.http.get(path)
            assert answer.status_code < 500, path
            if answer.status_code == 200:
                opened.add(path)
            if answer.mimetype == "text/html" and answer.status_code not in (302, 303):
                found = left.of_page(answer.get_data(as_text=True), data)
                if found and not any(re.fullmatch(known, path) for known in STAYS):
                    plain[path] = found
    assert len(opened) > 150  # or the walk has lost its way
    plain |= letters(app, data, monkeypatch)
    assert not plain, list(plain.items())[:20]


def letters(app: Flask, data: left.Data, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """What the letters that are owed say in plain English, where the site speaks the other language first."""
    written: list[tuple[str, str]] = []
    real = sending.body

    def body(draft: Draft) -> str:
        written.append((str(draft.subject), real(draft)))
        return written[-1][1]

    monkeypatch.setitem(app.config, "LANGUAGES", ("en-XA",))
    monkeypatch.setattr(sending, "body", body)
    sending.send_due(clock.now() + DAY / 24)
    assert len(written) > 5
    found = {subject: [one for line in (subject, *words.splitlines()) for one in left.left(line, data)]
             for subject, words in written}
    return {subject: words for subject, words in found.items() if words}


def test_a_page_that_lags_behind_is_found(app: Flask, world: World) -> None:
    data = left.Data(app)
    assert left.of_page('<p title="Also this">[Åļļ ĝööð] Ada Bright</p><p>Not this one</p>', data) == [
        "p title: Also this", "p: Not this one"]


def test_slips_and_refusals(app: Flask, world: World, draft: object, monkeypatch: pytest.MonkeyPatch) -> None:
    data = left.Data(app)
    visitor = Visitor(app)
    token = visitor.token()
    monkeypatch.setattr(app, "wsgi_app", Tongues(app.wsgi_app, ("en-XA",)))
    slip = visitor.http.post("/account/sign-in", data={"csrf_token": token, "email": "no address"})
    refused = visitor.http.get("/sign")
    unknown = visitor.http.get("/clauses/00000000")
    shut = visitor.http.post("/versions/1/comments/new", data={"csrf_token": token, "words": ""})
    for answer in (slip, refused, unknown, shut):
        assert not left.of_page(answer.get_data(as_text=True), data), answer.status_code
    assert slip.status_code == 422 and unknown.status_code == 404


def test_english_is_the_data_and_another_language_is_shown() -> None:
    said = _("Draft {number}", number=3)
    with speaking(catalogue("en-XA")):
        assert said == "Draft 3" and "".join([said]) == "Draft 3"
        assert str(said).startswith("[Ðŕåƒţ 3") and f"{said}" == str(said)
        assert str(many("one comment", "{n} comments", 1_200)).startswith("[1,200 çöḿ")
    assert str(said) == "Draft 3"


def test_what_is_written_is_written_in_english(app: Flask, world: World) -> None:
    from charter.db import writing

    with speaking(catalogue("en-XA")), writing():
        assert f"{_('It still fits.')}" == "It still fits."
