"""`charter verify`: check a downloaded record, checkpoints saved earlier, and the texts of a copy of the site, offline."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from charter.record import texts
from charter.record.texts import Texts
from charter.record.verify import NotARecord, Verdict, verify

# Where a copy of the site has its record and its texts.
RECORD, VERSIONS = Path("record") / "entries.json", "versions"
# A whole file of saved checkpoints may fail together; the first few say all there is to say.
MOST = 10


def add_to(subparsers: Any) -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("verify", help="check a downloaded record and earlier checkpoints, offline")
    parser.add_argument("record", metavar="RECORD",
                        help="a file from /record/entries.json or `charter export record`, or a folder of `charter export site`")
    parser.add_argument("--head", metavar="SAVED", action="append", default=[],
                        help="a file with one or more checkpoints saved earlier; may be given several times")
    parser.add_argument("--key", metavar="KEY", help="the public key to insist on, as NAME+ID+KEY")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check, say what was found, and give the exit code: 0 whole, 1 something is wrong, 2 bad input."""
    try:
        record, found = _read(arguments.record)
        heads = [Path(name).read_text(encoding="utf-8") for name in arguments.head]
        verdict = verify(record, heads, arguments.key)
        held = _texts(record, found) if found and verdict.ok else None
    except (OSError, UnicodeDecodeError, NotARecord) as error:
        print(f"charter verify: {error}", file=sys.stderr)
        return 2
    lines = _lines(verdict, len(heads), pinned=arguments.key is not None)
    print("\n".join([*lines, *(_of_texts(held) if held else ())]))
    return 0 if verdict.ok and not (held and held.problems) else 1


def _read(named: str) -> tuple[bytes, Path | None]:
    """The record, and the folder of the texts beside it where a copy of the site was named."""
    if named == "-":
        return sys.stdin.buffer.read(), None
    path = Path(named)
    return ((path / RECORD).read_bytes(), path / VERSIONS) if path.is_dir() else (path.read_bytes(), None)


def _texts(record: bytes, folder: Path) -> Texts:
    names = [path.name for path in folder.iterdir() if path.is_file()] if folder.is_dir() else []
    return texts.check(record, names, lambda name: (folder / name).read_bytes())


def _of_texts(found: Texts) -> list[str]:
    if not found.problems:
        return [f"Every text is the one that the record names: {found.held} files of versions."]
    more = len(found.problems) - MOST
    return ["Something is wrong with the texts beside it:", *(f"- {words}" for words in found.problems[:MOST]),
            *([f"- and {more} more"] if more > 0 else [])]


def _lines(verdict: Verdict, heads: int, *, pinned: bool) -> list[str]:
    if not verdict.ok:
        more = len(verdict.problems) - MOST
        return ["Something is wrong with this record. The first thing first:",
                *(f"- {words}" for words in verdict.problems[:MOST]), *([f"- and {more} more"] if more > 0 else [])]
    lines = [f"The record is whole: {verdict.size} entries, {verdict.openings} of them opened.",
             f"Its checkpoint was signed with {verdict.key}"]
    if heads:
        lines.append("It begins with everything the saved checkpoints were signed over.")
    if not pinned:
        lines.append("The key came with the file. Compare it with one you have from elsewhere, or give it with --key.")
    return lines
