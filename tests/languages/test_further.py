"""Pages that need more than one thing of each kind, files for people, and words that scripts say, are translatable too."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse
from wtforms import DateField, SelectField, SelectMultipleField

from charter.db import writing
from charter.drafting.models import Version
from charter.meeting import settling
from charter.web.catalogues import catalogue
from charter.web.forms import Form
from charter.web.languages import Tongues
from charter.words import speaking
from tests.attacks.stage import Site
from tests.languages import further, left
from tests.meeting import stage
from tests.meeting import test_settling_told as told
from tests.visiting import Visitor
from tests.world import DAY, NOON, World

ROOT = Path(__file__).parents[2]
# By these lines the site knows its own Word copies when they come back, so they are English in every language.
OWN = ("The papers end here", *(f"The {called}’s own words {edge} here" for called in ("draft", "charter")
                                for edge in ("begin", "end")))


def plain(found: dict[str, TestResponse | None], data: left.Data) -> dict[str, list[str]]:
    """What each says in plain English; an address that did not open says its status."""
    english: dict[str, list[str]] = {}
    for path, answer in found.items():
        if answer is None or answer.status_code != 200:
            english[path] = [f"did not open: {answer}"]
            continue
        words = further.written(answer)
        english[path] = (left.of_page(answer.get_data(as_text=True), data) if answer.mimetype == "text/html" else
                      [one for line in (words or "").splitlines() if line not in OWN for one in left.left(line, data)])
    return {path: words for path, words in english.items() if words}


def test_what_is_asked_of_pages_and_files(app: Flask, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    site = Site(world)
    data = left.Data(app)
    monkeypatch.setattr(app, "wsgi_app", Tongues(app.wsgi_app, ("en-XA",)))
    found = further.opened(app, site, world) | further.joined(app, site, world)
    assert not (english := plain(found, data)), list(english.items())


def test_what_a_meeting_leaves(app: Flask, world: World, draft: Version, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "wsgi_app", Tongues(app.wsgi_app, ("en-XA",)))
    found = further.after(app, world)
    assert not (english := plain(found, left.Data(app))), list(english.items())


def test_what_comes_late(app: Flask, world: World, draft: Version, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "wsgi_app", Tongues(app.wsgi_app, ("en-XA",)))
    found = further.late(app, world)
    assert not (english := plain(found, left.Data(app))), list(english.items())


def test_how_a_text_was_settled(app: Flask, world: World, draft: Version, monkeypatch: pytest.MonkeyPatch) -> None:
    with writing():
        settling.open_round(draft, by=world.mira, at=NOON + DAY)
    for who, position in (("ada", "object"), ("colin", "concern")):
        with writing():
            settling.answer(told.newest(), person=world.people[who], role=world.roles[who], at=NOON + 2 * DAY, position=position,
                            words="Too soon.", named=who == "ada", clause_key=stage.key_of(1, "glad of them"))
    told.give(world, "heads", "concern", "by its voice", world.ada, words="Too late.")
    for slug in ("families", "young-people", "community"):
        told.give(world, slug, "consent", "aloud", world.hilary)
    monkeypatch.setattr(app, "wsgi_app", Tongues(app.wsgi_app, ("en-XA",)))
    settling_page = {"/versions/1/settling": Visitor(app).sign_in(world.mira).http.get("/versions/1/settling")}
    assert not (found := plain(settling_page, left.Data(app))), found
    told.settle(world)
    settled = {path: Visitor(app).http.get(path) for path in ("/versions/1/settled", "/", "/timetable", "/signatories")}
    assert not (found := plain(settled, left.Data(app))), found


def test_what_the_library_says_of_a_slip(app: Flask) -> None:
    class Odd(Form):
        pick = SelectField("Pick", choices=[("a", "A")])
        several = SelectMultipleField("Several", choices=[("a", "A")])
        day = DateField("Day")

    for code in (None, "en-XA"):
        given = {"pick": "b", "several": ["b", "c"], "day": "soon"}
        with app.test_request_context("/", method="POST", data=given), speaking(code and catalogue(code)):
            form = Odd()
            assert not form.validate()
            said = [str(form[name].errors[0]) for name in given]
        assert said[0] == "Not a valid choice." if code is None else not re.search("[A-Za-z]{2,}", "".join(said)), said


def test_every_sentence_of_the_program_is_given_to_translators() -> None:
    for path in (ROOT / "charter").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "many"):
                words = node.args[: 2 if node.func.id == "many" else 1]
                assert path.name == "slips.py" or all(isinstance(one, ast.Constant) for one in words), (path, node.lineno)


def test_every_refusal_can_be_translated() -> None:
    """But those of commands on the machine, and of what only they do."""
    apart = ("charter/commands/", "charter/record/", "charter/publishing/standalone/", "charter/demo/")
    for path in (ROOT / "charter").rglob("*.py"):
        if not str(path.relative_to(ROOT)).startswith(apart):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Refused" and node.args:
                    assert not isinstance(node.args[0], ast.JoinedStr | ast.BinOp | ast.Constant), (path, node.lineno)


def test_scripts_hold_no_words() -> None:
    strings = [string for path in (ROOT / "static" / "js").glob("*.js") for line in path.read_text().splitlines()
               for string in re.findall("'([^']*)'|`([^`]*)`", line.partition("// ")[0])]
    assert len(strings) > 50
    said = [string for pair in strings for string in pair
            if re.match(r"[A-Z][a-z]+( |$)", string) or re.search(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}", string)]
    assert not said


def test_styles_hold_no_words() -> None:
    """What a style puts on a page stands in the page, in its language; only in the margin of paper can nothing be fetched."""
    said = {(path.name, words) for path in (ROOT / "static" / "css").glob("*.css")
            for words in re.findall(r'content: *"([^"]*[A-Za-z][^"]*)"', path.read_text())}
    assert said == {("minutes-draft.css", "Draft minutes, not approved")}
