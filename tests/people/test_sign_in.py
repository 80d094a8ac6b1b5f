"""Signing in by six digits or a password; known and unknown addresses are answered alike."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from charter.db import db, writing
from charter.people import passwords, queries
from charter.people.actions import account, signing_in
from charter.people.models import Person, SignInCode, SignInTry
from charter.refusal import Refused
from charter.telling.sending import send_due
from charter.web.tokens import digits
from tests.telling.post_office import open_office, words
from tests.visiting import Visitor
from tests.world import NOON, World

MINUTE = timedelta(minutes=1)
SECRET = "correct horse battery"


def _code() -> SignInCode:
    return db.session.scalars(select(SignInCode).order_by(SignInCode.at.desc())).first()


def _ask(client: Visitor, email: str, **more: Any) -> str:
    return client.send("/account/sign-in", {"email": email, "how": "digits", **more})


def _try(client: Visitor, code: SignInCode, typed: str, status: int = 200) -> str:
    return client.send(f"/account/sign-in/{code.id}", {"digits": typed}, status)


def _wrong(code: SignInCode) -> str:
    return str((int(digits("sign-in", code.id)) + 1) % 1_000_000).zfill(6)


def _is_in(client: Visitor) -> bool:
    return client.http.get("/account/").status_code == 200


def _set_password(person: Person) -> None:
    hashed = passwords.hashed(SECRET)
    with writing():
        account.set_password(queries.person(person.id), hashed)


def test_six_digits_from_the_letter_let_in(app: Flask, client: Visitor, world: World) -> None:
    with open_office(app) as office:
        html = _ask(client, " ADA@alder.example ")
        send_due(_code().at)
    (letter,) = office.to("ada@alder.example")
    found = re.search(r"(\d{3} \d{3})", words(letter))
    assert found and "Type the six digits" in html
    client.http.post(f"/account/sign-in/{_code().id}", data={"digits": found[1], "csrf_token": client.token()})
    assert _is_in(client)
    assert db.session.scalars(select(SignInTry.right)).all() == [True]


def test_a_password_lets_in(client: Visitor, world: World) -> None:
    _set_password(world.ada)
    client.http.post("/account/sign-in", data={"email": "ada@alder.example", "password": SECRET, "how": "password",
                                               "csrf_token": client.token()})
    assert _is_in(client)


def test_whoever_has_no_password_and_presses_enter_is_sent_digits(client: Visitor, world: World) -> None:
    client.send("/account/sign-in", {"email": "ada@alder.example", "how": "password"})
    assert _code().person_id == world.ada.id


def test_an_unknown_address_gets_the_same_page_and_no_letter(app: Flask, client: Visitor, world: World) -> None:
    with open_office(app) as office:
        known, unknown = _ask(client, "ada@alder.example"), _ask(client, "nobody@alder.example")
        send_due(_code().at)
    bare = [re.sub(r"[0-9a-f]{32}|value=\"[^\"]+\"", "", html) for html in (known, unknown)]
    assert bare[0] == bare[1]
    assert len(office.letters) == 1


def test_no_digits_open_the_door_for_an_unknown_address(client: Visitor, world: World) -> None:
    _ask(client, "nobody@alder.example")
    html = _try(client, _code(), digits("sign-in", _code().id), 422)
    assert "not the digits in the letter" in html and not _is_in(client)


def test_a_wrong_password_and_an_unknown_address_read_alike(client: Visitor, world: World) -> None:
    _set_password(world.ada)
    pages = [client.send("/account/sign-in", {"email": email, "password": "wrong", "how": "password"}, 422)
             for email in ("ada@alder.example", "nobody@alder.example")]
    assert all("do not go together" in page for page in pages)
    assert 'value="ada@alder.example"' in pages[0], "the address is not lost"
    assert "wrong" not in re.findall(r'type="password"[^>]*', pages[0])[0]


def test_a_password_is_looked_at_as_slowly_for_nobody(app: Flask, world: World) -> None:
    seen: list[str] = []
    real = passwords._hasher.verify
    try:
        passwords._hasher.verify = lambda word, kept: seen.append(kept) or real(word, kept)  # type: ignore[method-assign]
        assert signing_in.with_password("nobody@alder.example", SECRET) is None
        assert signing_in.with_password("ada@alder.example", SECRET) is None  # she has set none
    finally:
        passwords._hasher.verify = real  # type: ignore[method-assign]
    assert len(seen) == 2 and all(kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$") for kept in seen)


def test_digits_work_once(client: Visitor, world: World) -> None:
    _ask(client, "ada@alder.example")
    code = _code()
    right = digits("sign-in", code.id)
    token = client.token()
    client.http.post(f"/account/sign-in/{code.id}", data={"digits": right, "csrf_token": token})
    html = _try(client, code, right, 409)
    assert "used already" in html


def test_digits_last_ten_minutes(app: Flask, world: World) -> None:
    with writing():
        code = signing_in.ask_for_code("ada@alder.example", at=NOON)
    with writing():
        assert signing_in.try_code(code, "", at=NOON + 10 * MINUTE) is None
    with pytest.raises(Refused, match="ten minutes"), writing():
        signing_in.try_code(code, digits("sign-in", code.id), at=NOON + 10 * MINUTE + MINUTE / 60)


def test_ten_wrong_digits_end_a_code(app: Flask, client: Visitor, world: World) -> None:
    _ask(client, "ada@alder.example")
    code = _code()
    for _ in range(10):
        _try(client, code, _wrong(code), 422)
    html = _try(client, code, digits("sign-in", code.id), 409)
    assert "Ten wrong tries" in html and not _is_in(client)


def test_digits_of_one_code_do_not_open_another(app: Flask, world: World) -> None:
    with writing():
        hers, his = (signing_in.ask_for_code(f"{x}.example", at=NOON) for x in ("ada@alder", "ben@beck"))
        assert signing_in.try_code(his, digits("sign-in", hers.id), at=NOON) is None


def test_the_way_on_after_signing_in(client: Visitor, world: World) -> None:
    _set_password(world.ada)
    ways = {"/account/": "/account/", "//evil.example/x": "/members/", "https://evil.example": "/members/",
            "/\\evil.example": "/members/", "/a\tb": "/members/", "javascript:alert(1)": "/members/", "": "/members/",
            "/versions/3?x=1": "/versions/3?x=1", "/%0d%0aSet-Cookie:x=1": "/%0d%0aSet-Cookie:x=1"}
    for asked, expected in ways.items():
        answer = client.http.post("/account/sign-in", data={
            "email": "ada@alder.example", "password": SECRET, "how": "password", "next": asked, "csrf_token": client.token()})
        where = urlsplit(answer.headers["Location"])
        assert answer.status_code == 303 and not where.netloc and answer.headers["Location"] == expected, asked


def test_the_way_on_is_carried_through_the_digits(client: Visitor, world: World) -> None:
    client.visit("/account/sign-in?next=/account/")
    assert client.page and client.page.forms[0]["fields"]["next"] == "/account/"
    client.send("/account/sign-in?next=/account/", {"email": "ada@alder.example", "how": "digits"})
    assert client.page.forms[0]["fields"]["next"] == "/account/"


def test_nothing_of_the_session_before_stays(client: Visitor, world: World) -> None:
    _set_password(world.ada)
    token = client.token()
    with client.http.session_transaction() as session:
        session["laid_ready"] = "by somebody else"
    client.http.post("/account/sign-in", data={"email": "ada@alder.example", "password": SECRET, "csrf_token": token})
    with client.http.session_transaction() as session:
        assert "laid_ready" not in session and session["_user_id"].startswith(world.ada.id)
        assert "csrf_token" not in session


def test_signing_out_needs_a_press(client: Visitor, world: World) -> None:
    client.sign_in(world.ada)
    assert client.http.get("/account/sign-out").status_code == 405
    assert _is_in(client)
    assert client.http.post("/account/sign-out").status_code == 400, "no token, no signing out"
    answer = client.post("/account/sign-out")
    assert answer.status_code == 303 and not _is_in(client)


@pytest.mark.parametrize("email", ["", "ada", "ada@", "a b@c.example", "ada@alder.example\x07", "a" * 300 + "@b.example"])
def test_an_address_that_is_none_is_a_slip(client: Visitor, world: World, email: str) -> None:
    client.send("/account/sign-in", {"email": email, "how": "digits"}, 422)
    assert _code() is None


@pytest.mark.parametrize("typed", ["", "12345", "abcdef", "١٢٣٤٥٦", "1" * 30])
def test_digits_that_are_none_let_nobody_in(client: Visitor, world: World, typed: str) -> None:
    _ask(client, "ada@alder.example")
    _try(client, _code(), typed, 422)
    assert not _is_in(client)


def test_an_unknown_code_is_404(client: Visitor, world: World) -> None:
    client.visit(f"/account/sign-in/{'0' * 32}", 404)
    assert client.post(f"/account/sign-in/{'0' * 32}", {"digits": "123456"}).status_code == 404


def test_opening_the_pages_changes_nothing(client: Visitor, world: World) -> None:
    _ask(client, "ada@alder.example")
    client.visit("/account/sign-in")
    client.visit(f"/account/sign-in/{_code().id}")
    client.http.head(f"/account/sign-in/{_code().id}")
    assert db.session.scalar(select(func.count()).select_from(SignInTry)) == 0
    assert db.session.scalar(select(func.count()).select_from(SignInCode)) == 1


def test_guessing_at_one_password_is_slowed_in_words(client: Visitor, world: World) -> None:
    for _ in range(10):
        client.send("/account/sign-in", {"email": "ada@alder.example", "password": "guess", "how": "password"}, 422)
    html = client.send("/account/sign-in", {"email": "ADA@alder.example ", "password": "guess", "how": "password"}, 429)
    assert "Wait ten minutes" in html
    client.send("/account/sign-in", {"email": "ben@beck.example", "password": "guess", "how": "password"}, 422)


def test_letters_to_one_address_are_few(client: Visitor, world: World) -> None:
    for _ in range(5):
        _ask(client, "ada@alder.example")
    client.send("/account/sign-in", {"email": "ada@alder.example", "how": "digits"}, 429)
    with time_machine.travel(_code().at + 11 * MINUTE, tick=False):
        _ask(client, "ada@alder.example")


def test_a_hall_of_sixty_behind_one_address_is_welcome(client: Visitor, world: World) -> None:
    token = client.token()
    for n in range(60):
        for _ in range(3):
            data = {"email": f"guest{n}@home.example", "how": "digits", "csrf_token": token}
            assert client.http.post("/account/sign-in", data=data).status_code == 303
