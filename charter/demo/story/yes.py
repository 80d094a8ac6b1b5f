"""Rounds in which every group said yes, or every group but those named."""

from __future__ import annotations

from charter.demo.story.organisations import GROUPS
from charter.demo.story.proceedings import Line, Round
from charter.demo.story.shapes import Replace


def everybody_yes() -> Round:
    """Each group consents."""
    return everybody_but()


def everybody_but(*lines: Line, words: tuple[Replace, ...] = (), asked: str = "") -> Round:
    """Each group consents, but those that gave another line."""
    own = {line.group: line for line in lines}
    return Round(tuple(own.get(group.key) or Line(group.key, "consent") for group in GROUPS), words, asked)
