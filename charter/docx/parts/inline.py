"""What stands inside a paragraph of a Word file: runs, links, tracked changes, anchors of comments and bookmarks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from charter.docx.model import DELETE, FORMAT, INSERT, MOVE_FROM, MOVE_TO, Cell, Change, Mark, Piece
from charter.docx.parts import setting
from charter.docx.parts.fields import Fields
from charter.docx.parts.runs import like, pieces_of
from charter.docx.xml import Node

MARKS = {"w:ins": INSERT, "w:del": DELETE, "w:moveFrom": MOVE_FROM, "w:moveTo": MOVE_TO,
         "w14:conflictIns": INSERT, "w14:conflictDel": DELETE}
# What only holds other things: content controls, smart tags, runs from right to left.
HOLDERS = ("w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:dir", "w:bdo")


@dataclass
class Tally:
    """What is counted through all parts of one file."""

    marks: int = 0
    tables: int = 0
    changes: list[Change] = field(default_factory=list)
    found: Counter[str] = field(default_factory=Counter)
    named: Mapping[str, str] = field(default_factory=dict)  # styles by the names we know


@dataclass
class Place:
    """Where the walk is: the changes all of this belongs to, its link, its cell."""

    marks: tuple[Mark, ...] = ()
    link: str = ""
    cell: Cell | None = None
    box: bool = False


class Inline:
    """The walk through the paragraphs of one part; what it has in hand of the one it is in."""

    def __init__(self, part: str, links: Mapping[str, str], tally: Tally) -> None:
        self.part, self.links, self.tally = part, links, tally
        self.pieces: list[Piece] = []
        self.comments: list[str] = []
        self.bookmarks: dict[str, str] = {}
        self.named: list[str] = []  # bookmarks of the paragraph in hand
        self.before: list[str] = []  # those that were open when it began
        self.boxes: list[tuple[Node, Place]] = []
        self.fields = Fields()
        self.count = 0

    def _inline(self, node: Node, place: Place) -> None:
        for kid in node.kids:
            name = kid.name
            if name == "w:r":
                self._run(kid, place)
            elif name in MARKS:
                self._tracked(kid, place)
            elif name == "w:hyperlink":
                target = self.links.get(kid.get("r:id"), "") or ("#" + kid.get("w:anchor") if kid.get("w:anchor") else "")
                self._inline(kid, replace(place, link=target))
            elif name == "mc:AlternateContent":
                self._choice(kid, place, self._inline)
            elif name in HOLDERS or name == "w:fldSimple":
                self._inline(kid, place)
            elif name in ("m:oMath", "m:oMathPara"):
                self.tally.found["formula"] += 1
                self._formula(kid, place)
            elif name != "w:pPr":
                self._anchor(kid)

    def _formula(self, node: Node, place: Place) -> None:
        """The words and signs of a formula in the order they stand, each under its changes."""
        for kid in node.kids:
            if kid.name in MARKS:
                mark, words = self._mark(kid, MARKS[kid.name]), "".join(one.text for one in kid.walk())
                self._change(mark, "words", words, self.count)
                self._formula(kid, replace(place, marks=(*place.marks, mark)))
            elif kid.name in ("m:t", "w:t", "w:delText"):
                self.pieces.append(Piece(kid.text, place.marks, comments=tuple(self.comments)))
            else:
                self._formula(kid, place)

    def _tracked(self, node: Node, place: Place) -> None:
        mark, before, count = self._mark(node, MARKS[node.name]), len(self.pieces), self.count
        at = len(self.tally.changes)
        self._inline(node, replace(place, marks=(*place.marks, mark)))
        words = "".join(piece.text for piece in self.pieces[before:])
        self.tally.changes.insert(at, Change(mark.kind, "words", mark.author, mark.date, words, self.part, count))

    def _run(self, node: Node, place: Place) -> None:
        marks, was = self._look(node, place.marks)
        pieces, boxes = pieces_of(node, self.fields, self.tally.found, self.tally.named)
        for piece in pieces:
            link = place.link or self.fields.link
            self.pieces.append(replace(piece, marks=marks, link=link, comments=tuple(self.comments), was=was))
        for box in boxes:
            self.boxes.append((box, place))

    def _look(self, node: Node, marks: tuple[Mark, ...]) -> tuple[tuple[Mark, ...], Piece | None]:
        """The marks of a run with the tracked change of its look, and how it looked before."""
        settings = node.find("w:rPr")
        changed = settings.find("w:rPrChange") if settings else None
        if settings is None or changed is None:
            return marks, None
        mark, before = self._mark(changed, FORMAT), changed.find("w:rPr")
        words = "".join(kid.text for kid in node.kids if kid.name == "w:t")
        self._change(mark, "look", words, self.count, setting.changed(settings, before))
        return (*marks, mark), like(before, Counter(), self.tally.named)

    def _choice(self, node: Node, place: Place, go: Callable[[Node, Place], None]) -> None:
        """Of what a file holds in two spellings, for newer and older programs, only the first is read."""
        first = node.find("mc:Choice") or node.find("mc:Fallback")
        if first is not None:
            go(first, place)

    def _anchor(self, node: Node) -> None:
        name, key = node.name, node.get("w:id")
        if name == "w:commentRangeStart" and key not in self.comments:
            self.comments.append(key)
        elif name == "w:commentRangeEnd" and key in self.comments:
            self.comments.remove(key)
        elif name == "w:bookmarkStart":
            self.bookmarks[key] = node.get("w:name")
            self.named.append(node.get("w:name"))
        elif name == "w:bookmarkEnd":
            ended = self.bookmarks.pop(key, None)
            if ended in self.before and not self.pieces:
                self.named.remove(ended)  # it ran to the end of the paragraph before, and holds nothing of this one

    def _mark(self, node: Node, kind: str) -> Mark:
        self.tally.marks += 1
        return Mark(kind, node.get("w:author").strip(), node.get("w:date"), self.tally.marks)

    def _change(self, mark: Mark, of: str, text: str, paragraph: int, looks: tuple[str, ...] = ()) -> None:
        self.tally.changes.append(Change(mark.kind, of, mark.author, mark.date, text, self.part, paragraph, looks))
