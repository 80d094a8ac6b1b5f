"""The record to take away: one canonical file, given in pieces so that its length costs no memory."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from sqlalchemy import select

from charter.db import db
from charter.record import heads
from charter.record.canonical import canonical
from charter.record.models import Head, Node, Opening
from charter.record.verify import FORMAT


def whole() -> bytes | None:
    """The file as it stands at the newest head; None before the first head is signed."""
    head = heads.newest()
    return b"".join(pieces(head)) if head else None


def pieces(head: Head) -> Iterator[bytes]:
    """The file at this head, some rows at a time, its parts in the order of their names."""
    yield b'{"checkpoint":' + canonical(head.note) + b',"entries":['
    yield from _joined(itertools.chain.from_iterable(heads.leaf_batches(0, head.size)))
    yield b'],"format":' + canonical(FORMAT) + b',"key":' + canonical(head.key) + b',"leaves":['
    yield from _joined(_leaves(head.size))
    yield b'],"openings":['
    yield from _joined(_openings(head.size))
    yield b"]}"


def _leaves(size: int) -> Iterator[bytes]:
    for start in range(0, size, heads.BATCH):
        end = min(size, start + heads.BATCH)
        rows = db.session.scalars(select(Node.hash).where(
            Node.level == 0, Node.index >= start, Node.index < end).order_by(Node.index)).all()
        yield from (b'"%s"' % row.hex().encode() for row in rows)


def _openings(size: int) -> Iterator[bytes]:
    last = -1
    while True:
        rows = db.session.execute(select(Opening.seq, Opening.salt, Opening.content).where(
            Opening.seq > last, Opening.seq < size).order_by(Opening.seq).limit(heads.BATCH)).all()
        if not rows:
            return
        yield from (f'{{"content":{content},"salt":"{salt}","seq":{seq}}}'.encode() for seq, salt, content in rows)
        last = rows[-1].seq


def _joined(items: Iterator[bytes]) -> Iterator[bytes]:
    """The items with commas between, a thousand at a time."""
    lead = b""
    while batch := list(itertools.islice(items, 1000)):
        yield lead + b",".join(batch)
        lead = b","
