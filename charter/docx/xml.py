"""Reads one part's XML into a plain tree: no document types, no entities, nothing fetched, depth and number bounded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NoReturn
from xml.parsers import expat

from charter.refusal import Refused
from charter.words import _

# Word nests a table in a table in a text box in about 60; a thousand would break whoever walks it.
MOST_DEEP = 200
# Things of a text in memory at once (about 250 bytes each), and all there are: 12,000 marked-up words make 30,000.
MOST_KEPT = 250_000
MOST_SEEN = 1_500_000
# Attributes of one thing: Word writes a dozen, the root of a text some thirty names of spaces, which do not count.
MOST_SAID = 500

BROKEN = _("This Word file is damaged: one of its parts is not XML. Open it in Word, save it under another name and try that.")
FOREIGN = _("This file asks for something outside itself (a document type or entity), which Word never does. It was not opened.")
TOO_DEEP = _("This file nests its parts deeper than any word processor does, so it was not opened.")
TOO_LONG = _("This Word file holds far more than a charter: it is too long to be read here.")

# Both spellings of the standard (transitional and strict) under one short name.
_SPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14:",
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15:",
    "http://schemas.openxmlformats.org/package/2006/relationships": "",
    "http://schemas.openxmlformats.org/package/2006/content-types": "",
    "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties": "",
    "http://purl.oclc.org/ooxml/officeDocument/customProperties": "",
    "http://www.w3.org/XML/1998/namespace": "xml:",
}
# Looks and traces of Word's own work: they say nothing of the words, and there are many.
_PASSED = frozenset(
    "w:" + name
    for name in (  # noqa: SIM905  names read better as one line of words
        "proofErr lastRenderedPageBreak rFonts lang sz szCs color bCs iCs spacing jc tabs tblGrid tcW cnfStyle "
        "kern noProof tblBorders tcBorders shd sectPr tblLook widowControl keepNext keepLines pBdr rsids latentStyles"
    ).split()
)

# Of those, what people set to be seen: kept as an attribute of what holds it.
_TOLD = frozenset(("w:rFonts", "w:sz", "w:color", "w:shd", "w:jc", "w:spacing"))


class Node:
    """One element: its short name (`w:p`), attributes, elements inside and text."""

    __slots__ = ("attrs", "kids", "name", "text")

    def __init__(self, name: str, attrs: dict[str, str]) -> None:
        self.name = name
        self.attrs = attrs
        self.kids: list[Node] = []
        self.text = ""

    def get(self, name: str, default: str = "") -> str:
        """An attribute's value."""
        return self.attrs.get(name, default)

    def find(self, *path: str) -> Node | None:
        """The first element down this path of names."""
        here: Node | None = self
        for name in path:
            here = next((kid for kid in here.kids if kid.name == name), None) if here else None
        return here

    def value(self, *path: str, default: str = "") -> str:
        """The `w:val` of the first element down this path."""
        found = self.find(*path)
        return default if found is None else found.get("w:val", default)

    def is_on(self, *path: str) -> bool:
        """Whether a switch like `w:b` is there and not turned off."""
        found = self.find(*path)
        return found is not None and found.get("w:val", "1") not in ("0", "false", "off", "none")

    def walk(self) -> Iterator[Node]:
        """This element and all inside, in order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()


def parse(raw: bytes) -> Node:
    """The tree of one part. Raises Refused for what is not XML, asks for anything outside, or has no end."""
    reader = _Reader()
    try:
        reader.parser.Parse(raw, True)
    except (expat.ExpatError, ValueError, LookupError, UnicodeError):
        raise Refused(BROKEN) from None
    if reader.root is None:
        raise Refused(BROKEN)
    return reader.root


class _Reader:
    def __init__(self) -> None:
        self.root: Node | None = None
        self.open: list[Node] = []
        self.passed = 0  # how deep inside something that is passed over
        self.deep = self.kept = self.seen = 0
        self.texts: list[str] = []
        self.names: dict[str, str] = {}
        self.parser = expat.ParserCreate(namespace_separator="\n")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = _foreign
        self.parser.EntityDeclHandler = _foreign
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _start(self, long: str, attrs: dict[str, str]) -> None:
        self.deep += 1
        self.seen += 1
        if self.deep > MOST_DEEP:
            raise Refused(TOO_DEEP)
        if self.seen > MOST_SEEN or len(attrs) > MOST_SAID:
            raise Refused(TOO_LONG)
        name = self._name(long)
        if self.passed or (name in _PASSED and not _is_symbols(name, attrs)):
            if name in _TOLD and self.open and not self.passed:
                self.open[-1].attrs[name] = "|".join(attrs.values())  # an element each would be most of a long text
            self.passed += 1
            return
        self.kept += 1
        if self.kept > MOST_KEPT:
            raise Refused(TOO_LONG)
        node = Node(name, {self._name(key): value for key, value in attrs.items()})
        if self.open:
            self.open[-1].kids.append(node)
        elif self.root is None:
            self.root = node
        self.open.append(node)
        self.texts.clear()

    def _end(self, _long: str) -> None:
        self.deep -= 1
        if self.passed:
            self.passed -= 1
            return
        node = self.open.pop()
        if self.texts and not node.kids:  # only leaves hold words; the rest is indentation
            node.text = "".join(self.texts)
        self.texts.clear()

    def _text(self, text: str) -> None:
        if not self.passed:
            self.texts.append(text)

    def _name(self, long: str) -> str:
        short = self.names.get(long)
        if short is None:
            space, _, local = long.rpartition("\n")
            short = self.names[long] = (_SPACES.get(space, "?:") if space else "") + local
        return short


def _is_symbols(name: str, attrs: dict[str, str]) -> bool:
    """Whether a font is named in which letters are signs."""
    return name == "w:rFonts" and any("ymbol" in font or "ings" in font for font in attrs.values())


def _foreign(*_about: object) -> NoReturn:
    raise Refused(FOREIGN)
