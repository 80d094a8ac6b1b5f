"""Signing up for a version: nothing is signed yet."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy import insert

from charter.db import asked
from charter.signing import letters, queries, rules
from charter.signing.models import SignUp
from charter.web.ids import random_id

# Both questions and rows go past the session: a hall signs at once, and each holds the one pen meanwhile.
_SIGN_UP = insert(SignUp)


def start(version_number: int, digest: str, organisation_id: str | None, *, name: str, title: str, email: str,
          authority: str, resolved_on: str | None, minute: str | None, pledge: str, reservation: str,
          cookie: str, once: str, at: datetime, organisation_typed: str | None = None,
          organisation_number: str | None = None) -> str:
    """Sign up for a version and owe the letter that confirms it; nothing is signed yet. Gives the sign-up's id.

    `digest` is of the text that stood on the page, `cookie` the secret of the browser that filled the form in,
    `organisation_number` what one that is not on the list goes by: “charity 1234567”.
    Raises Refused, and Replaced where another text is open for signature by now.
    """
    email = email.strip().lower()
    now = queries.before_signing(version_number, once=once, email=email, since=at - letters.A_DAY)
    if now.again is not None:
        return now.again
    rules.check_open(version_number, now.settled_digest, digest, now.newest)
    typed = None if organisation_id else organisation_typed or None
    rules.check_authority(authority, bool(organisation_id or typed), resolved_on, at.date())
    rules.check_words(pledge, reservation)
    resolved = authority == "resolved"
    sign_up_id = random_id()
    asked(_SIGN_UP, {
        "id": sign_up_id, "version_number": version_number, "digest": digest, "organisation_id": organisation_id,
        "organisation_typed": typed, "organisation_number": organisation_number if typed else None,
        "name": name, "title": title, "email": email, "authority": authority,
        "resolved_on": resolved_on if resolved else None, "minute": minute or None if resolved else None,
        "pledge": pledge, "reservation": reservation, "cookie": fingerprint(cookie), "at": at, "once": once})
    if now.letters < rules.MOST_LETTERS_A_DAY:  # which the page never tells
        letters.write(sign_up_id, at=at)
    return sign_up_id


def fingerprint(cookie: str) -> str:
    """What is kept of a browser's secret: its SHA-256."""
    return hashlib.sha256(cookie.encode()).hexdigest()
