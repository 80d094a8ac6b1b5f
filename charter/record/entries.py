"""Entering acts in the record, and finding them again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import aliased

from charter.db import asked, db
from charter.record import leaves, openings
from charter.record.canonical import canonical
from charter.record.models import Entry, Opening, Reference

# What an entry may be about; `about` finds these and no others. The plural, with a list, refers to each.
REFERS = frozenset(
    ("version", "clause", "comment", "answer", "amendment", "meeting", "item", "round", "group", "decision"))
# A school has one headteacher: any of these would name a person for good, in a log that nobody can erase from.
PERSONAL = frozenset(("person", "email", "telephone", "organisation", "role", "urn", "signature", "signatory"))

# Rows go past the session: each act has one, and waits for it with the pen in hand.
_ENTRY, _REFERENCE, _OPENING = insert(Entry), insert(Reference), insert(Opening)
_NEWEST = select(func.max(Entry.seq))

# Entries asked for at once: SQLite takes as many values in one question on every machine.
A_BATCH = 500


def append(kind: str, public: dict[str, Any], *, at: datetime) -> Entry:
    """Enter one act, as the newest entry; call it inside `writing()`, with nothing personal in `public`.

    `at` is kept to the whole second. Raises ValueError for a malformed kind or personal keys, NotCanonical for
    values without one spelling.
    """
    if not leaves.KIND.match(kind) or kind == leaves.SEALED:
        raise ValueError(f"{kind!r} is not a kind of act; sealed acts go through append_sealed")
    if PERSONAL & set(public):
        raise ValueError(f"personal, so it must be sealed: {', '.join(sorted(PERSONAL & set(public)))}")
    return _enter(kind, public, at, None)


def append_sealed(content: dict[str, Any], *, at: datetime, listed: bool, salt: str | None = None) -> Entry:
    """Enter an act that is personal: the log shows only a commitment to its content.

    Its opening is published only if it is `listed`. Who will list it later draws the salt with `new_salt()`, keeps it
    with the act, gives it here, and gives it again to `publish_opening`.
    """
    salt = salt or openings.new_salt()
    if not leaves.HEX.match(salt):
        raise ValueError("a salt is 64 small hexadecimal digits")
    words = canonical(content)
    entry = _enter(leaves.SEALED, {}, at, openings.commitment(salt, words))
    if listed:
        asked(_OPENING, {"seq": entry.seq, "salt": salt, "content": words.decode()})
    return entry


def publish_opening(seq: int, salt: str, content: dict[str, Any]) -> None:
    """Show what a sealed entry stands for. Raises ValueError where salt and content do not open it."""
    entry, words = find(seq), canonical(content)
    if entry is None or entry.commitment != openings.commitment(salt, words):
        raise ValueError(f"this does not open entry {seq}")
    if db.session.get(Opening, seq) is None:
        db.session.add(Opening(seq=seq, salt=salt, content=words.decode()))


def publish_openings(these: Iterable[tuple[int | None, str | None, dict[str, Any]]]) -> None:
    """Show what many sealed entries stand for, as `publish_opening` does each. Raises ValueError where one does not open."""
    rows = [(seq, salt, canonical(content)) for seq, salt, content in these]
    for start in range(0, len(rows), A_BATCH):
        batch = rows[start:start + A_BATCH]
        wanted = select(Entry.seq, Entry.commitment).where(Entry.seq.in_([seq for seq, _, _ in batch]))
        sealed = {row[0]: row[1] for row in asked(wanted)}
        for seq, salt, words in batch:
            if seq is None or salt is None or sealed.get(seq) != openings.commitment(salt, words):
                raise ValueError(f"this does not open entry {seq}")
        asked(_OPENING, [{"seq": seq, "salt": salt, "content": words.decode()} for seq, salt, words in batch])


def destroy_opening(seq: int) -> None:
    """Destroy the opening of a sealed entry: from now on nobody can tell what it stood for."""
    db.session.flush()
    db.session.execute(delete(Opening).where(Opening.seq == seq))


def latest() -> int:
    """The number of the newest entry, or -1 while there is none."""
    newest = asked(_NEWEST).scalar()
    return -1 if newest is None else int(newest)


def find(seq: int) -> Entry | None:
    """The entry with this number, if there is one."""
    return db.session.get(Entry, seq)


def since(seq: int, *, limit: int | None = None) -> Sequence[Entry]:
    """The entries after this number, oldest first; -1 gives all."""
    return db.session.scalars(select(Entry).where(Entry.seq > seq).order_by(Entry.seq).limit(limit)).all()


def before(seq: int | None, *, limit: int) -> Sequence[Entry]:
    """The newest entries, or the newest before this number, newest first."""
    found = select(Entry).order_by(Entry.seq.desc()).limit(limit)
    return db.session.scalars(found if seq is None else found.where(Entry.seq < seq)).all()


def about(*, kind: str | None = None, limit: int | None = None, **refs: int | str) -> Sequence[Entry]:
    """The entries that refer to all of these, oldest first: `about(meeting=2, kind="round-opened")`.

    With `limit`, the newest so many. Raises ValueError for a name that entries are not found by.
    """
    if not refs or not set(refs) <= REFERS:
        raise ValueError(f"entries are found by {', '.join(sorted(REFERS))}")
    found = select(Entry).order_by(Entry.seq.desc()).limit(limit)
    for name, value in refs.items():
        row = aliased(Reference)
        found = found.join(row, row.seq == Entry.seq).where(row.name == name, row.value == str(value))
    if kind is not None:
        found = found.where(Entry.kind == kind)
    return db.session.scalars(found).all()[::-1]


def _enter(kind: str, public: dict[str, Any], at: datetime, commitment: str | None) -> Entry:
    if at.tzinfo is None:
        raise ValueError("a time without a zone")
    row = {"seq": latest() + 1, "kind": kind, "at": at.replace(microsecond=0), "public": canonical(public).decode(),
           "commitment": commitment}
    asked(_ENTRY, row)
    named = [{"name": name, "value": value, "seq": row["seq"]} for name, value in sorted(references(public))]
    if named:
        asked(_REFERENCE, named)
    return Entry(**row)


def references(public: dict[str, Any]) -> set[tuple[str, str]]:
    """What an entry with these public facts is about, as pairs of name and value."""
    return set(_refs(public))


def _refs(public: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in public.items():
        name = key if key in REFERS else key.removesuffix("s")
        if name not in REFERS:
            continue
        for one in value if isinstance(value, list | tuple) else (value,):
            # An identifier is short; anything longer is words, which nobody looks an entry up by.
            if isinstance(one, int | str) and not isinstance(one, bool) and len(str(one)) <= 40:
                yield name, str(one)
