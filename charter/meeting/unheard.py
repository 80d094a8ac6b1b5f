"""Which groups have said nothing yet on a paragraph: for the meeting chair alone, who may wish to ask them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select

from charter.amending.models import Amendment, AmendmentWithdrawal, Backing, Change
from charter.commenting.models import Comment
from charter.db import db
from charter.meeting.models import AgendaItem, Line, LineUndoing, Round, RoundAlso
from charter.people.queries import groups
from charter.words import _


def unheard(keys: Collection[str]) -> list[str]:
    """The names of the groups of which nobody has commented on these clauses, suggested, backed or answered anything."""
    if not keys:
        return []
    heard = _commented(keys) | _suggested(keys) | _answered(keys)
    return [group.name for group in groups() if group.slug not in heard]


def sentence(names: Sequence[str], numbers: Sequence[str]) -> str:
    """“Young people and services have said nothing on 2.3 yet. You might ask them.” Empty where all have been heard."""
    if not names:
        return ""
    return _("{n} have said nothing on {n_2} yet. You might ask them.", n=_and(names).capitalize(), n_2=_and(numbers))


def _commented(keys: Collection[str]) -> set[str]:
    query = select(Comment.group_slug).where(Comment.clause_key.in_(keys), Comment.group_slug.is_not(None))
    return {slug for slug in db.session.scalars(query.distinct()) if slug}


def _suggested(keys: Collection[str]) -> set[str]:
    touching = select(Change.amendment_number).where(Change.key.in_(keys))
    kept = Amendment.number.in_(touching), Amendment.number.not_in(select(AmendmentWithdrawal.amendment_number))
    own = select(Amendment.group_slug).where(*kept)
    backed = select(Backing.group_slug).join(Amendment, Amendment.number == Backing.amendment_number).where(*kept)
    return set(db.session.scalars(own.union(backed)))


def _answered(keys: Collection[str]) -> set[str]:
    touching = select(Change.amendment_number).where(Change.key.in_(keys))
    items = select(AgendaItem.id).where(AgendaItem.amendment_number.in_(touching))
    blocks = select(RoundAlso.round_id).where(RoundAlso.item_id.in_(items))
    query = (select(Line.group_slug).join(Round, Round.id == Line.round_id)
             .where(Round.item_id.in_(items) | Round.id.in_(blocks), Line.id.not_in(select(LineUndoing.line_id))))
    return set(db.session.scalars(query.distinct()))


def _and(names: Sequence[str]) -> str:
    words = [names[0], *(name[:1].lower() + name[1:] for name in names[1:])]
    return words[0] if len(words) == 1 else _("{join} and {words}", join=", ".join(words[:-1]), words=words[-1])
