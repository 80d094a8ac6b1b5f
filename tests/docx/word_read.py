"""Reads a Word file back with the standard library alone, taking or refusing what is tracked in it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, fromstring

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
COMING, GOING = ("ins", "moveTo"), ("del", "moveFrom")


@dataclass
class Read:
    """One paragraph: its style, its words without the number, the number, its links."""

    style: str
    words: str = ""
    number: str = ""
    names: list[str] = field(default_factory=list)  # of bookmarks that begin in it


def part(raw: bytes, name: str) -> Element:
    """One part of the file."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return fromstring(archive.read(name))


def body(raw: bytes) -> Element:
    """The text's body."""
    found = part(raw, "word/document.xml").find(W + "body")
    assert found is not None
    return found


def all_of(raw: bytes, *names: str) -> list[Element]:
    """Every element of these names in the text, in order."""
    return [one for one in body(raw).iter() if one.tag in {W + name for name in names}]


def of(element: Element, name: str) -> str:
    """One of Word's own attributes."""
    return element.get(W + name) or ""


def paragraphs(raw: bytes, *, taken: bool) -> list[Read]:
    """The paragraphs with every tracked change taken, or refused; one whose end is gone runs on into the next."""
    gone, found = GOING if taken else COMING, list[Read]()
    running: Read | None = None
    for p in body(raw).iter(W + "p"):
        one = running or Read("")
        style = p.find(f"{W}pPr/{W}pStyle")
        one.style = "" if style is None else of(style, "val")
        _fill(one, p, gone)
        end = p.find(f"{W}pPr/{W}rPr")
        running = one if end is not None and any(end.find(W + name) is not None for name in gone) else None
        if running is None:
            found.append(one)
    assert running is None, "the last paragraph's end is gone"
    return found


def clauses(raw: bytes, *, taken: bool) -> list[Read]:
    """Those that are the charter's own words."""
    return [p for p in paragraphs(raw, taken=taken) if p.style.startswith(("Clause", "Heading"))]


def below(raw: bytes) -> list[Read]:
    """The wordings that stand below their clause."""
    return [p for p in paragraphs(raw, taken=True) if p.style == "CharterAlternative"]


def _fill(one: Read, at: Element, gone: tuple[str, ...]) -> None:
    for kid in at:
        name = kid.tag.removeprefix(W)
        if name in gone or name in ("pPr", "rPr"):
            continue
        if name == "bookmarkStart":
            one.names.append(of(kid, "name"))
        elif name == "r":
            style = kid.find(f"{W}rPr/{W}rStyle")
            if style is not None and of(style, "val") == "ClauseNumber":
                one.number += "".join(_told(kid)).strip("\t")
            else:
                one.words += "".join(_told(kid))
        else:
            _fill(one, kid, gone)


def _told(run: Element) -> Iterator[str]:
    for kid in run:
        name = kid.tag.removeprefix(W)
        if name in ("t", "delText"):
            yield kid.text or ""
        elif name in ("br", "tab"):
            yield {"br": "\n", "tab": "\t"}[name]
