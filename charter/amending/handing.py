"""Words out of a marked-up copy, handed to the member whose they are said to be: nothing is public until they send them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from charter.amending.copies import Typed
from charter.amending.models import WorkingCopy
from charter.db import db
from charter.drafting import closed
from charter.outbox import queries as outbox
from charter.outbox.actions import owe
from charter.people import may, shown
from charter.people import queries as people
from charter.people.models import Appointment, Person, Role
from charter.refusal import Refused
from charter.words import _

# In one sending: more would be another text. Altogether: else one hand could bury somebody in copies and letters.
MOST_AT_ONCE, MOST_WAITING = 40, 50
OFFICES = {may.CONVENOR: _("the convenor"), may.STAND_IN: _("the convenor’s stand-in")}
GONE = _("somebody who has left")


@dataclass(frozen=True)
class Handed:
    """What is handed over: to whom, in which role of theirs, and a key against double posts."""

    to: Role
    typed: Typed
    once: str


def addressees(sender: Person, *, is_desk: bool) -> list[Role]:
    """Whom somebody may ask, by name: members of their own organisations; the convenor and the stand-in every member."""
    own = {role.organisation_id for role in people.roles_now(sender) if role.organisation_id}
    held = [role for roles in people.members().values() for role in roles if role.person_id != sender.id]
    known = [role for role in held if is_desk or role.organisation_id in own]
    return sorted(known, key=lambda role: shown.as_person(role).casefold())


def hand(sent: Sequence[Handed], *, version_number: int, by: Person, at: datetime, once: str) -> None:
    """Make each a working copy of the member whose words it holds, and owe each of them one letter; sent twice it is once.

    Raises Refused outside the draft's window, where there are too many, or a member has left meanwhile.
    """
    for person_id in dict.fromkeys(one.to.person_id for one in sent):
        theirs = [one for one in sent if one.to.person_id == person_id]
        letter = f"marked-copy-waits:{once}:{person_id}"
        if outbox.is_owed(letter):
            continue  # though they have thrown it away meanwhile
        why = closed.closed(version_number, "words", at)
        if why:
            raise Refused(why)
        _check(theirs)
        made = [_copy(one, version_number, by, at) for one in theirs]
        db.session.add_all(made)
        db.session.flush()
        owe("marked-copy-waits", {"person": person_id, "by": by.id, "copies": [copy.id for copy in made]}, at=at, once=letter)


def senders(handed: Iterable[WorkingCopy]) -> dict[str | None, str]:
    """Who sent these in, in words, by id: by office where they hold one, else by name (two queries)."""
    return named(copy.handed_by_id for copy in handed)


def named(ids: Iterable[str | None]) -> dict[str | None, str]:
    """How whoever sends a copy in is named to the member who is asked."""
    wanted = {one for one in ids if one}
    found: dict[str | None, str] = dict.fromkeys(wanted, GONE)
    found |= {row.id: row.name or GONE for row in db.session.scalars(select(Person).where(Person.id.in_(wanted)))}
    held = db.session.execute(select(Appointment.person_id, Appointment.office).where(Appointment.person_id.in_(wanted)))
    return found | {person_id: OFFICES[office] for person_id, office in held if office in OFFICES}


def _check(theirs: Sequence[Handed]) -> None:
    person = theirs[0].to.person
    if person.email is None or any(one.to.ending is not None for one in theirs):
        raise Refused(_("Whom you wanted to ask does not take part any more. Choose again."))
    if len(theirs) > MOST_AT_ONCE:
        raise Refused(_("At most {MOST_AT_ONCE} can wait for one person out of one copy. Send fewer, or as one "
                        "suggestion.", MOST_AT_ONCE=MOST_AT_ONCE))
    waiting = select(func.count()).select_from(WorkingCopy).where(
        WorkingCopy.person_id == person.id, WorkingCopy.handed_by_id.is_not(None), WorkingCopy.amendment_number.is_(None))
    if (db.session.scalar(waiting) or 0) + len(theirs) > MOST_WAITING:
        raise Refused(_("Much waits for {name} already. Ask them to look at it before you send more.", name=person.name))


def _copy(one: Handed, version_number: int, by: Person, at: datetime) -> WorkingCopy:
    """Shown as the way that shows least, until its author chooses."""
    typed = Typed(one.typed.parts, {**one.typed.words, "role": one.to.id, "shown": shown.GROUP})
    return WorkingCopy(person_id=one.to.person_id, group_slug=one.to.group_slug, shown_as=shown.as_group(one.to),
                       handed_by_id=by.id, version_number=version_number, state=str(typed), at=at, kept_at=at, once=one.once)
