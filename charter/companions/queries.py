"""Asks the database what stands beside the versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ScalarSelect, String, case, cast, func, select
from sqlalchemy.orm import undefer

from charter.companions.models import Companion, CompanionClause, CompanionStanding
from charter.db import db
from charter.drafting.models import Settlement
from charter.text.languages import Language, named


@dataclass(frozen=True)
class Also:
    """One entry of “Also in”: a language, and the version whose companion it is."""

    language: Language
    slug: str
    version: int
    is_settled: bool = False

    @property
    def href(self) -> str:
        """Its page."""
        return f"/versions/{self.version}/in/{self.slug}"


def listed_up_to(version: object) -> ScalarSelect[str]:
    """What stands beside a version and those before it, for another question to carry along: `also` reads it."""
    c = CompanionStanding
    told = c.slug + " " + cast(c.version_number, String) + case((Settlement.at.is_(None), ""), else_=" settled")
    return (select(func.aggregate_strings(told, ",")).outerjoin(Settlement, Settlement.version_number == c.version_number)
            .where(c.version_number <= version).scalar_subquery())


def also(told: str | None) -> tuple[Also, ...]:
    """Each language once, the newest version that has it, in the order of their names."""
    newest: dict[str, tuple[int, bool]] = {}
    for one in filter(None, (told or "").split(",")):
        slug, version, *settled = one.split(" ")
        newest[slug] = max((int(version), bool(settled)), newest.get(slug, (0, False)))
    found = [Also(language, slug, *of) for slug, of in newest.items() if (language := named(slug))]
    return tuple(sorted(found, key=lambda one: one.language.english))


def standing(version: int, slug: str, *, words: bool = False) -> CompanionStanding | None:
    """What stands beside a version in a language; with `words`, its Markdown or its file as well."""
    asked = select(CompanionStanding).where(CompanionStanding.version_number == version, CompanionStanding.slug == slug)
    if words:
        asked = asked.options(undefer(CompanionStanding.source), undefer(CompanionStanding.raw))
    return db.session.scalars(asked).first()


def standing_now(companion_id: str) -> CompanionStanding | None:
    """The same, by its own id, while it stands."""
    return db.session.scalars(select(CompanionStanding).where(CompanionStanding.companion_id == companion_id)).first()


def all_standing() -> Sequence[CompanionStanding]:
    """All that stand, the newest version first."""
    return db.session.scalars(select(CompanionStanding).order_by(
        CompanionStanding.version_number.desc(), CompanionStanding.slug)).all()


def once(token: str | None) -> Companion | None:
    """The companion that this very form has put there already."""
    return db.session.scalars(select(Companion).where(Companion.once == token)).first() if token else None


def clauses(companion_id: str | None = None) -> Sequence[CompanionClause]:
    """The clauses of one translation in reading order, or of all that stand."""
    asked = select(CompanionClause).order_by(CompanionClause.companion_id, CompanionClause.position)
    if companion_id is not None:
        asked = asked.where(CompanionClause.companion_id == companion_id)
    return db.session.scalars(asked).all()
