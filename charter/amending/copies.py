"""Asks the database about working copies, and what stands in one."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select

from charter.amending.models import WorkingCopy
from charter.amending.wishes import Part
from charter.db import db
from charter.people.models import Person
from charter.web import tokens

# What stands in the form beside the boxes, all of it words.
WORDS = ("headline", "rationale", "shown", "role", "comment", "credit", "alternative")


@dataclass(frozen=True)
class Typed:
    """What somebody typed: the boxes, and the words beside them by the name of their field."""

    parts: tuple[Part, ...]
    words: Mapping[str, str]

    def __str__(self) -> str:
        """As it is kept: canonical JSON."""
        told = {"parts": [asdict(part) for part in self.parts], **{name: self.words.get(name, "") for name in WORDS}}
        return json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def typed(copy: WorkingCopy) -> Typed:
    """What stands in a working copy."""
    told: dict[str, Any] = json.loads(copy.state)
    return Typed(tuple(Part(**part) for part in told.get("parts", ())), {name: told.get(name, "") for name in WORDS})


def copy(copy_id: str) -> WorkingCopy | None:
    """The working copy with this id."""
    return db.session.get(WorkingCopy, copy_id)


def by_once(once: str) -> WorkingCopy | None:
    """The copy that this very form made before."""
    return db.session.scalars(select(WorkingCopy).where(WorkingCopy.once == once)).first()


def of_person(person: Person) -> Sequence[WorkingCopy]:
    """This person's own copies that are not proposed yet, the newest first."""
    return db.session.scalars(_kept().where(WorkingCopy.person_id == person.id)).all()


def shared_with(groups: Collection[str], apart: Person) -> Sequence[WorkingCopy]:
    """The copies of others that are shared with these groups, the newest first."""
    return db.session.scalars(_kept().where(
        WorkingCopy.with_group, WorkingCopy.group_slug.in_(groups), WorkingCopy.person_id != apart.id)).all()


def secret(copy: WorkingCopy) -> str | None:
    """The secret part of the link by which it is shared now; made anew each time, and never kept."""
    return tokens.token("working-copy", f"{copy.id}:{copy.link}") if copy.link else None


def is_secret(copy: WorkingCopy, given: str) -> bool:
    """Whether this is the link by which it is shared now."""
    return bool(copy.link) and tokens.is_token("working-copy", f"{copy.id}:{copy.link}", given)


def _kept() -> Any:
    return select(WorkingCopy).where(WorkingCopy.amendment_number.is_(None)).order_by(WorkingCopy.kept_at.desc())
