"""Handing a signature over: somebody else holds the office now, and answers for it from then on."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select

from charter.db import db
from charter.outbox import actions as outbox
from charter.people.models import Person
from charter.record import entries
from charter.record.leaves import spell_time
from charter.refusal import Refused
from charter.signing import asked, facts, holding, known, rules
from charter.signing.models import HandingOver, HandingTaken, Signature, SignUp
from charter.web.ids import random_id
from charter.words import _


def hand_over(signature: Signature, *, name: str, title: str, email: str, at: datetime,
              by: Person | None = None) -> HandingOver:
    """Name who holds the office now: one letter asks them, and nothing changes until they say yes.

    It counts among the letters that ask somebody to sign, and is not owed to whom two have gone. `by` is of the desk;
    none for whoever holds the signature. Raises Refused.
    """
    if signature.withdrawal is not None:
        raise Refused(_("This signature was withdrawn. Nothing is left to hand over."))
    if signature.organisation_then is None:
        raise Refused(_("A person’s own signature is theirs alone. It can be withdrawn, and not handed over."))
    _forget_unanswered(signature)
    row = HandingOver(signature_id=signature.id, name=name, title=title, email=email.strip().lower(),
                      code_id=random_id(), written_at=at, at=at, by_id=by.id if by else None)
    db.session.add(row)
    db.session.flush()
    if asked.may_ask(row.email, signature.version_number):
        asked.note_asked(row.email, signature.version_number, at=at)
        outbox.owe_new("sign-hand-over", {"handing": row.id, "code": row.code_id}, at=at)
    return row


def renew(row: HandingOver, *, at: datetime) -> None:
    """Owe a new letter with new digits, which its reader asked for. Raises Refused when it is too late."""
    check_waits(row, at)
    row.code_id, row.written_at = random_id(), at
    outbox.owe_new("sign-hand-over", {"handing": row.id, "code": row.code_id}, at=at)


def take(row: HandingOver, *, wishes_naming: bool, at: datetime) -> Signature:
    """Take a signature over: the line still says who signed and when, and only the new holder's links work now.

    Who wishes to be named is named beside it, at once or once a person has looked. Twice is once. Raises Refused.
    """
    signature = row.signature
    if row.taking is not None:
        return signature
    check_waits(row, at)
    because = _because(row) if wishes_naming else None
    said = {"act": "hand over", "signature": signature.id, "at": spell_time(at)}
    entry = entries.append_sealed(said, at=at, listed=False)
    row.taking = HandingTaken(wishes_naming=wishes_naming, because=because, at=at, entry_seq=entry.seq)
    signature.held_by = _named(row) if wishes_naming and because is None else None
    _forget_former(row)
    db.session.flush()
    outbox.owe("sign-receipt", {"signature": signature.id}, at=at, once=f"sign-receipt:{signature.id}:{row.id}")
    return signature


def name_holder(row: HandingOver, *, accepted: bool, at: datetime) -> None:
    """A person of the desk looked: the holder is named beside the line, or the line stays without."""
    taking = row.taking
    assert taking is not None
    taking.because = None
    taking.wishes_naming = accepted
    if accepted and row.signature.withdrawal is None:
        row.signature.held_by = _named(row)
    said = {"act": "hold" if not accepted else "list", "signature": row.signature_id, "at": spell_time(at)}
    entries.append_sealed(said, at=at, listed=False)


def check_waits(row: HandingOver, at: datetime) -> None:
    """It can be taken over for 30 days, while the signature is in force. Raises Refused."""
    if row.signature.withdrawal is not None:
        raise Refused(_("This signature is no longer in force. Nothing is left to take over."))
    if row.taking is None and rules.is_over(row.written_at, at):
        raise Refused(_("This letter is older than 30 days, and is over. Ask whoever had it sent, or the convenor."))


def _named(row: HandingOver) -> str:
    return f"{row.name}, {row.title}"


def _because(row: HandingOver) -> str | None:
    """Why a person looks first: as for a signature that is new."""
    signature = row.signature
    organisation = known.organisation(signature.organisation_id)
    said = SignUp(name=row.name, title=row.title, email=row.email, version_number=signature.version_number,
                  organisation_typed=signature.organisation_then)
    mailbox = known.of_mailbox(said.email or "", signature.version_number)
    return holding.reason(facts.gather(said, organisation, mailbox, but=signature.id))


def _forget_unanswered(signature: Signature) -> None:
    """Whoever was named before and has not answered is forgotten: at most one person is asked."""
    taken = select(HandingTaken.handing_id)
    db.session.execute(delete(HandingOver).where(
        HandingOver.signature_id == signature.id, HandingOver.id.not_in(taken)))


def _forget_former(row: HandingOver) -> None:
    """A former holder who was not the signatory is nobody any more: their address is not kept."""
    former = db.session.scalars(select(HandingOver).where(
        HandingOver.signature_id == row.signature_id, HandingOver.id != row.id)).all()
    for each in former:
        db.session.delete(each)
