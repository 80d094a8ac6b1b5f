"""What a page says to the person who looks at it; a public page says nothing, for it is the same for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import get_flashed_messages, has_request_context, request

from charter.people import may, queries
from charter.people.doors import here, visitor_or_person
from charter.web.public import PUBLIC


@dataclass(frozen=True)
class Me:
    """The signed-in person, as the bar under the header shows them."""

    name: str
    group: str | None
    convenor: bool


def for_the_page() -> dict[str, Any]:
    """`me` and `flashes` for a page that is not public."""
    if not has_request_context() or any(pattern.fullmatch(request.path) for pattern, _ in PUBLIC):
        return {}
    return {"me": me(), "flashes": get_flashed_messages()}


def me() -> Me | None:
    """The signed-in person, or nobody."""
    somebody = visitor_or_person()
    if somebody is None:
        return None
    group = queries.group_of(somebody)
    return Me(somebody.name or "", group.name if group else None, bool(here() & {may.CONVENOR, may.STAND_IN}))
