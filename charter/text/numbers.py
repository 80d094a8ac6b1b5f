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
    title = _title(clauses)
    above = _above(clauses, title)
    typed: dict[int | None, set[str]] = {}
    for clause in clauses:
        if clause.form == "item" and clause.label:
            typed.setdefault(above[clause.index], set()).add(_bare(clause.label))
    numbers: list[str] = []
    counts: dict[int | None, int] = {}
    last: dict[int | None, str] = {}
    roman: set[int | None] = set()
    for clause in clauses:
        place = above[clause.index]
        if clause.index == title or is_front(clause):
            numbers.append("")
        elif clause.form == "item":
            base = numbers[place] if place is not None else ""
            inner = _inner(clause, last.get(place), typed.get(place, set()), bool(base), place in roman)
            if last.setdefault(place, inner) == inner and inner in ("i", "I"):
                roman.add(place)
            last[place] = inner
            numbers.append(f"{base}({inner})" if base else clause.label or inner)
        elif clause.label:
            numbers.append(clause.label)
        else:
            counts[place] = counts.get(place, 0) + 1
            numbers.append(_under(numbers, place, counts[place]))
    return tuple(numbers)


def _above(clauses: tuple[Clause, ...], title: int | None) -> list[int | None]:
    """What each clause is counted under: its parent, or for a list at the margin the paragraph it hangs from."""
    lead: dict[int | None, int | None] = {}
    found: list[int | None] = []
    for clause in clauses:
        place = clause.parent
        if clause.form == "item" and clause.level == 1:
            place = lead.get(clause.parent)
            place = clause.parent if place is None else place
        elif clause.level == 0 or clause.form == "heading":
            lead[clause.parent] = clause.index if clause.form == "paragraph" else None
        found.append(None if place == title else place)
    return found


def _title(clauses: tuple[Clause, ...]) -> int | None:
    """The one heading of the first rank, when nothing but front matter stands before it."""
    tops = [clause.index for clause in clauses if clause.form == "heading" and clause.parent is None]
    if len(tops) == 1 and clauses[tops[0]].label is None and all(is_front(c) for c in clauses[: tops[0]]):
        return tops[0]
    return None


def is_front(clause: Clause) -> bool:
    """Whether a clause is front matter, which is not counted."""
    return clause.family == "front"


def _under(numbers: list[str], parent: int | None, count: int) -> str:
    above = numbers[parent] if parent is not None else ""
    return f"{above}.{count}" if above else str(count)


def _inner(clause: Clause, before: str | None, typed: set[str], sectioned: bool, roman: bool) -> str:
    """An item's own number: as typed, or the next after the one before it; between two typed ones 2A, 2B."""
    if clause.label:
        return _bare(clause.label)
    if before is None:
        return "a" if sectioned and clause.family in ("bullet", "#.", "(#)") else "1"
    following = _roman_next(before) if roman else _next(before)
    if following not in typed:
        return following
    stem = before[:-1] if before[-1:].isupper() and before[:-1] in typed else before
    return stem + (_next(before[-1]) if stem != before else "A")


def _bare(label: str) -> str:
    return label.strip("()")


def _next(before: str) -> str:
    """What follows a number or letter: 2 after 1, b after a, aa after z."""
    if before.isdecimal():
        return str(int(before) + 1)
    if not (before.isascii() and before.isalpha()):
        return before + "A"
    value = 0
    for letter in before.lower():
        value = value * 26 + ord(letter) - 96
    return _letter(value + 1).upper() if before.isupper() else _letter(value + 1)


def _roman_next(before: str) -> str:
    """What follows a roman number below forty: a list longer than that is counted on in letters."""
    ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    known = ["x" * tens + one for tens in range(4) for one in ones]
    if before.lower() not in known[:-1]:
        return _next(before)
    following = known[known.index(before.lower()) + 1]
    return following.upper() if before.isupper() else following


def _letter(count: int) -> str:
    """1 is a, 26 is z, 27 is aa."""
    letters = ""
    while count:
        count, rest = divmod(count - 1, 26)
        letters = chr(97 + rest) + letters
    return letters
