"""The difference of two wordings, word by word, never inside a character a reader sees as one."""

from __future__ import annotations

from dataclasses import dataclass

from .sequence import Op, opcodes
from .tokens import tokens

__all__ = ["Run", "listed", "words"]


@dataclass(frozen=True)
class Run:
    """A stretch of text that stays (`equal`), goes (`delete`) or comes (`insert`)."""

    op: str
    text: str


def words(old: str, new: str) -> tuple[Run, ...]:
    """How one wording becomes another: equal and deleted runs joined are the old, equal and inserted the new."""
    if old == new:
        return (Run("equal", old),) if old else ()
    a, b = spaced(old), spaced(new)
    runs: list[Run] = []
    for op, i1, i2, j1, j2 in readable(opcodes([w for _, w in a], [w for _, w in b]), a):
        if op == "equal":
            for (gap_a, word), (gap_b, _) in zip(a[i1:i2], b[j1:j2], strict=True):
                _add(runs, *(("equal", gap_a),) if gap_a == gap_b else (("delete", gap_a), ("insert", gap_b)))
                _add(runs, ("equal", word))
        else:
            _add(runs, ("delete", _text(a[i1:i2])), ("insert", _text(b[j1:j2])))
    return tuple(_settled(runs))


def spaced(text: str) -> list[tuple[str, str]]:
    """Each word or sign with the space before it; space at the very end stands before an empty word."""
    pairs: list[tuple[str, str]] = []
    gap = ""
    for token in tokens(text):
        if token[0] in " \t\r\n\f\v":
            gap = token
        else:
            pairs.append((gap, token))
            gap = ""
    pairs.append((gap, ""))
    return pairs


def _text(pairs: list[tuple[str, str]]) -> str:
    return "".join(gap + word for gap, word in pairs)


def _add(runs: list[Run], *parts: tuple[str, str]) -> None:
    for op, text in parts:
        if not text:
            continue
        if runs and runs[-1].op == op:
            runs[-1] = Run(op, runs[-1].text + text)
        else:
            runs.append(Run(op, text))


def readable(pieces: list[Op], a: list[tuple[str, str]]) -> list[Op]:
    """Leaves out a short stretch that stays by chance between two changes, so that the change reads as one."""
    kept: list[Op] = []
    for at, piece in enumerate(pieces):
        op, i1, i2, j1, j2 = piece
        inner = 0 < at < len(pieces) - 1
        if op == "equal" and inner and _is_chance(pieces[at - 1], piece, pieces[at + 1], a):
            piece = ("replace", i1, i2, j1, j2)
        if kept and kept[-1][0] != "equal" and piece[0] != "equal":
            kept[-1] = ("replace", kept[-1][1], piece[2], kept[-1][3], piece[4])
        else:
            kept.append(piece)
    return kept


def _is_chance(before: Op, piece: Op, after: Op, a: list[tuple[str, str]]) -> bool:
    """Whether what stays is shorter, in letters, than what changes on each side of it (both replaced)."""
    letters = sum(len(word) for _, word in a[piece[1] : piece[2]] if word[:1].isalnum())
    if not letters:
        return before[0] == "replace" and after[0] == "replace"
    size = [min(x[2] - x[1], x[4] - x[3]) for x in (before, after)]
    return letters <= 3 and min(size) >= 2 and piece[2] - piece[1] == 1


def _settled(runs: list[Run]) -> list[Run]:
    """Within each change, what goes stands before what comes."""
    out: list[Run] = []
    gone = come = ""
    for run in [*runs, Run("equal", "")]:
        if run.op == "delete":
            gone += run.text
        elif run.op == "insert":
            come += run.text
        else:
            _add(out, ("delete", gone), ("insert", come), ("equal", run.text))
            gone = come = ""
    return out


def listed(old: str, new: str) -> tuple[str, ...]:
    """The difference as a list in words, for people who hear the page rather than see it."""
    runs = words(old, new)
    said: list[str] = []
    at = 0
    while at < len(runs):
        if runs[at].op == "equal":
            at += 1
            continue
        change = {run.op: run.text for run in runs[at : at + 2] if run.op != "equal"}
        before = runs[at - 1].text if at else ""
        at += len(change)
        said.append(_said(change.get("delete", ""), change.get("insert", ""), before))
    return tuple(said)


def _said(gone: str, come: str, before: str) -> str:
    old, new = _shown(gone), _shown(come)
    if not old and not new:
        return "the spacing changes"
    if old and new:
        return f"{old} becomes {new}"
    last = before.split()[-1:] if before.strip() else []
    where = f"after {_shown(last[0])}" if last else "at the start"
    return f"{new} is added {where}" if new else f"{old} is removed"


def _shown(text: str) -> str:
    flat = " ".join(text.split())
    return f"“{flat}”" if flat else ""
