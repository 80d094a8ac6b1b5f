"""The public log's pages and files, as a stranger meets them."""

import json

import pytest

from charter.db import db, writing
from charter.record import entries, heads, note, tree
from charter.record.models import Opening
from charter.record.verify import verify
from tests.record.test_entering import AT, CONTENT


@pytest.fixture
def filled(app):
    with writing():
        entries.append("version-made", {"version": 1}, at=AT)
        entries.append("comment-published", {"comment": 12}, at=AT)
        entries.append("bell-rung", {"times": 3}, at=AT)
        entries.append_sealed(CONTENT, at=AT, listed=True)
        for number in range(4, 60):
            entries.append("amendment-backed", {"amendment": number}, at=AT)
    with writing():
        heads.sign_head(AT)


def test_the_log_says_what_was_done_newest_first(filled, client):
    page = client.visit("/record")
    assert page.index("Amendment A59 was backed.") < page.index("Amendment A10 was backed.")
    assert "A9 was backed" not in page, "fifty to a page"
    assert 'href="/amendments/59"' in page and "60 entries" in page.replace("\xa0", " ")
    assert heads.public_key() in page


def test_older_entries_are_one_press_away(filled, client):
    page = client.visit("/record?before=10")
    assert "Draft 1 was made." in page and "A10 was backed" not in page
    assert "the log calls “bell rung”" in page
    assert "sealed" in page and "Hill School" not in page


def test_an_entry_shows_exactly_what_is_hashed(filled, client):
    page = client.visit("/record/entries/1")
    assert "Comment 12 was published." in page
    assert "&#34;at&#34;:&#34;2026-11-22T10:00:00Z&#34;,&#34;commitment&#34;:null" in page


def test_an_entry_can_be_proved(filled, client):
    given = json.loads(client.visit("/record/entries/7.json"))
    opened = note.read_checkpoint(note.open_note(given["checkpoint"], note.read_key(given["key"])))
    leaf = tree.leaf_hash(given["entry"].encode())
    assert leaf.hex() == given["leaf"]
    assert tree.is_included(leaf, 7, opened.size, [bytes.fromhex(step) for step in given["proof"]], opened.root)


def test_two_checkpoints_are_proved_to_be_of_one_log(filled, client):
    older = note.read_checkpoint(note.open_note(client.visit("/record/checkpoint"), note.read_key(heads.public_key())))
    with writing():
        entries.append("meeting-called", {"meeting": 1}, at=AT)
    with writing():
        heads.sign_head(AT)
    newer = note.read_checkpoint(note.open_note(client.visit("/record/checkpoint"), note.read_key(heads.public_key())))
    given = json.loads(client.visit("/record/consistency/60/61"))
    proof = [bytes.fromhex(step) for step in given["proof"]]
    assert tree.is_consistent(older.size, older.root, newer.size, newer.root, proof)


def test_the_file_taken_away_verifies(filled, client):
    answer = client.http.get("/record/entries.json")
    verdict = verify(answer.data, heads=[client.visit("/record/checkpoint")], key=client.visit("/record/key"))
    assert verdict.ok and verdict.size == 60 and verdict.openings == 1
    assert "Set-Cookie" not in answer.headers


def test_what_is_withdrawn_is_gone_from_the_next_download(filled, client):
    with writing():
        entries.destroy_opening(3)
        entries.append_sealed({"withdrawn": 3}, at=AT, listed=False)
    given = client.http.get("/record/entries.json").data
    assert "Hill School" not in given.decode() and verify(given).ok


def test_an_empty_log_says_so(app, client):
    assert "Nothing has been entered yet." in client.visit("/record")
    for address in ("/record/checkpoint", "/record/entries.json", "/record/entries/0", "/record/entries/0.json"):
        client.visit(address, 404)


@pytest.mark.parametrize("address", [
    "/record/entries/60", "/record/entries/60.json", "/record/entries/99999999999999999999", "/record/entries/-1",
    "/record/entries/x", "/record?before=x", "/record?before=-1", "/record?before=99999999999999999999",
    "/record?before=",
    "/record?before=٣", "/record/consistency/0/3", "/record/consistency/4/3", "/record/consistency/3/61",
])
def test_unknown_addresses_are_unknown(filled, client, address):
    client.visit(address, 404)


def test_looking_changes_nothing(filled, client):
    for address in ("/record", "/record/entries/3", "/record/entries/3.json", "/record/checkpoint", "/record/key",
                    "/record/entries.json"):
        client.http.get(address)
        assert client.http.post(address).status_code in (400, 405)
    assert (entries.latest(), heads.newest().size, db.session.query(Opening).count()) == (59, 60, 1)
