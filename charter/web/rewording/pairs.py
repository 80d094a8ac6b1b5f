"""Which tags belong together, and which of them hold nothing."""

from __future__ import annotations

from .source import Token


def partner(piece: list[Token], at: int) -> int:
    """Where the tag that is opened here is closed; -1 where that is elsewhere."""
    depth = 0
    for n in range(at, len(piece)):
        if piece[n].kind == "tag":
            depth += -1 if piece[n].closes else 1
            if depth == 0:
                return n
    return -1


def is_bare(tokens: list[Token]) -> bool:
    """Whether nothing stands between these tags."""
    return not any(t.kind == "place" or (t.kind == "words" and t.text.strip()) for t in tokens)


def bare_at_start(piece: list[Token]) -> int:
    """How many tokens at the start are a pair of tags with nothing in it, or only space before one."""
    if piece[0].kind == "tag" and not piece[0].closes:
        end = partner(piece, 0)
        return end + 1 if 0 <= end < len(piece) and is_bare(piece[: end + 1]) else 0
    return 1 if piece[0].kind == "words" and not piece[0].text.strip() else 0


def bare_at_end(piece: list[Token]) -> int:
    """How many tokens at the end are so."""
    if piece[-1].kind == "tag" and piece[-1].closes:
        for start in range(len(piece) - 1, -1, -1):
            if piece[start].kind == "tag" and partner(piece, start) == len(piece) - 1:
                return len(piece) - start if is_bare(piece[start:]) else 0
    return 1 if piece[-1].kind == "words" and not piece[-1].text.strip() else 0
