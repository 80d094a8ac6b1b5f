"""A small record made by hand, without a database."""

from charter.record import leaves, note, openings
from charter.record.canonical import canonical
from charter.record.tree import leaf_hash, root_of
from charter.record.verify import FORMAT

NAME = "charter.example.org/record"
SALT = "5a" * 32
CONTENT = {"organisation": "Ünity School", "role": "headteacher", "version": 4}


def some_entries(count):
    """Entries of two kinds; every fifth is sealed."""
    return [{"seq": n, "at": f"2026-11-22T10:{n // 60 % 60:02}:{n % 60:02}Z",
             "kind": leaves.SEALED if n % 5 == 4 else "comment-published",
             "public": {} if n % 5 == 4 else {"comment": n, "clause": "3fx9k2ab"},
             "commitment": openings.commitment(SALT, canonical(CONTENT)) if n % 5 == 4 else None} for n in range(count)]


def head(entries, private):
    """A signed checkpoint over these entries."""
    root = root_of([leaf_hash(canonical(entry)) for entry in entries])
    return note.sign(note.checkpoint(note.public_key(private).name, len(entries), root), private)


def parts(entries, private):
    """The parts of the file; every other sealed entry is opened."""
    sealed = [entry["seq"] for entry in entries if entry["kind"] == leaves.SEALED]
    return {"format": FORMAT, "key": str(note.public_key(private)), "checkpoint": head(entries, private),
            "entries": entries, "leaves": [leaf_hash(canonical(entry)).hex() for entry in entries],
            "openings": [{"seq": seq, "salt": SALT, "content": dict(CONTENT)} for seq in sealed[::2]]}


def record(count=12, private=None):
    """The canonical file of a record with so many entries."""
    return canonical(parts(some_entries(count), private or note.new_key(NAME)))
