"""Reads the source of a page piece by piece: where words are, where tags, and which attribute is open.

A template is cut by its conditions, so a piece may begin inside a tag or an attribute; the place is carried along.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

# Tags that stand inside a sentence; any other ends it.
INLINE = frozenset(("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q",
                    "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var"))
VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "source", "wbr", "col", "area"))
# In these nothing is words of ours, or no tag may stand.
MACHINE = frozenset(("script", "style"))
# Attributes that somebody reads or hears.
READ = frozenset(("title", "alt", "aria-label", "aria-description", "aria-roledescription", "placeholder", "label",
                  "data-copy-words"))

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_ATTRIBUTE = re.compile(r"""\s*([^\s"'>/=]+)\s*=\s*(["'])""")


@dataclass(frozen=True)
class Token:
    """One piece: words, a place ({{ … }}), a whole tag, or a part of one that a condition cut."""

    kind: str  # words | place | tag | part
    text: str = ""
    node: Any = None
    name: str = ""  # of a tag
    closes: bool = False
    items: tuple[Any, ...] = ()  # of a tag or part: strings and nodes, attributes that are read as Read


@dataclass(frozen=True)
class Read:
    """The value of an attribute that is read, or as much of it as stands in one piece."""

    items: tuple[Any, ...]


@dataclass
class Place:
    """Where the reader of the source is."""

    tag: str | None = None  # inside this tag
    closes: bool = False
    quote: str | None = None  # inside an attribute, which ends with this
    is_read: bool = False
    machine: str | None = None  # inside <script> or <style>
    block: str | None = None  # the last tag that ended a sentence
    seen: str = ""  # what the open tag says so far
    comment: bool = False


@dataclass
class Reader:
    """Turns pieces (strings and nodes) into tokens, from a place on."""

    place: Place
    tokens: list[Token] = field(default_factory=list)
    _items: list[Any] = field(default_factory=list)
    _value: list[Any] | None = None

    def read(self, pieces: list[Any]) -> list[Token]:
        """The tokens of one run of pieces; what a condition cut comes as a part."""
        if self.place.quote and self.place.is_read:
            self._value = []
        for piece in pieces:
            if isinstance(piece, str):
                self._source(piece)
            elif self.place.quote and self._value is not None:
                self._value.append(piece)
            elif self.place.tag or self.place.machine or self.place.comment:
                self._items.append(piece)
            else:
                self.tokens.append(Token("place", node=piece))
        self._close_value()
        if self._items:
            self.tokens.append(Token("part", items=tuple(self._items)))
            self._items = []
        return self.tokens

    def _source(self, source: str) -> None:
        at = 0
        while at < len(source):
            if self.place.comment:
                at = self._until(source, at, "-->", "comment")
            elif self.place.quote:
                at = self._attribute(source, at)
            elif self.place.tag:
                at = self._tag(source, at)
            elif self.place.machine:
                at = self._machine(source, at)
            else:
                at = self._words(source, at)

    def _until(self, source: str, at: int, end: str, _what: str) -> int:
        found = source.find(end, at)
        stop = len(source) if found < 0 else found + len(end)
        self._items.append(source[at:stop])
        if found >= 0:
            self.place.comment = False
            self.tokens.append(Token("part", items=tuple(self._items)))
            self._items = []
        return stop

    def _words(self, source: str, at: int) -> int:
        found = source.find("<", at)
        stop = len(source) if found < 0 else found
        if stop > at:
            self.tokens.append(Token("words", source[at:stop]))
        if found < 0:
            return stop
        tag = _TAG.match(source, found)
        if tag:
            self.place.tag, self.place.closes, self.place.seen = tag[2].lower(), bool(tag[1]), ""
            self._items.append(tag[0])
            return tag.end()
        self.place.comment = source.startswith("<!--", found)
        if self.place.comment:
            return found
        end = source.find(">", found)  # a doctype
        end = len(source) if end < 0 else end + 1
        self.tokens.append(Token("part", items=(source[found:end],)))
        return end

    def _tag(self, source: str, at: int) -> int:
        if source[at] == ">":
            self._items.append(">")
            self._end_tag()
            return at + 1
        found = _ATTRIBUTE.match(source, at)
        if found:
            self.place.quote, name = found[2], found[1].lower()
            self.place.is_read = self._is_read(name)
            self.place.seen += found[0]
            self._items.append(found[0])
            if self.place.is_read:
                self._value = []
            return found.end()
        self._items.append(source[at])
        return at + 1

    def _is_read(self, name: str) -> bool:
        """Whether somebody reads or hears it: some always, some on such tags only; data-said-… is what a script says."""
        return name in READ or name.startswith("data-said-") or (name == "content" and self._is_described()) or (
            name == "value" and 'type="submit"' in self.place.seen)

    def _is_described(self) -> bool:
        return bool(re.search(r"""(?:name|property)=["'](?:og:)?(?:description|title)""", self.place.seen))

    def _attribute(self, source: str, at: int) -> int:
        assert self.place.quote
        found = source.find(self.place.quote, at)
        stop = len(source) if found < 0 else found
        if self._value is None:
            self._items.append(source[at:stop])
        elif stop > at:
            self._value.append(source[at:stop])
        self.place.seen += source[at:stop]
        if found < 0:
            return stop
        self._close_value()
        self._items.append(self.place.quote)
        self.place.seen += self.place.quote
        self.place.quote, self.place.is_read = None, False
        return stop + 1

    def _close_value(self) -> None:
        if self._value is not None:
            self._items.append(Read(tuple(self._value)))
            self._value = None

    def _machine(self, source: str, at: int) -> int:
        found = source.find(f"</{self.place.machine}", at)
        stop = len(source) if found < 0 else found
        if stop > at:
            self._items.append(source[at:stop])
            self.tokens.append(Token("part", items=tuple(self._items)))
            self._items = []
        if found >= 0:
            self.place.machine = None
        return stop

    def _end_tag(self) -> None:
        name = self.place.tag or ""
        items, self._items = tuple(self._items), []
        whole = isinstance(items[0], str) and items[0].startswith("<")
        self.tokens.append(Token("tag" if whole else "part", name=name, closes=self.place.closes, items=items))
        if not self.place.closes and name in MACHINE:
            self.place.machine = name
        if name not in INLINE:
            self.place.block = None if self.place.closes else name
        self.place.tag = None
