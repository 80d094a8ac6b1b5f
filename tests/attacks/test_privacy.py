"""What is nobody's business: no page, file, feed, log or letter tells it, before a name is taken back or after."""

from __future__ import annotations

import json

from flask import Flask, url_for

from charter import clock
from charter.commenting.models import Comment
from charter.db import db, truncate_log, writing
from charter.outbox.models import Letter
from charter.people.models import Person, Role
from charter.publishing.routes import FILES
from charter.record import heads
from charter.signing.models import SignUp, SignUpLetter
from charter.telling.draft import body
from charter.telling.letters import LETTERS
from charter.web import tokens
from tests.attacks.stage import Site
from tests.visiting import Visitor


def told(app: Flask, site: Site) -> dict[str, bytes]:
    """Every answer that a stranger can have without typing anything, by its address."""
    with writing():
        heads.sign_head(clock.now())
    with app.test_request_context():
        addresses = [url_for(rule.endpoint, **site.fill(rule.endpoint, rule.arguments)) for rule in app.url_map.iter_rules()
                     if "GET" in (rule.methods or ()) and rule.endpoint != "static" and "token" not in rule.arguments]
    addresses += [f"/data/{name}" for name in FILES] + [f"/record/entries/{n}" for n in range(12)] + ["/versions/1",
        "/versions/2"]
    client = Visitor(app).http
    return {address: client.get(address).data for address in addresses}


def holding(answers: dict[str, bytes], words: str) -> list[str]:
    """The addresses whose answer holds these words."""
    return [address for address, data in answers.items() if words.encode() in data]


def test_no_answer_names_whom_it_should_not(app: Flask, site: Site) -> None:
    answers = told(app, site)
    assert len(answers) > 80 and holding(answers, "Ada Bright") and holding(answers, "Alder Bank"), "who chose to be shown is"
    for person in db.session.query(Person):
        assert not holding(answers, person.id), "a person's id"
        assert not [a for a in holding(answers, person.email or "") if person.email], "a person's address"
    for row in [*db.session.query(Role), *db.session.query(SignUp), *db.session.query(SignUpLetter)]:
        assert not holding(answers, row.id), f"the id of a {row.__tablename__}"
    for comment in db.session.query(Comment):
        assert not holding(answers, comment.id), "a comment's id, from which its writer's link is made"
    for secret in ("visitor@home.example", "new@home.example", "New Body", "@alder.example", "My words.",
        site.pending.cookie or "x"):
        assert not holding(answers, secret), secret


def test_nothing_tells_who_has_not_signed_or_waits(app: Flask, site: Site) -> None:
    """Not the register, not who is being checked, not who has not confirmed, not words that nobody has read."""
    answers = told(app, site)
    for secret in ("Beckfoot", "900102", "beckfoot.example", "Wes Hall", "The Bakery", site.held.id, "We begin in the spring.",
                   "alderbank.example"):
        assert not holding(answers, secret), secret


def test_working_copies_and_notes_are_nobody_elses(app: Flask, site: Site) -> None:
    """Not a page, file, feed or log that a stranger can have, not another member's pages, not a letter."""
    answers = told(app, site)
    for secret in ("A secret wording.", "A secret headline", "A secret reason.", "A secret note."):
        assert not holding(answers, secret), secret
    with app.test_request_context():
        addresses = [url_for(rule.endpoint, **site.fill(rule.endpoint, rule.arguments)) for rule in app.url_map.iter_rules()
                     if "GET" in (rule.methods or ()) and rule.endpoint != "static" and "token" not in rule.arguments]
    for who in ("ben", "colin", "fay", "hilary", "mira", "sten"):
        client = Visitor(app).sign_in(site.world.people[who]).http
        assert not [a for a in addresses if b"A secret" in client.get(a).data], who
    gita, ada = (Visitor(app).sign_in(site.world.people[who]) for who in ("gita", "ada"))
    address = f"/members/amendments/{site.amendment.number}"
    assert "A secret note." in gita.visit(address), "she is at the same school"
    assert "A secret headline" in ada.visit("/members/") and "A secret headline" not in gita.visit("/members/")


def test_signing_looks_the_same_for_those_who_have_and_have_not(app: Flask, site: Site) -> None:
    """Who signed already, who waits for a letter, and who never did: one page, one way on."""
    ways = set()
    for email in ("ada@alderbank.example", "ben@beckfoot.example", "nobody@home.example"):
        visitor = Visitor(app)
        answer = visitor.post("/sign", {"for_whom": "person", "name": "Rosa Field", "email": email})
        ways.add((answer.status_code, answer.location))
        answer = visitor.post("/sign/pass-on", {"name": "Rosa Field", "email": email})
        ways.add((answer.status_code, answer.location))
    assert len(ways) == 2


def test_a_name_taken_back_is_gone_at_once(app: Flask, site: Site) -> None:
    """From every page and file, for readers who kept a copy of the page's mark too; and from what a thief of the log finds."""
    before, client = told(app, site), Visitor(app).http
    marks = {address: client.get(address).headers.get("ETag", "") for address in ("/signatories", "/signatories.csv", "/",
        "/record")}
    salt, number = site.signed.salt or "", site.signed.id
    assert holding(before, "Alder Bank") and holding(before, number) and "/signatories" in holding(before, "Alder Bank")
    secret = tokens.token("sign-withdraw", number)
    assert Visitor(app).post(f"/signatures/{number}/withdraw/{secret}").status_code == 303
    after = told(app, site)
    assert holding(after, "Alder Bank") == [] and holding(after, "We begin in the spring.") == []
    assert [a for a in holding(after, number) if number not in a] == [], "its own page says no longer in force, and nothing else"
    for address, mark in marks.items():
        assert client.get(address, headers={"If-None-Match": mark}).status_code == 200, address
    if db.engine.dialect.name == "sqlite" and salt:
        db.session.remove()
        truncate_log()
        path = str(db.engine.url.database)
        for name in (path, path + "-wal"):
            with open(name, "rb") as file:
                assert salt.encode() not in file.read(), "with its salt somebody could open the sealed entry again"


def test_no_letter_tells_of_anybody_else(app: Flask, site: Site) -> None:
    with app.test_request_context():
        drafts = [LETTERS[letter.kind](json.loads(letter.about)) for letter in db.session.query(Letter)]
        letters = [(draft.to, body(draft)) for draft in drafts if draft]
    addresses = [person.email for person in db.session.query(Person)] + ["visitor@home.example", "new@home.example"]
    assert len(letters) > 3
    for to, words in letters:
        assert not [one for one in addresses if one and one != to and one in words], to
