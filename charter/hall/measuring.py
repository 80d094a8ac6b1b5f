"""How much of a text fits on the room screen: measured here, so that letters never shrink and nothing runs over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from charter.text.diff import Run
from charter.text.tokens import tokens

# The advance of each sign of our serif face, in hundredths of an em, read from its file; the rest is counted as wide as an n.
_SIGNS = {
    20: "\u00a0 ", 24: "'", 31: "j", 32: "!", 33: "(),.:;[]i‘’", 34: "l", 35: "-", 37: "{}", 39: '"f', 40: "t", 41: "1I",
    43: "/\\", 45: "*s", 47: "_r", 49: "z", 50: "`c–", 51: "257", 52: "9e“”", 54: "36?a", 55: "48", 56: "$Jg", 57: "x",
    58: "+0<=>^y~", 59: "ov", 60: "PSq", 61: "Fbdk", 62: "p", 63: "u", 64: "EL", 66: "BZhn", 67: "#", 70: "C", 71: "XY",
    72: "R", 73: "A", 74: "TV", 75: "GK", 76: "DOQ", 81: "&U", 83: "N", 84: "H", 85: "%@", 86: "w", 97: "m", 100: "M—",
    109: "W",
}
_WIDTH = {sign: width for width, signs in _SIGNS.items() for sign in signs}
_OTHER, _WIDE = 66, 105
# From here on scripts whose signs are as wide as they are high begin.
_FIRST_WIDE = "\u2e80"
# The column of words is 27.1 em wide (static/css/room.css); a little stays free for the paint round words put in.
COLUMN = 2660
# Each stretch that comes or goes has a little air round it.
_AIR = 30
# Lines that each of the three rows holds at 1/27 of the screen's height: the words now, the change, what it would read.
# Six lines are about 320 characters: more could not be taken in before the room votes.
NOW_LINES, CHANGE_LINES, THEN_LINES = 4, 6, 5
# And what one text alone holds.
WHOLE_LINES = 14

Part = tuple[Run, ...]


def parts(runs: Iterable[Run]) -> list[Part]:
    """A change cut into as many parts as it needs, each of which fits all three rows; joined they are the change."""
    return _cut([Run(run.op, piece) for run in runs for piece in tokens(run.text)], (NOW_LINES, CHANGE_LINES, THEN_LINES))


def pages(text: str) -> list[str]:
    """One text cut into as many parts as it needs."""
    cut = _cut([Run("equal", piece) for piece in tokens(text)], (WHOLE_LINES,) * 3)
    return ["".join(run.text for run in part).strip() for part in cut]


def lines(text: str) -> int:
    """How many lines of the column a text takes."""
    row = _Row()
    for piece in tokens(text):
        row.add(piece)
    return row.lines


class _Row:
    """Words laid into lines one after the other; a word may come in several pieces."""

    def __init__(self) -> None:
        self.lines, self.start, self.word, self.gap = 1, 0, 0, 0

    def add(self, piece: str, air: int = 0) -> None:
        if "\n" in piece and piece.isspace():
            self.lines, self.start, self.word, self.gap = self.lines + piece.count("\n"), 0, 0, 0
            return
        if piece.isspace() or piece >= _FIRST_WIDE:  # here a line may end
            self.start, self.word, self.gap = self.start + self.word, 0, self.gap + (width(piece) if piece.isspace() else 0)
        if piece.isspace():
            return
        self.start, self.gap = self.start + (self.gap if self.start else 0), 0
        self.word += width(piece) + air
        if self.start and self.start + self.word > COLUMN:
            self.lines, self.start = self.lines + 1, 0
        while self.word > COLUMN:  # one word longer than a line is broken
            self.lines, self.word = self.lines + 1, self.word - COLUMN


def width(piece: str) -> int:
    """How wide these signs are, in hundredths of an em."""
    return sum(_WIDTH.get(sign, _WIDE if sign >= _FIRST_WIDE else _OTHER) for sign in piece)


def _cut(pieces: Sequence[Run], most: tuple[int, int, int]) -> list[Part]:
    found: list[Part] = []
    begin = 0
    while begin < len(pieces):
        end = begin + max(1, _fitting(pieces, begin, most))
        if end < len(pieces):
            end = _good_end(pieces, begin, end)
        found.append(_joined(pieces[begin:end]))
        begin = end
    return found


def _fitting(pieces: Sequence[Run], begin: int, most: tuple[int, int, int]) -> int:
    """How many pieces fit from here."""
    rows = (_Row(), _Row(), _Row())

    def fits(at: int) -> bool:
        run, before = pieces[at], pieces[at - 1] if at > begin else None
        air = _AIR if run.op != "equal" and (before is None or before.op != run.op) else 0
        for row, ops in zip(rows, (("equal", "delete"), ("equal", "delete", "insert"), ("equal", "insert")), strict=True):
            if run.op in ops:
                row.add(run.text, air)
        return all(row.lines <= limit for row, limit in zip(rows, most, strict=True))

    return sum(1 for _ in takewhile(fits, range(begin, len(pieces))))


def _good_end(pieces: Sequence[Run], begin: int, end: int) -> int:
    """A better place to stop than in the middle: behind a sentence in the last half, else between two words that stay."""
    least = begin + (end - begin) // 2
    for is_end in (_ends_a_sentence, _is_between_words):
        for at in range(end - 1, least, -1):
            if pieces[at].op == "equal" and is_end(pieces, at):
                return at + 1
    return end


def _ends_a_sentence(pieces: Sequence[Run], at: int) -> bool:
    """Whether a sentence ends here; the point in 2.3 ends none."""
    sign, after = pieces[at].text[-1], pieces[at + 1].text if at + 1 < len(pieces) else " "
    return sign in "。！？" or (sign in ".;:?!" and after[0].isspace())


def _is_between_words(pieces: Sequence[Run], at: int) -> bool:
    return pieces[at].text.isspace()


def _joined(pieces: Sequence[Run]) -> Part:
    found: list[Run] = []
    for run in pieces:
        if found and found[-1].op == run.op:
            found[-1] = Run(run.op, found[-1].text + run.text)
        else:
            found.append(run)
    return tuple(found)
