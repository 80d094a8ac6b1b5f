"""Writes a meeting's paper pack as a Word file: its agenda in order, each suggestion's words as tracked changes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from xml.etree.ElementTree import Element

from charter.docx.writing import edits, order, others
from charter.docx.writing.file import packed
from charter.docx.writing.paragraphs import note
from charter.docx.writing.pictures import picture
from charter.docx.writing.shapes import Item, Papers, Suggestion
from charter.docx.writing.sheet import Sheet
from charter.docx.writing.text import opening, text_of, told
from charter.docx.writing.words import styled
from charter.text.change import Change, Placed
from charter.text.clauses import parse


def papers(what: Papers) -> bytes:
    """A meeting's agenda in order, with each suggestion's words as tracked changes on a text of its own."""
    sheet = Sheet([item.suggestion for item in what.items if item.suggestion])
    style = partial(styled, links=what.links, address=what.facts.address)
    opening(sheet, what.facts, "Heading1")
    for at, item in enumerate(what.items, 1):
        one = item.suggestion
        sheet.body.append(note(f"{at}. {one.name + '. ' if one else ''}{item.title}", "Heading2", flush=True))
        sheet.body += [note(line) for line in item.lines if line.strip()]
        if item.code:
            sheet.body.append(_coded(sheet, item))
        if one:
            _one_item(sheet, what, one, style)
    # English in every language: by these words the site knows its own line in a copy that comes back (docx/ours.py).
    sheet.body.append(note("The papers end here", "CharterEdge"))
    return packed(sheet, what.facts)


def _coded(sheet: Sheet, item: Item) -> Element:
    """The code for a phone, with its words beside it."""
    made = note(item.code_says)
    made.insert(1, picture(sheet, item.code, item.code_says))  # behind the paragraph's settings
    return made


def _one_item(sheet: Sheet, what: Papers, one: Suggestion, style: others.Style) -> None:
    text = text_of(near(what.tree, one.changes), [one], style)
    for row in text.rows:
        if row.side != order.STAY or any(piece.op != edits.KEEP for piece in text.pieces(row.key, style)):
            sheet.body += told(sheet, text, row, what.labels, style, (), False)
    for change in one.changes if text.standing.beside else ():
        sheet.body += others.alternative(sheet, one, change, text.tree, what.labels, style, None)


def near(tree: Sequence[Placed], changes: Sequence[Change]) -> Sequence[Placed]:
    """The part of a text that changes can touch, if it reads alone as it does in the whole; otherwise the whole.

    A pack of fifty suggestions on two hundred clauses is written in a second, and not in five.
    """
    parents = {placed.key: placed.parent for placed in tree}
    wanted: set[str | None] = set()
    for change in changes:
        for start in (change.key, change.parent, change.after):
            key = start
            while key is not None and key not in wanted:
                wanted.add(key)
                key = parents.get(key)
    carried = {change.key for change in changes if change.kind in ("delete", *order.MOVING)}
    for placed in tree:
        if placed.parent in carried:
            carried.add(placed.key)
    part = [placed for placed in tree if placed.key in wanted or placed.key in carried]
    read = parse("".join(placed.source for placed in part)).clauses
    same = len(read) == len(part) and all(
        (mine.form, mine.level, mine.words, None if mine.parent is None else part[mine.parent].key)
        == (theirs.form, theirs.level, theirs.words, theirs.parent) for mine, theirs in zip(read, part, strict=True))
    return part if same else tree
