"""Paragraph styles: which are headings, by name or outline level, in whatever language Word speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from charter.docx.model import Looks, Style
from charter.docx.xml import Node

# Word keeps the names of its own styles in English in the file; only their ids are translated ("berschrift1").
_HEADING = re.compile(r"heading ([1-9])$", re.I)
_MOST_STEPS = 20  # Word stops at eleven; a circle would go on for ever
BODY_LEVEL = 9
_KNOWN = {"clause as it was typed": "ClauseOpaque", "hyperlink": "Hyperlink", "strong": "Strong", "emphasis": "Emphasis"}


def read(root: Node | None) -> dict[str, Style]:
    """The paragraph and character styles of a file, by id."""
    return {node.get("w:styleId"): _style(node) for node in root.kids if node.name == "w:style"} if root else {}


def _style(node: Node) -> Style:
    settings = node.find("w:pPr")
    outline = settings.value("w:outlineLvl") if settings else ""
    level = settings.value("w:numPr", "w:ilvl") if settings else ""
    return Style(node.value("w:name"), node.value("w:basedOn"), int(outline) if outline.isdecimal() else None,
                 settings.value("w:numPr", "w:numId") if settings else "", int(level) if level.isdecimal() else None,
                 node.is_on("w:rPr", "w:b"), node.is_on("w:rPr", "w:i"))


def named(styles: Mapping[str, Style]) -> dict[str, str]:
    """The names by which we know styles, where a program writes others: LibreOffice calls ours `Clauseitem1`."""
    found = {}
    for key, style in styles.items():
        name = style.name.lower()
        known = _KNOWN.get(name) or (name.title().replace(" ", "") if name.startswith(("clause ", "charter ")) else key)
        if known != key:
            found[key] = known
    return found


def chain(styles: Mapping[str, Style], style: str) -> Iterator[Style]:
    """A style and those it builds on."""
    for _ in range(_MOST_STEPS):
        if style not in styles:
            return
        yield styles[style]
        style = styles[style].based_on


def is_title(styles: Mapping[str, Style], looks: Looks) -> bool:
    """Whether a paragraph is the title of the whole."""
    return any(style.name.lower() == "title" for style in chain(styles, looks.style)) or \
        (looks.style == "Title" and looks.style not in styles)


def heading(styles: Mapping[str, Style], looks: Looks) -> int | None:
    """A heading's level from 1, by its own outline level, its style's name, or what the style builds on."""
    if looks.outline is not None:
        return looks.outline + 1 if looks.outline < BODY_LEVEL else None
    for style in chain(styles, looks.style):
        if style.outline is not None:
            return style.outline + 1 if style.outline < BODY_LEVEL else None
        named = _HEADING.match(style.name)
        if named:
            return int(named[1])
    named = re.match(r"Heading([1-9])$", looks.style) if looks.style not in styles else None
    return int(named[1]) if named else None


def listed(styles: Mapping[str, Style], looks: Looks) -> tuple[str, int] | None:
    """The list a paragraph stands in and its level there, by its own settings or its style's."""
    num, level = looks.num, looks.level
    for style in chain(styles, looks.style):
        num = num or style.num
        level = style.level if level is None and style.num else level
    return (num, level or 0) if num and num != "0" else None
