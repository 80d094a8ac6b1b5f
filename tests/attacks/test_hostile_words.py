"""Every word that anybody can write, hostile at once: on no page, in no file and in no letter is it more than words."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from flask import Flask, url_for
from sqlalchemy import String, true, update

from charter.db import db, writing
from charter.outbox.models import Letter
from charter.publishing.tables import TABLES
from charter.telling.letters import LETTERS
from charter.telling.sending import compose
from charter.web import public
from tests.attacks import CORPUS, wrong
from tests.attacks.forms_found import forms
from tests.attacks.stage import Site, everybody

# The columns of these tables that people fill, each with words of their own; all others are keys and kinds.
TYPED = {
    "person": "name", "organisation": "name town website", "role": "title", "charter": "title area host payer",
    "comment": "words shown_as asked quote", "comment_report": "because", "comment_ruling": "because",
    "answer": "reason before after who_can_help", "answer_bringing": "because",
    "amendment": "headline rationale shown_as credit", "backing": "shown_as", "amendment_withdrawal": "because",
    "amendment_fate": "note", "change": "words", "meeting": "title place chair_name", "agenda_item": "title words",
    "line": "words to_whom removed_by", "position": "words to_whom removed_by",
    "decision": "reason confirmed_by", "round": "asked", "signature": "name title pledge reservation organisation_then minute",
    "sign_up": "name title pledge reservation organisation_typed minute", "invitation": "name title", "hold": "because",
    "stakeholder_group": "name", "register_import": "file_name", "wording": "plain", "version": "title",
    "glossary_term": "meaning source", "plainer_word": "plainer", "theme": "name", "look": "name", "season": "name",
    "companion": "maker notice", "companion_clause": "plain", "fact": "words", "partnership": "name", "launch_day": "because",
    "minutes_correction": "words", "statement": "words", "action_point": "what owner", "interest": "words", "blend": "words",
    "late_objection": "words to_whom removed_by", "absent_answer": "words to_whom removed_by", "window": "because",
    "amendment_rewriting": "headline_before rationale_before", "organisation_note": "words", "passing_on": "name",
    "handing_over": "name title", "correction_waiting": "name title pledge reservation because minute",
    "school_asked": "trust name",
}
A_DAY = "security_until"  # the one fact that nobody types
FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1")


def poison(words: str) -> None:
    """Put these words into every field of every row."""
    filled = 0
    with writing() as session:
        for name, columns in TYPED.items():
            table = db.metadata.tables.get(name)
            if table is None:
                continue
            for column in columns.split():
                if column in table.c and isinstance(table.c[column].type, String):
                    unique = table.c[column].unique or name == "stakeholder_group"
                    value = table.c["slug"] + words if unique else words
                    typed = table.c["name"] != A_DAY if name == "fact" else true()
                    session.execute(update(table).where(typed).values({column: value}))
                    filled += 1
    assert filled > 90, "most of the columns are still called so"


def pages(app: Flask, site: Site) -> list[str]:
    """Every address that can be looked at."""
    with app.test_request_context():
        return [url_for(rule.endpoint, **site.fill(rule.endpoint, rule.arguments))
                for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ()) and rule.endpoint != "static"]


@pytest.fixture
def hostile(site: Site) -> Site:
    poison(" ".join(CORPUS))
    return site


def test_on_no_page_does_anything_run(app: Flask, hostile: Site) -> None:
    """For the visitor, the proposer, the chair and the convenor; on pages of slips and refusals too."""
    people, alive, seen, there = everybody(app, hostile.world), [], 0, 0
    for address in pages(app, hostile):
        # A public page is the same for everybody (test_public_pages.py).
        for who in ("nobody",) if public.is_public(address) else ("nobody", "ada", "hilary", "mira"):
            answer = people[who].http.get(address)
            if answer.mimetype == "text/html":
                seen += answer.status_code == 200
                there += "&lt;script&gt;alert(1)" in answer.text
                alive += [f"{who} {address}: {found}" for found in wrong(answer.text)]
    assert alive == []
    assert seen > 80 and there > 50, "the words are there, as words"


def test_what_was_typed_comes_back_as_it_was_typed(app: Flask, site: Site) -> None:
    """Every form with every field hostile: the page of slips, the refusal, the page without a token."""
    people, words, tried = everybody(app, site.world), " ".join(CORPUS), set[str]()
    for who in ("nobody", "ada", "hilary", "mira"):
        visitor = people[who]
        for address in pages(app, site):
            if public.is_public(address):
                continue  # the same for everybody, so that it holds no form to press
            answer = visitor.http.get(address)
            if answer.mimetype != "text/html" or answer.status_code != 200:
                continue
            for form in forms(answer.text, address):
                if form.method != "post" or "sign-out" in form.action or f"{form.action} {sorted(form.typed)}" in tried:
                    continue
                tried.add(f"{form.action} {sorted(form.typed)}")
                kept = {"csrf_token": form.fields.get("csrf_token", [""])[0]}
                said = visitor.http.post(form.action, data={**dict.fromkeys(form.typed, words), **kept})
                assert wrong(said.text) == [], f"{who} {form.action}"
    assert wrong(people["nobody"].http.post("/sign", data={"name": words}).text) == []


def test_files_say_what_they_are_and_hold_it_as_words(app: Flask, hostile: Site, tmp_path: Path) -> None:
    client = everybody(app, hostile.world)["nobody"].http
    for address in ("/feed.atom", "/versions/1.json", "/versions/1.md", "/signatories.json", "/signatories.csv",
        "/data/charter.json",
                    *(f"/data/{table.name}.csv" for table in TABLES)):
        answer = client.get(address)
        assert answer.status_code == 200 and answer.mimetype != "text/html", address
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    ElementTree.fromstring(client.get("/feed.atom").data)
    json.loads(client.get("/data/charter.json").data)
    copy = tmp_path / "charter.db"
    copy.write_bytes(client.get("/data/charter.db").data)
    held = sqlite3.connect(copy).execute("SELECT number FROM comments WHERE words LIKE '%<script>%' ORDER BY number").fetchall()
    assert held == [(hostile.comment.number,), (hostile.told.number,)], "the two that are published"


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_spreadsheet_runs_none_of_it(app: Flask, site: Site, formula: str) -> None:
    poison(formula)
    client = everybody(app, site.world)["nobody"].http
    for address in ("/signatories.csv", *(f"/data/{table.name}.csv" for table in TABLES)):
        for row in csv.reader(io.StringIO(client.get(address).data.decode("utf-8-sig"), newline="")):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))], address


def test_no_letter_is_more_than_words(app: Flask, hostile: Site) -> None:
    """Plain text, one reader, no header of anybody else's."""
    with app.test_request_context():
        sent = [message(letter) for letter in db.session.query(Letter)]
    whole = [one for one in sent if one is not None]
    assert len(whole) > 3
    for one in whole:
        assert one.get_content_type() == "text/plain" and len(one.get_all("To")) == 1
        assert set(one.keys()) <= {"From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "Content-Type",
                                   "Content-Transfer-Encoding", "MIME-Version"}


def message(letter: Letter) -> Any:
    """The letter as it would go, if it is owed."""
    draft = LETTERS[letter.kind](json.loads(letter.about))
    return compose(draft, letter.id, letter.owed_at) if draft else None
