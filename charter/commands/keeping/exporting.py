"""`charter export`: the public record, a version's text, everything that is published, or the public site itself."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from charter import clock
from charter.commands.founding import in_words
from charter.commands.opening import site
from charter.drafting import queries as drafting
from charter.publishing import long_lists
from charter.publishing.book import gather
from charter.publishing.folder import publish
from charter.publishing.standalone import make
from charter.record import export as record
from charter.refusal import Refused


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Offer `export record`, `export text`, `export data` and `export site`."""
    parser = commands.add_parser("export", help="take the record, a version's text or the published data away as files")
    kinds = parser.add_subparsers(metavar="WHAT", required=True)
    one = kinds.add_parser("record", help="the public record as one file, for `charter verify`")
    one.add_argument("-o", "--output", metavar="FILE", help="write here instead of to the screen")
    one.set_defaults(run=export_record)
    text = kinds.add_parser("text", help="a version's Markdown, byte for byte")
    text.add_argument("number", metavar="N", type=int, nargs="?", help="its number (default: the newest settled one)")
    text.add_argument("-o", "--output", metavar="FILE", help="write here instead of to the screen")
    text.set_defaults(run=export_text)
    data = kinds.add_parser("data", help="everything that is published, as SQLite, JSON and CSV")
    data.add_argument("folder", metavar="DIR", help="a new or empty folder")
    data.set_defaults(run=export_data)
    whole = kinds.add_parser("site", help="a complete copy of the public site, for any file server")
    whole.add_argument("folder", metavar="DIR", help="a new or empty folder, or an earlier copy, whose place it takes")
    whole.set_defaults(run=export_site)


@in_words
def export_record(arguments: argparse.Namespace) -> int:
    """The record at its newest signed head."""
    with site():
        whole = record.whole()
    if whole is None:
        raise Refused("No head of the record has been signed yet. Run “charter worker --once”, then try again.")
    return _put(whole, arguments.output)


@in_words
def export_text(arguments: argparse.Namespace) -> int:
    """One version's exact bytes; its SHA-256 is the version's digest."""
    with site():
        number = arguments.number
        found = (drafting.settled() or drafting.latest()) if number is None else drafting.version(number)
        if found is None:
            raise Refused("There is no text yet." if number is None else f"There is no version {number}.")
        return _put(found.source.encode("utf-8"), arguments.output)


@in_words
def export_data(arguments: argparse.Namespace) -> int:
    """What /data/ offers, in a folder."""
    folder = Path(arguments.folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"{folder} is not empty, and nothing is written over. Name a new folder.")
    with site():
        names = publish(gather(), folder)
    print(f"{len(names)} files are in {folder}: {', '.join(names)}")
    return 0


@in_words
def export_site(arguments: argparse.Namespace) -> int:
    """Every public page and file as it stands now, with links from file to file."""
    folder = Path(os.path.abspath(arguments.folder))
    with site() as app:
        long_lists.write(clock.now())  # before the moment that the copy shows, so that its files can hold the whole list
        made = make(app, folder, lambda words: print(words, file=sys.stderr))
    print(f"{made.files} files are in {folder}, {made.pages} of them pages, as it stood at entry {made.entry} of the public log."
          f"\nTo check them: charter verify {folder}")
    return 0


def _put(data: bytes, output: str | None) -> int:
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return 0
    beside = Path(output + ".part")  # half a file never carries the whole one's name
    beside.write_bytes(data)
    beside.replace(output)
    return 0
