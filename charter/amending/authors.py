"""Whose words the changes of a marked-up copy are: the name that the file bears, which proves nothing, and a byline; pure."""

from __future__ import annotations

from charter.web.folding import fold
from charter.web.forms import UNSEEN
from charter.words import _

# Longer than any name; what stands beyond it in a file is no name.
MOST_NAME = 100
# Whose the words are, as the person says who sends the copy in: their own, a member's who is asked, or somebody else's.
MINE, ASK, OTHER = "mine", "ask", "other"


def as_name(given: str | None) -> str:
    """The name that a file bears, in one line, without what nobody can see."""
    return " ".join(UNSEEN.sub("", given or "").split())[:MOST_NAME].strip()


def is_same(one: str | None, other: str | None) -> bool:
    """Whether two names are the same, however they are spelt and in whatever order: “Okoro, Ben” is “Ben Okoro”."""
    words = sorted(fold(one or "").split())
    return bool(words) and words == sorted(fold(other or "").split())


def names(one: str | None, other: str | None) -> bool:
    """Whether a name in a file is this person's, or has it among those of several whose changes touch."""
    return is_same(one, other) or any(is_same(part, other) for part in (one or "").split(" and "))


def byline(name: str, may_name: bool, sender: str) -> str:
    """How words are shown whose author has no account: never as if they had sent them themselves."""
    if name and may_name:
        return _("{name}, in a marked-up copy sent in by {sender}", name=name, sender=sender)
    return _("somebody who marked up a copy, sent in by {sender}", sender=sender)
