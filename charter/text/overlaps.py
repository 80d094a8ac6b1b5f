"""What cannot stand together among several changes, and what several hands on one clause would read together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from charter.words import _

from .tree import Change, Overlap, Placed, Proposed
from .weave import crossing, weave

REPLACING = ("replace", "move_replace")
MOVING = ("move", "move_replace")


def find(tree: Sequence[Placed], changes: Sequence[Change], chosen: Mapping[str, str]) -> tuple[Overlap, ...]:
    """Every overlap among the changes, the same whatever their order; words the meeting chose cross no more."""
    nodes = {placed.key: placed for placed in tree}
    by_key: dict[str, list[Change]] = {}
    for change in changes:
        by_key.setdefault(change.key, []).append(change)
    found = [
        *_gone(nodes, changes),
        *_under_deleted(tree, changes),
        *_into_itself(nodes, changes),
        *(overlap for key, group in by_key.items() if key in nodes for overlap in _on_one(nodes[key], group, chosen)),
    ]
    return tuple(dict.fromkeys(found))


def without_twins(changes: Sequence[Change]) -> list[Change]:
    """The changes with identical insertions and moves of different amendments made one, the earliest."""
    first: dict[object, Change] = {}
    alias: dict[str, str] = {}
    kept: list[Change] = []
    for change in changes:
        key, parent, after = (alias.get(name, name) if name else name for name in (change.key, change.parent, change.after))
        change = replace(change, key=key or change.key, parent=parent, after=after)
        if change.kind == "insert":
            twin = first.setdefault((parent, after, change.words, change.form, change.level), change)
            if twin.amendment != change.amendment:
                alias[change.key] = twin.key
                continue
        elif change.kind in MOVING and first.setdefault(_move(change), change) is not change:
            if change.kind == "move":
                continue
            change = replace(change, kind="replace", parent=None, after=None)
        kept.append(change)
    return kept


def meet(
    tree: Sequence[Placed], changes: Sequence[Change], chosen: Mapping[str, str]
) -> tuple[dict[str, str], tuple[Proposed, ...]]:
    """The words each replaced clause gets, and the clauses where more than one hand is to be confirmed."""
    hands: dict[str, list[Change]] = {}
    for change in changes:
        if change.kind in REPLACING:
            hands.setdefault(change.key, []).append(change)
    wordings: dict[str, str] = {}
    proposed: list[Proposed] = []
    for placed in tree:
        if placed.key not in hands:
            continue
        group = hands[placed.key]
        said = {change.words or "" for change in group} - {placed.words}
        together = weave(placed.words, sorted(said))
        wordings[placed.key] = chosen.get(placed.key, placed.words if together is None else together)
        if len(said) > 1 and placed.key not in chosen:
            told = _told(group)
            proposed.append(Proposed(placed.key, placed.words, told, wordings[placed.key]))
    return wordings, tuple(proposed)


def _told(group: Iterable[Change]) -> tuple[tuple[int, str], ...]:
    return tuple(sorted({(change.amendment, change.words or "") for change in group}))


def _numbers(group: Iterable[Change]) -> tuple[int, ...]:
    return tuple(sorted({change.amendment for change in group}))


def _gone(nodes: Mapping[str, Placed], changes: Sequence[Change]) -> Iterator[Overlap]:
    made = {change.key for change in changes if change.kind == "insert"}
    for change in changes:
        if change.kind == "insert" and change.key in nodes:
            yield Overlap(_("the key is taken"), change.key, (change.amendment,))
        elif change.kind != "insert" and change.key not in nodes:
            yield Overlap(_("the clause is gone"), change.key, (change.amendment,), "", _told([change]))
        elif change.kind in ("insert", *MOVING) and change.parent and change.parent not in nodes.keys() | made:
            yield Overlap(_("its place is gone"), change.key, (change.amendment,), "", _told([change]))


def _on_one(placed: Placed, group: Sequence[Change], chosen: Mapping[str, str]) -> Iterator[Overlap]:
    deletes = [change for change in group if change.kind == "delete"]
    replaces = [change for change in group if change.kind in REPLACING]
    moves = [change for change in group if change.kind in MOVING]
    if deletes and replaces:
        both = [*deletes, *replaces]
        yield Overlap(_("replaced and deleted"), placed.key, _numbers(both), placed.words, _told(both))
    elif deletes and moves:
        yield Overlap(_("moved and deleted"), placed.key, _numbers([*deletes, *moves]), placed.words)
    if len({(change.parent, change.after) for change in moves}) > 1:
        yield Overlap(_("moved to two places"), placed.key, _numbers(moves), placed.words)
    if placed.key in chosen:
        return
    wordings = {change.words or "" for change in replaces}
    crossed = crossing(placed.words, wordings) if len(wordings) > 1 else set()
    if crossed:
        both = [change for change in replaces if (change.words or "") in crossed]
        yield Overlap(_("crossing words"), placed.key, _numbers(both), placed.words, _told(both))


def _under_deleted(tree: Sequence[Placed], changes: Sequence[Change]) -> Iterator[Overlap]:
    parents = {placed.key: placed.parent for placed in tree}
    words = {placed.key: placed.words for placed in tree}
    deleted: dict[str, list[Change]] = {}
    moving: dict[object, set[int]] = {}  # who moves it out before the deletion: the deletion is then meant for the rest
    for change in changes:
        if change.kind in MOVING:
            moving.setdefault(_move(change), set()).add(change.amendment)
        if change.kind == "insert":
            parents.setdefault(change.key, change.parent)
        elif change.kind == "delete":
            deleted.setdefault(change.key, []).append(change)
    for change in changes:
        if change.kind == "delete":
            continue
        for key, group in _deletions_over(change, parents, deleted):
            if change.kind in MOVING and not _leads_to(change.parent, key, parents):
                group = [delete for delete in group if delete.amendment not in moving[_move(change)]]
            if group:
                amendments = _numbers([*group, change])
                yield Overlap(_("under a deleted clause"), key, amendments, words.get(key, ""), _told([*group, change]))


def _move(change: Change) -> object:
    return change.key, change.parent, change.after


def _deletions_over(
    change: Change, parents: Mapping[str, str | None], deleted: Mapping[str, list[Change]]
) -> Iterator[tuple[str, list[Change]]]:
    """The deleted clauses above where a change works: over its clause, and over the place it moves to."""
    starts = [parents.get(change.key), change.parent if change.kind in ("insert", *MOVING) else None]
    seen: set[str] = set()
    for key in starts:
        while key is not None and key not in seen:
            seen.add(key)
            if key in deleted:
                yield key, deleted[key]
            key = parents.get(key)


def _leads_to(key: str | None, above: str, parents: Mapping[str, str | None]) -> bool:
    seen: set[str] = set()
    while key is not None and key not in seen:
        if key == above:
            return True
        seen.add(key)
        key = parents.get(key)
    return False


def _into_itself(nodes: Mapping[str, Placed], changes: Sequence[Change]) -> Iterator[Overlap]:
    """Moves that would put a clause under itself, alone or all together."""
    moves: dict[str, list[Change]] = {}
    for change in changes:
        if change.kind in MOVING and change.key in nodes:
            moves.setdefault(change.key, []).append(change)
    parents: dict[str, str | None] = {key: placed.parent for key, placed in nodes.items()}
    parents |= {change.key: change.parent for change in changes if change.kind == "insert"}
    parents |= {key: group[0].parent for key, group in moves.items()}
    for key, group in moves.items():
        ring, at = [key], parents[key]
        while at is not None and at not in ring:
            ring.append(at)
            at = parents.get(at)
        if at == key or any(change.after == key for change in group):
            both = [change for member in ring for change in moves.get(member, ())] if at == key else group
            yield Overlap(_("moved into itself"), key, _numbers(both), nodes[key].words)
