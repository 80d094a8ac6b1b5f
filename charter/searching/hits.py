"""What a search finds: hits of one kind, some at a time, with how many there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup
from sqlalchemy import ColumnElement, String, literal

from charter.searching.words import pattern


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


def fits(folded: Any, words: Iterable[str]) -> list[ColumnElement[bool]]:
    """That every one of the words is in a folded text."""
    text = literal(" ", String) + folded
    return [text.like(pattern(word)) for word in words]
