"""Themes: a small list that the convenor keeps, and which comment is about which."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, func, select

from charter.commenting import queries
from charter.commenting.models import Comment, CommentTheme, Theme, ThemeRemoval
from charter.db import db
from charter.people.models import Person
from charter.record import entries
from charter.refusal import Refused
from charter.words import _

# A list that is read through at a glance; with more, nobody finds theirs.
MOST = 12
# As many comments as somebody ticks through in one go.
MOST_AT_ONCE = 200


def kept() -> Sequence[Theme]:
    """The themes on the list, oldest first."""
    return db.session.scalars(_kept().order_by(Theme.number)).all()


def found(number: int | None) -> Theme | None:
    """The theme with this number, if it is on the list."""
    return db.session.scalars(_kept().where(Theme.number == number)).first() if number else None


def counted() -> dict[int | None, int]:
    """How many published comments are about each theme; under None, how many about none."""
    on = _kept().with_only_columns(Theme.number).subquery()
    query = (
        select(on.c.number, func.count()).select_from(Comment)
        .outerjoin(CommentTheme, CommentTheme.comment_id == Comment.id).outerjoin(on, on.c.number == CommentTheme.theme_number)
        .where(Comment.number.is_not(None)).group_by(on.c.number)
    )
    return dict(db.session.execute(query).all())  # type: ignore[arg-type]


def comments(theme: Theme | None) -> Sequence[Comment]:
    """The oldest published comments about a theme, or about none, as many as are ticked through in one go."""
    about = select(CommentTheme.comment_id).where(CommentTheme.theme_number.in_(_kept().with_only_columns(Theme.number)))
    wanted = Comment.id.not_in(about) if theme is None else Comment.id.in_(
        select(CommentTheme.comment_id).where(CommentTheme.theme_number == theme.number))
    query = queries.whole().where(Comment.number.is_not(None), wanted).order_by(Comment.number).limit(MOST_AT_ONCE)
    return db.session.scalars(query).all()


def make(name: str, *, by: Person | None, at: datetime) -> Theme:
    """Put a theme on the list; one of that name that is there already is that one."""
    there = kept()
    same = next((theme for theme in there if theme.name.casefold() == name.casefold()), None)
    if same is not None:
        return same
    if len(there) >= MOST:
        raise Refused(_("There are {most} themes already, and nobody finds theirs among more. Take one off first.", most=MOST))
    number = 1 + (db.session.scalar(select(func.max(Theme.number))) or 0)
    theme = Theme(number=number, name=name, at=at, by_id=by.id if by else None)
    db.session.add(theme)
    db.session.flush()
    entries.append("theme-made", {"theme": number}, at=at)
    return theme


def take_off(theme: Theme, *, by: Person | None, at: datetime) -> None:
    """Take a theme off the list: what it was given to has none then."""
    if theme.removal is None:
        theme.removal = ThemeRemoval(at=at, by_id=by.id if by else None)
        db.session.flush()
        entries.append("theme-taken-off", {"theme": theme.number}, at=at)


def give(given: Sequence[Comment], theme: Theme, *, by: Person | None, at: datetime) -> None:
    """Say what these published comments are about; each is about one theme."""
    if not given:
        raise Refused(_("Tick at least one comment."))
    for comment in given:
        db.session.merge(CommentTheme(comment_id=comment.id, theme_number=theme.number, at=at, by_id=by.id if by else None))
    db.session.flush()
    numbers = sorted(comment.number for comment in given if comment.number is not None)
    entries.append("theme-given", {"comments": numbers, "theme": theme.number}, at=at)


def _kept() -> Select[tuple[Theme]]:
    return select(Theme).where(Theme.number.not_in(select(ThemeRemoval.theme_number)))
