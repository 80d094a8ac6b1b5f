"""The file outside the database and its backups that remembers every head signed (RECORD_HEADS).

It is only ever added to.
"""

from __future__ import annotations

import os
from pathlib import Path

from charter.record import note

# The end of the file that is read: some ten checkpoints, where one is enough.
TAIL_BYTES = 8192


def last(file: Path, key: note.Key) -> note.Checkpoint | None:
    """The newest checkpoint in the file that this key signed, or None; half a note at the end is passed over."""
    if not file.exists():
        return None
    with file.open("rb") as opened:
        opened.seek(max(0, file.stat().st_size - TAIL_BYTES))
        text = opened.read().decode("utf-8", errors="replace")
    blocks = text.split("\n\n")
    # From the end backwards, each neighbouring pair: a torn note, or the cut at the start, may have shifted the pairs.
    for body, signatures in zip(reversed(blocks[:-1]), reversed(blocks[1:]), strict=True):
        try:
            return note.read_checkpoint(note.open_note(f"{body.lstrip()}\n\n{signatures.rstrip()}\n", key))
        except note.BadNote:
            continue
    return None


def add(file: Path, text: str) -> None:
    """Add one signed note, and return only when it is on the disk."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("ab") as opened:
        # The empty line also closes a line that a power cut left half written.
        opened.write((b"\n\n" if opened.tell() else b"") + text.strip().encode("utf-8") + b"\n")
        opened.flush()
        os.fsync(opened.fileno())
