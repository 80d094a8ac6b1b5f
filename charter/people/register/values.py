"""What the values of a register's row mean: days, numbers, whose a website's domain is; pure."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

_DAYS = (re.compile(r"(?P<d>\d{2})[-/](?P<m>\d{2})[-/](?P<y>\d{4})"), re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})"))
# Eight digits hold every number the Department has given (six) or will give, and no telephone number.
_NUMBER = re.compile(r"[1-9]\d{0,7}", re.ASCII)
_OWN = re.compile(r"[a-z0-9-]+\.[a-z0-9-]+\.sch\.uk")


def is_number(words: str) -> bool:
    """Whether this can be a number that the Department gave."""
    return bool(_NUMBER.fullmatch(words))


# A register has few days and says them often: terms begin and end together.
@lru_cache(maxsize=4096)
def day(words: str) -> date | None:
    """The day, as the Department writes it (31-08-2024) or as others do; none where it is no day."""
    for form in _DAYS:
        found = form.fullmatch(words)
        if found:
            try:
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                return None
    return None


def school_domain(website: str) -> str | None:
    """The domain of a school's own addresses, where it proves itself: NAME.AUTHORITY.sch.uk is given to schools only.

    Any other website may be one that many share, and a signature from there must be checked by a person.
    """
    if ".sch.uk" not in website.lower():
        return None
    try:
        host = (urlsplit(website if "//" in website else f"//{website}").hostname or "").removeprefix("www.")
    except ValueError:
        return None
    return host if _OWN.fullmatch(host) else None
