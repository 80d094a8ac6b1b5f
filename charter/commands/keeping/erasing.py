"""`charter erase`: take a person's name and address out of everything, at their request."""

from __future__ import annotations

import argparse
import re
from datetime import datetime

from charter import clock
from charter.commands.founding import in_words
from charter.commands.keeping.withdrawn import say_withdrawn
from charter.commands.opening import site
from charter.db import db, writing
from charter.erasing import actions, sweeping
from charter.erasing.again import erase_again
from charter.refusal import Refused
from charter.signing.models import Signature


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Offer `erase`."""
    parser = commands.add_parser("erase", help="erase a person's name and address everywhere, at their request")
    parser.add_argument("who", metavar="WHO", nargs="?",
                        help="their e-mail address; or the address of a signature’s page, where it has none")
    parser.add_argument("--again", action="store_true",
                        help="after pg_restore: erase and withdraw again what was erased or withdrawn since that copy was made")
    parser.set_defaults(run=erase)


@in_words
def erase(arguments: argparse.Namespace) -> int:
    """Erase one person, or again everybody whom a restored copy does not know to be erased."""
    if bool(arguments.who) == arguments.again:
        raise Refused("Say who, or --again.")
    with site():
        if arguments.again:
            say_withdrawn(None)
            return say_again()
        at, who = clock.now(), arguments.who.strip().lower()
        with writing():
            names = _erase(who, at)
        letters = sweeping.beside((who, *names) if "@" in who else names)
        sweeping.files(at)
    print(f"Erased. {len(names)} name{'' if len(names) == 1 else 's'} went with it"
          + (f", and {letters} kept letters." if letters else "."))
    print("Older backups still hold them until you delete those; after a restore it is done again by itself.")
    return 0


def _erase(who: str, at: datetime) -> set[str]:
    """By an address; or, for a signature on paper that has none, by the address of its page."""
    if "@" in who:
        return actions.erase(who, at=at)
    found = re.search(r"[0-9a-f]{32}$", who)
    signature = db.session.get(Signature, found[0]) if found else None
    if signature is None:
        raise Refused("This is no e-mail address, and not the address of a signature’s page.")
    return actions.erase_signature(signature, at=at)


def say_again() -> int:
    """Erase again, and say how many."""
    again = erase_again(clock.now())
    if again.done:
        print(f"{again.done} whose name and address had been erased since: erased again.")
    if again.unreadable:
        print(f"{again.unreadable} erasures or withdrawals were noted under another SECRET_KEY, so nobody can be found by them. "
              "Put that key back and run “charter erase --again”.")
    return 1 if again.unreadable else 0
