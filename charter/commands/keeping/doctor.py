"""`charter doctor`: looks the whole site over and says, one line a finding, what is well and what is not."""

from __future__ import annotations

import argparse
import os

import config
from charter.commands.keeping import looking, looking_around, looking_at_texts
from charter.commands.keeping.finding import GOOD, NOTE, WRONG, Finding
from charter.commands.opening import site

MARKS = {GOOD: "ok    ", NOTE: "note  ", WRONG: "WRONG "}


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Offer `doctor`."""
    parser = commands.add_parser("doctor", help="look the whole site over: exit 0 if all is well, 1 if something is wrong")
    parser.set_defaults(run=examine)


def examine(_arguments: argparse.Namespace) -> int:
    """Make every check, each by itself, so that one that fails hides no other."""
    settings = config.from_environ(os.environ)
    found: list[Finding] = []
    is_there = looking.is_there(settings)  # asked first: opening a database makes one
    with site(settings):
        inside = (*looking.CHECKS, looking_at_texts.the_texts) if is_there else looking.CHECKS[:1]
        for check in (*looking_around.CHECKS, *inside):
            try:
                found += check(settings)
            except Exception as error:  # whatever it is, it belongs on a line of its own
                words = f"{check.__name__.replace('_', ' ')} could not be looked at: {type(error).__name__}: {error}"
                found.append(Finding(WRONG, words.split("\n")[0]))
    for finding in found:
        print(MARKS[finding.kind] + finding.words)
    return 1 if any(finding.kind == WRONG for finding in found) else 0
