"""Signing heads, remembering them outside, and refusing an older or another database."""

import pytest
from flask import current_app
from sqlalchemy import delete, insert, text, update

from charter.db import db, writing
from charter.record import doctor, entries, export, heads, kept, note
from charter.record.models import Head, Node, Opening, Reference
from charter.record.verify import verify
from charter.refusal import Refused
from tests.record.test_entering import AT, CONTENT


@pytest.fixture
def file(app, tmp_path, monkeypatch):
    monkeypatch.setitem(app.config, "RECORD_HEADS", tmp_path / "away" / "heads.txt")
    return app.config["RECORD_HEADS"]


def enter(count, start=0):
    with writing():
        for n in range(start, start + count):
            entries.append("comment-published", {"comment": n}, at=AT)


def sign():
    with writing():
        return heads.sign_head(AT)


def key():
    return note.read_key(heads.public_key())


def test_an_empty_record_has_no_head(file):
    assert sign() is None
    assert export.whole() is None
    assert not file.exists()


def test_a_head_is_signed_over_every_entry(file):
    enter(7)
    head = sign()
    said = note.read_checkpoint(note.open_note(head.note, key()))
    assert (said.size, said.root.hex()) == (7, head.root)
    assert kept.last(file, key()) == said


def test_what_is_taken_away_verifies_as_the_record_grows(file):
    saved = []
    for step in (1, 1, 3, 8, 20):
        enter(step)
        with writing():
            entries.append_sealed(CONTENT, at=AT, listed=step != 3)
        saved.append(sign().note)
        verdict = verify(export.whole(), heads=saved, key=heads.public_key())
        assert verdict.ok, verdict.problems
    assert verdict.size == 38 and verdict.openings == 4
    assert verify(export.whole(), heads=[file.read_text("utf-8")]).ok


def test_entries_since_the_head_wait_for_the_next(file):
    enter(3)
    sign()
    enter(2, start=3)
    assert verify(export.whole()).size == 3


def test_signing_again_without_anything_new_gives_the_same_head(file):
    enter(3)
    first, again = sign(), sign()
    assert first.size == again.size
    assert len(note.split_notes(file.read_text("utf-8"))) == 1


def test_a_file_that_was_lost_is_begun_again(file):
    enter(3)
    head = sign()
    file.unlink()
    sign()
    assert note.split_notes(file.read_text("utf-8")) == [head.note]


def test_a_large_batch_is_hashed_as_one_by_one_would(file, monkeypatch):
    enter(23)
    monkeypatch.setattr(heads, "BATCH", 5)
    sign()
    assert verify(export.whole()).ok


def test_a_half_written_line_in_the_file_is_passed_over(file):
    enter(3)
    sign()
    with file.open("a") as torn:
        torn.write("\n\ncharter.test\n9\nAAAA")
    enter(1, start=3)
    head = sign()
    assert kept.last(file, key()).size == 4
    assert note.split_notes(file.read_text("utf-8"))[-1] == head.note
    assert verify(export.whole(), heads=[file.read_text("utf-8")]).ok


def test_a_restored_older_database_refuses_to_sign(file):
    enter(3)
    kept.add(file, note.sign(note.checkpoint("charter.test", 9, bytes(32)), _private()))
    with pytest.raises(Refused, match="older copy"):
        sign()
    assert heads.newest() is None


def test_a_forked_database_refuses_to_sign(file):
    enter(3)
    kept.add(file, note.sign(note.checkpoint("charter.test", 2, bytes(32)), _private()))
    with pytest.raises(Refused, match="another copy"):
        sign()


def test_going_on_from_an_older_database_is_told_and_entered(file):
    enter(3)
    lost = note.sign(note.checkpoint("charter.test", 9, bytes(32)), _private())
    kept.add(file, lost)
    with writing():
        heads.accept_restored(AT)
    enter(1)
    assert sign().size == 5
    assert entries.find(3).facts["lost_size"] == 9
    assert not verify(export.whole(), heads=[lost]).ok
    assert verify(export.whole()).ok


