"""Why a confirmed signature waits for a person: kept in English, whoever pressed, and told in the language of the desk."""

from __future__ import annotations

import re
from functools import cache

from charter.words import _, english

NO_NAME = _("The name does not look like a person’s name.")
NOT_LISTED = _("“{organisation}” is not on the list of organisations.")
NOT_LISTED_NUMBERED = _("“{organisation}” is not on the list of organisations. It gave a number: {number}.")
CLOSED = _("{organisation} closed on {day}, the list of organisations says.")
CLOSED_NOW = _("{organisation} closed on {day}, the list of organisations says. It is {now} now.")
NO_ADDRESS = _("No address of its own is known for {organisation}.")
NO_ADDRESS_WHOSE = _("No address of its own is known for {organisation}. The address is one of {other}’s.")
ANYBODYS = _("The list gives @{domain} for {organisation}, where anybody can have an address.")
LOOKS_LIKE = _("The address looks like one of {organisation}’s own (@{domain}), and is not: @{given}.")
NOT_ITS_OWN = _("The address is not one of {organisation}’s own (@{domain}).")
SHARED = _("{n} organisations share addresses at @{domain}.")
BELOW = _("The address is one of {other}’s own, below @{domain}.")
SAME_NAME = _("{name} has already signed for {organisation}, from another address or in another role.")
MANY_IN_ROLE = _("{n} people have already signed for {organisation} as {title}.")
MANY_FROM_MAILBOX = _("{n} others have already signed from this mailbox.")
SOMEBODY = _("Somebody has already signed for this organisation.")
# Of two that begin alike the longer comes first.
EVERY = (NO_NAME, NOT_LISTED_NUMBERED, NOT_LISTED, CLOSED_NOW, CLOSED, NO_ADDRESS_WHOSE, NO_ADDRESS, ANYBODYS, LOOKS_LIKE,
         NOT_ITS_OWN, SHARED, BELOW, SAME_NAME, MANY_IN_ROLE, MANY_FROM_MAILBOX, SOMEBODY)


def told(kept: str) -> str:
    """The reason as it was kept, in the language of this page; a sentence that is none of ours any more stays as it is."""
    for sentence in EVERY:
        found = _pattern(english(sentence)).fullmatch(kept)
        if found is not None:
            return sentence.format(**found.groupdict())
    return kept


@cache
def _pattern(sentence: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(sentence)), re.DOTALL)
