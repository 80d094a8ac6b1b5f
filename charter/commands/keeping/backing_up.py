"""`charter backup`: a whole copy of the database, taken while the site runs."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import config
from charter.commands.founding import in_words
from charter.commands.keeping import copies
from charter.refusal import Refused

ON_POSTGRESQL = "use pg_dump, which copies it while the site runs. See docs/operating.md."


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Offer `backup`."""
    parser = commands.add_parser("backup", help="copy the database into one file while the site runs (SQLite)")
    parser.add_argument("file", metavar="FILE", help="a new file; nothing is written over")
    parser.set_defaults(run=back_up)


@in_words
def back_up(arguments: argparse.Namespace) -> int:
    """Copy, check the copy, and only then give it its name."""
    source = copies.database(config.from_environ(os.environ), ON_POSTGRESQL)
    target = Path(arguments.file)
    if target.exists():
        raise Refused(f"{target} is there already, and nothing is written over. Name a new file.")
    beside = target.with_name(target.name + ".part")
    try:
        copies.copy(source, beside)
        wrong = copies.problems(beside)
        if wrong:
            raise Refused("The copy is not sound, so it is not kept. Run “charter doctor”.", missing=tuple(wrong))
        beside.rename(target)
    finally:
        beside.unlink(missing_ok=True)
    print(f"{target} is a whole copy, {target.stat().st_size:,} bytes. It holds names and addresses: keep it safe.")
    print("The keys (secret.key, record.key) and the file of signed heads are not in it; keep them apart from it.")
    return 0
