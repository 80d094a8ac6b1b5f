"""Numbers that Word counts: read from its lists, counted as Word does, spelled as the page shows them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from charter.docx.model import Level, List
from charter.docx.xml import Node

BULLET = "bullet"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
          (5, "v"), (4, "iv"), (1, "i"))
_MOST = 10_000  # no list of a charter counts further; roman numerals of a huge number would never end


def read(root: Node | None) -> dict[str, List]:
    """The lists of a file by the number paragraphs name them with."""
    if root is None:
        return {}
    kinds = {node.get("w:abstractNumId"): node for node in root.kids if node.name == "w:abstractNum"}
    styled = {node.value("w:styleLink"): key for key, node in kinds.items() if node.value("w:styleLink")}
    found = {}
    for node in root.kids:
        if node.name == "w:num":
            key = node.value("w:abstractNumId")
            kind = kinds.get(key)
            linked = styled.get(kind.value("w:numStyleLink")) if kind else None
            levels = _levels(kinds[linked] if linked else kind) if kind else {}
            starts = {}
            for over in (kid for kid in node.kids if kid.name == "w:lvlOverride"):
                at = _whole(over.get("w:ilvl"), 0)
                inner = over.find("w:lvl")
                if inner is not None:
                    levels[at] = _level(inner)
                if over.find("w:startOverride"):
                    starts[at] = _whole(over.value("w:startOverride"), 1)
            found[node.get("w:numId")] = List(linked or key, levels, starts)
    return found


def _levels(node: Node) -> dict[int, Level]:
    return {_whole(kid.get("w:ilvl"), 0): _level(kid) for kid in node.kids if kid.name == "w:lvl"}


def _level(node: Node) -> Level:
    restart = node.value("w:lvlRestart")
    level = Level(node.value("w:numFmt", default="decimal"), node.value("w:lvlText"), _whole(node.value("w:start"), 1),
                  int(restart) if restart.isdecimal() else None)
    return replace(level, format=BULLET) if node.find("w:lvlPicBulletId") else level


def _whole(given: str, default: int) -> int:
    return min(int(given), _MOST) if given.isascii() and given.isdecimal() else default


class Counting:
    """Counts through a text in reading order, as Word does."""

    def __init__(self, lists: Mapping[str, List]) -> None:
        self.lists = lists
        self.counts: dict[str, dict[int, int]] = {}
        self.begun: set[tuple[str, int]] = set()

    def next(self, num: str, level: int) -> str:
        """The number the next paragraph of this list shows; a bullet is `-`; nothing where none is shown."""
        found = self.lists.get(num)
        if found is None or level not in found.levels:
            return "-"  # a list that the file does not describe: at least it stays a list
        counts = self.counts.setdefault(found.counter, {})
        here = found.levels[level]
        first = level in found.starts and (num, level) not in self.begun
        self.begun.add((num, level))
        counts[level] = found.starts[level] if first else counts[level] + 1 if level in counts else here.start
        for deeper in [at for at in counts if at > level]:
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or level < restart:
                del counts[deeper]
        if here.format == BULLET:
            return "-"
        return "" if here.format == "none" else self._spelled(found, level, counts)

    def _spelled(self, found: List, level: int, counts: Mapping[int, int]) -> str:
        def one(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            told = found.levels.get(at, Level())
            return spelled(counts.get(at, told.start), told.format)

        return re.sub(r"%([1-9])", one, found.levels[level].text).strip()


def spelled(count: int, kind: str) -> str:
    """A number in one of Word's formats; in figures where we do not know the format."""
    count = min(count, _MOST)
    if kind in ("lowerLetter", "upperLetter") and count > 0:
        letters = chr(97 + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters if kind == "lowerLetter" else letters.upper()
    if kind in ("lowerRoman", "upperRoman") and count > 0:
        roman = ""
        for value, letters in _ROMAN:
            roman, count = roman + letters * (count // value), count % value
        return roman if kind == "lowerRoman" else roman.upper()
    if kind == "decimalZero":
        return f"{count:02}"
    return str(count)
