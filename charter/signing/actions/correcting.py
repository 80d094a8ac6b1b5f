"""Putting a signature right: what is listed is what is sealed and opened, and the words before are gone."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import datetime

from charter.db import db
from charter.outbox import actions as outbox
from charter.people import queries as people
from charter.people.models import Person
from charter.record import entries, openings
from charter.record.leaves import spell_time
from charter.refusal import Refused
from charter.signing import facts, holding, known, lines, receipts, rules
from charter.signing.actions import bound, listed
from charter.signing.models import CorrectionWaiting, Signature, SignUp
from charter.web.folding import fold
from charter.words import _

SAME, DONE, WAITS = "same", "done", "waits"


@dataclass(frozen=True)
class Said:
    """What a signatory may put right; for whom they signed is not among it."""

    name: str
    title: str
    authority: str
    resolved_on: str | None
    minute: str | None
    pledge: str
    reservation: str


def correct(signature: Signature, said: Said, *, at: datetime) -> str:
    """Put right what somebody signed as; gives same, done, or waits where a person has to look first.

    Another name or role is looked at as if it were new. While it waits the line stands as it was checked, so that
    nobody turns a checked line into something else unseen. Raises Refused.
    """
    _check(signature, said, at)
    waiting = db.session.get(CorrectionWaiting, signature.id)
    if said == as_signed(signature):
        if waiting is not None:
            db.session.delete(waiting)
        return SAME
    because = _because(signature, said)
    if because and (signature.listing is not None or signature.clearance is not None):
        _wait(signature, said, because, at)
        return WAITS
    if waiting is not None:
        db.session.delete(waiting)
    if signature.hold is not None and because:
        signature.hold.because = because
    _put_right(signature, said, at)
    return DONE


def as_signed(signature: Signature) -> Said:
    """What stands now."""
    return Said(signature.name or "", signature.title or "", signature.authority, signature.resolved_on,
                signature.minute, signature.pledge, signature.reservation)


def decide(waiting: CorrectionWaiting, *, accepted: bool, by: Person, at: datetime) -> None:
    """A person of the desk looked at a correction: it takes the line's place, or the line stays and its signer is told."""
    signature = waiting.signature
    said = Said(**{name: getattr(waiting, name) for name in Said.__dataclass_fields__})
    db.session.delete(waiting)
    if accepted and signature.withdrawal is None:
        for checked in (signature.listing, signature.clearance):
            if checked is not None:
                checked.checked = "convenor"
        if signature.clearance is not None:
            signature.clearance.by_id = by.id
        _put_right(signature, said, at)
    else:
        _seal_asked(signature, "leave", at)
        outbox.owe_new("sign-left", {"signature": signature.id}, at=at)


def unname(signature: Signature, *, at: datetime) -> None:
    """Take the signatory's name off a signature that somebody else holds: it still says the role, and the day."""
    _put_right(signature, replace(as_signed(signature), name=""), at)
    waiting = db.session.get(CorrectionWaiting, signature.id)
    if waiting is not None:
        db.session.delete(waiting)


def _check(signature: Signature, said: Said, at: datetime) -> None:
    if signature.withdrawal is not None:
        raise Refused(_("This signature was withdrawn. Nothing is left to correct."))
    if receipts.holder(signature).handing is not None:
        raise Refused(_("What was true on the day stays as it was. You can withdraw this signature, and sign anew."))
    rules.check_authority(said.authority, signature.organisation_then is not None, said.resolved_on, at.date())
    rules.check_words(said.pledge, said.reservation)


def _because(signature: Signature, said: Said) -> str | None:
    """Why a person looks first; none where name and role are as they were checked."""
    if (said.name, said.title) == (signature.name or "", signature.title or ""):
        return None
    organisation = known.organisation(signature.organisation_id)
    asked = SignUp(name=said.name, title=said.title, email=receipts.holder(signature).email,
                   version_number=signature.version_number, organisation_typed=signature.organisation_then)
    mailbox = known.of_mailbox(asked.email or "", signature.version_number)
    return holding.reason(facts.gather(asked, organisation, mailbox, but=signature.id))


def _wait(signature: Signature, said: Said, because: str, at: datetime) -> None:
    db.session.merge(CorrectionWaiting(signature_id=signature.id, because=because, at=at, **asdict(said)))
    _seal_asked(signature, "hold", at)
    db.session.flush()


def _seal_asked(signature: Signature, act: str, at: datetime) -> None:
    entries.append_sealed({"act": act, "signature": signature.id, "at": spell_time(at)}, at=at, listed=False)


def _put_right(signature: Signature, said: Said, at: datetime) -> None:
    before, old = as_signed(signature), signature.entry_seq
    for row in (signature, signature.sign_up):
        for name, value in asdict(said).items() if row is not None else ():
            setattr(row, name, value)
    signature.folded = fold(f"{signature.organisation_then or ''} {said.name}")
    if signature.organisation is not None:
        slugs = {group.slug for group in people.groups()}
        signature.group_slug = rules.group_of(signature.organisation.kind, said.title, slugs)
    signature.corrected_at, signature.salt = at, openings.new_salt()
    is_listed = signature.listing is not None
    content = listed.content(signature, known.digest(signature.version_number))
    entry = entries.append_sealed(content, at=at, listed=is_listed, salt=signature.salt)
    entries.destroy_opening(old)
    signature.entry_seq = entry.seq
    if is_listed:
        _place_again(signature, at)
    if (before.pledge, before.reservation) != (said.pledge, said.reservation) and signature.ruling is not None:
        db.session.delete(signature.ruling)  # its own words are read again before they are shown
        signature.ruling = None
    db.session.flush()


def _place_again(signature: Signature, at: datetime) -> None:
    """Let the list be ordered and searched by the words that stand now."""
    row = signature.listing
    assert row is not None
    row.group_slug = signature.group_slug
    if row.entry_id == signature.id:  # by itself, and not with other schools
        row.place, row.sought = lines.place_of(signature, row.now_called), lines.sought(signature, row.now_called)
    else:
        bound.tell(signature, at)
