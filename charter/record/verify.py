"""Checks a record that somebody took away, with nothing but the file: no site, no database, no clock."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from charter.record import leaves, note, openings
from charter.record.canonical import NotCanonical, canonical
from charter.record.tree import Frontier, leaf_hash

FORMAT = "charter-record/1"
PARTS = ("checkpoint", "entries", "format", "key", "leaves", "openings")


class NotARecord(ValueError):
    """What was given is not a record, a saved checkpoint or a key at all."""


@dataclass(frozen=True)
class Verdict:
    """Whether the record is whole, how many entries it has, and what is wrong with it, the first thing first.

    `key` is the public key it was checked with; `openings` how many sealed entries it opens.
    """

    ok: bool
    size: int
    problems: tuple[str, ...]
    key: str = ""
    openings: int = 0


def verify(record: bytes, heads: Sequence[str] = (), key: str | None = None) -> Verdict:
    """Check every entry, their order, the signed checkpoint, the openings, and checkpoints saved earlier.

    `heads` are signed checkpoints kept from before (a text may hold several); `key` is the public key to insist on.
    Raises NotARecord for what cannot be a record, a checkpoint or a key.
    """
    pinned = None if key is None else _key(key)
    saved = [text for head in heads for text in _notes(head)]
    try:
        parsed = _parse(record)
        _check_parts(parsed)
    except _Wrong as wrong:
        return Verdict(False, 0, (str(wrong),))
    return _verdict(record, parsed, saved, pinned)


def _verdict(record: bytes, parsed: dict[str, Any], saved: list[str], pinned: note.Key | None) -> Verdict:
    problems: list[str] = []
    key = _choose_key(parsed["key"], pinned, problems)
    signed = _open(parsed["checkpoint"], key, "The file's checkpoint", problems, lines=5)
    earlier = [(f"Saved checkpoint {n}", _open(text, key, f"Saved checkpoint {n}", problems))
               for n, text in enumerate(saved, 1)]
    known = [(what, head) for what, head in (*earlier, ("The file's checkpoint", signed)) if head]
    spelled = leaves.spelled(parsed["entries"])
    if isinstance(spelled, str):
        return Verdict(False, len(parsed["entries"]), (spelled, *problems), str(key or ""))
    found = [*leaves.check(spelled, parsed["leaves"], signed), *_check_heads(spelled, known),
             *openings.check(parsed["openings"], parsed["entries"])]
    # Spelling last: an entry that was changed matters more than a space beside it.
    problems = [*found, *problems, *_spelling(record, parsed, spelled)]
    return Verdict(not problems, len(spelled), tuple(problems), str(key or ""), len(parsed["openings"]))


def _check_heads(spelled: list[bytes], known: list[tuple[str, note.Checkpoint]]) -> list[str]:
    """Say which heads these entries do not bear out, and between which two the first wrong entry lies."""
    roots = _roots(spelled, {head.size for _what, head in known})
    good = [head.size for _what, head in known if roots.get(head.size) == head.root]
    bad = [(what, head) for what, head in known if head.size in roots and roots[head.size] != head.root]
    problems = [f"{what} was signed over {head.size} entries, but only {len(spelled)} are here: "
                f"entry {len(spelled)} is missing." for what, head in known if head.size > len(spelled)]
    for what, head in sorted(bad, key=lambda pair: pair[1].size):
        start = max((size for size in good if size < head.size), default=0)
        problems.append(f"{what} does not fit the entries: one of entries {start} to {head.size - 1} was changed, "
                        "removed, added or moved after it was signed, or another record was signed.")
    return problems


def _roots(spelled: list[bytes], sizes: set[int]) -> dict[int, bytes]:
    frontier = Frontier()
    roots = {0: frontier.root()}
    for data in spelled:
        frontier.append(leaf_hash(data))
        if frontier.size in sizes:
            roots[frontier.size] = frontier.root()
    return roots


def _open(text: str, key: note.Key | None, what: str, problems: list[str], *,
          lines: int | None = None) -> note.Checkpoint | None:
    if key is None:
        return None
    try:
        checkpoint = note.read_checkpoint(note.open_note(text, key))
        # Other witnesses may sign a checkpoint that is kept; in the record's one spelling there is one signature.
        if lines and text.count("\n") != lines:
            raise note.BadNote("it carries more than one signature")
        if checkpoint.origin != key.name:
            raise note.BadNote(f"it is of another record, {checkpoint.origin}")
        return checkpoint
    except note.BadNote as error:
        problems.append(f"{what} does not hold: {error}.")
        return None


def _choose_key(text: str, pinned: note.Key | None, problems: list[str]) -> note.Key | None:
    if pinned and str(pinned) != text:
        problems.append(f"The file's key is not the one insisted on: it gives {text}.")
    try:
        return pinned or note.read_key(text)
    except note.BadNote as error:
        problems.append(f"The file's key cannot be used: {error}.")
        return None


def _spelling(record: bytes, parsed: dict[str, Any], spelled: list[bytes]) -> list[str]:
    """Write everything again in its one spelling and compare bytes; name where the file departs from it."""
    try:
        others = {part: canonical(parsed[part]) for part in PARTS if part != "entries"}
    except (NotCanonical, RecursionError) as error:
        return [f"The file is not in its one spelling: {error}."]
    whole = b"{" + b",".join(
        b'"%s":' % part.encode() + (b"[" + b",".join(spelled) + b"]" if part == "entries" else others[part])
        for part in PARTS) + b"}"
    if whole == record:
        return []
    at = next((n for n, (a, b) in enumerate(zip(whole, record, strict=False)) if a != b), min(len(whole), len(record)))
    place = at - len(b'{"checkpoint":' + others["checkpoint"] + b',"entries":[')
    for seq, data in enumerate(spelled):
        if 0 <= place < len(data):
            return [f"Entry {seq} is not in its one spelling (byte {at} of the file)."]
        place -= len(data) + 1
    return [f"The file is not in its one spelling from byte {at} on."]


class _Wrong(Exception):
    """A record too damaged to look at any further."""


def _parse(record: bytes) -> Any:
    try:
        return json.loads(record.decode("utf-8"), parse_float=_refuse, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        # One wrong byte can stop a record from being JSON; then it is a damaged record and not some other file.
        if b'"entries"' in record or b'"checkpoint"' in record:
            raise _Wrong(f"The file is damaged and cannot be read as JSON: {error}.") from error
        raise NotARecord("This file is not a record: it is not JSON.") from error


def _refuse(number: str) -> NoReturn:
    raise ValueError(f"{number} is not a whole number")


def _check_parts(parsed: Any) -> None:
    if not isinstance(parsed, dict) or not {"entries", "checkpoint"} & set(parsed):
        raise NotARecord("This file is JSON, but not a record.")
    if set(parsed) != set(PARTS):
        raise _Wrong(f"The file must have exactly these parts: {', '.join(PARTS)}.")
    for part in PARTS:
        if not isinstance(parsed[part], list if part in ("entries", "leaves", "openings") else str):
            raise _Wrong(f"The part “{part}” is not of the right kind.")
    if parsed["format"] != FORMAT:
        raise _Wrong(f"The file's format is not {FORMAT}.")


def _key(text: str) -> note.Key:
    try:
        return note.read_key(text.strip())
    except note.BadNote as error:
        raise NotARecord(f"The key to insist on cannot be used: {error}.") from error


def _notes(text: str) -> list[str]:
    notes = note.split_notes(text)
    if not notes:
        raise NotARecord("A saved checkpoint is not a signed note.")
    return notes
