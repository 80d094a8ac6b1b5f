"""Open data: everything the pages show can be taken away, and nothing that they do not."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from charter.commenting import actions as commenting
from charter.db import db, writing
from charter.drafting.models import Version
from charter.meeting import closing, minutes
from charter.publishing.book import beside, gather
from charter.publishing.formats import FORMATS
from charter.publishing.tables import TABLES
from charter.signing import actions as signing
from charter.web import public
from tests.commenting import said
from tests.meeting import stage
from tests.signing.signing_world import settled, signed
from tests.visiting import Visitor
from tests.world import DAY, NOON, World


@pytest.fixture(autouse=True)
def nothing_published(app: Flask) -> None:
    """Each test's rows are other rows, entered at the same moments."""
    shutil.rmtree(app.config["INSTANCE"] / "published", ignore_errors=True)


def database(client: Visitor, folder: Path) -> sqlite3.Connection:
    """The published database, as downloaded."""
    answer = client.http.get("/data/charter.db")
    assert answer.status_code == 200
    (folder / "taken.db").write_bytes(answer.data)
    return sqlite3.connect(folder / "taken.db")


def everything(client: Visitor) -> bytes:
    """Every published file, one after the other."""
    names = ["charter.db", "charter.json", *(f"{table.name}.csv" for table in TABLES)]
    return b"\n".join(client.http.get(f"/data/{name}").data for name in names)


def test_the_page_says_what_there_is(client: Visitor, draft: Version) -> None:
    html = client.visit("/data/")
    assert "charter.db" in html and "copy it, use it and pass it on" in html
    for table in TABLES:
        assert f"/data/{table.name}.csv" in html
        assert client.http.get(f"/data/{table.name}.csv").status_code == 200
    assert public.is_public("/data/") and not public.is_public("/data/charter.db")


def test_before_there_is_a_text(client: Visitor, world: World) -> None:
    assert "There is no text yet" in client.visit("/data/")
    assert client.http.get("/data/charter.json").get_json()["versions"] == []


def test_the_text_in_three_formats(client: Visitor, draft: Version, tmp_path: Path) -> None:
    with contextlib.closing(database(client, tmp_path)) as taken:
        assert taken.execute("SELECT number, digest, text FROM versions").fetchall() == [(1, draft.digest, draft.source)]
        found = taken.execute("SELECT c.number FROM clauses c JOIN clauses_fts f ON f.rowid = c.rowid "
                              "WHERE clauses_fts MATCH 'glad'").fetchall()
        assert len(found) == 1
        assert taken.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    told = client.http.get("/data/charter.json").get_json()
    assert told["title"] == "The Wharnley Inclusion Charter"
    assert told["status"].startswith("Draft 1. Nobody has signed. Open for comments until ")
    sheet = list(csv.DictReader(io.StringIO(client.http.get("/data/clauses.csv").data.decode("utf-8-sig"))))
    assert [row["key"] for row in sheet] == [row["key"] for row in told["clauses"]]
    assert len(sheet) > 10


def test_a_comment_and_its_answer(client: Visitor, world: World, draft: Version) -> None:
    shown = said.comment(world, words="=Who pays?", clause_key=said.clause("Every child").key)
    said.answer(world, shown)
    assert _comments(client)[0]["answer"] is None  # every group sees it first
    said.given(said.AT + 20 * DAY)
    row = _comments(client)[0]
    assert (row["words"], row["outcome"], row["written_on"]) == ("=Who pays?", "not changed", "2026-11-03")
    assert "'=Who pays?" in client.http.get("/data/comments.csv").data.decode()  # a spreadsheet must not run it


def test_words_that_are_hidden_are_left_out(client: Visitor, world: World, draft: Version) -> None:
    shown = said.comment(world, words="It was Aunt Zelda")
    assert b"Zelda" in everything(client)
    with writing():
        commenting.report(said.again(shown), because="It names somebody", at=said.AT + DAY)
    assert b"Zelda" not in everything(client)
    assert _comments(client)[0]["number"] == 1


def test_what_waits_is_not_there(client: Visitor, world: World, draft: Version) -> None:
    said.visitors(words="Not read by anybody yet")
    assert b"Not read by anybody" not in everything(client) and _comments(client) == []


def test_a_suggestion_and_a_meeting(client: Visitor, world: World, draft: Version) -> None:
    made = stage.suggest(world, "ada", "should talk", "must talk", where="should talk")
    told = client.http.get("/data/charter.json").get_json()
    assert [(a["number"], a["state"]) for a in told["amendments"]] == [(made.number, "suggested")]
    assert "must talk" in told["changes"][0]["words"]
    stage.call(world, made)
    told = client.http.get("/data/charter.json").get_json()
    assert (told["amendments"][0]["state"], told["amendments"][0]["meeting"]) == ("going to a meeting", 1)
    assert told["meetings"][0]["chair"] == "Hilary Stone" and told["decisions"] == []


