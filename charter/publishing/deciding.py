"""Gathers meetings and what closed ones decided, with each group's one line once the minutes are approved."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from charter.db import db
from charter.meeting.models import (
    AgendaItem,
    Decision,
    DecisionUndoing,
    Meeting,
    MeetingClosing,
    MinutesApproval,
    Round,
    RoundAlso,
)
from charter.meeting.queries import rounds_of, written
from charter.publishing import following
from charter.publishing.wording import iso_day

Row = dict[str, Any]


def rows() -> dict[str, list[Row]]:
    """The rows of these tables, by the table's name."""
    found, decided = _found(), _decided()
    approved = {row.meeting_number: row for row in db.session.scalars(select(MinutesApproval))}
    told = [(n, d) for n, d in decided if d.item.meeting_number in approved]
    return {
        "meetings": [_meeting(m, approved.get(m.number)) for m in found],
        "attendance": [{"meeting": m.number, "group": a.group_slug, "people": a.people}
                       for m in found if m.closing for a in sorted(m.attendance, key=lambda a: a.group_slug)],
        "decisions": [_decision(n, d) for n, d in decided],
        "lines": [line for n, d in told for line in _lines(n, d)],
        **following.rows(told),
    }


def meetings() -> list[Row]:
    """Every meeting by number, without what it decided."""
    approved = {row.meeting_number: row for row in db.session.scalars(select(MinutesApproval))}
    return [_meeting(m, approved.get(m.number)) for m in _found()]


def _found() -> list[Meeting]:
    return list(db.session.scalars(select(Meeting).order_by(Meeting.number).options(
        joinedload(Meeting.opening), joinedload(Meeting.closing), selectinload(Meeting.attendance))))


def _decided() -> list[tuple[int, Decision]]:
    """Every decision of a closed meeting that stands, numbered in the order of meetings and agendas."""
    query = (
        select(Decision).join(AgendaItem, AgendaItem.id == Decision.item_id)
        .join(MeetingClosing, MeetingClosing.meeting_number == AgendaItem.meeting_number)
        .where(Decision.id.not_in(select(DecisionUndoing.decision_id)))
        .options(joinedload(Decision.item).options(
            selectinload(AgendaItem.rounds).options(selectinload(Round.lines), selectinload(Round.also)),
            selectinload(AgendaItem.in_blocks).joinedload(RoundAlso.round).options(
                selectinload(Round.lines), selectinload(Round.also))))
        .order_by(AgendaItem.meeting_number, AgendaItem.position, Decision.at, Decision.id)
    )
    return list(enumerate(db.session.scalars(query), 1))


def _meeting(m: Meeting, approval: MinutesApproval | None) -> Row:
    return {
        "number": m.number, "version": m.version_number, "title": m.title, "starts_local": m.starts_local,
        "zone": m.zone, "place": m.place, "chair": m.chair_name,
        "opened_on": iso_day(m.opening.at) if m.opening else None,
        "closed_on": iso_day(m.closing.at) if m.closing else None,
        "made_version": m.closing.made_version if m.closing else None,
        "minutes_approved_on": iso_day(approval.at) if approval else None,
    }


def _decision(number: int, d: Decision) -> Row:
    return {"id": number, "meeting": d.item.meeting_number, "amendment": d.item.amendment_number,
            "title": d.item.title, "outcome": d.outcome, "reason": d.reason, "confirmed_by": d.confirmed_by,
            "decided_on": iso_day(d.at)}


def _lines(number: int, d: Decision) -> list[Row]:
    rounds = rounds_of(d)
    last = rounds[-1] if rounds else None
    return [{"decision": number, "group": slug, "position": line.position, "words": line.words, "clause_key": line.clause_key,
             "to_whom": line.to_whom, "removed_by": line.removed_by, "given": line.given}
            for slug, line in sorted(written(last).items())]
