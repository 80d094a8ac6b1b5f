"""Walks through one part of a Word file and collects its paragraphs, with every tracked change still open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from charter.docx.model import DELETE, FORMAT, INSERT, Cell, Looks, Mark, Paragraph, Piece
from charter.docx.parts import setting
from charter.docx.parts.fields import Fields
from charter.docx.parts.inline import HOLDERS, MARKS, Inline, Place, Tally
from charter.docx.xml import Node

CELLS = {"w:cellIns": INSERT, "w:cellDel": DELETE}


class Walk(Inline):
    """One walk through one part; `paragraphs` is what it found."""

    def __init__(self, part: str, links: Mapping[str, str], tally: Tally) -> None:
        super().__init__(part, links, tally)
        self.paragraphs: list[Paragraph] = []

    def story(self, root: Node) -> tuple[Paragraph, ...]:
        """The paragraphs of a part."""
        self.fields = Fields(root)
        self._blocks(root, Place())
        self._close_story()
        return tuple(self.paragraphs)

    # Blocks: paragraphs, tables and what holds them.

    def _blocks(self, node: Node, place: Place) -> None:
        for kid in node.kids:
            self._block(kid, place)

    def _block(self, kid: Node, place: Place) -> None:
        if kid.name == "w:p":
            self._paragraph(kid, place)
        elif kid.name == "w:tbl":
            self._table(kid, place)
        elif kid.name == "mc:AlternateContent":
            self._choice(kid, place, self._blocks)
        elif kid.name in MARKS:
            self._blocks(kid, replace(place, marks=(*place.marks, self._mark(kid, MARKS[kid.name]))))
        elif kid.name in HOLDERS:
            self._blocks(kid, place)
        elif kid.name in ("w:altChunk", "w:subDoc"):
            self.tally.found["another file"] += 1
        else:
            self._anchor(kid)

    def _paragraph(self, node: Node, place: Place) -> None:
        self.count += 1
        number = self.count
        self.pieces, self.before = [], list(self.bookmarks.values())
        self.named = list(self.before)
        settings = node.find("w:pPr")
        set_by = self._look_changed(settings, number)
        before = settings.find("w:pPrChange", "w:pPr") if settings and set_by else None
        end = (*place.marks, *self._end_marks(settings, number))
        self._inline(node, place)
        named = tuple(dict.fromkeys(self.named))
        known = self.tally.named
        made = Paragraph(number, _joined(self.pieces), end, looks(settings, known), place.cell, bookmarks=named, box=place.box,
                         was=looks(before, known) if set_by else None, set_by=set_by)
        self.paragraphs.append(made)
        boxes, self.boxes = self.boxes, []
        for box, where in boxes:
            self.tally.found["text box"] += 1
            self._close_story()  # what hangs on a paragraph is not what comes after it
            self._blocks(box, replace(where, link="", box=True))
            self._close_story()

    def _end_marks(self, settings: Node | None, number: int) -> list[Mark]:
        found = []
        for kid in (settings.find("w:rPr") or Node("", {})).kids if settings else ():
            if kid.name in MARKS:
                found.append(self._mark(kid, MARKS[kid.name]))
                self._change(found[-1], "paragraph mark", "", number)
        return found

    def _look_changed(self, settings: Node | None, number: int) -> tuple[Mark, ...]:
        """The tracked change of how a paragraph is set; a change of its mark's own look concerns no words."""
        found: tuple[Mark, ...] = ()
        for kid in settings.kids if settings else ():
            if kid.name == "w:pPrChange":
                found = (self._mark(kid, FORMAT),)
                self._change(found[0], "setting", "", number, setting.changed(settings or kid, kid.find("w:pPr")))
            elif kid.name == "w:numberingChange" or (kid.name == "w:rPr" and kid.find("w:rPrChange")):
                changed = kid.find("w:rPrChange") or kid
                self._change(self._mark(changed, FORMAT), "number" if changed is kid else "look of the mark", "", number)
        return found

    def _table(self, node: Node, place: Place) -> None:
        if self.paragraphs:
            self._close_story()
        self.tally.tables += 1
        table = self.tally.tables
        outer = place.cell
        cells = 0
        for rows, (row, marks) in enumerate(self._inside(node, "w:tr", place.marks), 1):
            marks = (*marks, *self._own_marks(row.find("w:trPr"), MARKS, "row", row))
            for cell, within in self._inside(row, "w:tc", marks):
                cells += 1
                within = (*within, *self._own_marks(cell.find("w:tcPr"), CELLS, "cell", cell))
                self._blocks(cell, replace(place, marks=within, cell=outer or Cell(table, rows, cells)))
                self._close_story()
        self.tally.found["table"] += 1

    def _inside(self, node: Node, name: str, marks: tuple[Mark, ...]) -> list[tuple[Node, tuple[Mark, ...]]]:
        """A table's rows or a row's cells, also those in content controls or inside a tracked change."""
        found: list[tuple[Node, tuple[Mark, ...]]] = []
        for kid in node.kids:
            if kid.name == name:
                found.append((kid, marks))
            elif kid.name in MARKS:
                found += self._inside(kid, name, (*marks, self._mark(kid, MARKS[kid.name])))
            elif kid.name in HOLDERS:
                found += self._inside(kid, name, marks)
        return found

    def _own_marks(self, settings: Node | None, kinds: Mapping[str, str], of: str, what: Node) -> list[Mark]:
        found = []
        for kid in settings.kids if settings else ():
            if kid.name in kinds:
                found.append(self._mark(kid, kinds[kid.name]))
                words = " ".join(node.text for node in what.walk() if node.name in ("w:t", "w:delText"))
                self._change(found[-1], of, words, self.count + 1)
            elif kid.name in ("w:cellMerge", "w:trPrChange", "w:tcPrChange", "w:tblPrExChange"):
                self._change(self._mark(kid, FORMAT), "table", "", self.count + 1)
        return found

    def _close_story(self) -> None:
        """The paragraph before stands at an end: it joins with nothing that follows."""
        if self.paragraphs:
            self.paragraphs[-1] = replace(self.paragraphs[-1], last=True)


def looks(settings: Node | None, named: Mapping[str, str]) -> Looks:
    """How a paragraph is set, by its own settings alone."""
    if settings is None:
        return Looks()
    outline, level = settings.value("w:outlineLvl"), settings.value("w:numPr", "w:ilvl")
    style, margin = settings.value("w:pStyle"), settings.find("w:ind")
    style = named.get(style, style)
    follows = style.startswith("Clause") and margin is not None and margin.get("w:hanging") == "0"
    return Looks(style, int(outline) if outline.isdecimal() else None, settings.value("w:numPr", "w:numId"),
                 int(level) if level.isdecimal() else None, follows)


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Word cuts a sentence into many runs; those that look alike and belong together are one piece."""
    found: list[Piece] = []
    for piece in pieces:
        if not piece.text and piece.kind == "words":
            continue
        if found and piece.kind == "words" and replace(found[-1], text="") == replace(piece, text=""):
            found[-1] = replace(piece, text=found[-1].text + piece.text)
        else:
            found.append(piece)
    return tuple(found)
