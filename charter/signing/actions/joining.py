"""Schools signing together: proposed, asked for, and each one's own word, by the digits of a letter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from charter.db import db
from charter.outbox import actions as outbox
from charter.people.models import Organisation, Person
from charter.record import entries, openings
from charter.record.leaves import spell_time
from charter.refusal import Refused
from charter.signing import asked, codes, receipts, rules, together
from charter.signing.actions import bound
from charter.signing.models import Partnership, PartnershipMember, Signature, TogetherLetter, TogetherWord
from charter.words import _

PURPOSE = "sign-together"
# Letters that one signatory may have sent to themselves in a day: three slips, and no more.
MOST_LETTERS_A_DAY = 5


def propose(version_number: int, name: str, organisations: Sequence[Organisation], *, by: Person | None,
            from_signature: Signature | None, at: datetime, once: str) -> Partnership:
    """Propose that organisations stand on the list as one entry; each is asked, and nothing is shown until all have said so.

    `by` is of the desk, or `from_signature` somebody who signed for one of them. Raises Refused.
    """
    again = together.by_once(once)
    if again is not None:
        return again
    ids = {each.id for each in organisations}
    if not 2 <= len(ids) <= together.MOST_MEMBERS:
        raise Refused(_("Name from two to {most_members} organisations.", most_members=together.MOST_MEMBERS))
    if from_signature is not None and from_signature.organisation_id not in ids:
        raise Refused(_("Name your own organisation too: nobody puts others together."))
    row = Partnership(version_number=version_number, name=name, at=at, by_id=by.id if by else None, once=once,
                      members=[PartnershipMember(organisation_id=each) for each in sorted(ids)])
    db.session.add(row)
    db.session.flush()
    entries.append_sealed({"act": "propose-together", "partnership": row.id, "at": spell_time(at)}, at=at, listed=False)
    for member in row.members:
        ask(member, at, by_own_press=from_signature)
    return row


def ask(member: PartnershipMember, at: datetime, *, by_own_press: Signature | None = None) -> None:
    """Ask whoever signed for a member whether it wishes to appear so; at most as often as anybody is asked to sign.

    `by_own_press` is whoever proposed it: their letter they asked for themselves.
    """
    version_number = member.partnership.version_number
    found = together.signatories(member.organisation_id, version_number)
    if by_own_press is not None and by_own_press.organisation_id == member.organisation_id:
        _write(member, by_own_press, at)
        return
    for signature in found[:1]:
        email = receipts.holder(signature).email
        if email and asked.may_ask(email, version_number):
            asked.note_asked(email, version_number, at=at)
            _write(member, signature, at)


def ask_late(signature: Signature, at: datetime) -> None:
    """Somebody signed for an organisation that others wish to stand together with: they are asked too."""
    for member in together.members(signature.organisation_id, signature.version_number):
        if member.word is None and not member.letters:
            ask(member, at)


def write_again(member: PartnershipMember, signature: Signature, *, at: datetime) -> None:
    """Owe a letter with new digits to a signatory who asked for it by a press. Raises Refused."""
    _check_of(member, signature)
    if together.letters_since(signature.id, at - timedelta(days=1)) >= MOST_LETTERS_A_DAY:
        raise Refused(_("{most_letters_a_day} letters went to you within a day. Ask again tomorrow.",
                        most_letters_a_day=MOST_LETTERS_A_DAY))
    _write(member, signature, at)


def join(letter: TogetherLetter, typed: str, *, at: datetime) -> int | None:
    """An organisation wishes to appear so: none where the digits were right, else how many tries are left. Raises Refused."""
    member = letter.member
    signature = db.session.get_one(Signature, letter.signature_id)
    _check_of(member, signature)
    if rules.is_over(letter.at, at):
        raise Refused(_("This letter is older than 30 days, and is over."))
    if member.word is not None:
        return None
    left = codes.try_digits(PURPOSE, letter.id, typed, at=at)
    if left is None:
        _check_nowhere_else(member)
        word = TogetherWord(signature_id=signature.id, at=at, salt=openings.new_salt())
        said = bound.content(word, member.partnership)
        word.entry_seq = entries.append_sealed(said, at=at, listed=False, salt=word.salt).seq
        member.word = word
        db.session.flush()
        bound.bind(member.partnership)
    return left


def part(member: PartnershipMember, signature: Signature, *, at: datetime) -> None:
    """An organisation wishes to stand by itself again; no reason is asked and nothing shows it. Raises Refused."""
    _check_of(member, signature)
    entries.append_sealed({"act": "apart", "signature": signature.id, "at": spell_time(at)}, at=at, listed=False)
    bound.leave(member)


def take_back(partnership: Partnership, *, at: datetime) -> None:
    """The desk takes a partnership off the list, or what was only proposed; its members' signatures stand by themselves."""
    entries.append_sealed({"act": "apart", "partnership": partnership.id, "at": spell_time(at)}, at=at, listed=False)
    bound.dissolve(partnership)


def forget_proposals(at: datetime) -> None:
    """Forget what was proposed and did not come to stand while its letters were good."""
    for partnership in together.proposed_before(at - rules.LIFE):
        if any(member.word is None for member in partnership.members):  # else it waits for the list to open
            bound.dissolve(partnership)


def _write(member: PartnershipMember, signature: Signature, at: datetime) -> None:
    row = TogetherLetter(signature_id=signature.id, at=at)
    member.letters.append(row)
    db.session.flush()
    outbox.owe("sign-together", {"letter": row.id}, at=at)


def _check_of(member: PartnershipMember, signature: Signature) -> None:
    here = (member.organisation_id, member.partnership.version_number)
    if (signature.organisation_id, signature.version_number) != here:
        raise Refused(_("This is not of your organisation."))
    if signature.withdrawal is not None or signature.clearance is None:
        raise Refused(_("Your signature is not in force, or waits to be checked. Come back when it stands."))


def _check_nowhere_else(member: PartnershipMember) -> None:
    others = together.members(member.organisation_id, member.partnership.version_number)
    if any(each.word is not None for each in others if each.id != member.id):
        raise Refused(_("Your organisation has said so for another name already. Take that back first."))
