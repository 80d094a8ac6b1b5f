"""The Merkle tree of RFC 6962, section 2.1: one hash that stands for every entry and their order.

A *node* at (level, index) is the hash of the complete subtree over leaves index * 2**level up to the next. Complete
subtrees never change as the tree grows, so each is hashed once and kept. All hashes are 32 bytes, SHA-256.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence

Place = tuple[int, int]  # level, index
Range = tuple[int, int]  # first leaf, one past the last
Look = Callable[[int, int], bytes]  # gives the kept hash of a node

EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """Hash one entry's bytes; the 0x00 keeps a leaf from passing for a node."""
    return hashlib.sha256(b"\0" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two subtrees into one."""
    return hashlib.sha256(b"\1" + left + right).digest()


class Frontier:
    """The right edge of a growing tree: all that is needed to add a leaf or to tell the root."""

    def __init__(self, size: int = 0, edge: Sequence[bytes] = ()) -> None:
        """Begin from a stored edge: the nodes that `places_of(0, size)` names, in that order."""
        if len(edge) != size.bit_count():
            raise ValueError(f"{len(edge)} nodes are not the edge of a tree of {size}")
        self.size = size
        self.edge = list(edge)

    def append(self, leaf: bytes) -> list[tuple[int, int, bytes]]:
        """Add one leaf hash; give the nodes this completes as (level, index, hash), the leaf itself first."""
        made = [(0, self.size, leaf)]
        level, index = 0, self.size
        while index & 1:
            leaf = node_hash(self.edge.pop(), leaf)
            level, index = level + 1, index >> 1
            made.append((level, index, leaf))
        self.edge.append(leaf)
        self.size += 1
        return made

    def root(self) -> bytes:
        """Tell the root over all leaves so far."""
        return _fold(self.edge)


def root_of(leaves: Sequence[bytes]) -> bytes:
    """Tell the root over these leaf hashes."""
    frontier = Frontier()
    for leaf in leaves:
        frontier.append(leaf)
    return frontier.root()


def places_of(start: int, end: int) -> Iterator[Place]:
    """Name the complete subtrees, left to right, that make up leaves `start` to `end`."""
    while start < end:
        level = min((start & -start).bit_length() - 1 if start else 64, (end - start).bit_length() - 1)
        yield level, start >> level
        start += 1 << level


def range_hash(span: Range, look: Look) -> bytes:
    """Hash the subtree over a range of leaves that RFC 6962 would make one subtree of."""
    return _fold([look(level, index) for level, index in places_of(*span)])


def inclusion_ranges(seq: int, size: int) -> list[Range]:
    """Name the subtrees whose hashes prove that entry `seq` is in the tree of `size` (PATH, section 2.1.1)."""
    if not 0 <= seq < size:
        raise ValueError(f"entry {seq} is not in a tree of {size}")
    ranges, start, end = [], 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if seq < middle:
            ranges.append((middle, end))
            end = middle
        else:
            ranges.append((start, middle))
            start = middle
    return ranges[::-1]


def consistency_ranges(old: int, new: int) -> list[Range]:
    """Name the subtrees whose hashes prove that the tree of `new` begins with the tree of `old` (section 2.1.2)."""
    if not 0 < old <= new:
        raise ValueError(f"a tree of {new} cannot be proved to begin with one of {old}")
    ranges, start, end, whole = [], 0, new, True
    while old < end:
        middle = start + _split(end - start)
        if old <= middle:
            ranges.append((middle, end))
            end = middle
        else:
            ranges.append((start, middle))
            start, whole = middle, False
    if not whole:
        ranges.append((start, end))
    return ranges[::-1]


def is_included(leaf: bytes, seq: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Say whether the proof shows that this leaf is entry `seq` of the tree (RFC 9162, section 2.1.3.2)."""
    if not 0 <= seq < size:
        return False
    first, last, found = seq, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if first & 1 or first == last:
            found = node_hash(step, found)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            found = node_hash(found, step)
        first, last = first >> 1, last >> 1
    return last == 0 and found == root


def is_consistent(old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Say whether the proof shows that the newer tree begins with the older one (RFC 9162, section 2.1.4.2)."""
    if not 0 < old <= new or (old == new) != (not proof):
        return False
    if old == new:
        return old_root == new_root
    path = list(proof) if old & (old - 1) else [old_root, *proof]
    first, last = old - 1, new - 1
    while first & 1:
        first, last = first >> 1, last >> 1
    older = newer = path[0]
    for step in path[1:]:
        if last == 0:
            return False
        if first & 1 or first == last:
            older, newer = node_hash(step, older), node_hash(step, newer)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            newer = node_hash(newer, step)
        first, last = first >> 1, last >> 1
    return last == 0 and older == old_root and newer == new_root


def _split(count: int) -> int:
    """The largest power of two smaller than `count`."""
    return 1 << ((count - 1).bit_length() - 1)


def _fold(edge: Sequence[bytes]) -> bytes:
    if not edge:
        return EMPTY_ROOT
    found = edge[-1]
    for left in reversed(edge[:-1]):
        found = node_hash(left, found)
    return found
