"""Confirming what was decided: computed from the groups' lines, then confirmed by the chair by name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select

from charter.db import db
from charter.meeting import brackets, closing, grouping, noting, queries, room, voices
from charter.meeting.asking import ask, give_line, open_again, take_apart, write_down
from charter.meeting.chosen import check_blend, check_words
from charter.meeting.lines import items_of, last_round, lines_now, rounds
from charter.meeting.models import AgendaItem, Blend, Decision, DecisionUndoing, Meeting, Round
from charter.meeting.rules import (
    ADOPTED,
    BRACKETED,
    CHANGED,
    DEFERRED,
    OUTCOMES,
    TAKEN,
    Finding,
    check_bracket,
    check_decision,
    check_said,
    find,
)
from charter.meeting.sitting import changes, check_in_session, check_undecided, keys, label, reworded
from charter.people.models import Person
from charter.record import entries
from charter.refusal import Refused
from charter.words import _

# What the minutes say where the chair parks something in one press.
PARKED = _("The meeting put it off.")


def finding(item: AgendaItem) -> Finding:
    """What the groups' lines in the newest round come to."""
    return _finding(item.meeting, last_round(item))


def decide(
    item: AgendaItem, *, outcome: str, reason: str, words: Mapping[str, str] | None, by: Person, at: datetime, once: str
) -> Decision:
    """Confirm, by name, what the meeting decided on one item; a block is decided in one act, one decision for each item.

    What asks for the very same is decided in one with it. Words that were put to the groups are taken as they were put.
    """
    found = db.session.scalars(select(Decision).where(Decision.once == once)).first()
    if found is not None:
        return found
    check_in_session(item.meeting)
    round_ = last_round(item)
    items = items_of(round_) if round_ is not None else [item]
    for one in items:
        check_undecided(one)
    outcome, reason, words = _as_asked(round_, outcome, reason, reworded(item, words) or None)
    _check(item, items, round_, outcome, reason, words)
    if outcome == BRACKETED:
        last = json.loads(round_.words) if round_ is not None and round_.words else {}  # what was asked about in the end
        words = brackets.words(brackets.taken(changes(item), last), item.meeting.version_number)
    if round_ is not None:
        write_down(round_, by=by, at=at)
    if outcome in TAKEN:
        _forget_blends(item.meeting)  # another hand may meet in the same clause: what both read is asked again
    act = _Act(outcome, reason, round_, by, at, once)
    rows = {one.id: act.decide(one, words) for one in sorted(items, key=lambda one: one is not item)}
    for one in items:
        for twin in grouping.same_as(one):
            if queries.decision(twin) is None:
                theirs = words and grouping.twin_words(words, changes(one), changes(twin))
                act.decide(twin, theirs, same_as=one.amendment_number)
    said = label(item) if len(items) == 1 else _("{n} suggestions", n=len(items))
    noting.note(item.meeting, kind=noting.DECIDED, ref=rows[item.id].id, said=f"{said}: {OUTCOMES[outcome].lower()}",
                item=item, by=by, at=at)
    room.show(item.meeting, "result", item=item, at=at)
    return rows[item.id]


def park(item: AgendaItem, *, by: Person, at: datetime, once: str) -> Decision:
    """Put it off to another meeting, in one press; nobody has to say why."""
    return decide(item, outcome=DEFERRED, reason=PARKED, words=None, by=by, at=at, once=once)


def undo(item: AgendaItem, *, by: Person, at: datetime) -> None:
    """Take the item's decision back, with those made in one with it; everything can be undone until the meeting closes."""
    check_in_session(item.meeting)
    decided = queries.decision(item)
    if decided is None:
        raise Refused(_("Nothing is decided here yet, so there is nothing to take back."))
    for one in item.meeting.items:
        standing = queries.decision(one)
        if standing is not None and (standing is decided or (decided.same_as is None and _act(standing) == _act(decided))):
            db.session.add(DecisionUndoing(decision_id=standing.id, at=at, by_id=by.id))
            db.session.flush()
            db.session.expire(standing, ["undoing"])
            entries.append("decision-undone", {"meeting": one.meeting_number, "amendment": one.amendment_number}, at=at)
            noting.cross_out(noting.DECIDED, standing.id, by=by, at=at)
    round_ = last_round(item)
    if round_ is not None:
        open_again(round_, by=by, at=at)
    # The words two suggestions were blended into hang on both being accepted, so they are asked for again.
    _forget_blends(item.meeting)
    room.show(item.meeting, "round" if round_ else "words", item=item, at=at)


