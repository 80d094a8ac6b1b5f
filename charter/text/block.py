"""A clause as it is found in a text, before its words and number are read."""

from __future__ import annotations

from dataclasses import dataclass

from .marks import Marker


@dataclass
class Block:
    """One clause as it was found: offsets of its first sign, of its first word and behind its last one."""

    form: str
    level: int
    parent: int | None
    start: int
    words_at: int
    end: int
    marker: Marker | None = None
    front: bool = False  # front matter, which is not counted


@dataclass(frozen=True)
class Item:
    """A list item that is open: what stands at its column belongs to it."""

    content: int  # the column at which its own paragraphs stand
    block: int
    family: str
