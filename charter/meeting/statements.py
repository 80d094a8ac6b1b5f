"""The statement that draws a line under what was: published once every group, present or not, approves these very words."""

from __future__ import annotations

import json
from datetime import datetime
from hashlib import sha256

from sqlalchemy import select, true

from charter.db import db
from charter.meeting.models import Meeting, Statement, StatementApproval
from charter.people.models import Group, Person
from charter.people.queries import groups
from charter.record import entries
from charter.record.models import Entry, Reference
from charter.refusal import Refused
from charter.words import _

PUBLISHED = "statement-published"
GIVEN = ("by its voice", "aloud", "in writing")  # as it is kept; forms say it in the reader's language
_SHOWN = (_("Aloud"), _("In writing"))
CHANGED = _("These words were changed or taken back meanwhile. Read what stands there now; it is approved anew.")


def write(meeting: Meeting, *, words: str, by: Person, at: datetime, once: str) -> Statement:
    """Write the words; other words are another statement, which every group approves anew.

    Words that not every group approved are kept nowhere: what was written before is deleted.
    """
    found = db.session.scalars(select(Statement).where(Statement.once == once)).first()
    if found is not None:
        return found
    if meeting.opening is None:
        raise Refused(_("A line is drawn after people have met. The meeting has not been opened yet."))
    standing = newest(meeting)
    if standing is not None and is_published(standing):
        raise Refused(_("Every group has approved the statement of this meeting, and it is published. Its words stay."))
    if standing is not None and standing.words == words:
        return standing
    if standing is not None:
        _delete(standing)
    row = Statement(meeting_number=meeting.number, words=words, at=at, by_id=by.id, once=once)
    db.session.add(row)
    db.session.flush()
    return row


def approve(statement: Statement, *, group: str, given: str, by: Person, at: datetime) -> StatementApproval:
    """A group approves these very words; with the last group's approval they are published. Twice is once."""
    if given not in GIVEN:
        raise Refused(_("Say how the group gave its approval: by its voice, aloud, or in writing."))
    if db.session.get(Group, group) is None:
        raise Refused(_("There is no such group."))
    row = db.session.get(StatementApproval, (statement.id, group))
    if row is not None:
        return row
    row = StatementApproval(statement_id=statement.id, group_slug=group, given=given, at=at, by_id=by.id)
    db.session.add(row)
    db.session.flush()
    db.session.expire(statement, ["approvals"])
    if {one.slug for one in groups()} <= {one.group_slug for one in statement.approvals} and not is_published(statement):
        entries.append(PUBLISHED, _public(statement), at=at)
    return row


def take_back_approval(statement: Statement, *, group: str) -> None:
    """A group takes its approval back, until the statement is published."""
    _check_unpublished(statement)
    row = db.session.get(StatementApproval, (statement.id, group))
    if row is not None:
        db.session.delete(row)
        db.session.flush()
        db.session.expire(statement, ["approvals"])


def take_back(statement: Statement) -> None:
    """Take the words back before every group has approved them; they are kept nowhere."""
    _check_unpublished(statement)
    _delete(statement)


def newest(meeting: Meeting) -> Statement | None:
    """The statement as it stands, published or not: only for those who approve it."""
    query = select(Statement).where(Statement.meeting_number == meeting.number).order_by(Statement.at.desc())
    return db.session.scalars(query.limit(1)).first()


def published(meeting: Meeting) -> Statement | None:
    """The statement that every group has approved, for everybody (one question)."""
    told = select(Entry.public).join(Reference, Reference.seq == Entry.seq).where(
        Entry.kind == PUBLISHED, Reference.name == "meeting", Reference.value == str(meeting.number)).subquery()
    query = select(Statement, told.c.public).outerjoin(told, true()).where(Statement.meeting_number == meeting.number)
    rows = db.session.execute(query.order_by(Statement.at.desc())).all()
    newest = [(row, public) for row, public in rows if row is rows[0][0] and public]
    return next((row for row, public in newest if json.loads(public).get("digest") == digest(row.words)), None)


def find(meeting: Meeting, statement_id: str) -> Statement:
    """The statement whose words somebody read. Raises Refused where they are others by now."""
    found = db.session.get(Statement, statement_id)
    if found is None or found.meeting_number != meeting.number:
        raise Refused(CHANGED)
    return found


def is_published(statement: Statement) -> bool:
    """Whether it was published: the log says so of these very words, whatever groups there are later."""
    wanted = _public(statement)["digest"]
    told = entries.about(kind=PUBLISHED, meeting=statement.meeting_number)
    return any(entry.facts.get("digest") == wanted for entry in told)


def digest(words: str) -> str:
    """By what the public log knows these very words."""
    return sha256(words.encode()).hexdigest()


def _public(statement: Statement) -> dict[str, object]:
    return {"meeting": statement.meeting_number, "digest": digest(statement.words)}


def _check_unpublished(statement: Statement) -> None:
    if is_published(statement):
        raise Refused(_("Every group has approved this statement, and it is published. Its words stay."))


def _delete(statement: Statement) -> None:
    for approval in list(statement.approvals):
        db.session.delete(approval)
    db.session.flush()
    db.session.expire(statement, ["approvals"])
    db.session.delete(statement)
    db.session.flush()