def confirm_blend(meeting: Meeting, *, key: str, words: str, by: Person, at: datetime) -> None:
    """Confirm the words of a clause in which two accepted suggestions meet."""
    check_in_session(meeting)
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


class _Act:
    """One confirmation by the chair, which may write several decisions."""

    def __init__(self, outcome: str, reason: str, round_: Round | None, by: Person, at: datetime, once: str) -> None:
        self.outcome, self.reason, self.round_, self.by, self.at, self.once = outcome, reason, round_, by, at, once
        self.made = 0

    def decide(self, item: AgendaItem, words: Mapping[str, str] | None, same_as: int | None = None) -> Decision:
        """Write the decision on one item; the first one's `once` is the form's, the others' begins with it."""
        once = f"{self.once}:{item.id}" if self.made else self.once
        row = Decision(item_id=item.id, outcome=self.outcome, reason=self.reason.strip(), confirmed_by=self.by.name or "",
                       words=json.dumps(dict(words), sort_keys=True, ensure_ascii=False) if words else None,
                       same_as=same_as, round_id=self.round_.id if self.round_ else None, by_id=self.by.id, at=self.at,
                       once=once)
        db.session.add(row)
        db.session.flush()
        db.session.expire(item, ["decisions"])
        entries.append("decision-made", {"meeting": item.meeting_number, "amendment": item.amendment_number,
                                         "outcome": self.outcome}, at=self.at)
        self.made += 1
        return row


def _act(decision: Decision) -> str:
    return decision.once.partition(":")[0]


def _finding(meeting: Meeting, round_: Round | None) -> Finding:
    lines = lines_now(round_)
    return find(queries.asked_at(meeting, lines), {slug: line.position for slug, line in lines.items()})


def _as_asked(round_: Round | None, outcome: str, reason: str, words: Mapping[str, str] | None
              ) -> tuple[str, str, Mapping[str, str] | None]:
    """Other words that were put to the groups are what is accepted: those and no others."""
    if round_ is None or round_.words is None or outcome not in (ADOPTED, CHANGED):
        return outcome, reason, words
    put: dict[str, str] = json.loads(round_.words)
    if words and any(put.get(key, said).split() != said.split() for key, said in words.items()):
        raise Refused(_("The groups were asked about other words than these. Ask them again about these words, or take "
                        "those that they were asked about."))
    return CHANGED, reason.strip() or _("The groups were asked about these words in round {n}.", n=round_.n), put


def _check(item: AgendaItem, items: list[AgendaItem], round_: Round | None, outcome: str, reason: str,
           words: Mapping[str, str] | None) -> None:
    if outcome in TAKEN and voices.is_settled(item.meeting.version_number):
        raise Refused(_("This text was settled meanwhile, and its words do not change. Begin a new draft from it first."))
    found = _finding(item.meeting, round_)
    check_decision(outcome, reason, found)
    if outcome != DEFERRED:
        names = {g.slug: g.name for g in queries.asked_at(item.meeting)}
        check_said([(names[slug], line.position, line.words) for slug, line in lines_now(round_).items()])
    if outcome == BRACKETED:
        check_bracket(len(rounds(item)), found)
    if len(items) > 1 and outcome in (CHANGED, BRACKETED):
        raise Refused(_("These are asked as one block. Take the one whose words are to be changed out of it first."))
    if words and outcome != BRACKETED:
        check_words(words, keys(item))


__all__ = ["ask", "confirm_blend", "decide", "finding", "give_line", "park", "take_apart", "undo"]
