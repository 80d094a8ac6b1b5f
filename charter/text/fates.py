"""What becomes of an open change when a new version is made: nobody is left behind, nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from charter.words import _

from .tree import Change, Placed
from .weave import weave

FITS = "fits"
AROUND = "fits, wording around it moved"
ACHIEVED = "already achieved"
NEEDS = "needs its author"
OVERTAKEN = "overtaken"

_Keyed = dict[str, Placed]  # in reading order


@dataclass(frozen=True)
class Fate:
    """What became of a change, the change as it reads on the new version (none when it cannot stand), and why."""

    kind: str
    change: Change | None
    note: str


def fate_of(change: Change, old_tree: Sequence[Placed], new_tree: Sequence[Placed]) -> Fate:
    """The fate of one open change of the old version on the new one."""
    old = {placed.key: placed for placed in old_tree}
    new = {placed.key: placed for placed in new_tree}
    if change.kind == "insert":
        return _insertion(change, old_tree, old, new)
    if change.key not in new:
        if change.kind == "delete":
            return Fate(ACHIEVED, None, _("The clause is already gone."))
        return Fate(OVERTAKEN, None, _("Its clause is gone."))
    if change.kind == "replace":
        return _replacement(change, old.get(change.key), new[change.key])
    if change.kind == "delete":
        same = change.key in old and old[change.key].words == new[change.key].words
        return Fate(FITS, change, "") if same else Fate(NEEDS, change, _("The words it would delete have changed."))
    moved = _movement(change, old_tree, old, new)
    if change.kind == "move" or moved.change is None:
        return moved
    worded = _replacement(replace(moved.change, kind="move_replace"), old.get(change.key), new[change.key])
    if worded.kind == ACHIEVED:
        return replace(moved, change=moved.change and replace(moved.change, kind="move", words=None))
    if moved.kind == ACHIEVED and worded.change:
        return replace(worded, change=replace(worded.change, kind="replace", parent=None, after=None))
    order = (FITS, AROUND, NEEDS)
    return max(moved, worded, key=lambda fate: order.index(fate.kind)) if moved.kind != worded.kind else worded


def _replacement(change: Change, old: Placed | None, new: Placed) -> Fate:
    words = change.words or ""
    if new.words == words:
        return Fate(ACHIEVED, None, _("The clause already reads so."))
    if old is None or old.words == new.words:
        return Fate(FITS, change, "")
    both = weave(old.words, [words, new.words])
    if both is None:
        return Fate(NEEDS, change, _("The same words were changed in the new version."))
    if both == new.words:
        return Fate(ACHIEVED, None, _("The new version already holds these words."))
    return Fate(AROUND, replace(change, words=both), _("Other words of the clause changed; these still fit."))


def _insertion(change: Change, old_tree: Sequence[Placed], old: _Keyed, new: _Keyed) -> Fate:
    if change.key in new:
        return Fate(ACHIEVED, None, _("The clause is already in the text."))
    if change.parent is not None and change.parent in old and change.parent not in new:
        return Fate(OVERTAKEN, None, _("What it would stand under is gone."))
    fresh = [p for p in new.values() if p.key not in old and p.parent == change.parent]
    if any(placed.words == (change.words or "") for placed in fresh):
        return Fate(ACHIEVED, None, _("The same words were already added here."))
    return _beside(change, old_tree, new)


def _beside(change: Change, old_tree: Sequence[Placed], new: dict[str, Placed]) -> Fate:
    """The change behind the nearest earlier sibling that is still there."""
    if change.after is None or change.after in new:
        if change.after is not None and new[change.after].parent != change.parent:
            return Fate(AROUND, replace(change, parent=new[change.after].parent), _("The clause before it has moved."))
        return Fate(FITS, change, "")
    earlier: str | None = None
    for placed in old_tree:
        if placed.key == change.after:
            break
        if placed.parent == change.parent and placed.key in new and new[placed.key].parent == change.parent:
            earlier = placed.key
    return Fate(AROUND, replace(change, after=earlier), _("The clause before it is gone; it stands one place earlier."))


def _movement(change: Change, old_tree: Sequence[Placed], old: _Keyed, new: _Keyed) -> Fate:
    if change.parent is not None and change.parent in old and change.parent not in new:
        return Fate(NEEDS, change, _("What it would move under is gone."))
    place = _place(change.key, new)
    if place == (change.parent, change.after):
        return Fate(ACHIEVED, change, _("The clause already stands there."))
    if change.key in old and old[change.key].parent != new[change.key].parent:
        return Fate(NEEDS, change, _("The clause has been moved elsewhere."))
    return _beside(change, old_tree, new)


def _place(key: str, tree: _Keyed) -> tuple[str | None, str | None]:
    """The parent of a clause and the sibling before it."""
    last: dict[str | None, str] = {}
    for placed in tree.values():
        if placed.key == key:
            return placed.parent, last.get(placed.parent)
        last[placed.parent] = placed.key
    return None, None
