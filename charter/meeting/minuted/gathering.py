"""Gathers a meeting's minutes from every row that was entered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import select

from charter.amending import queries as amending
from charter.amending.showing import show
from charter.db import db
from charter.drafting import queries as drafting
from charter.meeting import circle, queries, statements
from charter.meeting.minuted.items import items
from charter.meeting.minuted.rounds import Names, taken
from charter.meeting.minuted.shapes import Action, Corrected, Declared, Minute, Minutes, TakenWords
from charter.meeting.models import ActionPoint, Blend, Interest, Meeting, MinutesApproval, MinutesCorrection

Row = TypeVar("Row", Interest, ActionPoint, MinutesCorrection)
HELD = "The meeting began with the restorative opening. It took place; no notes are kept of it anywhere."
LEFT_OUT = "Every group wished to go without the restorative opening, so it was left out."


def gather(meeting: Meeting) -> Minutes:
    """The minutes, whole: whoever shows them before their approval asks for `for_everybody()` of them."""
    tree = drafting.tree(meeting.version_number)
    amendments = {a.number: (a, show(amending.changes(a, meeting.version_number), tree)) for a in queries.amendments_of(meeting)}
    new = {c.key: c.number for _, changes in amendments.values() for c in changes}
    names = Names(meeting, new | {p.key: p.number for p in tree}, {p.key: p.words for p in tree})
    approval = db.session.get(MinutesApproval, meeting.number)
    statement = statements.published(meeting)
    came = {row.group_slug: row.people for row in meeting.attendance}
    told = Minutes(
        meeting.number, meeting.title, meeting.starts_local, meeting.place, meeting.chair_name, meeting.version_number,
        meeting.closing.made_version if meeting.closing else None,
        tuple((g.name, came[g.slug]) for g in names.asked if came.get(g.slug)), _circle(meeting),
        statement.words if statement else "", items(meeting, amendments, names), (), (), _blends(meeting, names),
        approved_at=approval.at if approval else None)
    return _with_entries(told, meeting, names)


def _with_entries(told: Minutes, meeting: Meeting, names: Names) -> Minutes:
    """Interests, actions and corrections, each with the item that it is about, or with the whole."""
    declared = [(row.item_id, Declared(names.groups.get(row.group_slug, row.group_slug), row.words))
                for row in _rows(Interest, meeting)]
    about_what = {i.id: f"A{i.amendment_number}" if i.amendment_number else i.title for i in meeting.items}
    actions = tuple(Action(row.what, row.owner, row.due, about_what.get(row.item_id or "", ""))
                    for row in _rows(ActionPoint, meeting))
    corrected = [(row.item_id, Corrected(row.words, row.at)) for row in _rows(MinutesCorrection, meeting)]
    known = {item.item_id for item in told.items}

    def about(item: Minute) -> Minute:
        return replace(item, interests=tuple(one for at, one in declared if at == item.item_id),
                       corrections=tuple(one for at, one in corrected if at == item.item_id))

    return replace(told, items=tuple(about(item) for item in told.items),
                   interests=tuple(one for at, one in declared if at not in known), actions=actions,
                   corrections=tuple(one for at, one in corrected if at not in known))


def _rows(model: type[Row], meeting: Meeting) -> Sequence[Row]:
    query = select(model).where(model.meeting_number == meeting.number).order_by(model.at, model.id)
    return db.session.scalars(query).all()


def _circle(meeting: Meeting) -> str:
    if circle.was_held(meeting):
        return HELD
    return LEFT_OUT if circle.is_left_out(meeting) else ""


def _blends(meeting: Meeting, names: Names) -> tuple[TakenWords, ...]:
    rows = db.session.scalars(select(Blend).where(Blend.meeting_number == meeting.number))
    return tuple(sorted((taken(names.number(row.key), names.stood.get(row.key, ""), row.words) for row in rows),
                        key=lambda one: one.number))
