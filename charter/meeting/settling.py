"""Settling: a separate round on the whole, unchanged text, refused while anything is missing."""

from __future__ import annotations

from datetime import datetime

from charter.commenting import queries as commenting
from charter.db import db
from charter.drafting import actions as drafting_actions
from charter.drafting import queries as drafting
from charter.drafting.models import Settlement, Version
from charter.meeting import queries
from charter.meeting.models import Line, Round
from charter.meeting.rules import Finding, check_line, find
from charter.meeting.ruling import lacking_to_settle
from charter.people.models import Group, Person
from charter.record import entries
from charter.refusal import Refused


def open_round(version: Version, *, by: Person | None, at: datetime) -> Round:
    """Ask every group about the whole, unchanged text, in writing or at a meeting."""
    _check_draft(version)
    if queries.open_meeting_on(version.number):
        raise Refused("A meeting on this draft has not closed, so its words may still change. Close it first.")
    before = queries.settling_round(version.number)
    if before is not None:
        raise Refused("The groups are being asked about this text already.")
    round_ = Round(version_number=version.number, n=1, asked="the whole text", digest=version.digest, at=at,
                   by_id=by.id if by else None)
    db.session.add(round_)
    db.session.flush()
    entries.append("settling-opened", {"version": version.number, "digest": version.digest}, at=at)
    return round_


def give_line(
    version: Version, *, group: str, position: str, words: str, given: str, by: Person | None, at: datetime
) -> Line:
    """Give a group's one line on the whole text; a later line takes its place until the text is settled."""
    _check_draft(version)
    check_line(position, words)
    round_ = _round(version)
    if db.session.get(Group, group) is None:
        raise Refused("There is no such group.")
    line = Line(round_id=round_.id, group_slug=group, position=position, words=words.strip(), given=given, at=at,
                by_id=by.id if by else None)
    db.session.add(line)
    db.session.flush()
    db.session.expire(round_, ["lines"])
    # Which group and what it said come into the log when the text is settled.
    entries.append("line-given", {"version": version.number}, at=at)
    return line


def finding(version: Version) -> Finding:
    """What the groups' lines on the whole text come to so far."""
    lines = queries.lines_now(queries.settling_round(version.number))
    asked = queries.asked_in_writing(version.at)
    return find(asked, {slug: line.position for slug, line in lines.items()})


def lacking(version: Version, *, at: datetime) -> tuple[str, ...]:
    """What is missing before this text can be settled, one sentence each."""
    missing = () if queries.settling_round(version.number) else ("The groups have not been asked about the whole text.",)
    return missing + lacking_to_settle(
        finding(version), unanswered=commenting.unanswered_count(version.number), made_at=version.at,
        days=drafting.charter().settling_days, at=at,
    )


def settle(version: Version, *, by: Person, at: datetime) -> Settlement:
    """Confirm by name that the text is settled. Raises Refused, naming everything that is missing."""
    _check_draft(version)
    missing = lacking(version, at=at)
    if missing:
        raise Refused("This text cannot be settled yet.", missing)
    round_ = _round(version)
    if round_.digest != version.digest:
        raise Refused("The text is not the one that the groups were asked about.")
    given = queries.lines_now(round_)
    lines = [{"group": g.slug, "position": given[g.slug].position} for g in queries.asked_in_writing(version.at)
             if g.slug in given]
    return drafting_actions.settle(version, lines=lines, by=by, at=at)


def _round(version: Version) -> Round:
    round_ = queries.settling_round(version.number)
    if round_ is None:
        raise Refused("The groups have not been asked about the whole text yet.")
    return round_


def _check_draft(version: Version) -> None:
    if version.settlement is not None:
        raise Refused("This text is settled already and will not change.")
    if drafting.latest() != version:
        raise Refused("There is a newer version of the text. Only the newest can be settled.")
