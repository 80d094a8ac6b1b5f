"""Square brackets: words that the groups could not consent to stand in the next draft, marked as not decided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from charter.drafting import queries as drafting
from charter.refusal import Refused
from charter.text import diff
from charter.text.change import Change, Placed
from charter.text.render import plain

# Signs by which Markdown marks something: a bracket must not come between two that belong together.
_MARKS = re.compile(r"[*_`\[\]()<>\\\n&!#]")
_MOVES = ("move", "move_replace")


def words(changes: Sequence[Change], version_number: int) -> dict[str, str]:
    """By clause, the words with what is not decided in brackets: what stood and what was suggested, beside each other.

    Raises Refused where something would be moved, for a place cannot stand in brackets.
    """
    if any(change.kind in _MOVES for change in changes):
        raise Refused("This suggestion moves a paragraph, and a place cannot stand in square brackets. Put it off instead.")
    tree = {place.key: place for place in drafting.tree(version_number)}
    return {c.key: bracketed(tree[c.key].words if c.key in tree else "", c.words or "") for c in changes}


def bracketed(old: str, new: str) -> str:
    """One clause: each place where two wordings differ has both in brackets, escaped so that Markdown reads them as plain.

    Where marks of emphasis or links are touched, each whole wording is put in brackets.
    """
    runs = diff.words(old, new)
    if diff.is_whole(runs) or any(run.op != "equal" and _MARKS.search(run.text) for run in runs):
        return " ".join(_boxed(part) for part in (old, new) if part.strip())
    return "".join(run.text if run.op == "equal" else _spaced(run.text) for run in runs)


def taken(changes: Iterable[Change], chosen: Mapping[str, str]) -> list[Change]:
    """The changes with the words that were chosen for them; what would be taken out stays, in its brackets."""
    return [replace(c, kind="replace" if c.kind == "delete" and c.key in chosen else c.kind, words=chosen.get(c.key, c.words))
            for c in changes]


def open_brackets(tree: Iterable[Placed]) -> list[str]:
    """The numbers of the clauses that a reader sees square brackets in: such a text cannot be settled."""
    return [place.number or "the heading" for place in tree
            if "[" in place.words and re.search(r"\[[^\]]*\]", plain(place.words))]


def _spaced(text: str) -> str:
    """In brackets, with the spaces round it outside of them."""
    inside = text.strip()
    if not inside:
        return text
    start = text.index(inside)
    return f"{text[:start]}\\[{inside}\\]{text[start + len(inside):]}"


def _boxed(text: str) -> str:
    return f"\\[{text.strip()}\\]"
