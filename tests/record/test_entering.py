"""Entering acts in the record, sealing them, finding them."""

from datetime import UTC, datetime, timedelta, timezone
from threading import Thread

import pytest

from charter.db import db, writing
from charter.record import entries, leaves, openings
from charter.record.canonical import NotCanonical, canonical
from charter.record.models import Entry, Opening

AT = datetime(2026, 11, 22, 10, 0, 0, 123456, tzinfo=UTC)
CONTENT = {"organisation": "Hill School", "role": "headteacher", "version": 4}


def enter(*many):
    with writing():
        return [entries.append(kind, public, at=AT) for kind, public in many]


def test_the_first_entry_has_number_nought(app):
    assert entries.latest() == -1
    (entry,) = enter(("version-made", {"version": 1, "digest": "ab" * 32}))
    assert (entry.seq, entry.facts["version"], entries.latest()) == (0, 1, 0)


def test_numbers_follow_without_gaps(app):
    enter(("meeting-called", {"meeting": 1}), ("agenda-set", {"meeting": 1}))
    enter(("meeting-opened", {"meeting": 1}))
    assert [entry.seq for entry in entries.since(-1)] == [0, 1, 2]
    assert [entry.kind for entry in entries.since(1)] == ["meeting-opened"]
    assert [entry.seq for entry in entries.since(-1, limit=2)] == [0, 1]
    assert [entry.seq for entry in entries.before(2, limit=5)] == [1, 0]


def test_a_moment_is_kept_to_the_second_in_utc(app):
    with writing():
        summer = timezone(timedelta(hours=1))
        entries.append("meeting-called", {}, at=datetime(2026, 7, 1, 12, 0, 59, 999999, tzinfo=summer))
    db.session.expire_all()
    assert leaves.spell_time(entries.find(0).at) == "2026-07-01T11:00:59Z"


def test_an_entry_undone_leaves_its_number_free(app):
    with pytest.raises(RuntimeError), writing():
        entries.append("meeting-called", {"meeting": 1}, at=AT)
        raise RuntimeError("the act failed after its entry")
    assert entries.latest() == -1
    assert not entries.about(meeting=1)


def test_entries_are_found_by_what_they_are_about(app):
    enter(("amendment-proposed", {"amendment": 7, "version": 3, "clauses": ["3fx9k2ab", "7hq2m4cd"]}),
          ("amendment-backed", {"amendment": 7}), ("amendment-proposed", {"amendment": 8, "version": 3}))
    assert [entry.seq for entry in entries.about(amendment=7)] == [0, 1]
    assert [entry.seq for entry in entries.about(clause="7hq2m4cd")] == [0]
    assert [entry.seq for entry in entries.about(amendment=7, version=3)] == [0]
    assert [entry.seq for entry in entries.about(version=3, kind="amendment-proposed")] == [0, 2]
    assert [entry.seq for entry in entries.about(version=3, limit=1)] == [2]
    assert not entries.about(amendment=9)


def test_looking_by_what_entries_are_not_found_by_is_a_mistake(app):
    for refs in ({}, {"digest": "x"}):
        with pytest.raises(ValueError):
            entries.about(**refs)


@pytest.mark.parametrize("public", [{"email": "a@b.example"}, {"organisation": "Hill School"}, {"role": "head"},
                                    {"person": "1f"}])
def test_what_is_personal_is_refused(app, public):
    with pytest.raises(ValueError, match="sealed"), writing():
        entries.append("comment-published", public, at=AT)


@pytest.mark.parametrize("kind", ["", "Version-made", "version made", "sealed", "x" * 41, 'a"b', "version-made\n"])
def test_a_malformed_kind_is_refused(app, kind):
    with pytest.raises(ValueError), writing():
        entries.append(kind, {}, at=AT)


def test_a_fraction_and_a_time_without_zone_are_refused(app):
    with pytest.raises(NotCanonical), writing():
        entries.append("version-made", {"hours": 1.5}, at=AT)
    with pytest.raises(ValueError, match="zone"), writing():
        entries.append("version-made", {}, at=AT.replace(tzinfo=None))


def test_a_sealed_entry_shows_nothing_but_its_commitment(app):
    with writing():
        entry = entries.append_sealed(CONTENT, at=AT, listed=True)
    opening = db.session.get(Opening, entry.seq)
    assert (entry.kind, entry.public) == ("sealed", "{}")
    assert opening.content.encode() == canonical(CONTENT)
    assert entry.commitment == openings.commitment(opening.salt, canonical(CONTENT))


def test_two_equal_acts_have_different_commitments(app):
    with writing():
        one, two = (entries.append_sealed(CONTENT, at=AT, listed=False) for _ in range(2))
    assert one.commitment != two.commitment
    assert db.session.get(Opening, one.seq) is None


def test_what_waits_for_launch_day_is_opened_later(app):
    salt = openings.new_salt()
    with writing():
        entry = entries.append_sealed(CONTENT, at=AT, listed=False, salt=salt)
    with pytest.raises(ValueError), writing():
        entries.publish_opening(entry.seq, salt, {**CONTENT, "version": 5})
    with writing():
        entries.publish_opening(entry.seq, salt, CONTENT)
        entries.publish_opening(entry.seq, salt, CONTENT)
    assert db.session.get(Opening, entry.seq).salt == salt


def test_withdrawing_destroys_the_opening_and_keeps_the_entry(app):
    with writing():
        entry = entries.append_sealed(CONTENT, at=AT, listed=True)
    with writing():
        entries.destroy_opening(entry.seq)
        entries.destroy_opening(entry.seq)
    db.session.expire_all()
    assert db.session.get(Opening, entry.seq) is None
    assert db.session.get(Entry, entry.seq).commitment


def test_a_short_salt_is_refused(app):
    with pytest.raises(ValueError), writing():
        entries.append_sealed(CONTENT, at=AT, listed=True, salt="ab")


def test_eight_hands_at_once_lose_nothing(app):
    def write(name):
        with app.app_context():
            for n in range(25):
                with writing():
                    entries.append("comment-published", {"comment": name * 100 + n}, at=AT)

    hands = [Thread(target=write, args=(name,)) for name in range(8)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    found = entries.since(-1)
    assert [entry.seq for entry in found] == list(range(200))
    assert len({entry.facts["comment"] for entry in found}) == 200
