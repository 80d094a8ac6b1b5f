"""Asks the database about schools that sign together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from charter.db import db
from charter.people.models import Organisation
from charter.people.seeking import is_open
from charter.signing.models import (
    Clearance,
    LetterTry,
    Listing,
    Partnership,
    PartnershipMember,
    Signature,
    TogetherLetter,
    TogetherWord,
    Withdrawal,
)
from charter.web.folding import fold
from charter.words import _

# What can be read in one breath on a list: a cluster of schools, not an area.
MOST_MEMBERS = 12
_WHOLE = (joinedload(PartnershipMember.partnership), joinedload(PartnershipMember.organisation),
          joinedload(PartnershipMember.word))


def members(organisation_id: str | None, version_number: int) -> Sequence[PartnershipMember]:
    """Where an organisation is named for a version, whether that stands or not; by name."""
    asked = select(PartnershipMember).join(Partnership).where(
        PartnershipMember.organisation_id == organisation_id, Partnership.version_number == version_number)
    return db.session.scalars(asked.options(*_WHOLE).order_by(Partnership.name, Partnership.id)).all()


def member(member_id: str) -> PartnershipMember | None:
    """One organisation's place in one partnership."""
    return db.session.get(PartnershipMember, member_id)


def letter(letter_id: str) -> TogetherLetter | None:
    """One letter to a member."""
    return db.session.get(TogetherLetter, letter_id)


def partnerships() -> Sequence[Partnership]:
    """Every one that stands or is proposed, newest first, for the desk."""
    asked = select(Partnership).options(joinedload(Partnership.members).joinedload(PartnershipMember.organisation))
    return db.session.scalars(asked.order_by(Partnership.at.desc(), Partnership.id)).unique().all()


def proposed_before(moment: datetime) -> Sequence[Partnership]:
    """What was proposed before then and is no entry of the list."""
    standing = select(Listing.entry_id).where(Listing.entry_id == Partnership.id).exists()
    return db.session.scalars(select(Partnership).where(Partnership.at < moment, ~standing)).all()


def by_once(once: str) -> Partnership | None:
    """The one that this press of the button already proposed."""
    return db.session.scalars(select(Partnership).where(Partnership.once == once)).first()


def stands(partnership: Partnership) -> bool:
    """Whether it is an entry on the list."""
    return db.session.scalar(select(Listing.signature_id).where(Listing.entry_id == partnership.id).limit(1)) is not None


def named(partnership: Partnership) -> list[Organisation]:
    """Its organisations, in order of name."""
    return sorted((each.organisation for each in partnership.members), key=lambda each: (each.folded, each.id))


def found(typed: Sequence[str], today: date) -> tuple[list[Organisation], str]:
    """The open organisations meant by whole names or numbers, each once, and what is wrong in words; nothing when all is well."""
    rows: dict[str, Organisation] = {}
    for each in typed:
        same = _called(each, today)
        if len(same) != 1:
            why = _("“{each}” is not on the list of organisations.") if not same else _(
                "“{each}” is the name of more than one: give its number (URN).")
            return list(rows.values()), why.format(each=each[:120])
        rows[same[0].id] = same[0]
    return list(rows.values()), ""


def _called(typed: str, today: date) -> Sequence[Organisation]:
    is_number = typed.isascii() and typed.isdigit() and len(typed) < 9
    is_it = Organisation.urn == int(typed) if is_number else Organisation.folded == fold(typed)
    return db.session.scalars(select(Organisation).where(is_it, is_open(today)).limit(2)).all()


def listings(organisation_ids: Sequence[str], version_number: int) -> Sequence[tuple[Listing, Signature]]:
    """What is on the list of these organisations for a version."""
    asked = select(Listing, Signature).join(Signature, Signature.id == Listing.signature_id).where(
        Signature.organisation_id.in_(organisation_ids), Signature.version_number == version_number)
    return [(row[0], row[1]) for row in db.session.execute(asked)]


def signatories(organisation_id: str, version_number: int) -> Sequence[Signature]:
    """The signatures in force and checked of an organisation, oldest first, whether the list is open or not."""
    asked = select(Signature).join(Clearance).outerjoin(Withdrawal).where(
        Signature.organisation_id == organisation_id, Signature.version_number == version_number,
        Withdrawal.signature_id.is_(None))
    return db.session.scalars(asked.order_by(Signature.at, Signature.id)).all()


def words_by(signature_id: str) -> Sequence[TogetherWord]:
    """Where this signatory said that the organisation wishes to appear together with others."""
    return db.session.scalars(select(TogetherWord).where(TogetherWord.signature_id == signature_id)).all()


def letters_since(signature_id: str, moment: datetime) -> int:
    """How many of these letters went to one signatory since then."""
    asked = select(func.count()).select_from(TogetherLetter).where(
        TogetherLetter.signature_id == signature_id, TogetherLetter.at > moment)
    return db.session.scalar(asked) or 0


def wrong_tries(letter_id: str) -> int:
    """How many wrong digits were typed for a letter."""
    return db.session.scalar(select(func.count()).select_from(LetterTry).where(LetterTry.letter_id == letter_id)) or 0
