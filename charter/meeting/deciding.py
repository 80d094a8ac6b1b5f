"""Asking the groups, taking each group's one line, and confirming what was decided."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select

from charter.amending import queries as amending
from charter.db import db
from charter.meeting import closing, grouping, queries
from charter.meeting.models import AgendaItem, Blend, Decision, DecisionUndoing, Line, Meeting, Round
from charter.meeting.rules import ADOPTED, CHANGED, Finding, check_blend, check_decision, check_line, check_words, find
from charter.people.models import Group, Person
from charter.record import entries
from charter.refusal import Refused
from charter.text.change import Change


def ask(item: AgendaItem, *, asked: str, by: Person | None, at: datetime) -> Round:
    """Put a question to the groups; asking again begins a new round and keeps the one before."""
    _check_in_session(item.meeting)
    _check_undecided(item)
    n = len(item.rounds) + 1
    round_ = Round(item_id=item.id, meeting_number=item.meeting_number, n=n, asked=asked, at=at,
                   by_id=by.id if by else None)
    db.session.add(round_)
    db.session.flush()
    db.session.expire(item, ["rounds"])
    entries.append("round-opened", {"meeting": item.meeting_number, "amendment": item.amendment_number, "round": n}, at=at)
    return round_


def give_line(
    item: AgendaItem, *, group: str, position: str, words: str, given: str, by: Person | None, at: datetime
) -> Line:
    """Enter a group's one line; a later line of the same group takes its place until the decision."""
    _check_in_session(item.meeting)
    _check_undecided(item)
    check_line(position, words)
    if db.session.get(Group, group) is None:
        raise Refused("There is no such group.")
    round_ = item.rounds[-1] if item.rounds else ask(item, asked=item.title, by=by, at=at)
    line = Line(round_id=round_.id, group_slug=group, position=position, words=words.strip(), given=given, at=at,
                by_id=by.id if by else None)
    db.session.add(line)
    db.session.flush()
    db.session.expire(round_, ["lines"])
    # Which group and what it said come into the log with the minutes, once the chair has approved them.
    entries.append("line-given", {"meeting": item.meeting_number, "amendment": item.amendment_number, "round": round_.n}, at=at)
    return line


def finding(item: AgendaItem) -> Finding:
    """What the groups' lines in the newest round come to."""
    lines = queries.lines_now(item.rounds[-1] if item.rounds else None)
    return find(queries.asked_at(item.meeting), {slug: line.position for slug, line in lines.items()})


def decide(
    item: AgendaItem, *, outcome: str, reason: str, words: Mapping[str, str] | None, by: Person, at: datetime, once: str
) -> Decision:
    """Confirm, by name, what the meeting decided on one item; what asks for the very same is decided in one with it."""
    found = db.session.scalars(select(Decision).where(Decision.once == once)).first()
    if found is not None:
        return found
    _check_in_session(item.meeting)
    _check_undecided(item)
    check_decision(outcome, reason, finding(item))
    if words:
        check_words(words, _keys(item))
    if outcome in (ADOPTED, CHANGED):
        _forget_blends(item.meeting)  # another hand may meet in the same clause: what both read is asked again
    row = _decision(item, outcome, reason, words, by, at, once)
    for twin in grouping.same_as(item):
        if queries.decision(twin) is None:
            theirs = words and grouping.twin_words(words, _changes(item), _changes(twin))
            _decision(twin, outcome, reason, theirs, by, at, f"{once}:{twin.id}", same_as=item.amendment_number)
    return row


def _decision(item: AgendaItem, outcome: str, reason: str, words: Mapping[str, str] | None, by: Person, at: datetime,
              once: str, same_as: int | None = None) -> Decision:
    row = Decision(item_id=item.id, outcome=outcome, reason=reason.strip(), confirmed_by=by.name or "", by_id=by.id,
                   words=json.dumps(dict(words), sort_keys=True, ensure_ascii=False) if words else None, at=at, once=once,
                   same_as=same_as)
    db.session.add(row)
    db.session.flush()
    db.session.expire(item, ["decisions"])
    entries.append("decision-made", {"meeting": item.meeting_number, "amendment": item.amendment_number,
                                     "outcome": outcome}, at=at)
    return row


def undo(item: AgendaItem, *, by: Person, at: datetime) -> None:
    """Take the item's decision back, with those made in one with it; everything can be undone until the meeting closes."""
    _check_in_session(item.meeting)
    if queries.decision(item) is None:
        raise Refused("Nothing is decided here yet, so there is nothing to take back.")
    for one in (item, *grouping.same_as(item)):
        standing = queries.decision(one)
        if standing is not None and (one is item or standing.same_as == item.amendment_number):
            db.session.add(DecisionUndoing(decision_id=standing.id, at=at, by_id=by.id))
            entries.append("decision-undone", {"meeting": one.meeting_number, "amendment": one.amendment_number}, at=at)
    # The words two suggestions were blended into hang on both being accepted, so they are asked for again.
    _forget_blends(item.meeting)


def confirm_blend(meeting: Meeting, *, key: str, words: str, by: Person, at: datetime) -> None:
    """Confirm the words of a clause in which two accepted suggestions meet."""
    _check_in_session(meeting)
    check_blend(words, closing.shared(meeting).get(key))
    old = db.session.scalars(select(Blend).where(Blend.meeting_number == meeting.number, Blend.key == key)).first()
    if old is not None:
        db.session.delete(old)
        db.session.flush()
    db.session.add(Blend(meeting_number=meeting.number, key=key, words=words.strip(), at=at, by_id=by.id))
    entries.append("words-blended", {"meeting": meeting.number, "clause": key}, at=at)


def _forget_blends(meeting: Meeting) -> None:
    for blend in db.session.scalars(select(Blend).where(Blend.meeting_number == meeting.number)):
        db.session.delete(blend)
    db.session.flush()


def _keys(item: AgendaItem) -> set[str]:
    return {change.key for change in _changes(item) if change.words is not None}


def _changes(item: AgendaItem) -> Sequence[Change]:
    amendment = amending.amendment(item.amendment_number) if item.amendment_number else None
    return amending.changes(amendment, item.meeting.version_number) if amendment else ()


def _check_in_session(meeting: Meeting) -> None:
    if meeting.opening is None:
        raise Refused("The meeting has not been opened yet.")
    if meeting.closing is not None:
        raise Refused("This meeting has closed. What was decided stands; a correction is a later entry.")


def _check_undecided(item: AgendaItem) -> None:
    if item.amendment_number in queries.taken_back(item.meeting):
        raise Refused(f"A{item.amendment_number} was taken back by whoever suggested it, so there is nothing to decide.")
    standing = queries.decision(item)
    if standing is not None:
        raise Refused(f"This is decided already ({standing.outcome}, confirmed by {standing.confirmed_by}). "
                      "Take that decision back first if it is to be asked again.")
