"""One run of a Word text: its words, tabs, breaks, symbols and notes, and how they look."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from charter.docx.model import Piece
from charter.docx.parts.fields import Fields
from charter.docx.parts.setting import by_hand
from charter.docx.parts.symbols import symbol
from charter.docx.xml import Node

# Our own copies carry a clause's number in this character style: it is no word of the clause.
NUMBER = "ClauseNumber"
_SIGNS = {"w:tab": ("\t", "tab"), "w:ptab": ("\t", "tab"), "w:cr": ("\n", "break"), "w:noBreakHyphen": ("\u2011", "words")}
_NOTES = {"w:footnoteReference": "footnote", "w:endnoteReference": "endnote"}
_TEXTS = ("w:t", "w:delText")


def pieces_of(run: Node, fields: Fields, found: Counter[str], named: Mapping[str, str]) -> tuple[list[Piece], list[Node]]:
    """A run's pieces and the text boxes that hang on it; what cannot be carried is counted in `found`."""
    looks, font = like(run.find("w:rPr"), found, named), run.find("w:rPr", "w:rFonts")
    pieces, boxes = list[Piece](), list[Node]()
    for kid in run.kids:
        if kid.name == "w:fldChar":
            fields.sign(kid.get("w:fldCharType"))
            if kid.find("w:ffData"):
                found["form field"] += 1
        elif kid.name in ("w:instrText", "w:delInstrText"):
            fields.told(kid.text)
        elif kid.name in ("w:drawing", "w:pict", "w:object", "mc:AlternateContent"):
            boxes += _boxes(kid, found)
        elif fields.shows:
            text, kind = _text(kid, found)
            text = _signs(text, font) if font and kind == "words" else text
            if text or kind in ("note", "comment"):
                pieces.append(replace(looks, text=text, kind=kind, ref=_ref(kid),
                                      style="TOC" if fields.is_contents else looks.style))
    return pieces, boxes


def like(settings: Node | None, found: Counter[str], named: Mapping[str, str]) -> Piece:
    """A piece without words that looks like this run."""
    if settings is None:
        return Piece("")
    style = settings.value("w:rStyle")
    style = named.get(style, style)
    for kid in settings.kids:
        if kid.name in ("w:u", "w:highlight") and kid.get("w:val", "none") != "none" and style not in ("Hyperlink", NUMBER):
            found["underlined or highlighted words"] += 1
        elif kid.name == "w:vertAlign" and kid.get("w:val") in ("superscript", "subscript"):
            found["raised or lowered words"] += 1
    return Piece("", bold=settings.is_on("w:b") or style == "Strong", italic=settings.is_on("w:i") or style == "Emphasis",
                 strike=settings.is_on("w:strike") or settings.is_on("w:dstrike"), hidden=settings.is_on("w:vanish"), style=style,
                 by_hand=() if style == "Hyperlink" else by_hand(settings))


def _text(kid: Node, found: Counter[str]) -> tuple[str, str]:
    if kid.name in _TEXTS:
        return _words(kid), "words"
    if kid.name in _SIGNS:
        return _SIGNS[kid.name]
    if kid.name == "w:br":
        return ("\n", "break") if kid.get("w:type", "textWrapping") == "textWrapping" else ("", "words")
    if kid.name == "w:sym":
        sign = symbol(kid.get("w:font"), kid.get("w:char"))
        found["symbol without a letter"] += sign == "\u25a1"
        return sign, "words"
    if kid.name == "w:ruby":
        base = kid.find("w:rubyBase")
        return "".join(node.text for node in base.walk() if node.name in _TEXTS) if base else "", "words"
    return "", "note" if kid.name in _NOTES else "comment" if kid.name == "w:commentReference" else "words"


def _signs(text: str, font: Node) -> str:
    """Letters for what LibreOffice writes as letters of a symbol font."""
    return re.sub("[\uf000-\uf0ff]", lambda sign: symbol(font.get("w:ascii") or font.get("w:hAnsi"), f"{ord(sign[0]):X}"), text)


def _words(kid: Node) -> str:
    """The words as they are; a file set out over several lines means one space by each line's end."""
    text = re.sub(r"[ \t]*[\r\n]+[ \t]*", " ", kid.text) if "\n" in kid.text or "\r" in kid.text else kid.text
    return text.replace("\u00ad", "")


def _ref(kid: Node) -> str:
    if kid.name == "w:commentReference":
        return kid.get("w:id")
    return f"{_NOTES[kid.name]} {kid.get('w:id')}" if kid.name in _NOTES else ""


def _boxes(node: Node, found: Counter[str]) -> list[Node]:
    """The text boxes in a drawing, each once: a file often holds it in two spellings."""
    if node.name == "mc:AlternateContent":
        first = node.find("mc:Choice")
        inside = [box for kid in first.kids for box in _boxes(kid, found)] if first else []
        other = node.find("mc:Fallback")
        return inside or [box for kid in (other.kids if other else []) for box in _boxes(kid, Counter() if first else found)]
    boxes: list[Node] = []
    _collect(node, boxes)
    if not boxes and node.name in ("w:drawing", "w:pict", "w:object"):
        found["picture" if node.name != "w:object" else "embedded object"] += 1
    return boxes


def _collect(node: Node, boxes: list[Node]) -> None:
    for kid in node.kids:
        if kid.name == "w:txbxContent":
            boxes.append(kid)
        elif kid.name == "mc:AlternateContent":
            _collect(kid.find("mc:Choice") or kid.find("mc:Fallback") or Node("", {}), boxes)
        else:
            _collect(kid, boxes)
