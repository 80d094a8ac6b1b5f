"""The commands that keep a site safe: export, backup, restore, erase and doctor."""

from __future__ import annotations

import argparse

from charter.commands.keeping import backing_up, doctor, erasing, exporting, restoring


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Offer `export`, `backup`, `restore`, `erase` and `doctor`."""
    for part in (exporting, backing_up, restoring, erasing, doctor):
        part.add_to(commands)
