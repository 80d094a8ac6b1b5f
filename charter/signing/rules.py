"""What may be signed, by whom, and when a person looks at it first. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, datetime, timedelta

from charter.refusal import Refused
from charter.web.filters import day
from charter.web.folding import fold

# School holidays: a letter that comes on the last day of term is still good in September.
LIFE = timedelta(days=30)
# Wrong digits before a code ends: ten guesses at a million are nothing, and two slips of a thumb are forgiven.
MOST_WRONG = 10
# Letters to one mailbox about one version in a day: an office where five officers sign on one afternoon, and no more.
MOST_LETTERS_A_DAY = 5
# Pledge and reservation each: what can be read aloud in a minute.
MOST_WORDS = 150
# Head and chair each sign, in any order; a third in one role of one organisation is looked at first.
MOST_IN_A_ROLE = 2

AUTHORITIES = ("not considered", "told", "resolved", "personal")
# Mailboxes that anybody can open: such an address says nothing of an organisation, even where the list gives it.
ANYBODYS = frozenset((
    "gmail.com", "googlemail.com", "hotmail.com", "hotmail.co.uk", "outlook.com", "live.co.uk", "live.com", "yahoo.com",
    "yahoo.co.uk", "icloud.com", "me.com", "btinternet.com", "aol.com", "proton.me", "protonmail.com", "sky.com",
))
_NOT_A_NAME = re.compile(r"https?:|www\.|--|[@<>{}\\/=;:|#$%*+_^~?!&]|\d")
_PLACEHOLDERS = frozenset(("n a", "na", "none", "test", "testing", "anonymous", "anon", "name", "asdf", "xxx"))


class Replaced(Refused):
    """The text on the page is not the text that is open for signature; `new` is the version that is."""

    def __init__(self, old: int, new: int) -> None:
        words = (f"Version {new} was settled while you were reading version {old}. " if new != old else
                 f"The words on your page were not the words of version {old}. ")
        super().__init__(words + "Nothing was signed.")
        self.old = old
        self.new = new


def check_open(number: int, digest: str | None, shown: str, newest: int | None) -> None:
    """Only the newest settled text can be signed, and only by the bytes that were read. Raises Refused, Replaced.

    `digest` is the settled text's, none for a draft.
    """
    if digest is None:
        raise Refused("Only a settled text can be signed. This is still a draft, and its words can change.")
    if (newest is not None and newest != number) or digest != shown:
        raise Replaced(number, newest or number)


def check_authority(authority: str, for_organisation: bool, resolved_on: str | None, today: date) -> None:
    """On what authority somebody signs fits what they sign for. Raises Refused."""
    if authority not in AUTHORITIES or for_organisation == (authority == "personal"):
        raise Refused("Say on what authority you sign.")
    # A day's grace, for it is tomorrow here before it is in UTC.
    if authority == "resolved" and (not resolved_on or date.fromisoformat(resolved_on) > today + timedelta(days=1)):
        raise Refused("Give the day on which it was resolved. It cannot lie ahead.")


def check_words(*words: str) -> None:
    """A pledge and a reservation are short. Raises Refused."""
    if any(len(each.split()) > MOST_WORDS for each in words):
        raise Refused(f"A pledge and a reservation have at most {MOST_WORDS} words each.")


def is_over(written: datetime, at: datetime) -> bool:
    """Whether a letter is too old to confirm by."""
    return at - written > LIFE


def is_ended(wrong: int) -> bool:
    """Whether so many wrong digits end a code."""
    return wrong >= MOST_WRONG


def is_name(name: str) -> bool:
    """Whether this can be a person's name, in any script: no address, no digits, not “n/a”."""
    return bool(re.search(r"[^\W\d_]{2}|[^\x00-\u02ff]", name)) and not _NOT_A_NAME.search(name) \
        and fold(name) not in _PLACEHOLDERS


def is_entry_name(name: str) -> bool:
    """Whether schools may be called this together: words in any script, with no address in them."""
    return len(fold(name)) >= 3 and not re.search(r"https?:|www\.|[@<>{}\\]", name)


def belongs(email: str, domain: str | None) -> bool:
    """Whether an address is one of the organisation's own: at its domain, or below it."""
    own, given = (domain or "").strip().lower().lstrip("@"), email.rpartition("@")[2].lower()
    return bool(own) and own not in ANYBODYS and (given == own or given.endswith("." + own))


def role_of(title: str) -> str:
    """One role however it is typed: “Head teacher”, “headteacher” and “The Headteacher” are one."""
    return fold(title).removeprefix("the ").replace(" ", "")


def group_of(kind: str | None, title: str, slugs: Collection[str]) -> str | None:
    """The group a signature stands in, by the organisation and the role; none where the area has no such group."""
    words = fold(title)
    governs = any(word in words for word in ("governor", "trustee", "governing"))
    found = {"trust": "governors", "service": "services", "community": "community", "council": "council",
             "school": "governors" if governs else "heads"}.get(kind or "")
    return found if found in slugs else None


def in_words(authority: str, group: str | None, resolved_on: str | None, minute: str | None) -> str:
    """On what authority somebody signed, as it stands beside the name."""
    if authority == "personal":
        return "In a personal capacity"
    # A school or trust, or one that the list does not know yet, asks governors or trustees; others a board.
    who, has = (("Governors or trustees", "have") if group in ("heads", "governors", None) else
                ("Board or committee", "has"))
    if authority == "resolved":
        return f"{who} resolved it on {day(resolved_on or '')}" + (f", minute {minute}" if minute else "")
    return f"{who} {has} been told" if authority == "told" else f"{who} {has} not yet considered it"
