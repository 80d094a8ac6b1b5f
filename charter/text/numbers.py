"""Numbers of clauses: what was typed is a label and stays; the rest is counted, sectioned by the headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .clauses import Clause, Document


def number(document: Document) -> tuple[str, ...]:
    """The number of each clause in order: 1, 1.1, 1.2(b); a single title above everything has none.

    A typed label is the number; a typed item is cited with what it stands under: § 3(2), 1.2(b).
    """
    clauses = document.clauses
    numbers: list[str] = []
    counts: dict[int | None, int] = {}
    title = _title(clauses)
    lead: dict[int | None, int | None] = {}  # the paragraph a list at the margin hangs from, by section
    for clause in clauses:
        section = None if clause.parent == title else clause.parent
        if clause.index == title or is_front(clause):
            numbers.append("")
        elif clause.form == "item":
            above = clause.parent if clause.level > 1 else lead.get(clause.parent)
            numbers.append(_item(clause, numbers, above if above is not None else section, counts, clause.index))
        else:
            if clause.label is None:
                counts[section] = counts.get(section, 0) + 1
            numbers.append(clause.label or _under(numbers, section, counts[section]))
        if clause.form != "item" and clause.level == 0:
            lead[clause.parent] = clause.index if clause.form == "paragraph" else None
    return tuple(numbers)


def _title(clauses: tuple[Clause, ...]) -> int | None:
    """The one heading of the first rank, when nothing but front matter stands before it."""
    tops = [clause.index for clause in clauses if clause.form == "heading" and clause.parent is None]
    if len(tops) == 1 and clauses[tops[0]].label is None and all(is_front(c) for c in clauses[: tops[0]]):
        return tops[0]
    return None


def is_front(clause: Clause) -> bool:
    """Whether a clause is front matter, which is not counted."""
    return clause.form == "opaque" and clause.start == 0 and clause.source[:3] in ("---", "+++")


def _under(numbers: list[str], parent: int | None, count: int) -> str:
    above = numbers[parent] if parent is not None else ""
    return f"{above}.{count}" if above else str(count)


def _item(clause: Clause, numbers: list[str], above: int | None, counts: dict[int | None, int], index: int) -> str:
    base = numbers[above] if above is not None else ""
    key = -1 - above if above is not None else None  # an item's count is kept apart from its section's
    counts[key] = counts.get(key, 0) + 1
    if clause.label:
        inner = clause.label.strip("()")
    elif clause.family == "bullet" or clause.family == "#.":
        inner = _letter(counts[key]) if base else str(counts[key])
    else:
        inner = str(counts[key])
    return f"{base}({inner})" if base else (clause.label or inner)


def _letter(count: int) -> str:
    """1 is a, 26 is z, 27 is aa."""
    letters = ""
    while count:
        count, rest = divmod(count - 1, 26)
        letters = chr(97 + rest) + letters
    return letters
