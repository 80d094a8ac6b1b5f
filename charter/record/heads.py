"""Signing heads: a checkpoint over every entry so far, kept here and in a file outside the database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from flask import current_app
from sqlalchemy import insert, select

from charter.db import db
from charter.record import entries, kept, leaves, nodes, note
from charter.record.models import Entry, Head, Node
from charter.record.tree import leaf_hash
from charter.refusal import Refused

# Rows hashed and stored at once: enough to be quick, few enough to stay under 10 MB.
BATCH = 5000


def sign_head(at: datetime) -> Head | None:
    """Hash the entries since the last head and sign a checkpoint over all of them; None while there is no entry.

    Call it alone in its own `writing()`: the file outside is written before the commit, so that it may know of a head
    that the database lost, but never the other way about. Raises Refused where the database is older than the file.
    """
    return _sign(at, restored=False)


def accept_restored(at: datetime) -> Head | None:
    """Go on from a restored older database: enter that it happened, and sign although the file knows of more.

    Every checkpoint saved from the lost part will rightly fail against this record from now on.
    """
    lost = kept.last(_file(), note.public_key(_private()))
    if lost is None:
        raise Refused("There is no checkpoint outside the database, so there is nothing to accept.")
    entries.append("record-restored", {"lost_size": lost.size, "lost_root": lost.root.hex()}, at=at)
    return _sign(at, restored=True)


def newest() -> Head | None:
    """The newest signed head, if there is one."""
    return db.session.scalar(select(Head).order_by(Head.size.desc()).limit(1))


def root_over(size: int) -> bytes:
    """The root over the first `size` entries, those included that no head is over yet; stores nothing. Raises Refused."""
    last = newest()
    frontier = nodes.frontier(min(last.size if last else 0, size))
    for batch in leaf_batches(frontier.size, size):
        for data in batch:
            frontier.append(leaf_hash(data))
    return frontier.root()


def public_key() -> str | None:
    """The public key that heads are signed with, as text; None on a site without a key."""
    private = current_app.config.get("RECORD_KEY")
    return str(note.public_key(private)) if private else None


def _sign(at: datetime, *, restored: bool) -> Head | None:
    private, file, last = _private(), _file(), newest()
    key = note.public_key(private)
    size = entries.latest() + 1
    done = last.size if last else 0
    root = _grow(last, size)
    outside = kept.last(file, key)
    if outside and not restored:
        _check_outside(outside, size)
    if last and done == size:
        if outside is None or outside.size < done:
            kept.add(file, last.note)
        return last
    if size == 0:
        return None
    text = note.sign(note.checkpoint(key.name, size, root), private)
    head = Head(size=size, root=root.hex(), note=text, key=str(key), at=at)
    db.session.add(head)
    db.session.flush()
    kept.add(file, text)
    return head


def _check_outside(outside: note.Checkpoint, size: int) -> None:
    """Raise Refused unless the tree of `size` begins with what was signed before."""
    if outside.size > size:
        raise Refused(f"A checkpoint over {outside.size} entries was signed before, but the database has only {size}: "
                      "it is an older copy. Restore a newer one, or say that the entries since are lost.")
    if nodes.root_at(outside.size) != outside.root:
        raise Refused(f"The first {outside.size} entries are not those that a checkpoint was signed over before: the "
                      "database is another copy. Restore the right one, or say that the entries since are lost.")


def _grow(last: Head | None, size: int) -> bytes:
    """Store the nodes of the entries since the last head, and tell the root over all `size`."""
    done = last.size if last else 0
    frontier = nodes.frontier(done)
    if last and frontier.root().hex() != last.root:
        raise Refused("The stored tree does not fit the last head, so nothing is signed. Run “charter doctor”.")
    for batch in leaf_batches(done, size):
        made = [node for data in batch for node in frontier.append(leaf_hash(data))]
        db.session.execute(insert(Node), [{"level": level, "index": index, "hash": it} for level, index, it in made])
    return frontier.root()


def leaf_batches(start: int, end: int) -> Iterator[list[bytes]]:
    """The canonical bytes of entries `start` to `end`, in order, some at a time."""
    columns = (Entry.seq, Entry.kind, Entry.at, Entry.public, Entry.commitment)
    while start < end:
        rows = db.session.execute(
            select(*columns).where(Entry.seq >= start, Entry.seq < min(end, start + BATCH)).order_by(Entry.seq)).all()
        if [row.seq for row in rows] != list(range(start, start + len(rows))) or not rows:
            raise Refused(f"Entry {start} or one soon after it is gone from the database.")
        yield [leaves.leaf(seq, kind, leaves.spell_time(at), public, sealed) for seq, kind, at, public, sealed in rows]
        start += len(rows)


def _private() -> str:
    private: str | None = current_app.config.get("RECORD_KEY")
    if not private:
        raise Refused("The record has no key to sign with. Run “charter init”, or set RECORD_KEY.")
    return private


def _file() -> Path:
    return Path(current_app.config["RECORD_HEADS"])
