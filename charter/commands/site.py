"""The commands that run the site; each family is a file of its own."""

from __future__ import annotations

import argparse
import importlib
import importlib.util

FAMILIES = ("founding", "importing", "running", "keeping")


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Offer every command that needs the site."""
    for family in FAMILIES:
        if importlib.util.find_spec(f"charter.commands.{family}"):
            importlib.import_module(f"charter.commands.{family}").add_to(commands)
