"""The page of one signature, and the file that proves it: checked here by the program that docs/record.md prints."""

from __future__ import annotations

import copy
import json
from html import unescape
from typing import Any

import pytest
from sqlalchemy import event

from charter.db import db, writing
from charter.drafting.models import Version
from charter.signing import actions, queries
from charter.signing.models import Signature
from tests.record.test_docs import block
from tests.signing import signing_world as site
from tests.signing import walking
from tests.visiting import Visitor
from tests.world import NOON, World

PROGRAM: dict[str, Any] = {"__name__": "printed"}
exec(block("python signature"), PROGRAM)


@pytest.fixture
def version(world: World) -> Version:
    return site.settled()


@pytest.fixture
def row(version: Version, world: World) -> Signature:
    """One of several signatures, the list open, a checkpoint signed."""
    site.signed(version, None, "Fay Lund", title="Parent")
    found = site.signed(version, world.organisations["beck"], "Ben Okoro")
    for name in ("Ada Bright", "Gita Shah", "Ida Ray"):
        site.signed(version, world.organisations["alder"], name, title=name)
    walking.head()
    return found


def proof(client: Visitor, row: Signature) -> dict[str, Any]:
    answer = client.http.get(f"/signatures/{row.id}/proof.json")
    assert answer.status_code == 200 and answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cache-Control"] == "no-cache"
    told: dict[str, Any] = json.loads(answer.text)
    return told


def text(client: Visitor, version: Version) -> bytes:
    return client.http.get(f"/versions/{version.number}.md").data


def test_a_stranger_checks_it_with_the_printed_program(version: Version, row: Signature, client: Visitor) -> None:
    told = proof(client, row)
    PROGRAM["check"](told, text(client, version))
    content = told["opening"]["content"]
    assert (content["name"], content["organisation"], content["digest"]) == ("Ben Okoro", "Beckfoot High School", version.digest)


@pytest.mark.parametrize("where", ["name", "version", "digest", "salt", "seq", "proof", "checkpoint", "key", "entry", "text"])
def test_the_program_finds_any_change(version: Version, row: Signature, client: Visitor, where: str) -> None:
    told, words = copy.deepcopy(proof(client, row)), text(client, version)
    content = told["opening"]["content"]
    if where in content:
        content[where] = content[where] + 1 if where == "version" else f"{content[where]}x"
    elif where == "salt":
        told["opening"]["salt"] = told["opening"]["salt"][::-1]
    elif where == "seq":
        told["opening"]["seq"] += 1
    elif where == "proof":
        told["proof"] = told["proof"][::-1]
    elif where == "text":
        words += b"."
    else:
        told[where] = told[where].swapcase()
    with pytest.raises(Exception):  # noqa: B017  whichever step finds it first
        PROGRAM["check"](told, words)


def test_the_page_shows_a_person_the_same(version: Version, row: Signature, client: Visitor) -> None:
    told, page = proof(client, row), client.visit(f"/signatures/{row.id}")
    words = unescape(page)
    for said in (told["entry"], told["opening"]["salt"], json.loads(told["entry"])["commitment"], told["leaf"], version.digest,
                 told["key"], *told["proof"], f'/signatures/{row.id}/certificate.pdf', "sha256sum"):
        assert said in words, said
    for line in told["checkpoint"].splitlines():
        assert line in words


def test_few_questions(version: Version, row: Signature, client: Visitor) -> None:
    """A promise: at most six for a public page's first render."""
    asked: list[str] = []

    def note(_c: object, _cur: object, statement: str, *_: object) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        for address in (f"/signatures/{row.id}", f"/versions/{version.number}/board"):
            asked.clear()
            client.visit(address)
            assert len(asked) <= 6, (address, asked)
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def test_before_a_checkpoint_covers_it_the_page_says_so_and_is_not_kept(version: Version, world: World, client: Visitor) -> None:
    row = site.signed(version, world.organisations["beck"], "Ben Okoro")
    assert "The next checkpoint covers it" in client.visit(f"/signatures/{row.id}")
    assert proof(client, row)["checkpoint"] is None
    walking.head()
    assert "The next checkpoint" not in client.visit(f"/signatures/{row.id}"), "no act came between, but a checkpoint did"
    assert proof(client, row)["checkpoint"]


def test_every_kind_of_waiting_reads_the_same(version: Version, world: World, client: Visitor) -> None:
    held = site.signed(version, world.organisations["forum"], "Halima Noor", email="h@gmail.com")
    odd = site.signed(version, None, "n/a", email="zed@home.example")
    first, second = (client.visit(f"/signatures/{each.id}").replace(each.id, "") for each in (held, odd))
    assert first == second and "Halima" not in first and "not on the public list yet" in first
    for each in (held, odd):
        answer = client.http.get(f"/signatures/{each.id}/proof.json")
        assert answer.status_code == 409 and set(answer.json or {}) == {"about"}


def test_withdrawn_it_says_that_and_nothing_else(row: Signature, client: Visitor) -> None:
    client.visit(f"/signatures/{row.id}")
    with writing():
        actions.withdraw(queries.signature(row.id), at=NOON)  # type: ignore[arg-type]
    page = client.visit(f"/signatures/{row.id}").split("<main", 1)[1].split("<footer")[0]
    assert "No longer in force" in page
    assert not [word for word in ("Ben", "Beckfoot", "version", "2026", "badge", "certificate", "Entry", "paper") if word in page]
    answer = client.http.get(f"/signatures/{row.id}/proof.json")
    assert (answer.status_code, answer.json) == (410, {"about": "No longer in force."})


def test_an_unknown_one_is_unknown(version: Version, client: Visitor) -> None:
    for unknown in ("0" * 32, "x"):
        assert client.http.get(f"/signatures/{unknown}/proof.json").status_code == 404
