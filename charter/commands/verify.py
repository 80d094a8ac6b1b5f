"""`charter verify`: check a downloaded record, and checkpoints saved earlier, offline."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from charter.record.verify import NotARecord, Verdict, verify

# A whole file of saved checkpoints may fail together; the first few say all there is to say.
MOST = 10


def add_to(subparsers: Any) -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("verify", help="check a downloaded record and earlier checkpoints, offline")
    parser.add_argument("record", metavar="RECORD", help="a file from /record/entries.json or `charter export record`")
    parser.add_argument("--head", metavar="SAVED", action="append", default=[],
                        help="a file with one or more checkpoints saved earlier; may be given several times")
    parser.add_argument("--key", metavar="KEY", help="the public key to insist on, as NAME+ID+KEY")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check, say what was found, and give the exit code: 0 whole, 1 something is wrong, 2 bad input."""
    try:
        record = sys.stdin.buffer.read() if arguments.record == "-" else Path(arguments.record).read_bytes()
        heads = [Path(name).read_text(encoding="utf-8") for name in arguments.head]
        verdict = verify(record, heads, arguments.key)
    except (OSError, UnicodeDecodeError, NotARecord) as error:
        print(f"charter verify: {error}", file=sys.stderr)
        return 2
    print("\n".join(_lines(verdict, len(heads), pinned=arguments.key is not None)))
    return 0 if verdict.ok else 1


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
