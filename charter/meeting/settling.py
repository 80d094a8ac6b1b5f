"""Settling: a separate round on the whole, unchanged text, refused while anything is missing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from charter.commenting import queries as commenting
from charter.db import db
from charter.drafting import actions as drafting_actions
from charter.drafting import queries as drafting
from charter.drafting.models import Settlement, Version
from charter.meeting import asking, brackets, positions, queries, voices
from charter.meeting.lines import BY_VOICE, lines_now, written
from charter.meeting.models import Line, Meeting, Position, Round
from charter.meeting.rules import TAKEN, Finding, check_line, find
from charter.meeting.ruling import Facts, lacking_to_settle
from charter.people.models import Group, Person, Role
from charter.record import entries
from charter.refusal import Refused
from charter.words import _


def open_round(version: Version, *, by: Person | None, at: datetime) -> Round:
    """Ask every group about the whole, unchanged text, in writing or at a meeting."""
    _check_draft(version)
    if _meeting_changing(version) is not None:
        raise Refused(_("A meeting on this draft has not closed, so its words may still change. Close it first."))
    before = queries.settling_round(version.number)
    if before is not None:
        raise Refused(_("The groups are being asked about this text already."))
    round_ = Round(version_number=version.number, n=1, asked=_("the whole text"), digest=version.digest, at=at,
                   by_id=by.id if by else None)
    db.session.add(round_)
    db.session.flush()
    entries.append("settling-opened", {"version": version.number, "digest": version.digest}, at=at)
    return round_


def give_line(
    version: Version, *, group: str, position: str, words: str, given: str, by: Person | None, at: datetime,
    clause_key: str | None = None, to_whom: str = "", removed_by: str = "",
) -> Line:
    """Give a group's one line on the whole text; a later line takes its place until the text is settled."""
    _check_draft(version)
    check_line(position, words)
    round_ = _round(version)
    if db.session.get(Group, group) is None:
        raise Refused(_("There is no such group."))
    _check_clause(version, clause_key)
    if given == BY_VOICE and by is not None:
        voices.check_deputy(group, by, written(round_).get(group))
    line = asking.add_line(round_, group=group, position=position, words=words, clause_key=clause_key, to_whom=to_whom,
                           removed_by=removed_by, given=given, by=by, at=at)
    # Which group and what it said come into the log when the text is settled.
    entries.append("line-given", {"version": version.number}, at=at)
    return line


def answer(version: Version, *, person: Person, role: Role, at: datetime, **said: Any) -> Position:
    """One member's own answer about the whole text: seen by the group's voice, or counted in the line of a group without one."""
    _check_draft(version)
    round_ = _round(version)
    _check_clause(version, said.get("clause_key"))
    return positions.answer(round_, person=person, role=role, given=positions.BY_PHONE, by=person, at=at, **said)


def finding(version: Version) -> Finding:
    """What the groups' lines on the whole text come to so far."""
    lines = lines_now(queries.settling_round(version.number))
    asked = queries.asked_in_writing(version.at)
    return find(asked, {slug: line.position for slug, line in lines.items()})


def lacking(version: Version, *, at: datetime) -> tuple[str, ...]:
    """What is missing before this text can be settled, one sentence each."""
    round_ = queries.settling_round(version.number)
    changing = _meeting_changing(version)
    facts = Facts(
        asked=round_ is not None, unanswered=commenting.unanswered_count(version.number), brought=len(commenting.brought()),
        made_at=version.at, days=drafting.charter().settling_days, meeting=changing.number if changing else None,
        same_text=round_ is None or round_.digest == version.digest,
        brackets=tuple(brackets.open_brackets(drafting.tree(version.number))),
    )
    return lacking_to_settle(finding(version), facts, at=at)


def settle(version: Version, *, by: Person, at: datetime) -> Settlement:
    """Confirm by name that the text is settled. Raises Refused, naming everything that is missing."""
    _check_draft(version)
    missing = lacking(version, at=at)
    if missing:
        raise Refused(_("This text cannot be settled yet."), missing)
    round_ = _round(version)
    asking.write_down(round_, by=by, at=at)
    given = written(round_)
    lines = [{"group": g.slug, "position": given[g.slug].position} for g in queries.asked_in_writing(version.at)
             if g.slug in given]
    return drafting_actions.settle(version, lines=lines, by=by, at=at, answered=commenting.answered_count())


def _meeting_changing(version: Version) -> Meeting | None:
    """The open meeting that may still change these words; one that only settles them, or has dropped the rest, does not."""
    meeting = queries.open_meeting_on(version.number)
    if meeting is None:
        return None
    gone = queries.taken_back(meeting)
    decided = [queries.decision(i) for i in meeting.items if i.amendment_number and i.amendment_number not in gone]
    return meeting if any(d is None or d.outcome in TAKEN for d in decided) else None


def _round(version: Version) -> Round:
    round_ = queries.settling_round(version.number)
    if round_ is None:
        raise Refused(_("The groups have not been asked about the whole text yet."))
    return round_


def _check_clause(version: Version, key: str | None) -> None:
    if key and drafting.clause(version.number, key) is None:
        raise Refused(_("There is no such paragraph in this draft."))


def _check_draft(version: Version) -> None:
    if version.settlement is not None:
        raise Refused(_("This text is settled already and will not change."))
    if drafting.latest() != version:
        raise Refused(_("There is a newer version of the text. Only the newest can be settled."))
