"""Guessing, flooding and leading astray: digits, reports, letters to strangers, the way on after signing in."""

from __future__ import annotations

import itertools
from urllib.parse import quote, urlsplit

import pytest
from flask import Flask

from charter import clock
from charter.commenting.models import Comment, CommentReport
from charter.db import db, writing
from charter.drafting.models import Version
from charter.people import passwords, queries
from charter.people.actions import account, signing_in
from charter.people.models import SignInTry
from charter.people.ways import HOME, way_on
from charter.telling.draft import body
from charter.telling.letters import LETTERS
from charter.web.tokens import digits
from tests.attacks.stage import Site
from tests.visiting import Visitor
from tests.world import World


def wrong(code_id: str, n: int) -> str:
    return f"{(int(digits('sign-in', code_id)) + n) % 1_000_000:06}"


def codes(many: int, email: str | None = None) -> list[str]:
    """So many codes, for one address or for as many."""
    found = []
    for n in range(many):
        with writing():
            found.append(signing_in.ask_for_code(email or f"somebody{n}@home.example", at=clock.now()).id)
    return found


def test_one_network_guesses_at_few_addresses(app: Flask, world: World) -> None:
    """A stranger with a list of addresses asks for a code each, and tries a few digits on every one."""
    guesser, answers = Visitor(app), []
    token = guesser.token()
    for code_id in codes(16):
        for n in range(1, 9):
            answers.append(guesser.http.post(f"/account/sign-in/{code_id}", data={"csrf_token": token, "digits": wrong(code_id,
                n)}))
    assert [a.status_code for a in answers].count(429) == len(answers) - 100
    assert db.session.query(SignInTry).count() == 100


def test_one_address_is_guessed_at_thirty_times_a_day(app: Flask, world: World) -> None:
    """From as many networks as there are, and with as many codes as may be asked for."""
    guesser = Visitor(app)
    token = guesser.token()
    for code_id, host in zip(codes(6, "ada@alder.example"), itertools.count(1)):
        for n in range(1, 10):
            guesser.http.post(f"/account/sign-in/{code_id}", data={"csrf_token": token, "digits": wrong(code_id, n)},
                              environ_overrides={"REMOTE_ADDR": f"192.0.2.{host}"})
    assert db.session.query(SignInTry).filter_by(right=False).count() == 30


def test_right_digits_are_never_counted(app: Flask, world: World) -> None:
    """A hall of sixty behind one address, each right at once."""
    for code_id in codes(62, "ada@alder.example"):
        visitor = Visitor(app)
        assert visitor.post(f"/account/sign-in/{code_id}", {"digits": digits("sign-in", code_id)}).status_code == 303


def test_somebody_elses_code_does_not_let_in(app: Flask, site: Site) -> None:
    """Digits of one's own code on another's, one's own code for another's address, and digits of another kind of letter."""
    mine = codes(1, "fay@home.example")[0]
    visitor = Visitor(app)
    for typed in (digits("sign-in", mine), digits("sign-confirm", site.code.id), digits("sign-confirm", site.letter), "000000"):
        assert visitor.post(f"/account/sign-in/{site.code.id}", {"digits": typed, "email": "fay@home.example"}).status_code == 422
    assert visitor.http.get("/account/").status_code == 303


def test_a_script_does_not_hide_every_comment(app: Flask, site: Site) -> None:
    script, answers = Visitor(app), []
    token = script.token()
    for _ in range(30):
        answers.append(script.http.post(f"/comments/{site.comment.number}/report", data={"csrf_token": token,
            "because": "x"}).status_code)
    assert answers.count(303) == 20 and answers.count(429) == 10
    assert db.session.query(CommentReport).count() <= 20


ADVERTISEMENT = "Win a prize at https://evil.example now"


def test_a_strangers_words_go_to_nobody_in_our_name(app: Flask, world: World, draft: Version) -> None:
    """Whoever types another's address into a form sends them a letter of ours: it holds no word of theirs."""
    stranger = Visitor(app)
    assert stranger.post("/versions/1/comments/new", {"words": ADVERTISEMENT, "email": "victim@home.example", "shown": "parent",
                                                      "name": "Prize https://evil.example"}).status_code == 303
    comment = db.session.query(Comment).one()
    with app.test_request_context():
        letter = LETTERS["comment-confirm"]({"comment": comment.id})
        assert letter is not None and letter.to == "victim@home.example"
        said = body(letter)
    assert "evil" not in said and "prize" not in said.lower() and "/confirm/" in said


@pytest.mark.parametrize("way", [
    "//evil.example", "///evil.example", "/\\evil.example", "\\evil.example", "\\\\evil.example", "https://evil.example",
    "javascript:alert(1)",
    "/%0d%0aLocation:https://evil.example", "/\r\nSet-Cookie: a=b", "/\t/evil.example", "\t//evil.example", " //evil.example",
    "/\x00/evil.example",
    "http:evil.example", "http:///evil.example", "evil.example", "@evil.example", "/.//evil.example", "data:text/html,x", "//",
    "/\u2028/evil.example",
    "https:/evil.example", "?//evil.example", "#", "/[", "//[", "http://[", "/\\/evil.example", "/x\\evil",
    "//evil.example/members/", "\ufeff//evil.example",
])
def test_the_way_on_stays_on_this_site(app: Flask, world: World, way: str) -> None:

    hashed = passwords.hashed("three random words")
    with writing():
        account.set_password(queries.person(world.ada.id), hashed)  # type: ignore[arg-type]
    visitor = Visitor(app)
    answer = visitor.http.post("/account/sign-in?next=" + quote(way), data={
        "csrf_token": visitor.token(), "email": "ada@alder.example", "password": "three random words", "next": way})
    assert answer.status_code in (303, 404, 422)
    to = urlsplit(answer.location or HOME)
    assert not to.netloc and not to.scheme and to.path.startswith("/") and not to.path.startswith(("//", "/\\"))
    assert "\n" not in (answer.location or "") and "a=b" not in str(answer.headers.getlist("Set-Cookie"))
    assert way_on(way) == HOME or way_on(way).startswith("/")
