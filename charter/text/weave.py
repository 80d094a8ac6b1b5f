"""Several hands on one wording: their changes woven together word by word, or named as crossing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .diff import readable, spaced
from .sequence import opcodes

# Whether changes cross, and what they make together, is asked of the same wordings one after the other: those of a clause of
# some 300 words are kept, of 500 suggestions at once. That is a megabyte or two.
SHORT = 4_000

Pair = tuple[str, str]  # the space before a word, and the word


@dataclass(frozen=True)
class Edit:
    """Words [start, end) of the base become these; `start == end` only adds."""

    start: int
    end: int
    words: tuple[str, ...]
    pairs: tuple[Pair, ...]

    @property
    def change(self) -> tuple[int, int, tuple[str, ...]]:
        """What it does, whatever the spacing."""
        return self.start, self.end, self.words


def merge_words(base: str, a: str, b: str) -> tuple[str | None, bool]:
    """Both hands' words in one wording, or nothing and True where they cross."""
    text = weave(base, [a, b])
    return text, text is None


def crossing(base: str, hands: Iterable[str]) -> set[str]:
    """The wordings of one clause that touch the same words as another of them, in a different way."""
    pairs = spaced(base)
    edits = [(edit, hand) for hand in sorted(set(hands) - {base}) for edit in _read(base, pairs, hand)[0]]
    edits.sort(key=lambda entry: entry[0].change)
    found: set[str] = set()
    for at, (edit, hand) in enumerate(edits):
        for other, whose in edits[at + 1 :]:
            if other.start > edit.end:
                break
            if whose != hand and _cross(edit, other):
                found |= {hand, whose}
    return found


class Weaving:
    """Wordings of one text taken one after the other; each is compared with all before it at the cost of one."""

    def __init__(self, base: str) -> None:
        self._base, self._pairs = base, spaced(base)
        self._taken: dict[tuple[int, int, tuple[str, ...]], Edit] = {}
        self._known: dict[str, list[Edit]] = {}

    def crosses(self, words: str) -> bool:
        """Whether these words touch, in another way, what those taken before touch."""
        if words not in self._known:
            self._known[words] = _read(self._base, self._pairs, words)[0]
        return any(_cross(edit, other) for edit in self._known[words] for other in self._taken.values())

    def take(self, words: str) -> None:
        """Take them with the others."""
        self.crosses(words)
        self._taken |= {edit.change: edit for edit in self._known[words]}


def weave(base: str, hands: Sequence[str]) -> str | None:
    """All hands' changes to the base in one wording, the same in whatever order they come; None where two cross."""
    distinct = sorted(set(hands) - {base})
    if len(distinct) <= 1:
        return distinct[0] if distinct else base
    pairs = spaced(base)
    changes: dict[tuple[int, int, tuple[str, ...]], Edit] = {}
    gaps = {at: gap for at, (gap, _) in enumerate(pairs)}
    for hand in distinct:
        edits, moved = _read(base, pairs, hand)
        if any(_cross(edit, other) for edit in edits for other in changes.values()):
            return None
        for edit in edits:
            changes.setdefault(edit.change, edit)
        for at, gap in moved.items():
            if gaps[at] == pairs[at][0]:
                gaps[at] = gap
    return _written(pairs, gaps, sorted(changes.values(), key=lambda edit: edit.change))


def _read(base: str, pairs: list[Pair], hand: str) -> tuple[list[Edit], dict[int, str]]:
    """A hand's changes; nobody may change what is given here, for it is given again."""
    return _remembered(base, hand) if len(base) + len(hand) <= SHORT else _edits(pairs, spaced(hand))


@lru_cache(maxsize=1024)
def _remembered(base: str, hand: str) -> tuple[list[Edit], dict[int, str]]:
    return _edits(spaced(base), spaced(hand))


def _edits(base: list[Pair], hand: list[Pair]) -> tuple[list[Edit], dict[int, str]]:
    """A hand's changes of words, and the spaces it changed before words it kept."""
    edits: list[Edit] = []
    gaps: dict[int, str] = {}
    for op, i1, i2, j1, j2 in readable(opcodes([w for _, w in base], [w for _, w in hand]), base):
        if op != "equal":
            pairs = tuple(hand[j1:j2])
            edits.append(Edit(i1, i2, tuple(word for _, word in pairs), pairs))
            continue
        for i, j in zip(range(i1, i2), range(j1, j2), strict=True):
            if base[i][0] != hand[j][0]:
                gaps[i] = hand[j][0]
    return edits, gaps


def _cross(one: Edit, other: Edit) -> bool:
    if one.change == other.change:
        return False
    if one.start == one.end and other.start == other.end:
        return one.start == other.start
    return max(one.start, other.start) < min(one.end, other.end) or _inside(one, other) or _inside(other, one)


def _inside(one: Edit, other: Edit) -> bool:
    return one.start == one.end and other.start < one.start < other.end


def _written(base: list[Pair], gaps: dict[int, str], edits: list[Edit]) -> str:
    text: list[str] = []
    at = 0
    for edit in edits:
        text += [gaps[i] + base[i][1] for i in range(at, edit.start)]
        text += [gap + word for gap, word in edit.pairs]
        at = max(at, edit.end)
    text += [gaps[i] + base[i][1] for i in range(at, len(base))]
    return "".join(text)


def common(one: str, other: str) -> str:
    """The words two wordings share, in order: what both may be said to have begun from."""
    a, b = spaced(one), spaced(other)
    pieces = readable(opcodes([w for _, w in a], [w for _, w in b]), a)
    return "".join(gap + word for op, i1, i2, _, _ in pieces if op == "equal" for gap, word in a[i1:i2])
