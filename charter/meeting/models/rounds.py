"""What was asked in a meeting, who answered what, each group's one line, and what was decided."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from charter.db import UTC, db
from charter.web.ids import random_id
from charter.web.sought import Sought

if TYPE_CHECKING:
    from charter.meeting.models.called import AgendaItem


class Round(db.Model):
    """A question put to the groups: an agenda item's words, or the whole text of a version (settling)."""

    __tablename__ = "round"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    version_number: Mapped[int | None] = mapped_column(ForeignKey("version.number"), index=True)  # settling only
    meeting_number: Mapped[int | None] = mapped_column(ForeignKey("meeting.number"), index=True)
    n: Mapped[int] = mapped_column(default=1)
    asked: Mapped[str]  # the question in words
    words: Mapped[str | None]  # asked again with other words: canonical JSON {clause key: words}
    digest: Mapped[str | None]  # settling: the text asked about
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    item: Mapped[AgendaItem | None] = relationship(back_populates="rounds")
    lines: Mapped[list[Line]] = relationship(order_by="Line.at", back_populates="round")
    also: Mapped[list[RoundAlso]] = relationship(back_populates="round")
    undoing: Mapped[RoundUndoing | None] = relationship(lazy="joined")


class RoundAlso(db.Model):
    """Another item that the same round asks about: what nobody contests is asked as one block."""

    __tablename__ = "round_also"
    round_id: Mapped[str] = mapped_column(ForeignKey("round.id"), primary_key=True)
    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id"), primary_key=True, index=True)
    round: Mapped[Round] = relationship(back_populates="also")
    item: Mapped[AgendaItem] = relationship(back_populates="in_blocks")


class RoundUndoing(db.Model):
    """The chair took the asking back: as if nobody had been asked; what was said in it is not counted."""

    __tablename__ = "round_undoing"
    round_id: Mapped[str] = mapped_column(ForeignKey("round.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))


class Line(Sought, db.Model):
    """A group's one line in a round; the newest of a group that was not taken back holds until the round's decision."""

    __tablename__ = "line"
    SOUGHT = ("words", "to_whom", "removed_by")
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    round_id: Mapped[str] = mapped_column(ForeignKey("round.id"), index=True)
    group_slug: Mapped[str] = mapped_column(ForeignKey("stakeholder_group.slug"))
    position: Mapped[str]  # consent, concern, aside, object
    words: Mapped[str] = mapped_column(default="")  # the concern, or what harm the objection sees, in its own words
    clause_key: Mapped[str | None]  # an objection: in which clause
    to_whom: Mapped[str] = mapped_column(default="")  # harm to whom
    removed_by: Mapped[str] = mapped_column(default="")  # and what would remove the objection
    given: Mapped[str]  # aloud, by its voice, in writing
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UTC)
    round: Mapped[Round] = relationship(back_populates="lines")
    undoing: Mapped[LineUndoing | None] = relationship(lazy="joined")


class LineUndoing(db.Model):
    """A line was entered by mistake and taken back; the group's line before it holds again."""

    __tablename__ = "line_undoing"
    line_id: Mapped[str] = mapped_column(ForeignKey("line.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))


class Position(db.Model):
    """One member's answer in a round, seen by the group's voice; a later answer takes its place.

    Only the set of positions in a group ever counts, never how many gave them. It is in no export and not in the record.
    """

    __tablename__ = "position"
    round_id: Mapped[str] = mapped_column(ForeignKey("round.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    role_id: Mapped[str] = mapped_column(ForeignKey("role.id"))
    group_slug: Mapped[str] = mapped_column(ForeignKey("stakeholder_group.slug"))
    position: Mapped[str]  # consent, concern, aside, object
    words: Mapped[str] = mapped_column(default="")
    clause_key: Mapped[str | None]
    to_whom: Mapped[str] = mapped_column(default="")
    removed_by: Mapped[str] = mapped_column(default="")
    named: Mapped[bool] = mapped_column(default=False)  # its words stand in the minutes with the member's name, if they wish
    given: Mapped[str]  # by phone, on paper, aloud, absent
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))  # who entered it
    confirmed_at: Mapped[datetime | None] = mapped_column(UTC)  # entered for an absent member, who has confirmed it since
    at: Mapped[datetime] = mapped_column(UTC)
    revision: Mapped[int] = mapped_column(default=1)


class AbsentAnswer(db.Model):
    """What a member who cannot come has said of an item before it is asked; it becomes their answer in the first round.

    Given by telephone or letter and entered by the convenor; the member confirms or changes it on a page of their own.
    """

    __tablename__ = "absent_answer"
    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    role_id: Mapped[str] = mapped_column(ForeignKey("role.id"))
    group_slug: Mapped[str] = mapped_column(ForeignKey("stakeholder_group.slug"))
    position: Mapped[str]
    words: Mapped[str] = mapped_column(default="")
    clause_key: Mapped[str | None]
    to_whom: Mapped[str] = mapped_column(default="")
    removed_by: Mapped[str] = mapped_column(default="")
    named: Mapped[bool] = mapped_column(default=False)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    confirmed_at: Mapped[datetime | None] = mapped_column(UTC)
    at: Mapped[datetime] = mapped_column(UTC)


class Decision(Sought, db.Model):
    """What the meeting decided on one item, computed from the lines and confirmed by the chair by name."""

    __tablename__ = "decision"
    SOUGHT = ("reason",)
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    outcome: Mapped[str]  # adopted, adopted with changes, bracketed, not adopted, deferred
    reason: Mapped[str]
    words: Mapped[str | None]  # adopted with changes: canonical JSON {clause key: words}
    same_as: Mapped[int | None]  # decided in one with this amendment, which asks for the very same: its lines hold here too
    round_id: Mapped[str | None] = mapped_column(ForeignKey("round.id"))  # the round it follows from, where one was asked
    confirmed_by: Mapped[str]
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UTC)
    once: Mapped[str] = mapped_column(unique=True)
    item: Mapped[AgendaItem] = relationship(back_populates="decisions")
    undoing: Mapped[DecisionUndoing | None] = relationship(lazy="joined")


class DecisionUndoing(db.Model):
    """The chair took a decision back before the meeting closed."""

    __tablename__ = "decision_undoing"
    decision_id: Mapped[str] = mapped_column(ForeignKey("decision.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))


class Blend(db.Model):
    """Two adopted changes met in one clause: the words the meeting confirmed for it."""

    __tablename__ = "blend"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    meeting_number: Mapped[int] = mapped_column(ForeignKey("meeting.number"), index=True)
    key: Mapped[str] = mapped_column(ForeignKey("clause.key"))
    words: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    __table_args__ = (UniqueConstraint("meeting_number", "key"),)


class LateObjection(Sought, db.Model):
    """A group that was not at the meeting objects within fourteen days: its clause comes onto the next agenda."""

    __tablename__ = "late_objection"
    SOUGHT = ("words", "to_whom", "removed_by")
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    decision_id: Mapped[str] = mapped_column(ForeignKey("decision.id"), index=True)
    group_slug: Mapped[str] = mapped_column(ForeignKey("stakeholder_group.slug"))
    clause_key: Mapped[str] = mapped_column(ForeignKey("clause.key"), index=True)
    words: Mapped[str]
    to_whom: Mapped[str]
    removed_by: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    once: Mapped[str] = mapped_column(unique=True)
    __table_args__ = (UniqueConstraint("decision_id", "group_slug"),)
