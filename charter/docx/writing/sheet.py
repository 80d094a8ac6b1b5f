"""What one Word file gathers while it is written: its paragraphs, links, comments, and the numbers Word asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element

from charter.docx.writing.edits import By
from charter.docx.writing.shapes import Said, Suggestion
from charter.docx.writing.xml import element, w

# Ids of answers below comments: eight hexadecimal digits, above nought and below 0x80000000 (MS-DOCX, paraId).
FIRST_PARA = 0x10000000


class Sheet:
    """A file being written; ids are counted, so that the same text makes the same bytes."""

    def __init__(self, suggestions: Iterable[Suggestion] = ()) -> None:
        self.body: list[Element] = []
        self.links: dict[str, str] = {}
        self.comments: list[Element] = []
        self.threads: list[Element] = []
        self.pictures: list[bytes] = []
        self.known = {one.number: one for one in suggestions}
        self.ids = 0

    def id(self) -> int:
        """The next number for a change or a bookmark."""
        self.ids += 1
        return self.ids

    def link(self, href: str) -> str:
        """The name under which the file knows an address outside itself."""
        return self.links.setdefault(href, f"rIdLink{len(self.links) + 1}")

    def picture(self, png: bytes) -> int:
        """Keep a picture; gives its number, from 1."""
        self.pictures.append(png)
        return len(self.pictures)

    def author(self, by: By) -> str:
        """Who wishes a change: each as they chose to be shown, several for a change they share."""
        names = dict.fromkeys(self.known[number].author for number in by if number in self.known)
        return " and ".join(names) or "Somebody"

    def revision(self, op: str, by: By, *kids: Element) -> Element:
        """A tracked change (ins, del, moveFrom, moveTo) around what it is about."""
        return w(op, *kids, **self.stamp(by))

    def stamp(self, by: By) -> dict[str, str | int]:
        """Number, author and day of a tracked change."""
        day = next((self.known[number].day for number in by if number in self.known), "")
        dated: dict[str, str | int] = {"date": noon(day)} if day else {}
        return {"id": self.id(), "author": self.author(by), **dated}

    def comment(self, said: Said, paragraphs: Sequence[str], under: int | None = None) -> int:
        """Keep a comment (or an answer `under` one); gives its number, by which the text refers to it."""
        number = len(self.comments)
        last = f"{FIRST_PARA + number:08X}"
        lines = [line for line in paragraphs if line.strip()] or [""]
        made = [_line(line, at == 0, last if at == len(lines) - 1 else None) for at, line in enumerate(lines)]
        signed = {"author": said.author, "date": noon(said.day), "initials": _initials(said.author)}
        self.comments.append(w("comment", *made, id=number, **signed))
        parent = {} if under is None else {"w15:paraIdParent": f"{FIRST_PARA + under:08X}"}
        self.threads.append(element("w15:commentEx", {"w15:paraId": last, **parent, "w15:done": "0"}))
        return number

    def comment_begins(self, number: int) -> Element:
        """Where the words a comment is about begin."""
        return w("commentRangeStart", id=number)

    def comment_ends(self, number: int, op: str = "", by: By = ()) -> list[Element]:
        """Where they end, with the sign that leads to it.

        The sign goes and comes with the paragraph it stands in: left alone it would keep one open that is taken out.
        """
        sign = w("r", w("rPr", w("rStyle", val="CommentReference")), w("commentReference", id=number))
        return [w("commentRangeEnd", id=number), self.revision(op, by, sign) if op else sign]


def noon(day: str) -> str:
    """Noon of a day: the hour of what somebody wrote is nobody's business, and noon is that day in every zone."""
    return f"{day[:10]}T12:00:00Z"


def _line(text: str, first: bool, para: str | None) -> Element:
    sign = w("r", w("rPr", w("rStyle", val="CommentReference")), w("annotationRef")) if first else None
    words = w("r", element("w:t", {"xml:space": "preserve"}, text=text))
    made = w("p", w("pPr", w("pStyle", val="CommentText")), sign, words)
    if para:
        made.set("w14:paraId", para)
    return made


def _initials(author: str) -> str:
    return "".join(word[0] for word in author.split()[:3]).upper() or "?"
