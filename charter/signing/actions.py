"""The deeds of signing: sign up, confirm, check, withdraw. Each enters one sealed act; nothing here commits."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from sqlalchemy import insert

from charter.db import asked, db
from charter.drafting.models import Version
from charter.outbox import actions as outbox
from charter.people import queries as people
from charter.people.models import Organisation, Person
from charter.record import entries, openings
from charter.record.leaves import spell_time
from charter.refusal import Refused
from charter.signing import facts, holding, letters, listing, queries, rules
from charter.signing.models import Hold, Listing, Signature, SignUp, SignUpConfirmation, Withdrawal, WordsRuling
from charter.web.folding import fold
from charter.web.ids import random_id

# Both questions and rows go past the session: a hall signs at once, and each holds the one pen meanwhile.
_SIGN_UP = insert(SignUp)


def start(version_number: int, digest: str, organisation_id: str | None, *, name: str, title: str, email: str,
          authority: str, resolved_on: str | None, minute: str | None, pledge: str, reservation: str,
          cookie: str, once: str, at: datetime, organisation_typed: str | None = None) -> str:
    """Sign up for a version and owe the letter that confirms it; nothing is signed yet. Gives the sign-up's id.

    `digest` is of the text that stood on the page, `cookie` the secret of the browser that filled the form in.
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
        "organisation_typed": typed, "name": name, "title": title, "email": email, "authority": authority,
        "resolved_on": resolved_on if resolved else None, "minute": minute or None if resolved else None,
        "pledge": pledge, "reservation": reservation, "cookie": fingerprint(cookie), "at": at, "once": once})
    if now.letters < rules.MOST_LETTERS_A_DAY:  # which the page never tells
        letters.write(sign_up_id, at=at)
    return sign_up_id


def fingerprint(cookie: str) -> str:
    """What is kept of a browser's secret: its SHA-256."""
    return hashlib.sha256(cookie.encode()).hexdigest()


def confirm(sign_up: SignUp, *, how: str, at: datetime) -> Signature:
    """Turn a sign-up into a signature, once: whoever confirms again is given the same signature.

    It is listed at once, or waits for a person with a reason. `how` is browser or digits. Raises Refused.
    """
    if sign_up.confirmation is not None:
        return db.session.get_one(Signature, sign_up.confirmation.signature_id)
    if sign_up.email is None or rules.is_over(letters.newest(sign_up) or sign_up.at, at):
        raise Refused("This was not confirmed within 30 days, and is over. You are welcome to sign again.")
    signature = facts.same_already(sign_up)
    if signature is None:
        signature = _sign(sign_up, at)
    db.session.add(SignUpConfirmation(sign_up_id=sign_up.id, how=how, at=at, signature_id=signature.id))
    db.session.flush()
    db.session.expire(sign_up, ["confirmation"])
    return signature


def check(signature: Signature, *, by: Person, at: datetime, organisation: Organisation | None = None,
          words_shown: bool = True) -> Signature:
    """A person of the desk looked at a signature: a held one is listed, its own words are shown or kept back.

    `organisation` is the one on the list that a typed name stands for; without it the typed name is put on the list.
    Raises Refused for one withdrawn meanwhile.
    """
    if signature.withdrawal is not None:
        raise Refused("This signature was withdrawn meanwhile. Nothing is left to check.")
    words = bool(signature.pledge or signature.reservation) and signature.ruling is None
    if signature.listing is not None and not words:
        return signature
    if signature.listing is None and signature.organisation_then and signature.organisation_id is None:
        _place_typed(signature, organisation)
    if words:
        signature.ruling = WordsRuling(shown=words_shown, at=at, by_id=by.id)
    said = {"act": "list", "signature": signature.id, "checked": "convenor", "at": spell_time(at)}
    entry = entries.append_sealed(said, at=at, listed=False)
    if signature.listing is None:
        _list(signature, "convenor", at, by=by, entry_seq=entry.seq)
        entries.publish_opening(signature.entry_seq, signature.salt, _content(signature))
    db.session.flush()
    return signature


def withdraw(signature: Signature, *, at: datetime) -> Signature:
    """Take a signature back: off the list, the exports and the feed at once, without a mark and without a reason.

    Its sealed entry stays in the record and nobody can open it any more. Withdrawing twice is withdrawing once.
    """
    if signature.withdrawal is not None:
        return signature
    said = {"act": "withdraw", "signature": signature.id, "at": spell_time(at)}
    entry = entries.append_sealed(said, at=at, listed=False)
    signature.withdrawal = Withdrawal(at=at, entry_seq=entry.seq)
    if signature.listing is not None:
        db.session.delete(signature.listing)
        signature.listing = None
    entries.destroy_opening(signature.entry_seq)
    signature.salt = None
    signature.pledge = signature.reservation = ""
    db.session.flush()
    return signature


def _sign(sign_up: SignUp, at: datetime) -> Signature:
    organisation = db.session.get(Organisation, sign_up.organisation_id) if sign_up.organisation_id else None
    then = organisation.name if organisation else sign_up.organisation_typed
    slugs = {group.slug for group in people.groups()}
    group = rules.group_of(organisation.kind, sign_up.title or "", slugs) if organisation else None
    signature = Signature(
        sign_up_id=sign_up.id, version_number=sign_up.version_number, organisation_id=sign_up.organisation_id,
        organisation_then=then, group_slug=group, name=sign_up.name, title=sign_up.title,
        folded=fold(f"{then or ''} {sign_up.name}"), authority=sign_up.authority, resolved_on=sign_up.resolved_on,
        minute=sign_up.minute, pledge=sign_up.pledge, reservation=sign_up.reservation, at=at, salt=openings.new_salt())
    because = holding.reason(facts.gather(sign_up, organisation))
    db.session.add(signature)
    db.session.flush()
    entry = entries.append_sealed(_content(signature), at=at, listed=because is None, salt=signature.salt)
    signature.entry_seq = entry.seq
    if because is None:
        _list(signature, "address" if then else "itself", at)
    else:
        signature.hold = Hold(because=because, at=at)
    db.session.flush()
    outbox.owe("sign-receipt", {"signature": signature.id}, at=at, once=f"sign-receipt:{signature.id}")
    return signature


def _content(signature: Signature) -> dict[str, Any]:
    """What a signature's sealed entry commits to: the facts of the day, as they will always be."""
    return {
        "act": "sign", "signature": signature.id, "version": signature.version_number,
        "digest": db.session.get_one(Version, signature.version_number).digest,
        "organisation": signature.organisation_then, "name": signature.name, "title": signature.title,
        "authority": signature.authority, "resolved_on": signature.resolved_on, "minute": signature.minute,
        "at": spell_time(signature.at),
    }


def _list(signature: Signature, checked: str, at: datetime, *, by: Person | None = None,
          entry_seq: int | None = None) -> None:
    signature.listing = Listing(
        checked=checked, at=at, by_id=by.id if by else None, entry_seq=entry_seq, place=listing.place_of(signature),
        version_number=signature.version_number, group_slug=signature.group_slug,
        organisation_id=signature.organisation_id)


def _place_typed(signature: Signature, organisation: Organisation | None) -> None:
    """Say which organisation of the list a typed name stands for; one that is not there is put there."""
    if organisation is None:
        name = signature.organisation_then or ""
        organisation = Organisation(name=name, folded=fold(name), kind="community")
        db.session.add(organisation)
        db.session.flush()
    signature.organisation_id = organisation.id
    slugs = {group.slug for group in people.groups()}
    signature.group_slug = rules.group_of(organisation.kind, signature.title or "", slugs)
