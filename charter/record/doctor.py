"""Hashes everything again: whether the database still says what its heads were signed over."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import select

from charter.db import db
from charter.record import entries, heads, nodes, note, openings
from charter.record.canonical import NotCanonical, canonical
from charter.record.models import Entry, Head, Node, Opening, Reference
from charter.record.tree import Frontier, Place, leaf_hash
from charter.refusal import Refused


def everything_wrong() -> list[str]:
    """Read every entry, node, head, opening and reference; name the first thing wrong of each sort (3 s for 100,000)."""
    signed = db.session.scalars(select(Head).order_by(Head.size)).all()
    wrong = []
    try:
        found = _tree_wrong({head.size: bytes.fromhex(head.root) for head in signed})
        if found:
            return [found]
        if signed and nodes.root_at(signed[-1].size).hex() != signed[-1].root:
            wrong.append("The stored tree does not fit the newest head.")
    except Refused as refused:
        wrong.append(refused.words)
    for sort in (map(_note_wrong, signed), _openings_wrong(), _references_wrong()):
        wrong += [words for words in sort if words][:1]
    return wrong


def _tree_wrong(roots: dict[int, bytes]) -> str | None:
    """The first entry or node that is not what was hashed, or the first head that does not fit."""
    frontier, good, last = Frontier(), 0, max(roots, default=0)
    for batch in heads.leaf_batches(0, max(entries.latest() + 1, last)):
        stored = _stored(frontier.size, frontier.size + len(batch))
        for data in batch:
            made = frontier.append(leaf_hash(data))
            for level, index, hash_ in made if frontier.size <= last else ():
                kept = stored.get((level, index))
                if kept != hash_:
                    return (f"Entry {index} is not the entry that was entered." if level == 0 and kept else
                            f"The stored tree is wrong over entries {index << level} to {frontier.size - 1}.")
            if frontier.size in roots:
                if roots[frontier.size] != frontier.root():
                    return f"One of entries {good} to {frontier.size - 1} is not what a head was signed over."
                good = frontier.size
    if db.session.scalar(select(Node.index).where(Node.level == 0, Node.index >= last).limit(1)) is not None:
        return "The stored tree goes on beyond the newest head."
    return None


def _stored(start: int, end: int) -> dict[Place, bytes]:
    """The nodes that the leaves from `start` to `end` complete, as they are stored."""
    found: dict[Place, bytes] = {}
    for level in range(end.bit_length()):
        asked = select(Node.index, Node.hash).where(Node.level == level, Node.index >= start >> level, Node.index < end >> level)
        found |= {(level, index): bytes(hash_) for index, hash_ in db.session.execute(asked)}
    return found


def _note_wrong(head: Head) -> str | None:
    try:
        said = note.read_checkpoint(note.open_note(head.note, note.read_key(head.key)))
    except note.BadNote as error:
        return f"The head over {head.size} entries: {error}."
    if (said.size, said.root.hex()) != (head.size, head.root):
        return f"The head over {head.size} entries does not say what its note says."
    return None


def _openings_wrong() -> Iterator[str]:
    """Openings that do not open their entry, or are spelled otherwise than they are published."""
    asked = select(Opening.seq, Opening.salt, Opening.content, Entry.commitment).join(Entry, Entry.seq == Opening.seq)
    for seq, salt, content, sealed in db.session.execute(asked.order_by(Opening.seq)):
        try:
            well = openings.commitment(salt, content.encode()) == sealed and canonical(json.loads(content)) == content.encode()
        except (ValueError, NotCanonical):
            well = False
        if not well:
            yield f"The opening of entry {seq} does not open it."


def _references_wrong() -> Iterator[str]:
    """Entries that are not found by what they are about, or by what they are not about."""
    start, last = 0, entries.latest()
    while start <= last:
        end = start + heads.BATCH
        kept: dict[int, set[tuple[str, str]]] = {}
        for seq, name, value in db.session.execute(select(Reference.seq, Reference.name, Reference.value).where(
                Reference.seq >= start, Reference.seq < end)):
            kept.setdefault(seq, set()).add((name, value))
        for seq, public in db.session.execute(select(Entry.seq, Entry.public).where(Entry.seq >= start, Entry.seq < end)):
            if kept.get(seq, set()) != entries.references(json.loads(public)):
                yield f"Entry {seq} is not found by what it is about."
        start = end
