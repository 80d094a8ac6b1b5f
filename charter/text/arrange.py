"""Where each clause stands after insertions, deletions and moves, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .tree import Change, Placed

MOVING = ("move", "move_replace")


@dataclass(frozen=True)
class Node:
    """A clause at its new place; `placed` is what it was, `shifted` says that its dress must change."""

    key: str
    form: str
    level: int
    words: str
    placed: Placed | None = None
    shifted: bool = False
    root: bool = False  # moved itself, not along with what it stands under


def arrange(tree: Sequence[Placed], changes: Sequence[Change]) -> list[Node]:
    """The clauses in reading order after the changes, which must be free of overlaps and in order."""
    work = _Arranging(tree, changes)
    # Two amendments may move one clause to the same place: it moves once.
    waiting = [change for change in changes if change.kind == "insert" or work.movers.get(change.key) is change]
    while waiting:
        left = [change for change in waiting if not work.attach(change)]
        if len(left) == len(waiting):
            left = [replace(change, after=None) for change in left if change.after is not None]
        waiting = left
    return list(work.walk(None, None))


class _Arranging:
    """Children by parent. What is deleted or moved away leaves a ghost, so that its neighbours find their place."""

    def __init__(self, tree: Sequence[Placed], changes: Sequence[Change]) -> None:
        self.movers = {change.key: change for change in changes if change.kind in MOVING}
        self.gone = {change.key for change in changes if change.kind == "delete"}
        self.gone |= {_ghost(key) for key in self.movers}
        self.nodes = {p.key: Node(p.key, p.form, p.level, p.words, p) for p in tree}
        self.parents: dict[str, str | None] = {}
        self.children: dict[str | None, list[str]] = {}
        self.hung: dict[str, str | None] = {}  # what was put in, and the sibling it was put behind
        for placed in tree:
            name = _ghost(placed.key) if placed.key in self.movers else placed.key
            self.parents[name] = placed.parent
            self.children.setdefault(placed.parent, []).append(name)

    def attach(self, change: Change) -> bool:
        """Puts an inserted or moved clause in its place; False while what it stands by is not there yet."""
        after, parent = change.after, change.parent
        if after is not None:
            mover = self.movers.get(after)
            after = _ghost(after) if mover and mover.amendment != change.amendment else after
            if after not in self.parents:
                return False
            parent = self.parents[after]
        if parent is not None and parent not in self.nodes:
            return False
        node = self._shape(change, parent, after)
        host = self.nodes.get(after) if after and after not in self.gone else None
        if host and host.form == "heading" and node.form != "heading":
            parent, after = host.key, None
        siblings = self.children.setdefault(parent, [])
        at = siblings.index(after) + 1 if after else self._front(parent)
        while at < len(siblings) and self._hangs(siblings[at], after):
            at += 1
        siblings.insert(at, change.key)
        self.nodes[change.key], self.parents[change.key], self.hung[change.key] = node, parent, after
        return True

    def _hangs(self, key: str | None, after: str | None) -> bool:
        """Whether a sibling was put behind `after`, at once or behind something that was."""
        while key is not None and key in self.hung:
            key = self.hung[key]
            if key == after:
                return True
        return False

    def _front(self, parent: str | None) -> int:
        first = self.nodes.get(next(iter(self.children.get(parent, [])), "")) if parent is None else None
        front = first and first.placed and first.form == "opaque" and first.placed.source[:3] in ("---", "+++")
        return 1 if front else 0

    def _shape(self, change: Change, parent: str | None, after: str | None) -> Node:
        """What an inserted or moved clause is at its place: like the sibling before it, or under its parent."""
        above = self.nodes.get(parent) if parent else None
        if change.kind in MOVING:
            node = self.nodes[change.key]
            dress = "item" if node.form == "paragraph" and above and above.form == "item" else node.form
            return replace(node, form=dress, level=_level(dress, node.level, above), shifted=True, root=True)
        words = change.words or ""
        form, level = change.form, change.level
        if form is None and (found := re.match(r"(#{1,6})[ \t]+(?=\S)|[-*+][ \t]+(?=\S)", words)):
            form, words = "heading" if found[1] else "item", words[found.end() :]
            level = len(found[1]) if found[1] else level
        if form is None:
            beside = self.nodes.get(after.removeprefix("\0")) if after else self._eldest(parent)
            in_list = (beside and beside.form == "item") or (above and above.form == "item")
            form = "item" if in_list else "paragraph"
        if level is None or form != "heading":
            level = _level(form, None, above)
        return Node(change.key, form, level, words)

    def _eldest(self, parent: str | None) -> Node | None:
        return next((self.nodes[key] for key in self.children.get(parent, []) if key in self.nodes), None)

    def walk(self, parent: str | None, above: Node | None) -> Iterator[Node]:
        """The live clauses under a parent, each before what stands under it."""
        for key in self.children.get(parent, []):
            if key in self.gone:
                continue
            node = self.nodes[key]
            if above and above.shifted and not node.shifted and node.placed:
                lift = above.level - above.placed.level if above.placed and node.form == "heading" else 0
                level = node.level + lift if node.form == "heading" else _level(node.form, None, above)
                shifted = node.level != level or above.form == "item"
                node = replace(node, level=min(level, 6) if node.form == "heading" else level, shifted=shifted)
            yield node
            yield from self.walk(key, node)


def _ghost(key: str) -> str:
    return "\0" + key


def _level(form: str, own: int | None, above: Node | None) -> int:
    """How deep a clause of this form stands under its parent."""
    if form == "heading":
        least = above.level + 1 if above and above.form == "heading" else 1
        return min(6, max(own or 0, least) if own else max(least, 2))
    depth = above.level if above and above.form != "heading" else 0
    return depth + 1 if form == "item" else depth
