"""Looks in every place for the same words: one question each, and never more hits at once than a page shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from charter.searching.hits import Found
from charter.searching.sources import amendments, clauses, comments, meetings, signatories
from charter.words import Said, _

# Of each kind beside the others, and of one kind by itself: a screen of a phone, and what somebody reads before asking anew.
A_FEW, A_PAGE = 4, 20


class Kind(NamedTuple):
    """What is found in one place: its name in the address and on the page, and who looks there."""

    slug: str
    name: Said
    find: Callable[..., Found]


KINDS = (
    Kind("text", _("The text"), clauses.find),
    Kind("suggestions", _("Suggested words"), amendments.find),
    Kind("comments", _("Comments and answers"), comments.find),
    Kind("meetings", _("Meetings and minutes"), meetings.find),
    Kind("signatures", _("Who has signed"), signatories.find),
)
SLUGS = tuple(kind.slug for kind in KINDS)


def search(words: Sequence[str], only: str | None = None, page: int = 1) -> list[tuple[Kind, Found]]:
    """What is found, kind by kind: a few of each, or a page of one beside how many there are of the others."""
    found = []
    for kind in KINDS:
        limit = A_FEW if only is None else A_PAGE if kind.slug == only else 1
        skip = (page - 1) * A_PAGE if kind.slug == only else 0
        found.append((kind, kind.find(words, limit=limit, skip=skip)))
    return found
