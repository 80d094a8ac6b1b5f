"""Where a condition of a template cuts a sentence, so that no translator could turn it round."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from copy import copy
from pathlib import Path
from typing import Any

from jinja2 import Environment, nodes

from charter.web.rewording.source import INLINE, Place, Reader

LETTER = re.compile(r"[^\W\d_]")
ATTRIBUTES = re.compile(r"""\s*[a-z-]+=["']""")
APART = (nodes.Block, nodes.Macro, nodes.CallBlock, nodes.AssignBlock, nodes.FilterBlock)
# What stands last before a place in the template, inside one block of the page: nothing, or words, with {} for what is put in
# and ‹ › for tags.
Before = set[str]


def cut(path: Path) -> set[tuple[str, str]]:
    """Each pair of pieces that meet at a condition and are one sentence, or seem so."""
    found: set[tuple[str, str]] = set()
    tree = Environment(trim_blocks=True, lstrip_blocks=True, autoescape=True).parse(path.read_text())
    _body(tree.body, Place(), set(), found)
    return found


def is_cut(before: str, after: str) -> bool:
    """Whether two pieces that meet at a condition are less than a sentence each."""
    before, after = before.strip(), re.sub(r"^[·|]", "", after.strip()).strip()
    if before.endswith("‹") or _is_whole(before) or _is_whole(after):
        return False
    before, after = (re.sub("[‹›]", "", piece).strip() for piece in (before, after))
    if not before or not after or not LETTER.search((before + after).replace("{}", "")):
        return False
    return not (re.search(r"[.?!:…”})]$", before) and re.match(r"[A-Z{“\d]", after))


def _is_whole(piece: str) -> bool:
    """An element with its own two ends stands by itself."""
    return piece.startswith("‹") and piece.endswith("›")


def _body(body: list[Any], place: Place, before: Before, found: set[tuple[str, str]]) -> tuple[Place, Before]:
    for node in body:
        place, before = _node(node, place, before, found)
    return place, before


def _node(node: Any, place: Place, before: Before, found: set[tuple[str, str]]) -> tuple[Place, Before]:
    if isinstance(node, nodes.Output):
        return place, _output(node, place, before, found)
    if isinstance(node, nodes.If):
        after, ends = _body(node.body, copy(place), before, found)
        for other in (*(each.body for each in node.elif_), node.else_):
            ends = ends | (_body(other, copy(place), before, found)[1] if other else before)
        return after, ends
    if isinstance(node, APART):
        source = "".join(data.data for data in node.find_all(nodes.TemplateData))
        if getattr(node, "name", "") != "body_class":
            _body(node.body, Place(tag="input") if ATTRIBUTES.match(source) else Place(), set(), found)
        return place, before
    if isinstance(node, nodes.For):
        after, ends = _body(node.body, place, before, found)
        return after, ends | before
    return _body(node.body, place, before, found) if isinstance(getattr(node, "body", None), list) else (place, before)


def _output(node: nodes.Output, place: Place, before: Before, found: set[tuple[str, str]]) -> Before:
    for piece in _pieces(node, place):
        if piece is None:
            before = set()
        elif piece.strip():
            found |= {(last, piece) for last in before if is_cut(last, piece)}
            before = {piece}
    return before


def _pieces(node: nodes.Output, place: Place) -> Iterator[str | None]:
    """What stands between the tags that end a sentence, each of which is None."""
    run = ""
    for token in Reader(place).read([one.data if isinstance(one, nodes.TemplateData) else one for one in node.nodes]):
        if token.kind == "words":
            run += html.unescape(token.text)
        elif token.kind == "place":
            run += "{}"
        elif token.kind == "part" or token.name in INLINE:
            run += "›" if token.closes else "‹"
        else:
            yield run
            yield None
            run = ""
    yield run
