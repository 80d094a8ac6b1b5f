"""What a search finds: hits of one kind, some at a time, with how many there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup
from sqlalchemy import ColumnElement, Integer, String, bindparam, literal

from charter.searching.words import held


class Hit(NamedTuple):
    """One thing found: where it stands, what it is called, the words around the place, and what else is told of it."""

    href: str
    title: Markup
    words: Markup
    about: str


class Found(NamedTuple):
    """Some of the hits of one kind, and how many there are of it."""

    hits: Sequence[Hit]
    total: int


# A question is put together once for each number of words, for that costs more than to have it answered.
LIMIT, SKIP = bindparam("limit", type_=Integer), bindparam("skip", type_=Integer)


def fits(folded: Any, words: Iterable[int]) -> list[ColumnElement[bool]]:
    """That every one of the words, told by their places, is in a folded text."""
    text = literal(" ", String) + folded
    return [text.contains(bindparam(f"word_{n}", type_=String)) for n in words]


def values(words: Sequence[str], limit: int, skip: int, **more: Any) -> dict[str, Any]:
    """What is filled into a question."""
    return {**{f"word_{n}": held(word) for n, word in enumerate(words)}, "limit": limit, "skip": skip, **more}
