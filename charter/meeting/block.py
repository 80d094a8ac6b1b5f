"""What nobody contests is taken together, unless somebody says no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Integer, String, cast, null, select, union_all

from charter.amending.models import Amendment
from charter.db import db
from charter.meeting import absent, agenda, asking, grouping, lines, queries
from charter.meeting.models import AgendaItem, Line, LineUndoing, Meeting, Round, RoundUndoing
from charter.meeting.rules import OBJECT
from charter.people.models import Person
from charter.record import entries
from charter.refusal import Refused
from charter.words import _

# Fewer than these need no block: one suggestion is simply asked.
FEWEST = 2


@dataclass(frozen=True)
class Block:
    """What is taken together, in the order of the text; the first one's rounds hold for all."""

    items: Sequence[AgendaItem]

    @property
    def first(self) -> AgendaItem:
        """The item that the round hangs on."""
        return self.items[0]

    @property
    def rest(self) -> Sequence[AgendaItem]:
        """The others that it asks about."""
        return self.items[1:]


def block_of(meeting: Meeting, rows: Sequence[Amendment] | None = None) -> Block | None:
    """What has been asked as one block, or could be: no other words, no objection before, nobody wants it apart.

    `rows`: the agenda's suggestions, where somebody has asked for them already.
    """
    asked = _asked(meeting)
    found = asked if asked is not None else _uncontested(meeting, queries.amendments_of(meeting) if rows is None else rows)
    return Block(found) if len(found) >= (1 if asked else FEWEST) else None


def take_out(item: AgendaItem, *, by: Person | None, at: datetime) -> None:
    """Somebody wishes to talk about this one by itself, before the meeting or at it: it is asked alone."""
    if item.kind != agenda.AMENDMENT:
        raise Refused(_("Only a suggestion is taken together with others."))
    if item.meeting.opening is not None:
        return asking.take_apart(item, by=by, at=at)
    agenda.check_not_closed(item.meeting)
    if not item.apart:
        item.apart = True
        db.session.flush()
        entries.append("taken-apart", {"meeting": item.meeting_number, "amendment": item.amendment_number}, at=at)


def _asked(meeting: Meeting) -> list[AgendaItem] | None:
    """The items of the newest block that was asked and not taken back."""
    asked = [r for i in meeting.items for r in i.rounds if r.also and r.undoing is None]
    return lines.items_of(max(asked, key=lambda r: (r.at, r.n))) if asked else None


def _uncontested(meeting: Meeting, rows: Sequence[Amendment]) -> list[AgendaItem]:
    others, same = grouping.others(meeting, rows), grouping.twins(meeting, rows)
    gone = {row.number for row in rows if row.withdrawal is not None}
    objected, worried = _doubted(meeting)
    kept = [i for i in meeting.items if i.kind == agenda.AMENDMENT and i.amendment_number not in gone | objected | set(same)]
    return [i for i in kept if not (i.apart or i.id in worried or others.get(i.amendment_number or 0) or queries.decision(i)
                                    or lines.rounds(i))]


def _doubted(meeting: Meeting) -> tuple[set[int | None], set[str]]:
    """The suggestions on this agenda against which a group has said no before, at this meeting or an earlier one; and
    the items on which a member who cannot come sees harm or has a worry (one question)."""
    numbers = [i.amendment_number for i in meeting.items if i.amendment_number]
    objected = (
        select(AgendaItem.amendment_number, cast(null(), String)).join(Round, Round.item_id == AgendaItem.id)
        .join(Line, Line.round_id == Round.id)
        .where(AgendaItem.amendment_number.in_(numbers), Line.position == OBJECT, ~Round.also.any(),
               Line.id.not_in(select(LineUndoing.line_id)), Round.id.not_in(select(RoundUndoing.round_id)))
    )
    rows = db.session.execute(union_all(objected, select(cast(null(), Integer), absent.worrying(meeting).subquery().c[0]))).all()
    return {number for number, _ in rows if number is not None}, {item for _, item in rows if item is not None}
