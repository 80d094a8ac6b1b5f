"""A table's words, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from charter.docx.plain.wording import words
from charter.docx.taking import Plain


def rows(group: Sequence[Plain]) -> list[list[str]]:
    """The cells of a table as Markdown words, every row as long as the longest."""
    found: dict[int, dict[int, list[str]]] = {}
    for plain in group:
        if plain.cell:
            cells = found.setdefault(plain.cell.row, {}).setdefault(plain.cell.cell, [])
            text = words(plain.pieces).replace("\n", " ")
            cells += [text] if text else []
    table = [[" ".join(cell) for cell in row.values()] for row in found.values()]
    width = max(map(len, table), default=0)
    return [row + [""] * (width - len(row)) for row in table]


def grouped(plains: Sequence[Plain]) -> Iterator[tuple[int, list[Plain]]]:
    """Each paragraph by itself, those of one table together."""
    group: list[Plain] = []
    for plain in plains:
        table = plain.cell.table if plain.cell else 0
        if group and group[0].cell and group[0].cell.table != table:
            yield group[0].cell.table, group
            group = []
        if table:
            group.append(plain)
        else:
            yield 0, [plain]
    if group and group[0].cell:
        yield group[0].cell.table, group
