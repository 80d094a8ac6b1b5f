"""One change of words as a sentence for the ear: what, and after which words where that could be asked."""

from __future__ import annotations

from charter.words import _

from .dressing import SIGNS
from .tokens import tokens

# In longer wordings, or among more changes than anybody hears to the end, a word is not looked up among all others: “where” is
# then told by the word before it alone. A word that stands more often than this does not tell a place.
MOST, MANY, COMMON = 5_000, 300, 50
# So many words before a change say where it is, even if the same words stand elsewhere too; of a script without spaces at
# least four characters.
FAR, UNSPACED = 12, 4


class Places:
    """Where the words of a wording stand, so that a change of one of several like ones can be told from the others."""

    def __init__(self, old: str, changes: int = 1) -> None:
        self.old = old
        self.words: list[str] = []
        self.starts: list[int] = []
        at = 0
        for token in tokens(old):
            if token.strip():
                self.words.append(token)
                self.starts.append(at)
            at += len(token)
        self._heard = [word.casefold() for word in self.words]
        self._where: dict[str, list[int]] = {}
        for place, word in enumerate(self._heard if len(self.words) <= MOST and changes <= MANY else ()):
            self._where.setdefault(word, []).append(place)

    def before(self, first: int, count: int, least: int) -> str:
        """The fewest words before a place that tell it, with the `count` words there, from every other; at least `least`."""
        size = least
        while size < min(first, FAR) and not self.is_only(first - size, first + count):
            size += 1
        if not size or not first:
            return ""
        size = min(size, first)
        while size < min(first, FAR) and self._goes_on(first - size, size):
            size += 1
        end = self.starts[first - 1] + len(self.words[first - 1])
        return " ".join(self.old[self.starts[first - size] : end].split())

    def is_only(self, first: int, last: int) -> bool:
        """Whether these words sound like no others of the wording."""
        row = self._heard[first:last]
        if not row or not self._where:
            return bool(row)
        rarest = min(range(len(row)), key=lambda at: len(self._where[row[at]]))
        places = self._where[row[rarest]]
        return len(places) <= COMMON and sum(self._heard[at - rarest : at - rarest + len(row)] == row for at in places) <= 1

    def _goes_on(self, at: int, size: int) -> bool:
        """Whether words that begin here begin in the middle: with a sign, or joined to what stands before."""
        word = self.words[at]
        if not word[0].isalnum():
            return True
        joined = self.starts[at - 1] + len(self.words[at - 1]) == self.starts[at]
        return joined and (size < UNSPACED or (word.isascii() and self.words[at - 1].isascii()))


def said(places: Places, first: int, gone: str, come: str) -> str:
    """What a change does to the words from `first` on; the spaces of both are as they stand."""
    old, new = shown(gone), shown(come)
    one, other = " ".join(gone.split()), " ".join(come.split())
    if one == other:
        return _("the line breaks change") if gone.count("\n") != come.count("\n") else _("the spacing changes")
    if not old:
        where = places.before(first, 0, 1)
        return _("{new} is added after {shown}", new=new,
                 shown=shown(where, True)) if where else _("{new} is added at the start", new=new)
    count = sum(1 for token in tokens(gone) if token.strip())
    before = places.before(first, count, 1 if one in SIGNS else 0)
    what = _becomes(one, other, old, new) if new else _("{old} is removed", old=old)
    if before:
        return _("after {shown}, {what}", shown=shown(before, True), what=what)
    return what if first or places.is_only(0, count) else _("at the start, {what}", what=what)


def _becomes(one: str, other: str, old: str, new: str) -> str:
    if old == new:
        return _("{old} changes its shape", old=old)  # a curly apostrophe for a straight one, a long dash for a short one
    if one.casefold() == other.casefold():
        if one[1:] == other[1:]:
            return (_("{old} begins with a capital letter: {new}", old=old, new=new) if other[0].isupper() else
                    _("{old} begins with a small letter: {new}", old=old, new=new))
        return _("{old} is written with other capitals: {new}", old=old, new=new)
    return _("{old} becomes {new}", old=old, new=new)


def shown(text: str, words: bool = False) -> str:
    """Words in quotation marks, a lone sign by its name (unless they are to be shown as words)."""
    flat = " ".join(text.split())
    if flat in SIGNS and not words:
        return SIGNS[flat]
    return f"“{flat.replace('“', '‘').replace('”', '’')}”" if flat else ""
