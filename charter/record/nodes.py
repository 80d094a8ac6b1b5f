"""The stored tree: roots and proofs from a handful of its nodes, however many entries there are."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import and_, or_, select

from charter.db import db
from charter.record import tree
from charter.record.models import Node
from charter.refusal import Refused


def frontier(size: int) -> tree.Frontier:
    """The right edge of the tree as it was at this size, ready to grow. Raises Refused where a node is gone."""
    places = list(tree.places_of(0, size))
    look = _look(places)
    if len(look) < len(places):
        raise Refused(f"A part of the stored tree over {size} entries is gone from the database.")
    return tree.Frontier(size, [look[place] for place in places])


def root_at(size: int) -> bytes:
    """The root over the first `size` entries."""
    return frontier(size).root()


def inclusion(seq: int, size: int) -> list[bytes]:
    """The hashes that prove entry `seq` to be in the tree of `size`. Raises ValueError where it is not."""
    return _hashes(tree.inclusion_ranges(seq, size))


def consistency(old: int, new: int) -> list[bytes]:
    """The hashes that prove the tree of `new` to begin with the tree of `old`. Raises ValueError where it cannot."""
    return _hashes(tree.consistency_ranges(old, new))


def _hashes(ranges: list[tree.Range]) -> list[bytes]:
    look = _look([place for span in ranges for place in tree.places_of(*span)])
    return [tree.range_hash(span, lambda level, index: look[level, index]) for span in ranges]


def _look(places: Iterable[tree.Place]) -> dict[tree.Place, bytes]:
    """Fetch all these nodes in one question; at a million entries a proof needs at most some forty."""
    wanted = [and_(Node.level == level, Node.index == index) for level, index in places]
    if not wanted:
        return {}
    rows = db.session.execute(select(Node.level, Node.index, Node.hash).where(or_(*wanted)))
    return {(level, index): hash_ for level, index, hash_ in rows}