def test_what_a_closed_meeting_decided(client: Visitor, world: World, draft: Version) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "must talk", where="should talk"))
    item = meeting.items[0]
    stage.lines(world, item, heads="concern", families="consent", council="consent", services="consent",
                community="consent")
    stage.decide(world, item)
    assert client.http.get("/data/charter.json").get_json()["decisions"] == []  # the meeting has not closed
    planned = closing.plan(stage.again(meeting))
    with writing():
        closing.close(stage.again(meeting), planned, by=world.hilary, at=stage.LATER)
    told = client.http.get("/data/charter.json").get_json()
    assert [(d["outcome"], d["confirmed_by"]) for d in told["decisions"]] == [("adopted", "Hilary Stone")]
    assert told["lines"] == []  # the minutes are not approved
    with writing():
        minutes.approve(stage.again(meeting), by=world.hilary, at=stage.LATER)
    told = client.http.get("/data/charter.json").get_json()
    heads = {"decision": 1, "group": "heads", "position": "concern", "words": "because", "given": "aloud"}
    assert any(heads.items() <= line.items() for line in told["lines"])
    assert len(told["lines"]) == 5 and told["amendments"][0]["words_in_version"] == 2


def test_nobody_who_is_not_shown(client: Visitor, world: World) -> None:
    """No list of organisations, no address, no name that its owner did not put on a page."""
    version = settled()
    signed(version, world.organisations["alder"], "Ada Bright")
    files = everything(client)
    assert b"Ada Bright" in files and b"Alder Bank Primary School" in files
    for secret in (b"Beckfoot High", b"900102", b"alderbank.example", b"Ben Okoro", b"Fay Lund", b"Mira Thwaite"):
        assert secret not in files, secret


def test_a_signature_taken_back_is_gone_at_once(client: Visitor, app: Flask, world: World) -> None:
    mine = signed(settled(), world.organisations["alder"], "Ada Bright")
    assert b"Ada Bright" in everything(client)
    with writing():
        signing.withdraw(db.session.merge(mine), at=NOON + DAY)
    assert b"Ada Bright" not in everything(client)
    left = b"".join(p.read_bytes() for p in (app.config["INSTANCE"] / "published").rglob("*") if p.is_file())
    assert b"Ada Bright" not in left


def test_it_is_written_once_for_each_place_of_the_log(client: Visitor, app: Flask, draft: Version) -> None:
    first = client.http.get("/data/charter.db")
    made = [p.stat().st_mtime_ns for p in (app.config["INSTANCE"] / "published").glob("*/charter.db")]
    again = client.http.get("/data/charter.db", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304 and again.data == b""
    assert [p.stat().st_mtime_ns for p in (app.config["INSTANCE"] / "published").glob("*/charter.db")] == made


def test_a_file_is_written_for_whoever_asks_for_it(client: Visitor, app: Flask, world: World) -> None:
    """Nobody waits for a database of 25,000 names who asks for the groups; and what stood before goes with whatever is asked."""
    mine = signed(settled(), world.organisations["alder"], "Ada Bright")
    there = app.config["INSTANCE"] / "published"
    client.http.get("/data/groups.csv")
    assert {p.name for p in there.glob("*/*")} == {"groups.csv", "versions.csv", "clauses.csv"}
    assert b"Ada Bright" in client.http.get("/data/signatures.csv").data
    assert len(list(there.glob("*/*"))) == 4 and len([p for p in there.iterdir() if p.is_dir()]) == 1
    with writing():
        signing.withdraw(db.session.merge(mine), at=NOON + DAY)
    client.http.get("/data/groups.csv")
    assert not list(there.glob("*/signatures.csv"))


def test_each_table_is_gathered_with_some(draft: Version) -> None:
    for table in TABLES:
        assert {t.name for t, _rows in gather([table.name]).tables} == set(beside(table.name)) >= {table.name}
    assert {t.name for t, _rows in gather().tables} == {t.name for t in TABLES}


def test_json_as_json_itself_writes_it(client: Visitor, world: World) -> None:
    mine = signed(settled(), world.organisations["alder"], "Ada Bright")
    with writing():
        row = db.session.merge(mine)
        row.name, row.organisation_then = '=1+1, "quoted" \\ back\nslash', "نور \u200f حداد \u2028 <b>"
    text = client.http.get("/data/charter.json").get_data(as_text=True)
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n" and "slash" in text and "حداد" in text


@pytest.mark.parametrize("name", ["nothing.csv", "..%2fcharter.db", "turn", ".part", "person.csv"])
def test_only_what_is_published(client: Visitor, draft: Version, name: str) -> None:
    client.visit(f"/data/{name}", 404)


def test_taking_it_away_changes_nothing(client: Visitor, draft: Version) -> None:
    before = gather()
    everything(client)
    client.visit("/data/")
    assert gather() == before
    for address in ("/data/", "/data/charter.db"):
        assert client.http.post(address).status_code in (400, 405)
        assert "Set-Cookie" not in client.http.get(address).headers


def test_each_format_holds_every_table(draft: Version, tmp_path: Path) -> None:
    book = gather()
    for form in FORMATS:
        form.write(book, tmp_path)
    told: dict[str, Any] = json.loads((tmp_path / "charter.json").read_text())
    with contextlib.closing(sqlite3.connect(tmp_path / "charter.db")) as taken:
        for table, rows in book.tables:
            columns = [row[1] for row in taken.execute(f"PRAGMA table_info({table.name})")]
            assert tuple(columns) == table.columns
            assert taken.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0] == len(rows) == len(told[table.name])


def _comments(client: Visitor) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.http.get("/data/charter.json").get_json()["comments"]
    return found
