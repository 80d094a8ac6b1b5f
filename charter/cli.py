"""The command line: pure commands first, which need no database, then those that run the site."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from charter import __version__
from charter.commands import text, tracked, verify
from charter.refusal import Refused

# These read files and print; they must work where neither Flask nor a database is installed.
PURE = (text, tracked, verify)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Exit codes: 0 done, 1 the answer is no (conflicts, tampering), 2 bad input."""
    given = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(prog="charter", description=__doc__)
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for family in PURE:
        family.add_to(commands)
    if not given or given[0] not in _pure_names():
        from charter.commands import site  # not before: it needs Flask and the database

        site.add_to(commands)
    arguments = parser.parse_args(given)
    try:
        return int(arguments.run(arguments) or 0)
    except Refused as refused:
        print(f"charter {arguments.command}: {refused.words}", file=sys.stderr)
        return 2


def _pure_names() -> set[str]:
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers()
    for family in PURE:
        family.add_to(commands)
    return set(commands.choices)


if __name__ == "__main__":
    sys.exit(main())
