"""The day before which nobody is listed: arranged by the desk, brought about by the worker, all at once or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select
from sqlalchemy.orm import contains_eager, joinedload

from charter.db import db
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.outbox import actions as outbox
from charter.people.models import Person
from charter.record import entries
from charter.signing import arranging, known, launch, listing, now
from charter.signing.actions import bound, listed
from charter.signing.models import (
    Clearance,
    LaunchDay,
    LaunchMissed,
    Listing,
    ListOpening,
    Partnership,
    Signature,
    Withdrawal,
)


def arrange(version: Version, *, opens_local: str, zone: str, floor: int | None, because: str, by: Person, at: datetime,
            once: str) -> LaunchDay:
    """Arrange the day on which a version's list opens, or another day than was told; each who waits is told.

    `opens_local` is the time on the wall in `zone`, such as 2027-01-11T09:00. Raises Refused.
    """
    again = db.session.scalars(select(LaunchDay).where(LaunchDay.once == once)).first()
    if again is not None:
        return again
    opens_at, settled = datetime.fromisoformat(opens_local).replace(tzinfo=ZoneInfo(zone)), drafting.settled()
    before = launch.of(version.number)
    arranging.check_first(is_newest=settled is not None and settled.number == version.number,
                          is_listed=bool(listing.newest(1, version.number)))
    arranging.check_day(opens_at, at)
    arranging.check_floor(floor)
    if before is not None:
        arranging.check_moved(before, opens_at=opens_at, floor=floor, because=because, at=at)
    row = LaunchDay(version_number=version.number, opens_local=opens_local, zone=zone, opens_at=opens_at, floor=floor,
                    because=because, at=at, by_id=by.id, once=once)
    db.session.add(row)
    db.session.flush()
    entries.append("signing-arranged", {"version": version.number, "opens": opens_local, "zone": zone, "floor": floor}, at=at)
    _tell("sign-launch", _in_force(version.number, checked=False), row, at)
    return row


def open_due(at: datetime) -> None:
    """The day has come: everybody who was checked is listed in this one act, or, below the floor, nobody."""
    for row in launch.due(at):
        waiting = _in_force(row.version_number, checked=True)
        # As the list counts them: one school under its old and its new number is one.
        signed = {now.of(each).counted for each in waiting if each.organisation_id} if row.floor else set()
        if row.floor and len(signed) < row.floor:
            db.session.add(LaunchMissed(launch_id=row.id, at=at))
            entries.append("list-not-opened", {"version": row.version_number}, at=at)
            _tell("sign-launch-missed", _in_force(row.version_number, checked=False), row, at)
        else:
            _open(row, waiting, at)
        db.session.flush()


def _open(row: LaunchDay, waiting: Sequence[Signature], at: datetime) -> None:
    db.session.add(ListOpening(version_number=row.version_number, launch_id=row.id, at=at))
    digest = known.digest(row.version_number)
    if waiting:
        db.session.execute(insert(Listing), [
            listed.row(each, each.clearance.checked, now.of(each), at) for each in waiting if each.clearance])
    entries.publish_openings((each.entry_seq, each.salt, listed.content(each, digest)) for each in waiting)
    for each in waiting:
        db.session.expire(each, ["listing"])
    of_version = select(Partnership).where(Partnership.version_number == row.version_number)
    for partnership in db.session.scalars(of_version).all():
        bound.bind(partnership)
    entries.append("list-opened", {"version": row.version_number}, at=at)


def _in_force(version_number: int, *, checked: bool) -> Sequence[Signature]:
    """The signatures in force; `checked` leaves out those that a person has to look at first."""
    asked = select(Signature).outerjoin(Withdrawal).outerjoin(Clearance).where(
        Signature.version_number == version_number, Withdrawal.signature_id.is_(None))
    if checked:  # with all that a line is made of: one question for a launch of thousands
        asked = asked.where(Clearance.signature_id.is_not(None)).options(
            contains_eager(Signature.clearance), joinedload(Signature.organisation))
    return db.session.scalars(asked.order_by(Signature.id)).all()


def _tell(kind: str, whom: Sequence[Signature], row: LaunchDay, at: datetime) -> None:
    """Owe each who signed one letter about it; it asks nobody to sign."""
    for each in whom:
        outbox.owe(kind, {"signature": each.id, "launch": row.id}, at=at, once=f"{kind}:{row.id}:{each.id}")
