"""Which clause of a file is which: by our own bookmarks, by equal words, by the engine's alignment; never weakly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence

from charter.docx.model import MOVE_FROM, MOVE_TO, Piece
from charter.docx.returned.laid import Laid, Row
from charter.text.align import align
from charter.text.likeness import likeness, plain_words
from charter.text.tree import Placed

# A bookmark says which clause it was; it is believed where at least half of the words say so too.
HALF = 0.5
# A moved paragraph is found again by likeness only among the moved ones, of which there are few.
MOVED = 0.6


def to_tree(laid: Laid, tree: Sequence[Placed], own: Laid) -> dict[int, str]:
    """The key of each row that is a clause of this version; `own` is the version laid out."""
    found: dict[int, str] = {}
    place = {placed.key: at for at, placed in enumerate(tree)}
    _marked(laid, own, place, found)
    _equal(laid.rows, [(own.rows[at].said, key) for key, at in place.items()], found)
    taken = set(found.values())
    for pair in align(own.document, laid.document):
        if pair.old is not None and pair.new is not None and pair.new not in found and tree[pair.old].key not in taken:
            found[pair.new] = tree[pair.old].key
            taken.add(tree[pair.old].key)
    return found


def _marked(laid: Laid, own: Laid, place: dict[str, int], found: dict[int, str]) -> None:
    """By bookmark, checked against the words; where several rows bear one, the likest."""
    best: dict[str, tuple[float, int]] = {}
    for row in laid.rows:
        for key in row.keys:
            if key in place:
                like = _like(own.rows[place[key]], row)
                if like >= HALF and like > best.get(key, (0.0, 0))[0]:
                    best[key] = (like, row.index)
    for key, (_, index) in sorted(best.items(), key=lambda item: -item[1][0]):
        found.setdefault(index, key)


def _equal(rows: Sequence[Row], known: Sequence[tuple[str, str]], found: dict[int, str]) -> None:
    """By equal words, where as many say them on either side; then the first is the first."""
    taken = set(found.values())
    mine, theirs = defaultdict[str, list[int]](list), defaultdict[str, list[str]](list)
    for row in rows:
        if row.index not in found and row.said:
            mine[row.said].append(row.index)
    for said, key in known:
        if key not in taken and said:
            theirs[said].append(key)
    for said, indexes in mine.items():
        if len(indexes) == len(theirs[said]):
            found.update(zip(indexes, theirs[said], strict=True))


def before_and_after(old: Laid, new: Laid) -> dict[int, int]:
    """For each row after the changes, the row it was before them: by what both hold, then by moves."""
    owner: dict[Hashable, int] = {}
    for row in old.rows:
        for one in row.plains:
            owner[("end", one.ended)] = row.index
            owner.update({same(piece): row.index for piece in one.pieces})
    edges: dict[tuple[int, int], float] = defaultdict(float)
    for row in new.rows:
        for one in row.plains:
            for piece in one.pieces:
                if same(piece) in owner:
                    edges[owner[same(piece)], row.index] += len(piece.text.strip())
            if ("end", one.ended) in owner:
                edges[owner["end", one.ended], row.index] += 0.5  # all its words may be others
    back: dict[int, int] = {}
    for (a, b), weight in sorted(edges.items(), key=lambda edge: (-edge[1], edge[0])):
        if weight and b not in back and a not in back.values():
            back[b] = a
    _moves(old, new, back)
    return back


def same(piece: Piece) -> int:
    """What stays the same of a piece whether changes are taken or refused: a change of looks makes another of it."""
    return id(piece if piece.was is None else piece.was)


def _moves(old: Laid, new: Laid, back: dict[int, int]) -> None:
    free = [row for row in old.rows if row.index not in set(back.values())]
    come = [row for row in new.rows if row.index not in back]
    for test in (lambda a, b: bool(set(a.keys) & set(b.keys)) and _like(a, b) >= HALF, lambda a, b: a.said == b.said,
                 lambda a, b: _has(a, MOVE_FROM) and _has(b, MOVE_TO) and _like(a, b) >= MOVED):
        for b in come:
            a = next((a for a in free if b.index not in back and test(a, b)), None)
            if a is not None:
                back[b.index] = a.index
                free.remove(a)


def _has(row: Row, kind: str) -> bool:
    return any(mark.kind == kind for one in row.plains for piece in one.pieces for mark in piece.marks)


def _like(one: Row, other: Row) -> float:
    return 1.0 if one.said == other.said else likeness(plain_words(one.clause), plain_words(other.clause))
