"""Line ends of three texts made alike, so that an editor that changed all of them has not changed a word."""

from __future__ import annotations

import re

_END = re.compile(r"\r\n|\n|\r")


def alike(base: str, a: str, b: str) -> tuple[str, str, str, str | None]:
    """The three texts with line feeds and the line end the merged text gets; as they are, and none, where all agree."""
    kinds = [kind(text) for text in (base, a, b)]
    if len({one for one in kinds if one}) <= 1:
        return base, a, b, None
    changed = [one for one in kinds[1:] if one in ("\r\n", "\n", "\r") and one != kinds[0]]
    end = max(changed) if changed else kinds[0] if kinds[0] != "mixed" else "\n"
    return feeds(base), feeds(a), feeds(b), end or "\n"


def kind(text: str) -> str:
    """The line end a text uses: the one, `mixed`, or nothing where it has none."""
    found = set(_END.findall(text))
    return "mixed" if len(found) > 1 else next(iter(found), "")


def feeds(text: str) -> str:
    """The text with every line ending in a line feed."""
    return _END.sub("\n", text)
