"""What every answer carries, whoever gives it and however it ends; what no log and no cookie gives away."""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path

import pytest
from flask import Flask

from charter.app import create_app
from charter.db import db
from charter.people import queries
from tests.attacks.stage import Site
from tests.conftest import settings
from tests.visiting import Visitor

ALWAYS = ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy",
          "Permissions-Policy")


def test_every_answer_carries_them(app: Flask, site: Site) -> None:
    client = Visitor(app).http
    tag = client.get("/about").headers["ETag"]
    style = client.get("/static/css/charter.css")
    answers = {
        "page": client.get("/about"), "kept page": client.get("/about"), "style": style,
        "unchanged": client.get("/about", headers={"If-None-Match": tag}),
        "unchanged style": client.get("/static/css/charter.css", headers={"If-None-Match": style.headers["ETag"]}),
        "no such page": client.get("/nowhere"), "no such style": client.get("/static/nothing.css"),
        "wrong method": client.delete("/about"), "options": client.options("/about"), "head": client.head("/account/sign-in"),
        "no token": client.post("/account/sign-in"), "to sign in": client.get("/convenor/"),
        "file": client.get("/data/charter.db"),
        "too large": client.post("/account/sign-in", data=b"x" * 3_000_000), "feed": client.get("/feed.atom"),
        "list": client.get("/signatories.csv"), "json": client.get("/versions/1.json"),
    }
    assert [answers[name].status_code for name in ("unchanged", "unchanged style", "too large")] == [304, 304, 413]
    for name, answer in answers.items():
        missing = [header for header in ALWAYS if header not in answer.headers]
        assert not missing, f"{name}: {missing}"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
        assert "Server" not in answer.headers or "Werkzeug" not in answer.headers["Server"]


def test_a_site_whose_database_is_gone_says_so_in_words(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A page with the headers, one line in the log, and nothing of the fault on the page."""
    path = tmp_path / "site.db"
    broken = create_app({**settings(tmp_path, DATABASE_URL=f"sqlite:///{path}"), "PROPAGATE_FAULTS": False, "TESTING": False})
    sqlite3.connect(path).close()
    for address in ("/", "/versions/1", "/signatories", "/account/sign-in"):
        answer = broken.test_client().get(address)
        assert answer.status_code == 500 and "our fault" in answer.text, address
        assert "sqlite" not in answer.text.lower() and "Traceback" not in answer.text
        assert all(header in answer.headers for header in ALWAYS)


def test_no_log_holds_a_letters_secret_or_somebodys_address(
        app: Flask, site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    from charter.signing import queries as signing

    def broken(_letter: str) -> None:
        raise RuntimeError("broken")

    address = f"/sign/confirm/{site.letter}/"
    with app.test_request_context():
        secret = site.fill("signing.confirm", {"letter_id", "token"})["token"]
    monkeypatch.setattr(signing, "letter", broken)
    monkeypatch.setitem(app.config, "PROPAGATE_FAULTS", False)
    with caplog.at_level(logging.DEBUG):
        assert Visitor(app).http.get(address + secret).status_code == 500
        assert Visitor(app).http.get("/nowhere%0aERROR%20forged%20line").status_code == 404
    assert "fault" in caplog.text and secret not in caplog.text and "\nERROR forged" not in caplog.text
    with pytest.raises(Exception) as fault, db.session.no_autoflush:
        db.session.execute(db.text("SELECT * FROM nowhere WHERE email = :email"), {"email": "somebody@home.example"})
    db.session.rollback()
    assert "somebody@home.example" not in str(fault.value)


def test_cookies_are_out_of_reach(tmp_path: Path, app: Flask, site: Site) -> None:
    """Of scripts always; of other sites' forms; and of plain connections on a site that has better."""
    client = Visitor(app)
    client.visit("/account/sign-in")
    client.http.post("/sign", data={"csrf_token": client.token(), "for_whom": "person", "name": "Rosa Field",
        "email": "r@home.example"})
    set_cookies = [v for n, v in client.http.get("/account/sign-in").headers if n == "Set-Cookie"]
    answer = Visitor(app).http.get("/account/sign-in")
    set_cookies += [v for n, v in answer.headers if n == "Set-Cookie"]
    assert set_cookies and all("HttpOnly" in one and "SameSite=Lax" in one for one in set_cookies)
    safe = create_app(settings(tmp_path, SITE_URL="https://charter.example",
        DATABASE_URL=str(app.config["SQLALCHEMY_DATABASE_URI"])))
    answer = safe.test_client().get("/account/sign-in", base_url="https://charter.example")
    assert "Secure" in answer.headers["Set-Cookie"] and "max-age" in answer.headers["Strict-Transport-Security"]


def test_a_session_ends_with_its_person(app: Flask, site: Site) -> None:
    """Somebody erased is nobody, in every browser that still holds their cookie."""
    fay = Visitor(app).sign_in(site.world.fay)
    assert fay.http.get("/members/").status_code == 200
    person = queries.person(site.world.fay.id)
    assert person is not None
    person.email = person.name = None
    db.session.commit()
    assert fay.http.get("/members/").status_code == 303 and fay.http.get("/account/").status_code == 303
