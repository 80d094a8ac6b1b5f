"""Walks a parsed template in the order in which it is read, and rewords what it says."""

from __future__ import annotations

import re
from copy import copy
from typing import Any

from jinja2 import nodes

from .constants import Constants
from .letters import lines
from .sentence import Lookup
from .sentences import Sentences
from .source import Place, Reader

__all__ = ["Lookup", "reworded"]

# Blocks that fill an attribute.
MACHINE_BLOCKS = frozenset(("body_class",))
_ATTRIBUTES = re.compile(r"""\s*[a-z-]+=["']""")  # what a piece that is to stand inside a tag begins with
# What begins afresh, wherever in the page its source stands.
_APART = (nodes.Block, nodes.Macro, nodes.CallBlock, nodes.AssignBlock, nodes.FilterBlock)


def reworded(tree: nodes.Template, lookup: Lookup, *, letter: bool = False, english: str | None = None) -> nodes.Template:
    """The same template in another language. `english` marks with that code what the language has no words for yet."""
    _Walker(lookup, letter, english).body(tree.body, Place())
    return tree


class _Walker:
    def __init__(self, lookup: Lookup, letter: bool, english: str | None) -> None:
        self.constants = Constants(lookup)
        self.sentences = Sentences(lookup, self.constants.walk, english)
        self.letter = letter

    def body(self, body: list[Any], place: Place) -> Place:
        """Reword a list of nodes in place; returns where the reader is after it."""
        for node in body:
            place = self.node(node, place)
        return place

    def node(self, node: Any, place: Place) -> Place:
        """Reword one statement."""
        if isinstance(node, nodes.Output):
            return self._output(node, place)
        if isinstance(node, nodes.If):
            return self._if(node, place)
        if isinstance(node, nodes.Block) and node.name in MACHINE_BLOCKS:
            return place
        if isinstance(node, _APART):
            self._around(node)
            self._apart(node)
            return place
        self._around(node)
        for inner in ("body", "else_"):
            if isinstance(getattr(node, inner, None), list):
                place = self.body(getattr(node, inner), place)
        return place

    def _apart(self, node: Any) -> None:
        sources = [data.data for data in node.find_all(nodes.TemplateData)]
        before, self.sentences.phrases = self.sentences.phrases, isinstance(node, nodes.Macro) and "<" not in "".join(sources)
        self.body(node.body, Place(tag="input") if _ATTRIBUTES.match("".join(sources[:1])) else Place())
        self.sentences.phrases = before

    def _if(self, node: nodes.If, place: Place) -> Place:
        """Each way begins where the condition stands; the page goes on where the first ends."""
        after = self.body(node.body, copy(place))
        for other in node.elif_:
            self.body(other.body, copy(place))
        self.body(node.else_, copy(place))
        return after

    def _around(self, node: Any) -> None:
        """The expressions of a statement: what is set, looped over, called and given unless told otherwise."""
        walk = self.constants.walk
        if isinstance(node, nodes.Assign):
            node.node = walk(node.node, False)
        elif isinstance(node, nodes.For):
            node.iter = walk(node.iter, False)
        elif isinstance(node, nodes.CallBlock):
            node.call = walk(node.call, False)
            node.defaults = [walk(value, False) for value in node.defaults]
        elif isinstance(node, nodes.Macro):
            node.defaults = [walk(value, False) for value in node.defaults]
        elif isinstance(node, nodes.With):
            node.values = [walk(value, False) for value in node.values]
        elif isinstance(node, nodes.FilterBlock):
            node.filter = walk(node.filter, False)

    def _output(self, node: nodes.Output, place: Place) -> Place:
        pieces = [child.data if isinstance(child, nodes.TemplateData) else child for child in node.nodes]
        if self.letter:
            done = lines(pieces, self.constants)
        else:
            block = place.block
            done = self.sentences.put(Reader(place).read(pieces), block)
        node.nodes = [nodes.TemplateData(piece, lineno=node.lineno) if isinstance(piece, str) else piece
                      for piece in done if piece != ""]
        return place
