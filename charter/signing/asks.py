"""What the text asks of the one who is about to sign, and what it says it does not change. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from charter.drafting.models import VersionClause

# How a commitment begins that is made by one kind of organisation: “Schools will…”, “Each school will…”.
_EACH = r"\W*(?:the |each |every |all |our |local )*"
_BEGINS = {
    "school": re.compile(_EACH + r"(?:schools?|colleges?|heads?|headteachers?)\b", re.IGNORECASE),
    "trust": re.compile(_EACH + r"(?:trusts?|multi-academy|governing|governors|trustees)\b", re.IGNORECASE),
    "council": re.compile(_EACH + r"(?:council|local authority)\b", re.IGNORECASE),
    "service": re.compile(_EACH + r"(?:services?|health|social care|police|nhs)\b", re.IGNORECASE),
    "community": re.compile(_EACH + r"(?:communit|voluntary|charit|organisation)", re.IGNORECASE),
}
_Clause = TypeVar("_Clause", bound=VersionClause)


def of(kind: str | None, clauses: Sequence[_Clause]) -> list[_Clause]:
    """The commitments made by organisations of this kind, each followed by its first step, hours and payer."""
    begins = _BEGINS.get(kind or "")
    if begins is None:
        return []
    mine = {c.key for c in clauses if c.kind == "commitment" and c.form != "heading" and begins.match(c.wording.plain)}
    return [c for c in clauses if c.key in mine or c.parent_key in mine]


def unchanged(clauses: Sequence[_Clause]) -> list[_Clause]:
    """What the charter does not change, in its own words."""
    return [c for c in clauses if c.kind == "unchanged" and c.form != "heading"]