def test_accepting_without_anything_lost_outside_is_refused(file):
    with pytest.raises(Refused), writing():
        heads.accept_restored(AT)


def test_without_a_key_nothing_is_signed(file, app, monkeypatch):
    monkeypatch.setitem(app.config, "RECORD_KEY", None)
    with pytest.raises(Refused, match="key"):
        sign()
    assert heads.public_key() is None


def test_a_stored_tree_that_was_changed_is_noticed_before_signing(file):
    enter(4)
    sign()
    with writing():
        db.session.execute(update(Node).where(Node.level == 2).values(hash=bytes(32)))
    enter(1, start=4)
    with pytest.raises(Refused, match="does not fit"):
        sign()
    assert doctor.everything_wrong() == ["The stored tree is wrong over entries 0 to 3."]


def test_the_doctor_finds_nothing_wrong_with_a_good_record(file):
    assert doctor.everything_wrong() == []
    for n in range(4):
        enter(3, start=3 * n)
        sign()
    enter(1, start=12)
    assert doctor.everything_wrong() == []


def test_the_doctor_names_an_entry_changed_behind_the_triggers(file):
    enter(6)
    sign()
    with db.engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("DROP TRIGGER entry_refuses_update"))
        else:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(text("UPDATE entry SET kind = 'comment-hidden' WHERE seq = 4"))
    assert doctor.everything_wrong() == ["Entry 4 is not the entry that was entered."]
    assert "Entry 4" in verify(export.whole()).problems[0]


def test_the_doctor_names_an_entry_changed_with_its_leaf(file):
    enter(3)
    sign()
    enter(3, start=3)
    sign()
    with writing():
        db.session.execute(update(Node).where(Node.level == 0, Node.index == 4).values(hash=bytes(32)))
    assert doctor.everything_wrong() == ["Entry 4 is not the entry that was entered."]


@pytest.mark.parametrize("change, words", [
    (delete(Node).where(Node.level == 1, Node.index == 0), "The stored tree is wrong over entries 0 to 1."),
    (update(Node).where(Node.level == 1, Node.index == 0).values(hash=bytes(32)),
     "The stored tree is wrong over entries 0 to 1."),
    (delete(Node).where(Node.level == 0, Node.index == 2), "The stored tree is wrong over entries 2 to 2."),
    (insert(Node).values(level=0, index=6, hash=bytes(32)), "The stored tree goes on beyond the newest head."),
    (update(Opening).values(salt="0" * 64), "The opening of entry 5 does not open it."),
    (update(Opening).values(content=Opening.content.concat(" ")), "The opening of entry 5 does not open it."),
    (update(Opening).values(seq=4), "The opening of entry 4 does not open it."),
    (delete(Reference).where(Reference.seq == 3), "Entry 3 is not found by what it is about."),
    (update(Reference).where(Reference.seq == 3).values(value="99"), "Entry 3 is not found by what it is about."),
    (insert(Reference).values(seq=5, name="comment", value="1"), "Entry 5 is not found by what it is about."),
])
def test_the_doctor_hashes_what_stands_beside_the_entries_too(file, change, words):
    """Nodes of no proof asked for lately, openings, and what entries are found by."""
    enter(5)
    with writing():
        entries.append_sealed(CONTENT, at=AT, listed=True)
    sign()
    enter(1, start=6)
    assert doctor.everything_wrong() == []
    with writing():
        db.session.execute(change)
    assert doctor.everything_wrong() == [words]


def test_heads_are_rows_that_stay(file):
    for n in range(3):
        enter(1, start=n)
        sign()
    assert [head.size for head in db.session.query(Head).order_by(Head.size)] == [1, 2, 3]


def _private():
    return current_app.config["RECORD_KEY"]
