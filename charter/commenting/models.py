"""What people say about the text, and what they are answered."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from charter.db import UTC, db
from charter.web.ids import random_id
from charter.web.sought import Sought


class Comment(Sought, db.Model):
    """A comment on a clause, on quoted words of it, or on the whole. It has a number once it is shown."""

    __tablename__ = "comment"
    SOUGHT = ("words",)
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    number: Mapped[int | None] = mapped_column(unique=True)
    version_number: Mapped[int] = mapped_column(ForeignKey("version.number"), index=True)
    clause_key: Mapped[str | None] = mapped_column(ForeignKey("clause.key"), index=True)
    quote: Mapped[str | None]
    start: Mapped[int | None]  # offsets into the wording's plain words, in code points
    end: Mapped[int | None]
    words: Mapped[str]
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"), index=True)
    role_id: Mapped[str | None] = mapped_column(ForeignKey("role.id"))
    group_slug: Mapped[str | None] = mapped_column(ForeignKey("stakeholder_group.slug"))
    shown_as: Mapped[str]  # "a parent or carer", or the name its author chose to show
    email: Mapped[str | None]  # a visitor's, for the confirmation and the answer; erased afterwards
    came_by: Mapped[str] = mapped_column(default="site")  # site, telephone, paper, event
    asked: Mapped[str | None]  # a group's comment: how many were asked, of what ages, and how; never a name
    at: Mapped[datetime] = mapped_column(UTC)
    once: Mapped[str] = mapped_column(unique=True)
    confirmation: Mapped[CommentConfirmation | None] = relationship()
    rulings: Mapped[list[CommentRuling]] = relationship(order_by="CommentRuling.at")
    reports: Mapped[list[CommentReport]] = relationship(order_by="CommentReport.at")
    fates: Mapped[list[CommentFate]] = relationship(order_by="CommentFate.version_number")
    answering: Mapped[Answering | None] = relationship(back_populates="comment")


class CommentConfirmation(db.Model):
    """A visitor confirmed by e-mail that the comment is theirs."""

    __tablename__ = "comment_confirmation"
    comment_id: Mapped[str] = mapped_column(ForeignKey("comment.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UTC)


class CommentRuling(db.Model):
    """A person looked at a comment and showed it or kept it back, with the reason."""

    __tablename__ = "comment_ruling"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    comment_id: Mapped[str] = mapped_column(ForeignKey("comment.id"), index=True)
    shown: Mapped[bool]
    because: Mapped[str]
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UTC)


class CommentReport(db.Model):
    """Somebody reported a comment: the first report hides its words until a person decides."""

    __tablename__ = "comment_report"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    comment_id: Mapped[str] = mapped_column(ForeignKey("comment.id"), index=True)
    because: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTC)


class CommentFate(db.Model):
    """What became of a comment in a later version: carried, its words changed, or its words gone."""

    __tablename__ = "comment_fate"
    comment_id: Mapped[str] = mapped_column(ForeignKey("comment.id"), primary_key=True)
    version_number: Mapped[int] = mapped_column(ForeignKey("version.number"), primary_key=True, index=True)
    fate: Mapped[str]  # carried, words changed, removed
    start: Mapped[int | None]
    end: Mapped[int | None]
    confirmed_at: Mapped[datetime | None] = mapped_column(UTC)  # its writer has seen it and stands by the comment


class Answer(Sought, db.Model):
    """What came of one or many comments, with the reason; drafted by the convenor, seen by every group first."""

    __tablename__ = "answer"
    SOUGHT = ("reason", "who_can_help")
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    outcome: Mapped[str]  # changed, changed in part, not changed, not for a charter
    reason: Mapped[str]
    before: Mapped[str | None]
    after: Mapped[str | None]
    who_can_help: Mapped[str | None]
    amendment_number: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    once: Mapped[str] = mapped_column(unique=True)
    giving: Mapped[AnswerGiving | None] = relationship()
    bringings: Mapped[list[AnswerBringing]] = relationship(order_by="AnswerBringing.at")
    answerings: Mapped[list[Answering]] = relationship(back_populates="answer")


class Answering(db.Model):
    """This answer answers this comment."""

    __tablename__ = "answering"
    comment_id: Mapped[str] = mapped_column(ForeignKey("comment.id"), primary_key=True)
    answer_id: Mapped[str] = mapped_column(ForeignKey("answer.id"), index=True)
    comment: Mapped[Comment] = relationship(back_populates="answering")
    answer: Mapped[Answer] = relationship(back_populates="answerings")


class AnswerGiving(db.Model):
    """The groups had their working days with the answer and it now stands; its commenters are told."""

    __tablename__ = "answer_giving"
    answer_id: Mapped[str] = mapped_column(ForeignKey("answer.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UTC)


class AnswerBringing(db.Model):
    """A member brought a drafted answer to the meeting: it is not given until it has been talked about."""

    __tablename__ = "answer_bringing"
    answer_id: Mapped[str] = mapped_column(ForeignKey("answer.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    group_slug: Mapped[str] = mapped_column(ForeignKey("stakeholder_group.slug"))
    because: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTC)


class Theme(db.Model):
    """What several comments are about, in a word or two; the convenor keeps a small list of them."""

    __tablename__ = "theme"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    removal: Mapped[ThemeRemoval | None] = relationship()


class ThemeRemoval(db.Model):
    """A theme is off the list again; what it was given to has none then."""

    __tablename__ = "theme_removal"
    theme_number: Mapped[int] = mapped_column(ForeignKey("theme.number"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))


class CommentTheme(db.Model):
    """A comment was given this theme; a later giving takes its place."""

    __tablename__ = "comment_theme"
    comment_id: Mapped[str] = mapped_column(ForeignKey("comment.id"), primary_key=True)
    theme_number: Mapped[int] = mapped_column(ForeignKey("theme.number"), index=True)
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
