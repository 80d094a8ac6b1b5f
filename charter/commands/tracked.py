"""The command that reads a Word file's tracked changes: tracked."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any

from charter.docx.model import Change, Comment, Word
from charter.docx.package import check_size
from charter.docx.reading import read
from charter.docx.taking import everything, nothing, text
from charter.refusal import Refused

_DONE = {"insert": "put in", "delete": "taken out", "move-from": "moved away", "move-to": "moved here", "format": "other looks"}
# A list is to be read at a glance; the JSON has every word.
_MOST = 200


def add_to(subparsers: Any) -> None:
    """Registers tracked, which runs as `args.run(args)` and returns its exit code."""
    about = "the tracked changes in a Word file; its words with all of them taken or refused"
    parser = subparsers.add_parser("tracked", help=about, description=about)
    parser.add_argument("file", metavar="FILE")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="print changes and comments as JSON")
    how.add_argument("--accept", action="store_true", help="print the words with all changes taken")
    how.add_argument("--reject", action="store_true", help="print the words with all changes refused")
    parser.set_defaults(run=_tracked)


def _tracked(args: argparse.Namespace) -> int:
    word = read(_bytes(args.file))
    if args.json:
        told = {"revisions": [asdict(one) for one in word.changes], "comments": [asdict(one) for one in word.comments]}
        _print(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    elif args.accept or args.reject:
        _print(text(word, everything if args.accept else nothing))
    else:
        _print("".join(line + "\n" for line in _list(word)))
    return 0


def _bytes(name: str) -> bytes:
    """A file's bytes, no more than one too many; raises Refused where it cannot be read or is too large."""
    try:
        check_size(Path(name).stat().st_size)
        return Path(name).read_bytes()
    except OSError as fault:
        raise Refused(f"{name}: {fault.strerror or fault}") from None


def _list(word: Word) -> list[str]:
    """The changes and comments to be read, with who made how many first."""
    many = Counter(change.author or "nobody named" for change in word.changes)
    told = [f"{_count(len(word.changes), 'tracked change')}, {_count(len(word.comments), 'comment')}."]
    told += [f"  {author}: {count}" for author, count in many.most_common()]
    told += [_line(change) for change in word.changes]
    return told + [_remark(comment) for comment in word.comments]


def _remark(comment: Comment) -> str:
    who = _who(comment.author, comment.date)
    return f"{_where(comment.part, comment.paragraph)}, {who}: comment on “{_short(comment.quote)}”: {_short(comment.text)}"


def _line(change: Change) -> str:
    of = "" if change.of == "words" else f" ({change.of})"
    words = f": “{_short(change.text)}”" if change.text else ""
    return f"{_where(change.part, change.paragraph)}, {_who(change.author, change.date)}: {_DONE[change.kind]}{of}{words}"


def _where(part: str, paragraph: int) -> str:
    return ("" if part == "body" else f"{part}, ") + f"paragraph {paragraph}"


def _who(author: str, date: str) -> str:
    return f"{author or 'nobody named'} {date[:10]}".strip()


def _count(count: int, thing: str) -> str:
    return f"{count} {thing}" + ("" if count == 1 else "s")


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _MOST else words[: _MOST - 1] + "…"


def _print(told: str) -> None:
    sys.stdout.buffer.write(told.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
