"""What has to be known before somebody signs, in plain columns: a hall confirms at once, and each holds the one pen meanwhile."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, bindparam, exists, func, select
from sqlalchemy.orm import aliased

from charter.db import asked
from charter.drafting.models import Settlement, Version
from charter.people.models import Group, Organisation
from charter.signing.models import (
    LaunchDay,
    ListOpening,
    Partnership,
    PartnershipMember,
    Signature,
    SignUp,
    SignUpConfirmation,
    SignUpLetter,
    Withdrawal,
)

_FOR = (Partnership.version_number == SignUp.version_number, PartnershipMember.organisation_id == SignUp.organisation_id)
_SIGN_UP = (
    select(
        *SignUp.__table__.columns, Version.digest.label("settled_digest"), SignUpConfirmation.signature_id,
        select(func.max(SignUpLetter.at)).where(SignUpLetter.sign_up_id == SignUp.id).scalar_subquery().label("written_at"),
        select(func.max(Settlement.version_number)).scalar_subquery().label("newest"),
        and_(exists().where(LaunchDay.version_number == SignUp.version_number),
             ~exists().where(ListOpening.version_number == SignUp.version_number)).label("waits"),
        exists(select(PartnershipMember.id).join(Partnership).where(*_FOR)).label("named_together"),
    )
    .join(Version, Version.number == SignUp.version_number)
    .outerjoin(SignUpConfirmation, SignUpConfirmation.sign_up_id == SignUp.id)
    .where(SignUp.id == bindparam("id"))
)


def sign_up(sign_up_id: str) -> Any:
    """A sign-up's columns; with the digest of its text, the signature it has become, when its newest letter was owed
    (`written_at`), the newest settled version, whether that list still waits, and whether others named its organisation.

    Raises NoResultFound.
    """
    return asked(_SIGN_UP, {"id": sign_up_id}).one()


_DIGEST = select(Version.digest).where(Version.number == bindparam("n"))


def digest(version_number: int) -> str:
    """The digest of a version's text, which never changes."""
    return str(asked(_DIGEST, {"n": version_number}).scalar_one())


_NOW = aliased(Organisation)
_ORGANISATION = (
    select(
        Organisation.id, Organisation.name, Organisation.folded, Organisation.kind, Organisation.domain, Organisation.closed_on,
        Organisation.urn, Organisation.uid, Organisation.charity_number, Organisation.company_number, Organisation.now_same,
        _NOW.id.label("now_id"), _NOW.name.label("now_name"), _NOW.folded.label("now_folded"))
    .outerjoin(_NOW, _NOW.id == Organisation.now_id).where(Organisation.id == bindparam("id"))
)


def organisation(organisation_id: str | None) -> Any:
    """What is asked of an organisation when somebody signs for it, and what it is today; none where there is none."""
    return asked(_ORGANISATION, {"id": organisation_id}).first() if organisation_id else None


_LETTER = select(SignUpLetter.at, SignUpLetter.sign_up_id, SignUp.cookie).join(SignUp).where(SignUpLetter.id == bindparam("id"))


def letter(letter_id: str) -> Any:
    """When a confirmation letter was owed, for which sign-up, and by what its browser is known; none where there is none."""
    return asked(_LETTER, {"id": letter_id}).first()


_SLUGS = select(Group.slug)


def slugs() -> set[str]:
    """The groups that the area has."""
    return set(asked(_SLUGS).scalars())


# Of a signature in force: what tells one person's from another's.
_LIVE = select(
    Signature.id, Signature.name, Signature.title, Signature.organisation_id, SignUp.organisation_id.label("signed_up_for"),
    SignUp.organisation_typed,
).outerjoin(SignUp, SignUp.id == Signature.sign_up_id).outerjoin(Withdrawal, Withdrawal.signature_id == Signature.id).where(
    # Not by the index of versions, in which everybody who has signed stands: by the mailbox's, or the organisation's.
    Signature.version_number + 0 == bindparam("n"), Withdrawal.signature_id.is_(None))
_OF_MAILBOX = _LIVE.where(SignUp.email == bindparam("email"))
# What it signed under an earlier number is its own.
_ITS_OWN = select(Organisation.id).where(Organisation.id == bindparam("id")).union_all(
    select(Organisation.id).where(Organisation.now_id == bindparam("id"), Organisation.now_same))
_OF_ORGANISATION = _LIVE.where(Signature.organisation_id.in_(_ITS_OWN))


def of_mailbox(email: str, version_number: int) -> list[Any]:
    """The signatures in force for this version that were confirmed from this mailbox."""
    return list(asked(_OF_MAILBOX, {"email": email, "n": version_number}))


def of_organisation(organisation_id: str, version_number: int) -> list[Any]:
    """The signatures in force for this version by this organisation, whether they are listed yet or not."""
    return list(asked(_OF_ORGANISATION, {"id": organisation_id, "n": version_number}))


_OWNERS = select(Organisation.domain, Organisation.name).where(
    Organisation.domain.in_(bindparam("domains", expanding=True)), Organisation.closed_on.is_(None))


def owners(domains: list[str]) -> dict[str, list[str]]:
    """The organisations of the list by their domains, of these."""
    found: dict[str, list[str]] = {}
    for domain, name in asked(_OWNERS, {"domains": domains}):
        found.setdefault(domain, []).append(name)
    return found
