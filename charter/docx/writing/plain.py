"""Writes a plain document as a Word file: headings, paragraphs, list items, somebody's own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from charter.docx.writing.blocks import Block, Heading, Item, Paragraph, Quote
from charter.docx.writing.file import packed
from charter.docx.writing.paragraphs import note
from charter.docx.writing.shapes import Facts
from charter.docx.writing.sheet import Sheet
from charter.docx.writing.xml import element, w
from charter.text.diff import Run

# What is put in is underlined and what goes is struck through, so that black and white paper tells them apart.
DRESS = {"insert": ("u", {"val": "single"}), "delete": ("strike", {})}


def plain(facts: Facts, blocks: Sequence[Block]) -> bytes:
    """The whole file: its name and how it stands, then its blocks; both stand at the head and foot of each page as well."""
    sheet = Sheet()
    sheet.body.append(note(facts.status, "CharterStatus"))
    for block in blocks:
        sheet.body += _made(block)
    return packed(sheet, facts)


def _made(block: Block) -> Iterator[Element]:
    if isinstance(block, Heading):
        yield note(block.words, f"Heading{block.level}", flush=True)
    elif isinstance(block, Item):
        yield note(f"•  {block.words}")
    elif isinstance(block, Quote):
        yield _line("CharterAlternative", [_run(block.title, "CharterLead")])
        for line in _lines(block.words):
            yield note(line, "CharterAlternative")
        yield note(f"— {block.who}", "CharterAlternative")
    else:
        yield from _paragraphs(block)


def _paragraphs(block: Paragraph) -> Iterator[Element]:
    style = "Normal" if block.charter else "CharterNote"
    lead = [_run(f"{block.lead} ", "CharterLead")] if block.lead else []
    if isinstance(block.words, str):
        first, *rest = _lines(block.words) or [""]
        yield _line(style, [*lead, _run(first)])
        for line in rest:
            yield note(line, style)
    else:
        yield _line(style, [*lead, *(_changed(run) for run in block.words if isinstance(run, Run))])


def _changed(run: Run) -> Element:
    name, values = DRESS.get(run.op, ("", {}))
    return w("r", w("rPr", w(name, **values)) if name else None, _text(run.text))


def _run(words: str, style: str = "") -> Element:
    return w("r", w("rPr", w("rStyle", val=style)) if style else None, _text(words))


def _text(words: str) -> Element:
    return element("w:t", {"xml:space": "preserve"}, text=words.replace("\n", " "))


def _line(style: str, runs: Sequence[Element]) -> Element:
    return w("p", w("pPr", w("pStyle", val=style)), *runs)


def _lines(words: str) -> list[str]:
    return [line for line in words.splitlines() if line.strip()]
