"""What may be signed, by whom, and when a person looks at it first. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from datetime import date, datetime, timedelta
from functools import lru_cache

from charter.refusal import Refused
from charter.web.filters import day
from charter.web.folding import fold
from charter.words import _

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
# Two officers of one school may share its one mailbox; a third from there is looked at.
MOST_FROM_A_MAILBOX = 2
_NOT_A_NAME = re.compile(r"https?:|www\.|--|[@<>{}\\/=;:|#$%*+_^~?!&]|\d")
_PLACEHOLDERS = frozenset(("n a", "na", "none", "test", "testing", "anonymous", "anon", "name", "asdf", "xxx"))

# What stands in a box for a name where somebody took it for another box, as role_of() folds it.
_ROLES = frozenset(("headteacher", "head", "headmaster", "headmistress", "principal", "deputyhead", "chair", "chairofgovernors",
                    "chairoftrustees", "governor", "governors", "trustee", "trustees", "office", "schooloffice", "admin",
                    "administrator", "manager", "secretary", "clerk", "school", "parent", "teacher", "me", "user"))


class Replaced(Refused):
    """The text on the page is not the text that is open for signature; `new` is the version that is."""

    def __init__(self, old: int, new: int) -> None:
        super().__init__(
            _("Version {new} was settled while you were reading version {old}. Nothing was signed.", new=new, old=old)
            if new > old else
            _("Version {new} is the one that is open for signature, and not {old}. Nothing was signed.", new=new, old=old)
            if new < old else
            _("The words on your page were not the words of version {old}. Nothing was signed.", old=old))
        self.old = old
        self.new = new


def check_open(number: int, digest: str | None, shown: str, newest: int | None) -> None:
    """Only the newest settled text can be signed, and only by the bytes that were read. Raises Refused, Replaced.

    `digest` is the settled text's, none for a draft.
    """
    if digest is None:
        raise Refused(_("Only a settled text can be signed. This is still a draft, and its words can change."))
    if (newest is not None and newest != number) or digest != shown:
        raise Replaced(number, newest or number)


def check_authority(authority: str, for_organisation: bool, resolved_on: str | None, today: date) -> None:
    """On what authority somebody signs fits what they sign for. Raises Refused."""
    if authority not in AUTHORITIES or for_organisation == (authority == "personal"):
        raise Refused(_("Say on what authority you sign."))
    # A day's grace, for it is tomorrow here before it is in UTC.
    if authority == "resolved" and (not resolved_on or date.fromisoformat(resolved_on) > today + timedelta(days=1)):
        raise Refused(_("Give the day on which it was resolved. It cannot lie ahead."))


def check_words(*words: str) -> None:
    """A pledge and a reservation are short. Raises Refused."""
    if any(len(each.split()) > MOST_WORDS for each in words):
        raise Refused(_("A pledge and a reservation have at most {most_words} words each.", most_words=MOST_WORDS))


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


def is_no_person(name: str, title: str, organisation: str | None) -> bool:
    """Whether what was typed as a name is that of the organisation or of a role, one letter again and again, or a mask:
    letters of two scripts in one word, which look like another's name and are not.
    """
    bare = role_of(name)
    return bare in _ROLES or (bool(title) and bare == role_of(title)) or fold(name) == fold(organisation or "-") \
        or len(set(bare)) == 1 or any(len(_scripts(word)) > 1 for word in name.split())


def _scripts(word: str) -> set[str]:
    named = (unicodedata.name(letter, "").split(" ")[0] for letter in word if letter.isalpha())
    return {script for script in named if script in ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN")}


def is_entry_name(name: str) -> bool:
    """Whether schools may be called this together: words in any script, with no address in them."""
    return len(fold(name)) >= 3 and not re.search(r"https?:|www\.|[@<>{}\\]", name)


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
        return _("In a personal capacity")
    # A school or trust, or one that the list does not know yet, asks governors or trustees; others a board.
    schools = group in ("heads", "governors", None)
    if authority == "resolved":
        said = _resolved(schools, resolved_on or "")
        return _("{said}, minute {minute}", said=said, minute=minute) if minute else said
    if authority == "told":
        return _("Governors or trustees have been told") if schools else _("Board or committee has been told")
    return _("Governors or trustees have not yet considered it") if schools else _("Board or committee has not yet considered it")


@lru_cache(maxsize=2048)  # on a long list nearly every minute is another, and many boards met on one day
def _resolved(schools: bool, resolved_on: str) -> str:
    return (_("Governors or trustees resolved it on {day}", day=day(resolved_on)) if schools else
            _("Board or committee resolved it on {day}", day=day(resolved_on)))
