"""What must not grow with the record: the questions an act or a page asks, and the rows they touch."""

from contextlib import contextmanager

import pytest
from sqlalchemy import event

from charter.db import db, writing
from charter.record import entries, heads, nodes
from tests.record.test_entering import AT


@contextmanager
def asked():
    """Every statement sent to the database."""
    seen = []

    def note(_connection, _cursor, statement, *_more):
        seen.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield seen
    event.remove(db.engine, "before_cursor_execute", note)


def enter(count):
    with writing():
        for _n in range(count):
            entries.append("comment-published", {"comment": entries.latest() + 1, "clause": "3fx9k2ab"}, at=AT)


def sign():
    with writing():
        heads.sign_head(AT)


@pytest.fixture
def sizes(app):
    """The record at 10 and at 500 entries, one after the other."""

    def grow():
        for size in (10, 500):
            enter(size - entries.latest() - 1)
            sign()
            db.session.expunge_all()
            yield size

    return grow


def test_entering_asks_the_same_however_long_the_record(sizes):
    counts = []
    for _size in sizes():
        with asked() as seen:
            enter(1)
        counts.append(len([one for one in seen if one.startswith(("SELECT max", "INSERT"))]))
    assert counts[0] == counts[1] <= 5


def test_a_head_hashes_only_what_is_new(sizes):
    for size in sizes():
        enter(3)
        before = db.session.query(heads.Node).count()
        with asked() as seen:
            sign()
        assert db.session.query(heads.Node).count() - before <= 6, "three leaves and what they complete"
        assert len(seen) <= 10, size


def test_a_page_asks_the_same_however_long_the_record(sizes, client):
    counts = []
    for _size in sizes():
        client.http.application.extensions["public_pages"].clear()
        with asked() as seen:
            client.visit("/record?before=9")
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 6


def test_a_proof_is_one_question(sizes):
    for size in sizes():
        with asked() as seen:
            nodes.inclusion(7, size)
        assert len([one for one in seen if one.startswith("SELECT")]) == 1
