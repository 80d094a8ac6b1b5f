"""Square brackets: words that the groups could not consent to stand in the next draft, marked as not decided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from charter.drafting import queries as drafting
from charter.text import diff
from charter.text.change import Change, Placed
from charter.text.render import plain
from charter.words import _

# Signs by which Markdown marks something: a bracket must not come between two that belong together.
_MARKS = re.compile(r"[*_`\[\]()<>\\\n&!#]")
_MOVES = ("move", "move_replace")
MOST_QUOTED = 6  # words of a neighbour: enough to find it


def words(changes: Sequence[Change], version_number: int) -> dict[str, str]:
    """By clause, the words with what is not decided in brackets: what stood and what was suggested, beside each other.

    A paragraph that would be moved stays where it is, and says in brackets at its end where else it would stand.
    """
    stood = {place.key: place.words for place in drafting.tree(version_number)}
    new = {c.key: c.words or "" for c in changes if c.kind == "insert"}
    return {c.key: _one(c, stood.get(c.key, ""), stood | new) for c in changes}


def _one(change: Change, old: str, every: Mapping[str, str]) -> str:
    if change.kind not in _MOVES:
        return bracketed(old, change.words or "")
    return f"{bracketed(old, old if change.words is None else change.words)} {_boxed(_elsewhere(change, every))}"


def _elsewhere(change: Change, every: Mapping[str, str]) -> str:
    """The other place in words, by how its neighbour begins: numbers are others in the next draft."""
    where, key = ("after", change.after) if change.after in every else (_("first under"), change.parent)
    begins = " ".join(_MARKS.sub("", plain(every.get(key or "", ""))).split()[:MOST_QUOTED])
    return _("Here, or {where} “{begins} …”", where=where, begins=begins) if begins else _("Here, or at another place")


def bracketed(old: str, new: str) -> str:
    """One clause: each place where two wordings differ has both in brackets, escaped so that Markdown reads them as plain.

    Where marks of emphasis or links are touched, each whole wording is put in brackets.
    """
    runs = diff.words(old, new)
    if diff.is_whole(runs) or any(run.op != "equal" and _MARKS.search(run.text) for run in runs):
        return " ".join(_boxed(part) for part in (old, new) if part.strip())
    return "".join(run.text if run.op == "equal" else _spaced(run.text) for run in runs)


def taken(changes: Iterable[Change], chosen: Mapping[str, str], *, in_brackets: bool = False) -> list[Change]:
    """The changes with the words that were chosen for them; in brackets, what would go or be moved stays where it is."""
    return [_with(c, chosen[c.key], in_brackets) if c.key in chosen else c for c in changes]


def _with(change: Change, words: str, in_brackets: bool) -> Change:
    if change.kind == "delete" or (in_brackets and change.kind in _MOVES):
        return replace(change, kind="replace", words=words, parent=None, after=None)
    return replace(change, kind="move_replace" if change.kind == "move" else change.kind, words=words)


def open_brackets(tree: Iterable[Placed]) -> list[str]:
    """The numbers of the clauses that a reader sees square brackets in: such a text cannot be settled."""
    return [place.number or _("the heading") for place in tree
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
