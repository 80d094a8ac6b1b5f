"""One sentence as the catalogue knows it: its words, with places and tags numbered."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

from jinja2 import nodes

from .source import Token

Lookup = Callable[[str], "str | None"]
LETTER = re.compile(r"[^\W\d_]")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_CUT = re.compile(r"(\{\w+\}|</?\d+>)")
BRACES = re.compile(r"\{\w+\}")
_PLACE = re.compile(r"\{\w+\}|</?\d+>")


def name_of(node: Any) -> str:
    """What a translator sees for a place: the last name in it."""
    if isinstance(node, nodes.Getattr):
        return str(node.attr)
    if isinstance(node, nodes.Name):
        return str(node.name)
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
        return str(node.arg.value)
    if isinstance(node, nodes.Const) and isinstance(node.value, str) and BRACES.fullmatch(node.value):
        return node.value[1:-1]  # a place that a script fills in
    for inner in ("node", "expr1", "left"):
        found = getattr(node, inner, None)
        if found is not None:
            return name_of(found)
    return "n"


class Sentence:
    """One sentence on its way to the catalogue: its words, with places and tags numbered."""

    def __init__(self, parts: list[Any], escapes: bool) -> None:
        self.places: dict[str, Any] = {}
        self.escapes = escapes
        written: list[str] = []
        open_tags: list[int] = []
        for part in parts:
            if isinstance(part, str):
                # Braces that a page shows are no place of ours.
                written.append(BRACES.sub(self._braces, html.unescape(part) if escapes else part))
            elif isinstance(part, Token) and part.kind == "tag":
                written.append(self._tag(part, open_tags))
            else:
                written.append(self._place(part.node if isinstance(part, Token) else part))
        self.msgid = _SPACE.sub(" ", "".join(written)).strip(" ")

    def _braces(self, found: re.Match[str]) -> str:
        return self._place(nodes.Const(found[0]))

    def _tag(self, token: Token, open_tags: list[int]) -> str:
        if token.closes:
            name = f"</{open_tags.pop()}>"
        else:
            number = 1 + sum(1 for at in self.places if re.fullmatch(r"<\d+>", at))
            open_tags.append(number)
            name = f"<{number}>"
        self.places[name] = token
        return name

    def _place(self, node: Any) -> str:
        name = base = name_of(node)
        for n in range(2, 99):
            if f"{{{name}}}" not in self.places:
                break
            name = f"{base}_{n}"
        self.places[f"{{{name}}}"] = node
        return f"{{{name}}}"

    def translated(self, lookup: Lookup) -> list[Any] | None:
        """Strings, nodes and tags in the order of the other language; None where it has no usable words for it."""
        told = lookup(self.msgid)
        if told is None or sorted(_PLACE.findall(told)) != sorted(self.places):
            return None
        return [self.places[piece] if piece in self.places else self._safe(piece) for piece in _CUT.split(told) if piece]

    def _safe(self, words: str) -> str:
        """A catalogue says words, never tags of its own."""
        if not self.escapes:
            return words
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;")
