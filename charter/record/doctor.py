"""Hashes everything again: whether the database still says what its heads were signed over."""

from __future__ import annotations

from sqlalchemy import select

from charter.db import db
from charter.record import entries, heads, nodes, note
from charter.record.models import Head, Node
from charter.record.tree import Frontier, leaf_hash
from charter.refusal import Refused


def everything_wrong() -> list[str]:
    """Read every entry, node and head; name the first thing wrong of each sort. Some 10 s a million entries."""
    signed = db.session.scalars(select(Head).order_by(Head.size)).all()
    roots = {head.size: bytes.fromhex(head.root) for head in signed}
    frontier, wrong, good = Frontier(), [], 0
    try:
        for batch in heads.leaf_batches(0, max(entries.latest() + 1, max(roots, default=0))):
            stored = _leaves(frontier.size, frontier.size + len(batch))
            for data in batch:
                leaf = leaf_hash(data)
                if stored.get(frontier.size, leaf) != leaf:
                    return [f"Entry {frontier.size} is not the entry that was entered."]
                frontier.append(leaf)
                if frontier.size in roots:
                    if roots[frontier.size] != frontier.root():
                        return [f"One of entries {good} to {frontier.size - 1} is not what a head was signed over."]
                    good = frontier.size
        if signed and nodes.root_at(signed[-1].size).hex() != signed[-1].root:
            wrong.append("The stored tree does not fit the newest head.")
    except Refused as refused:
        wrong.append(refused.words)
    return wrong + [words for head in signed if (words := _note_wrong(head))][:1]


def _leaves(start: int, end: int) -> dict[int, bytes]:
    found = select(Node.index, Node.hash).where(Node.level == 0, Node.index >= start, Node.index < end)
    return {index: bytes(hash_) for index, hash_ in db.session.execute(found)}


def _note_wrong(head: Head) -> str | None:
    try:
        said = note.read_checkpoint(note.open_note(head.note, note.read_key(head.key)))
    except note.BadNote as error:
        return f"The head over {head.size} entries: {error}."
    if (said.size, said.root.hex()) != (head.size, head.root):
        return f"The head over {head.size} entries does not say what its note says."
    return None
