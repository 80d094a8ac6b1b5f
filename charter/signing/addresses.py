"""Whose an e-mail address is, as far as its domain tells. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rapidfuzz.distance import OSA

# Mailboxes that anybody can open: such an address says nothing of an organisation, even where the list gives it.
ANYBODYS = frozenset((
    "gmail.com", "googlemail.com", "hotmail.com", "hotmail.co.uk", "outlook.com", "live.co.uk", "live.com", "yahoo.com",
    "yahoo.co.uk", "icloud.com", "me.com", "mac.com", "btinternet.com", "aol.com", "aol.co.uk", "proton.me", "protonmail.com",
    "pm.me", "sky.com", "msn.com", "ymail.com", "rocketmail.com", "gmx.com", "gmx.co.uk", "mail.com", "zoho.com",
    "fastmail.com", "virginmedia.com", "virgin.net", "talktalk.net", "ntlworld.com", "blueyonder.co.uk", "tiscali.co.uk",
    "plus.net", "btopenworld.com", "outlook.co.uk", "tutanota.com", "duck.com", "hey.com", "mailinator.com",
    # One domain of thousands of bodies: it tells that somebody works in the health service, not for whom.
    "nhs.net",
))
# What names are given out under: everybody there has one of these behind the last dots.
_OVER_ALL = frozenset((
    "uk", "co.uk", "org.uk", "ac.uk", "sch.uk", "gov.uk", "nhs.uk", "police.uk", "me.uk", "ltd.uk", "plc.uk", "net.uk",
    "com", "org", "net", "london", "wales", "cymru", "scot", "education", "academy", "school", "charity"))
# Letters apart that a glance does not see: one or two of a domain of more than this many.
_NEAR, _LEAST = 2, 7


def domain_of(email: str) -> str:
    """What stands behind the @."""
    return email.rpartition("@")[2].strip().lower()


def is_anybodys(domain: str) -> bool:
    """Whether an address at this domain says nothing of an organisation: a public mailbox, or one that all names end in."""
    return domain in ANYBODYS or domain in _OVER_ALL


def belongs(email: str, domain: str | None) -> bool:
    """Whether an address is one of the organisation's own: at its domain, or below it."""
    own, given = (domain or "").strip().lower().lstrip("@"), domain_of(email)
    return bool(own) and not is_anybodys(own) and (given == own or given.endswith("." + own))


def above(domain: str) -> list[str]:
    """A domain and every one it lies below, the nearest first: a.b.uk as a.b.uk, b.uk, uk."""
    parts = domain.split(".")
    return [".".join(parts[n:]) for n in range(len(parts))]


def nearest(email: str, domains: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Who has the domain nearest to an address, of those that have one at or above it."""
    return next((tuple(domains[each]) for each in above(domain_of(email)) if each in domains and not is_anybodys(each)), ())


def looks_like(email: str, domain: str) -> bool:
    """Whether an address would be taken for one at this domain by somebody who glances at it, and is not."""
    given, own = domain_of(email), domain.strip().lower().lstrip("@")
    if given == own or min(len(own), len(given)) < _LEAST:
        return False
    name = own.split(".")[0]
    return OSA.distance(given, own, score_cutoff=_NEAR) <= _NEAR or (len(name) >= _LEAST and given.split(".")[0] == name) \
        or (len(name) >= _LEAST and name in given.replace("-", "").split(".")[0])
