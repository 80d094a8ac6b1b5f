"""Whom a meeting's decisions concern: who suggested, who stands behind, who commented on the same words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import and_, or_, select

from charter.amending.models import Amendment, Backing
from charter.commenting.models import Comment
from charter.commenting.which import is_kept_back
from charter.db import db
from charter.meeting import queries
from charter.meeting.models import Decision, Meeting
from charter.outbox.actions import owe
from charter.outbox.models import Letter
from charter.words import _

SUGGESTED, BACKS, COMMENTED = _("you suggested it"), _("you stand behind it"), _("you commented on its words")


@dataclass
class Concerned:
    """Members by id, visitors by e-mail; each with what decided suggestion concerns them, and how (the nearest way)."""

    members: dict[str, dict[int, str]] = field(default_factory=dict)
    visitors: dict[str, dict[int, str]] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)  # a visitor's e-mail -> the first comment by which to know them


def decided(meeting: Meeting) -> Mapping[int, Decision]:
    """What the meeting decided on each suggestion, but for those taken back."""
    gone = queries.taken_back(meeting)
    items = {i.amendment_number: i for i in meeting.items if i.amendment_number and i.amendment_number not in gone}
    found = {number: queries.decision(item) for number, item in items.items()}
    return {number: decision for number, decision in found.items() if decision is not None}


def of(meeting: Meeting) -> Concerned:
    """Everybody whom the decisions concern."""
    found = Concerned()
    numbers = list(decided(meeting))
    rows = list(db.session.scalars(select(Amendment).where(Amendment.number.in_(numbers)).order_by(Amendment.number)))
    for row in rows:
        if row.person_id is not None:
            found.members.setdefault(row.person_id, {})[row.number] = SUGGESTED
    for backing in db.session.scalars(select(Backing).where(Backing.amendment_number.in_(numbers))):
        found.members.setdefault(backing.person_id, {}).setdefault(backing.amendment_number, BACKS)
    for number, comment in _comments(rows, meeting.version_number):
        if comment.person_id is not None:
            found.members.setdefault(comment.person_id, {}).setdefault(number, COMMENTED)
        elif comment.email:
            found.visitors.setdefault(comment.email, {}).setdefault(number, COMMENTED)
            found.comments.setdefault(comment.email, comment.id)
    return found


def owe_letters(meeting: Meeting, made: int | None, *, at: datetime) -> None:
    """Owe everybody concerned one letter; where a draft was made it is the one that tells what became of the rest as well."""
    found = of(meeting)
    for person_id in sorted(found.members):
        if made is not None:
            owe("fates", {"version": made, "person": person_id}, at=at, once=f"fates:{made}:{person_id}")
        else:
            owe("meeting-closed", {"meeting": meeting.number, "person": person_id}, at=at,
                once=f"meeting-closed:{meeting.number}:{person_id}")
    written = _written_to(made) if made is not None else set()
    for email, comment_id in sorted(found.comments.items(), key=lambda one: one[1]):
        if made is None:
            owe("meeting-closed", {"meeting": meeting.number, "comment": comment_id}, at=at,
                once=f"meeting-closed:{meeting.number}:{comment_id}")
        elif email not in written:
            owe("fates", {"version": made, "comment": comment_id}, at=at, once=f"fates:{made}:{comment_id}")


def _comments(rows: list[Amendment], version_number: int) -> Iterator[tuple[int, Comment]]:
    """Published comments on the paragraphs that a suggestion changes, and the one from which it was made."""
    for row in rows:
        keys = {change.key for change in row.changes if change.version_number == version_number}
        wanted = or_(Comment.clause_key.in_(keys), Comment.number == row.comment_number)
        query = select(Comment).where(and_(Comment.number.is_not(None), wanted, ~is_kept_back()))
        for comment in db.session.scalars(query.order_by(Comment.number)):
            yield row.number, comment


def _written_to(version_number: int) -> set[str]:
    """The visitors who are owed a letter about this draft already."""
    owed = select(Letter.once).where(Letter.kind == "fates", Letter.once.startswith(f"fates:{version_number}:"))
    ids = [once.rsplit(":", 1)[1] for once in db.session.scalars(owed) if once]
    return {email for email in db.session.scalars(select(Comment.email).where(Comment.id.in_(ids))) if email}
