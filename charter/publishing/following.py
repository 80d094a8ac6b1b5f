"""Gathers what came of meetings beside decisions: late objections, interests, actions, corrections, lines drawn."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import null, select

from charter.db import asked
from charter.drafting.models import Settlement
from charter.meeting import settled, statements
from charter.meeting.minuted import GroupLine
from charter.meeting.models import (
    ActionPoint,
    AgendaItem,
    Decision,
    Interest,
    LateObjection,
    MeetingClosing,
    MinutesApproval,
    MinutesCorrection,
    Statement,
)
from charter.publishing.wording import iso_day
from charter.record.models import Entry

Row = dict[str, Any]


def rows(decided: Sequence[tuple[int, Decision]]) -> dict[str, list[Row]]:
    """The rows of these tables, by the table's name; `decided` are the numbered decisions of meetings with approved minutes."""
    return {
        "late_objections": _late(decided),
        "settlement_lines": _settlements(),
        "interests": [{"meeting": m, "amendment": a, "about": about, "group": slug, "words": words}
                      for m, a, about, slug, words, _ in _beside(Interest, Interest.group_slug, Interest.words, MinutesApproval)],
        "actions": [{"meeting": m, "amendment": a, "about": about, "owner": owner, "what": what, "due": due and due.isoformat()}
                    for m, a, about, owner, what, due in
                    _beside(ActionPoint, ActionPoint.owner, ActionPoint.what, MeetingClosing, ActionPoint.due)],
        "corrections": [{"meeting": m, "amendment": a, "about": about, "words": words, "corrected_on": iso_day(at)}
                        for m, a, about, words, at, _ in
                        _beside(MinutesCorrection, MinutesCorrection.words, MinutesCorrection.at, MinutesApproval)],
        "statements": _statements(),
    }


def _settlements() -> list[Row]:
    """Each group's line on the whole text of each settled version (six questions each).

    What a member answered is in no export, for a copy is never called back: it stands on the page alone (decision 13).
    """
    told: list[Row] = []
    for number, kept in asked(select(Settlement.version_number, Settlement.lines).order_by(Settlement.version_number)).all():
        found = settled.account(number)
        said = {one.slug: one for one in found.lines} if found else {}
        told += [_line(number, line, said.get(line["group"])) for line in json.loads(kept)]
    return told


def _line(number: int, kept: Row, said: GroupLine | None) -> Row:
    """A line as the settlement holds it, with what the round tells of it."""
    more = {"words": said.words, "clause_key": said.clause_key or None, "to_whom": said.to_whom, "removed_by": said.removed_by,
            "given": said.given, "said_on": iso_day(said.at)} if said else {}
    return {"words": None, "clause_key": None, "to_whom": None, "removed_by": None, "given": None, "said_on": None, **more,
            "version": number, "group": kept["group"], "name_then": kept.get("name"), "position": kept["position"]}


def _beside(model: Any, first: Any, second: Any, when: Any, third: Any = None) -> Sequence[Any]:
    """Rows that hang on a meeting and perhaps on a thing on its agenda, once there is a row of `when` for the meeting."""
    query = (
        select(model.meeting_number, AgendaItem.amendment_number, AgendaItem.title, first, second,
               null() if third is None else third)
        .select_from(model).join(when, when.meeting_number == model.meeting_number)
        .outerjoin(AgendaItem, AgendaItem.id == model.item_id).order_by(model.meeting_number, model.at, model.id)
    )
    return asked(query).all()


def _late(decided: Sequence[tuple[int, Decision]]) -> list[Row]:
    numbers = {decision.id: number for number, decision in decided}
    o = LateObjection
    query = select(o.decision_id, o.group_slug, o.words, o.clause_key, o.to_whom, o.removed_by, o.at).order_by(o.at, o.id)
    return [{"decision": numbers[decision], "group": slug, "words": words, "clause_key": key, "to_whom": to_whom,
             "removed_by": removed_by, "objected_on": iso_day(at)}
            for decision, slug, words, key, to_whom, removed_by, at in asked(query) if decision in numbers]


def _statements() -> list[Row]:
    """Each line that was drawn, with the day on which the last group approved it."""
    published = asked(select(Entry.public, Entry.at).where(Entry.kind == statements.PUBLISHED))
    told = {(facts["meeting"], facts["digest"]): at for facts, at in ((json.loads(public), at) for public, at in published)}
    query = select(Statement.meeting_number, Statement.words).order_by(Statement.meeting_number, Statement.at)
    return [{"meeting": m, "words": words, "published_on": iso_day(told[(m, statements.digest(words))])}
            for m, words in asked(query) if (m, statements.digest(words)) in told]
