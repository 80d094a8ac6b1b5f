"""The commands that only need the text engine: diff, merge, align and anchor."""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from charter.refusal import Refused
from charter.text import align as aligning
from charter.text import anchors, diff
from charter.text import merge as merging
from charter.text.clauses import Document, parse


def add_to(subparsers: Any) -> None:
    """Registers diff, merge, align and anchor; each runs as `args.run(args)` and returns its exit code."""
    command = _command(subparsers, "diff", "word-level difference of two Markdown texts", _diff, "OLD", "NEW")
    command.add_argument("--json", action="store_true", help="print the runs as JSON")
    command = _command(subparsers, "merge", "three-way merge by clause and word", _merge, "BASE", "A", "B")
    command.add_argument("-o", dest="out", metavar="OUT", help="write the merged text here")
    command.add_argument("--json", action="store_true", help="print text, questions, conflicts and fates as JSON")
    command = _command(subparsers, "align", "which clause became which", _align, "OLD", "NEW")
    command.add_argument("--json", action="store_true", help="print the pairs as JSON")
    command = _command(subparsers, "anchor", "where quoted words of OLD are in NEW", _anchor, "OLD", "NEW")
    command.add_argument("--quote", required=True, help="the quoted words")
    command.add_argument("--prefix", default="", help="the words before them in OLD")
    command.add_argument("--suffix", default="", help="the words after them in OLD")
    command.add_argument("--json", action="store_true", help="print the place as JSON")


def _command(subparsers: Any, name: str, about: str, run: Any, *files: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = subparsers.add_parser(name, help=about, description=about)
    for file in files:
        command.add_argument(file.lower(), metavar=file, help="a Markdown file; - reads it from standard input")
    command.set_defaults(run=run)
    return command


def read(path: str) -> str:
    """A file's text exactly as it is, line ends and all (`-`: standard input); raises Refused when it is not UTF-8 text."""
    try:
        return (sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()).decode("utf-8")
    except OSError as fault:
        raise Refused(f"{path}: {fault.strerror or fault}") from None
    except UnicodeDecodeError as fault:
        raise Refused(f"{path}: not UTF-8 at byte {fault.start + 1}") from None


def _read_all(*paths: str) -> list[str]:
    if paths.count("-") > 1:
        raise Refused("-: standard input can be read only once; give the other texts as files")
    return [read(path) for path in paths]


def _diff(args: argparse.Namespace) -> int:
    runs = diff.words(*_read_all(args.old, args.new))
    if diff.is_whole(runs):
        print("charter: too much changed to show all of it word by word; some is shown as replaced whole", file=sys.stderr)
    if args.json:
        _print_json([{"op": run.op, "text": run.text} for run in runs])
        return 0
    signs = {"equal": ("", ""), "delete": ("[-", "-]"), "insert": ("{+", "+}")}
    _print("".join(signs[run.op][0] + run.text + signs[run.op][1] for run in runs))
    return 0


def _merge(args: argparse.Namespace) -> int:
    merged = merging.merge(*_read_all(args.base, args.a, args.b))
    if args.out:
        try:
            Path(args.out).write_bytes(merged.text.encode())
        except OSError as fault:
            raise Refused(f"{args.out}: {fault.strerror or fault}") from None
    if args.json:
        told = {name: [asdict(entry) for entry in getattr(merged, name)] for name in ("confirm", "conflicts", "fates")}
        _print_json({"merged": merged.text, **told})
    elif not args.out:
        _print(merged.text)
    if not args.json:
        for meeting in merged.confirm:
            _say("to confirm", meeting)
            print(f"  both: {meeting.proposed}", file=sys.stderr)
        for crossing in merged.conflicts:
            _say("conflict", crossing)
    return 1 if merged.confirm or merged.conflicts else 0


def _say(what: str, question: merging.Meeting | merging.Crossing) -> None:
    where = "a new clause" if question.clause is None else f"clause {question.clause + 1} of BASE"
    print(f"{what}, {where}: {question.base}\n  A: {question.a}\n  B: {question.b}", file=sys.stderr)


def _align(args: argparse.Namespace) -> int:
    old, new = map(parse, _read_all(args.old, args.new))
    rows = [
        {"old": _clause(old, pair.old), "new": _clause(new, pair.new), "fate": pair.fate}
        for pair in aligning.align(old, new)
    ]
    if args.json:
        _print_json(rows)
        return 0
    for row in rows:
        _print(f"{row['fate']:14} {_short(row['old'])}  →  {_short(row['new'])}\n")
    return 0


def _short(side: dict[str, object] | str | None) -> str:
    return str(side["text"])[:60] if isinstance(side, dict) else "–"


def _clause(document: Document, index: int | None) -> dict[str, object] | None:
    if index is None:
        return None
    clause = document.clauses[index]
    return {"index": index, "label": clause.label, "text": clause.words}


def _anchor(args: argparse.Namespace) -> int:
    if not args.quote.strip():
        raise Refused("--quote: say which words to look for")
    anchor = anchors.find(*_read_all(args.old, args.new), args.quote, args.prefix, args.suffix)
    if args.json:
        _print_json(asdict(anchor))
    else:
        _print(f"found at {anchor.start} to {anchor.end}: {anchor.text}\n" if anchor.found else "lost\n")
    return 0 if anchor.found else 1


def _print(text: str) -> None:
    try:
        sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass"))
        sys.stdout.buffer.flush()
    except OSError as fault:
        # What is left is not written again when the program ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(fault, BrokenPipeError):  # whoever read has read enough
            raise Refused(f"the answer could not be written: {fault.strerror}") from None


def _print_json(told: object) -> None:
    _print(json.dumps(told, ensure_ascii=False, indent=1) + "\n")


def main(argv: list[str] | None = None) -> int:
    """Runs one of these commands by itself; 2 on bad input."""
    parser = argparse.ArgumentParser(prog="charter")
    add_to(parser.add_subparsers(required=True, metavar="COMMAND"))
    args = parser.parse_args(argv)
    try:
        return int(args.run(args))
    except Refused as refusal:
        print(f"charter: {refusal.words}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
