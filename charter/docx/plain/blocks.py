"""A Word text block by block: what becomes of each paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from charter.docx.taking import Plain


@dataclass(frozen=True)
class Block:
    """What becomes one clause: its place in the text and the paragraphs it is made of."""

    start: int
    source: str
    plains: tuple[Plain, ...]
    words: str


@dataclass(frozen=True)
class Written:
    """A Word text in Markdown, block by block; `passed` holds the paragraphs that are no part of it."""

    text: str
    blocks: tuple[Block, ...]
    passed: tuple[Plain, ...]
    tables: int = 0
    numbers: int = 0  # that Word counted and the text now has typed
