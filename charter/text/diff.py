"""The difference of two wordings, word by word, never inside a character a reader sees as one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from charter.words import _

from . import dressing
from .lines import split
from .listing import Places, said
from .sequence import Op, opcodes
from .sliding import slid
from .tokens import tokens

__all__ = ["Run", "is_whole", "listed", "words"]

# Texts of more characters than this together (twice 50,000 words) are compared line by line first: their words would take
# half a gigabyte.
LARGE = 1_000_000
WHOLE = _("the words are replaced as a whole: too much changes to tell it word by word")


@dataclass(frozen=True)
class Run:
    """A stretch of text that stays (`equal`), goes (`delete`) or comes (`insert`).

    `whole` says that there was too much to compare word by word, so that words which stay may be among those that go.
    """

    op: str
    text: str
    whole: bool = False


def words(old: str, new: str) -> tuple[Run, ...]:
    """How one wording becomes another: equal and deleted runs joined are the old, equal and inserted the new."""
    if old == new:
        return (Run("equal", old),) if old else ()
    runs = _Runs()
    if len(old) + len(new) <= LARGE:
        _compare(runs, old, new)
        return runs.done()
    a, b = split(old), split(new)
    for op, i1, i2, j1, j2 in opcodes(a, b):
        gone, come = "".join(a[i1:i2]), "".join(b[j1:j2])
        if op == "equal":
            runs.stay(gone)
        elif len(gone) + len(come) <= LARGE:
            _compare(runs, gone, come)
        else:
            runs.change(gone, come, whole=bool(gone and come))
    return runs.done()


def _compare(runs: _Runs, old: str, new: str) -> None:
    a, b = spaced(old), spaced(new)
    for op, i1, i2, j1, j2 in slid(readable(opcodes([w for _gap, w in a], [w for _gap, w in b]), a), a, b):
        if op != "equal":
            runs.change(_text(a[i1:i2]), _text(b[j1:j2]), whole=op == "whole")
            continue
        for (gap_a, word), (gap_b, _word) in zip(a[i1:i2], b[j1:j2], strict=True):
            if gap_a == gap_b:
                runs.stay(gap_a + word)
            else:
                runs.change(gap_a, gap_b)
                runs.stay(word)


def is_whole(runs: Iterable[Run]) -> bool:
    """Whether a difference was too much to be told word by word; a page should then say so."""
    return any(run.whole for run in runs)


class _Runs:
    """Runs in the making: within each change, what goes stands before what comes."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.kept: list[str] = []
        self.gone: list[str] = []
        self.come: list[str] = []
        self.whole = False

    def stay(self, text: str) -> None:
        if text and (self.gone or self.come):
            self._flush()
        if text:
            self.kept.append(text)

    def change(self, gone: str, come: str, *, whole: bool = False) -> None:
        if self.kept:
            self._flush()
        self.gone += [gone] if gone else []
        self.come += [come] if come else []
        self.whole = self.whole or whole

    def done(self) -> tuple[Run, ...]:
        self._flush()
        return tuple(self.runs)

    def _flush(self) -> None:
        for op, texts in (("equal", self.kept), ("delete", self.gone), ("insert", self.come)):
            if texts:
                self.runs.append(Run(op, "".join(texts), self.whole and op != "equal"))
        self.kept, self.gone, self.come, self.whole = [], [], [], False


def spaced(text: str) -> list[tuple[str, str]]:
    """Each word or sign with the space before it; space at the very end stands before an empty word."""
    pairs: list[tuple[str, str]] = []
    gap = ""
    for token in tokens(text):
        if not token.strip(" \t\r\n\f\v"):
            gap += token
        else:
            pairs.append((gap, token))
            gap = ""
    pairs.append((gap, ""))
    return pairs


def _text(pairs: list[tuple[str, str]]) -> str:
    return "".join(gap + word for gap, word in pairs)


def readable(pieces: list[Op], a: list[tuple[str, str]]) -> list[Op]:
    """Leaves out a short stretch that stays by chance between two changes, so that the change reads as one."""
    kept: list[Op] = []
    for at, piece in enumerate(pieces):
        op, i1, i2, j1, j2 = piece
        inner = 0 < at < len(pieces) - 1
        if op == "equal" and inner and _is_chance(pieces[at - 1], piece, pieces[at + 1], a):
            piece = ("replace", i1, i2, j1, j2)
        if kept and kept[-1][0] != "equal" and piece[0] != "equal":
            op = "whole" if "whole" in (kept[-1][0], piece[0]) else "replace"
            kept[-1] = (op, kept[-1][1], piece[2], kept[-1][3], piece[4])
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


def listed(old: str, new: str) -> tuple[str, ...]:
    """The difference as a list in words, for people who hear the page rather than see it: words, then links and emphasis."""
    bare = dressing.bare(old)
    runs = words(bare, dressing.bare(new))
    if is_whole(runs):
        return (WHOLE,)
    places = Places(bare, len(runs) // 2)
    told: list[str] = []
    at = first = 0
    while at < len(runs):
        change = {run.op: run.text for run in runs[at : at + 2] if run.op != "equal"} if runs[at].op != "equal" else {}
        if change:
            told.append(said(places, first, change.get("delete", ""), change.get("insert", "")))
        first += _count(runs[at].text if not change else change.get("delete", ""))
        at += len(change) or 1
    told += dressing.told(old, new)
    return tuple(told) or ((_("only marks change"),) if old != new else ())


def _count(text: str) -> int:
    return sum(1 for token in tokens(text) if token.strip())
