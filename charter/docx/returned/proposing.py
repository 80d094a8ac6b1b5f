"""What one reading of a text does to another, as changes of the version's clauses: reworded, new, gone, moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from charter.docx.model import MOVE_TO
from charter.docx.returned.laid import Laid, Row
from charter.docx.returned.looks import is_dressed_anew, is_spelled, unsuggested
from charter.text.change import Change
from charter.text.clauses import tidy
from charter.text.merge import merge_words
from charter.text.render import plain
from charter.text.tree import Placed
from charter.words import _


@dataclass(frozen=True)
class Step:
    """One change with the rows it was read from; `why` says why it could not be placed, then there is no change."""

    change: Change | None
    rows: tuple[Row, ...]
    words: str = ""
    why: str = ""


class Proposing:
    """Compares `new` with `old`; `known` are the keys of old rows, `back` the old row of each new one."""

    def __init__(self, tree: Sequence[Placed], old: Laid, new: Laid, known: Mapping[int, str], back: Mapping[int, int],
                 name: str) -> None:
        self.tree, self.old, self.new, self.known, self.back = tree, old, new, known, back
        self.places = {placed.key: placed for placed in tree}
        self.key: dict[int, str] = {}  # of each new row: its clause, or a name for what is put in
        for row in new.rows:
            if row.index in back:
                if back[row.index] in known:
                    self.key[row.index] = known[back[row.index]]
            elif row.said:
                self.key[row.index] = f"{name}{row.index}"
        self.moved = set(self._moved())

    def steps(self) -> Iterator[Step]:
        """Every change, in the order of the text after them; what is gone comes first."""
        yield from self._gone()
        for row in self.new.rows:
            was = self.old.rows[self.back[row.index]] if row.index in self.back else None
            key = self.key.get(row.index)
            if was is None and key:
                yield Step(self._put_in(row, key), (row,), row.words)
            elif was is not None and key:
                change = self._changed(row, was, key)
                if change:
                    yield Step(change, (was, row), change.words or "")
                for why in unsuggested(was, row, key):
                    yield Step(None, (was, row), row.words, why)
            elif was is not None and was.said != row.said:
                yield Step(None, (was, row), row.words, _("These words are in no paragraph of the draft."))

    def _gone(self) -> Iterator[Step]:
        there = set(self.back.values())
        gone = {key: index for index, key in self.known.items() if index not in there}
        left = [self.old.rows[index] for index in range(len(self.old.rows)) if index not in there and index not in self.known]
        for row in left:
            if row.said:
                yield Step(None, (row,), row.words, _("They are taken out, but are in no paragraph of the draft."))
        stays = {key for key in self.key.values() if key in self.places}
        for key, index in gone.items():
            row = self.old.rows[index]
            if not row.said:
                continue  # a number alone, which no file shows as words
            under = _under(self.tree, key)
            if any(one in stays for one in under):
                yield Step(None, (row,), row.words, _("It is taken out, but what stands under it stays."))
            elif not any(parent in gone and not _under(self.tree, parent) & stays for parent in self._above(key)):
                rows = tuple(self.old.rows[gone[one]] for one in under if one in gone)
                yield Step(Change(0, 0, "delete", key), (row, *rows), row.words)

    def _changed(self, row: Row, was: Row, key: str) -> Change | None:
        place = self.places[key]
        words = None
        if row.said != was.said or (is_dressed_anew(was, row) and is_spelled(row)):
            words = _rebased(place, self.old.base(was), self.old.words(was, row))
            words = None if words == place.words else words
        if key in self.moved:
            parent, after = self._stand(row)
            return Change(0, 0, "move" if words is None else "move_replace", key, words, parent, after)
        return None if words is None else Change(0, 0, "replace", key, words)

    def _put_in(self, row: Row, key: str) -> Change:
        parent, after = self._stand(row)
        form, beside = row.clause.form, self.places.get(after or "")
        above = self.places.get(parent or "")
        if form == "heading":
            level = beside.level if beside and beside.form == form else above.level + 1 if above else row.clause.level
        elif beside and beside.form != "heading" and (beside.form == form or form == "paragraph"):
            level = beside.level - (beside.form == "item" and form == "paragraph")
        else:
            level = (above.level if above and above.form == "item" else 0) + (form == "item")
        return Change(0, 0, "insert", key, tidy(form, row.words), parent, after, form, level)

    def _stand(self, row: Row) -> tuple[str | None, str | None]:
        """What a new or moved row stands under, and behind which sibling that stays where it is."""
        inside = row.clause.parent
        siblings = [one for one in self.new.rows[: row.index] if one.clause.parent == inside and one.index in self.key]
        after = next((self.key[one.index] for one in reversed(siblings) if self.key[one.index] not in self.moved), None)
        if after in self.places:
            return self.places[after or ""].parent, after
        parent = self.key.get(inside) if inside is not None else None
        if after is not None or parent is not None:
            return parent, after
        return self._by_neighbour(row)

    def _by_neighbour(self, row: Row) -> tuple[str | None, str | None]:
        """Where the file's own shape says nothing, the clause above does."""
        above = [self.key[one.index] for one in self.new.rows[: row.index] if one.index in self.key]
        before = next((key for key in reversed(above) if key in self.places and key not in self.moved), None)
        if before is None:
            return None, None
        place = self.places[before]
        if place.form == "heading" and row.clause.form != "heading":
            return before, None
        return place.parent, before

    def _above(self, key: str) -> Iterator[str]:
        parent = self.places[key].parent
        while parent is not None:
            yield parent
            parent = self.places[parent].parent

    def _moved(self) -> Iterator[str]:
        """The clauses that stand in another order: those marked as moved, and as few others as can be."""
        pairs = [(self.back[row.index], row) for row in self.new.rows if row.index in self.back and row.index in self.key]
        marked = {index for index, row in pairs if _is_moved(row)}
        stay = _rising([index for index, _row in pairs if index not in marked])
        moved = {self.known[index] for index, _row in pairs if index not in stay}
        order = {key: at for at, key in enumerate(self.key.values())}
        for key in moved:
            parent = self.places[key].parent
            if parent not in moved or order[parent] > order[key]:
                yield key


def _rebased(place: Placed, before: str, after: str) -> str:
    """The new words as a change of the clause's own, whose emphasis and links the file may not have."""
    words: str | None = after
    if before != place.words:
        merged, crossed = merge_words(before, place.words, after)
        words = after if crossed or merged is None or _is_torn(merged, (place.words, after)) else merged
    return tidy(place.form, words or "")


def _is_torn(merged: str, whole: Iterable[str]) -> bool:
    """Whether signs of emphasis or of a link that crossed have become words."""
    shown, meant = plain(merged), "".join(map(plain, whole))
    return any(sign in shown and sign not in meant for sign in ("*", "]("))


def _is_moved(row: Row) -> bool:
    pieces = [piece for one in row.plains for piece in one.pieces if piece.text.strip()]
    return any(mark.kind == MOVE_TO for piece in pieces for mark in piece.marks)


def _rising(indexes: Sequence[int]) -> Collection[int]:
    """The longest rising run of them."""
    tails: list[int] = []
    back: dict[int, int | None] = {}
    for index in indexes:
        at = bisect_left(tails, index)
        back[index] = tails[at - 1] if at else None
        tails[at : at + 1] = [index]
    found, here = set(), tails[-1] if tails else None
    while here is not None:
        found.add(here)
        here = back[here]
    return found


def _under(tree: Sequence[Placed], key: str) -> set[str]:
    found: set[str] = set()
    for placed in tree:
        if placed.parent == key or placed.parent in found:
            found.add(placed.key)
    return found
