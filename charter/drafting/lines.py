"""The clauses of a version as pages show them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import bindparam, select

from charter.db import asked
from charter.drafting.models import VersionClause, Wording


@dataclass(frozen=True, slots=True)
class Line:
    """One clause as a page needs it, without its source."""

    key: str
    parent: str | None
    form: str
    level: int
    number: str
    kind: str | None
    html: str


_LINES = (
    select(VersionClause.key, VersionClause.parent_key, VersionClause.form, VersionClause.level, VersionClause.number,
           VersionClause.kind, Wording.html)
    .join(Wording, Wording.digest == VersionClause.wording_digest)
    .where(VersionClause.version_number == bindparam("n")).order_by(VersionClause.position)
)


def lines(number: int) -> list[Line]:
    """The clauses of a version as pages show them: plain columns, for whole objects take three times as long."""
    return [Line(*row) for row in asked(_LINES, {"n": number})]
