"""`charter erase`: take a person's name and address out of everything, at their request."""

from __future__ import annotations

import argparse

from charter import clock
from charter.commands.founding import in_words
from charter.commands.opening import site
from charter.db import writing
from charter.erasing import actions, sweeping
from charter.erasing.again import erase_again
from charter.refusal import Refused


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Offer `erase`."""
    parser = commands.add_parser("erase", help="erase a person's name and address everywhere, at their request")
    parser.add_argument("email", metavar="EMAIL", nargs="?", help="the address by which the site knows them")
    parser.add_argument("--again", action="store_true",
                        help="after pg_restore: erase again whoever was erased since that copy was made")
    parser.set_defaults(run=erase)


@in_words
def erase(arguments: argparse.Namespace) -> int:
    """Erase one person, or again everybody whom a restored copy does not know to be erased."""
    if bool(arguments.email) == arguments.again:
        raise Refused("Give an address, or --again.")
    with site():
        if arguments.again:
            return say_again()
        at, email = clock.now(), arguments.email.strip().lower()
        with writing():
            names = actions.erase(email, at=at)
        letters = sweeping.beside(email, names)
        sweeping.files(at)
    print(f"Erased. {len(names)} name{'' if len(names) == 1 else 's'} went with that address"
          + (f", and {letters} kept letters." if letters else "."))
    print("Older backups still hold them until you delete those; after a restore it is done again by itself.")
    return 0


def say_again() -> int:
    """Erase again, and say how many."""
    again = erase_again(clock.now())
    if again.done:
        print(f"{again.done} whose name and address had been erased since: erased again.")
    if again.unreadable:
        print(f"{again.unreadable} erasures were noted under another SECRET_KEY, so nobody can be found by them. Put that "
              "key back and run “charter erase --again”.")
    return 1 if again.unreadable else 0
