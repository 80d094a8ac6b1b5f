"""A signature on paper: entered by the convenor, and confirmed later by whoever signed, if they left an address."""

from __future__ import annotations

from datetime import datetime

from charter.db import db
from charter.drafting import queries as drafting
from charter.outbox import actions as outbox
from charter.people import queries as people
from charter.people.models import Organisation, Person
from charter.people.register import numbers
from charter.record import entries, openings
from charter.record.leaves import spell_time
from charter.refusal import Refused
from charter.signing import letters, paper, queries, rules
from charter.signing.actions import listed
from charter.signing.models import PaperConfirmation, PaperLetter, Signature, SignUp, SignUpConfirmation, WordsRuling
from charter.web.folding import fold
from charter.words import _


def enter(sheet: paper.Sheet, *, by: Person, at: datetime, once: str) -> Signature:
    """Enter a signed sheet; the same sheet entered again is the signature that is there. Raises Refused."""
    again = queries.sign_up_once(once)
    if again is not None and again.confirmation is not None:
        return db.session.get_one(Signature, again.confirmation.signature_id)
    version = drafting.version(sheet.version_number)
    if version is None or version.settlement is None:
        raise Refused(_("Only a settled text can be signed. The sheet names a draft, whose words can change."))
    paper.check_day(sheet.signed_on, paper.local_day(version.settlement.at), paper.local_day(at))
    rules.check_authority(sheet.authority, bool(sheet.organisation_id), sheet.resolved_on, at.date())
    rules.check_words(sheet.pledge, sheet.reservation)
    organisation = db.session.get(Organisation, sheet.organisation_id) if sheet.organisation_id else None
    there = paper.same(sheet, organisation.name if organisation else None)
    return there or _sign(sheet, version.digest, organisation, by, at, once)


def confirm_paper(letter: PaperLetter, *, at: datetime) -> Signature:
    """Whoever signed on paper says that it is theirs; saying so twice is saying so once. Raises Refused."""
    signature = letter.signature
    if signature.withdrawal is not None:
        raise Refused(_("This signature was withdrawn meanwhile. Nothing is left to confirm."))
    if db.session.get(PaperConfirmation, signature.id) is None:
        said = {"act": "confirm", "signature": signature.id, "at": spell_time(at)}
        entry = entries.append_sealed(said, at=at, listed=False)
        db.session.add(PaperConfirmation(signature_id=signature.id, at=at, entry_seq=entry.seq))
        db.session.flush()
    return signature


def renew_paper(letter: PaperLetter, *, at: datetime) -> None:
    """Owe a new letter, with a new link and new digits, that its reader asked for. Raises Refused."""
    signature = letter.signature
    if signature.withdrawal is not None or paper.confirmed_on(signature.id):
        raise Refused(_("Nothing is left to confirm here."))
    if paper.letters_since(signature.id, at - letters.A_DAY) >= rules.MOST_LETTERS_A_DAY:
        raise Refused(_("{most_letters_a_day} letters went to this address within a day. Ask again tomorrow.",
                        most_letters_a_day=rules.MOST_LETTERS_A_DAY))
    _write(signature, at)


def _sign(sheet: paper.Sheet, digest: str, organisation: Organisation | None, by: Person, at: datetime,
          once: str) -> Signature:
    moment, then = paper.moment(sheet.signed_on, at), organisation.name if organisation else None
    facts = {name: getattr(sheet, name) for name in (
        "version_number", "organisation_id", "name", "title", "authority", "resolved_on", "minute", "pledge", "reservation")}
    # A sign-up that was confirmed on paper: correcting, erasing and signing the next version then go as with any other.
    sign_up = SignUp(**facts, digest=digest, email=sheet.email, cookie="", at=at, once=once)
    db.session.add(sign_up)
    db.session.flush()
    slugs = {group.slug for group in people.groups()}
    signature = Signature(
        **facts, sign_up_id=sign_up.id, organisation_then=then,
        organisation_number=numbers.of(organisation) if organisation else None, at=moment,
        folded=fold(f"{then or ''} {sheet.name}"),
        group_slug=rules.group_of(organisation.kind, sheet.title, slugs) if organisation else None,
        paper_on=sheet.signed_on.isoformat(), salt=openings.new_salt())
    db.session.add(signature)
    db.session.flush()
    signature.entry_seq = entries.append_sealed(listed.content(signature, digest), at=at, listed=False, salt=signature.salt).seq
    db.session.add(SignUpConfirmation(sign_up_id=sign_up.id, how="paper", at=at, signature_id=signature.id))
    if sheet.pledge or sheet.reservation:  # whoever typed them has read them
        signature.ruling = WordsRuling(shown=True, at=at, by_id=by.id)
    listed.put_up(signature, "convenor", at, by=by)
    db.session.flush()
    if sheet.email:
        _write(signature, at)
    return signature


def _write(signature: Signature, at: datetime) -> None:
    row = PaperLetter(signature_id=signature.id, at=at)
    db.session.add(row)
    db.session.flush()
    outbox.owe("sign-paper", {"letter": row.id}, at=at, once=f"sign-paper:{row.id}")
