"""The commands that run the site; each family is a file of its own."""

from __future__ import annotations

import argparse

from charter.commands import founding, importing, keeping, running, words

FAMILIES = (founding, importing, running, keeping, words)


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Offer every command that needs the site."""
    for family in FAMILIES:
        family.add_to(commands)
