"""Words and what becomes of them as Word's paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple
from xml.etree.ElementTree import Element

from charter.docx.writing.edits import By
from charter.docx.writing.sheet import Sheet
from charter.docx.writing.words import LINE, PARAGRAPH, Look, Words, has_rtl, is_rtl, plainly
from charter.docx.writing.xml import element, w


class Bit(NamedTuple):
    """Words with what becomes of them (`op`: ins, del, moveFrom, moveTo, or nothing), or a mark between words."""

    words: Words | None = None
    op: str = ""
    by: By = ()
    style: str = ""
    mark: Element | None = None
    tab: bool = False  # a tab follows


class Line(NamedTuple):
    """One paragraph: its bits, and what becomes of its end."""

    bits: Sequence[Bit]
    op: str
    by: By


def note(text: str, style: str = "CharterNote", *, flush: bool = False) -> Element:
    """A paragraph that is nobody's change and no clause; `flush` where its style would hang a number out."""
    words = plainly(text)
    made = _properties(style, words.text, False, None)
    if flush:
        made.append(w("ind", left=0, hanging=0))
    return w("p", made, *_runs(Bit(words), None))


def paragraphs(sheet: Sheet, style: str, bits: Sequence[Bit], op: str = "", by: By = ()) -> list[Element]:
    """The paragraphs of one clause; `op` and `by` are what becomes of the last one's end, and so of the clause."""
    made: list[Element] = []
    for at, line in enumerate(_lines(bits, op, by)):
        text = "".join(bit.words.text for bit in line.bits if bit.words and not bit.style)  # not its number, which is ours
        end = sheet.revision(line.op, line.by) if line.op else None
        made.append(w("p", _properties(style, text, at > 0, end), *_within(sheet, line.bits)))
    return made


def label(number: str, op: str, by: By) -> list[Bit]:
    """A clause's number as it is printed, in the style by which it is known for no words of the clause."""
    return [Bit(plainly(number), op, by, "ClauseNumber", tab=True)] if number else []


def _lines(bits: Sequence[Bit], op: str, by: By) -> Iterator[Line]:
    line: list[Bit] = []
    for bit in bits:
        if bit.words is None or PARAGRAPH not in bit.words.text:
            line.append(bit)
            continue
        at = 0
        while (cut := bit.words.text.find(PARAGRAPH, at)) >= 0:
            yield Line([*line, bit._replace(words=bit.words.cut(at, cut))], bit.op, bit.by)
            line, at = [], cut + 1
        line.append(bit._replace(words=bit.words.cut(at, len(bit.words.text))))
    yield Line(line, op, by)


def _properties(style: str, text: str, follows: bool, end: Element | None) -> Element:
    """In the order that Word's schema asks for; a later paragraph of a clause hangs no number out."""
    return w("pPr", w("pStyle", val=style), w("bidi") if is_rtl(text) else None, w("ind", hanging=0) if follows else None,
             w("rPr", end) if end is not None else None)


def _within(sheet: Sheet, bits: Sequence[Bit]) -> Iterator[Element]:
    for bit in bits:
        if bit.mark is not None:
            yield bit.mark
        if bit.words is None:
            continue
        for href, part in _by_link(bit.words):
            runs = list(_runs(bit._replace(words=part), href))
            if not runs:
                continue
            inside = [sheet.revision(bit.op, bit.by, *runs)] if bit.op else runs
            if href:
                yield element("w:hyperlink", {"r:id": sheet.link(href), "w:history": "1"}, *inside)
            else:
                yield from inside


def _by_link(words: Words) -> Iterator[tuple[str | None, Words]]:
    at = 0
    for href, looks in groupby(words.looks, key=lambda look: look.href):
        size = len(list(looks))
        yield href, words.cut(at, at + size)
        at += size
    if not words.text:
        yield None, words


def _runs(bit: Bit, href: str | None) -> Iterator[Element]:
    """One run for each look; a line end is a break, a tab ends a label."""
    words, at = bit.words or Words("", []), 0
    tag = "w:delText" if bit.op == "del" else "w:t"
    for look, run in groupby(words.looks):
        size = len(list(run))
        text = words.text[at : at + size]
        at += size
        yield w("r", _dress(look, bit.style, text), *_told(text, tag))
    if bit.tab:
        yield w("r", _dress(Look(), bit.style, ""), w("tab"))


def _told(text: str, tag: str) -> Iterator[Element]:
    for at, part in enumerate(text.split(LINE)):
        if at:
            yield w("br")
        if part:
            yield element(tag, {"xml:space": "preserve"}, text=part)


def _dress(look: Look, style: str, text: str) -> Element | None:
    """A run's properties, in the order that Word's schema asks for."""
    named = style or ("Hyperlink" if look.href else "ClauseCode" if look.code else "")
    kids = [w("rStyle", val=named) if named else None]
    kids += [w("b"), w("bCs")] if look.bold else []
    kids += [w("i"), w("iCs")] if look.italic else []
    kids += [w("rtl")] if has_rtl(text) else []
    kept = [kid for kid in kids if kid is not None]
    return w("rPr", *kept) if kept else None
