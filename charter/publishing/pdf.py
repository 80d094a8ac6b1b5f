"""Writes a plain document as a tagged PDF (PDF/UA-1): one fixed template, to which every word comes as data."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any
from unicodedata import category, name

from charter.docx.writing.blocks import Block, Heading, Item, Paragraph, Quote
from charter.publishing.spoken import PAGE_OF, NoLetters, spoken
from charter.words import language

HERE = Path(__file__).parent
TEMPLATE, FONTS = HERE / "document.typ", HERE / "fonts"
# ISO 14289-1: a title, a language, and tags from which a screen reader reads; the writer refuses what would lack them.
STANDARD = "ua-1"
INK = "#14262B"  # where nobody's colour is worn
UNSEEN = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_TURN = threading.Lock()  # the compiler lets in one thread at a time, and fails for a second
# Scripts and signs that no font of this machine showed once, so that a long list is not set again for each of them.
_UNSEEN: set[str] = set()
BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Each try finds one more script or sign that no font here has, in about 20 ms; ten of them are more than any minutes hold.
MOST_TRIES = 10


@dataclass(frozen=True)
class Document:
    """What a PDF is made of; `mark` and `foot` stand on every page."""

    title: str
    author: str
    day: date
    mark: str  # what the whole document is: "Draft minutes"
    short: str  # its name in a few words, at the head of each page
    foot: str
    blocks: Sequence[Block]
    worn: Mapping[str, str] = field(default_factory=dict)  # the site's mark and colour; none on others' work


def pdf(what: Document) -> bytes:
    """The whole file; the same document makes the same bytes."""
    return compiled(TEMPLATE, {
        "title": what.title, "author": what.author, "mark": what.mark, "short": what.short, "foot": what.foot,
        "blocks": list(_blocks(what.blocks)), "drawn": "", "petrol": INK,
        **what.worn}, what.day)


def compiled(template: Path, told: Mapping[str, Any], day: date, *, instead: Callable[[str], str] | None = None) -> bytes:
    """A template filled with what is told, as a PDF dated `day`; the same words make the same bytes.

    `instead` gives the words for a string with a character that no font here can show; without it that character is
    told by its name. Raises NoLetters where that would be every letter of the language in which the site speaks here.
    """
    import typst  # 40 MB that only whoever takes a PDF needs

    whole = {**spoken(), **told, "day": [day.year, day.month, day.day]}
    noon = int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())
    missing = set(_UNSEEN)
    for tries in range(MOST_TRIES + 1):
        if language() and any(_kind(c) in missing for c in str(PAGE_OF)):
            raise NoLetters(language())
        words = json.dumps(_shown(whole, missing if tries < MOST_TRIES else None, instead), ensure_ascii=False)
        try:
            with _TURN:
                made = _compiler(template).compile(format="pdf", sys_inputs={"told": words}, pdf_standards=STANDARD,
                                                   timestamp=noon)
        except typst.TypstError as error:  # a character that no font here can show: the standard refuses an empty box
            unseen = UNSEEN.search(str(error))
            if unseen is None:
                raise
            missing.update(_kind(c) for c in unseen[1])
            _UNSEEN.update(missing)
        else:
            assert isinstance(made, bytes)
            return made
    raise ValueError("the fonts of this site do not show plain letters")


def can_show(words: str) -> bool:
    """Whether the fonts here show every letter of these words."""
    lost: list[str] = []
    compiled(TEMPLATE, {"title": "-", "author": "-", "mark": words, "short": "", "foot": "", "lang": "en", "region": "GB",
                        "blocks": [], "drawn": "", "petrol": INK}, date(2000, 1, 1), instead=lambda each: lost.append(each) or "")
    return not lost


@cache
def _compiler(template: Path) -> Any:
    """One compiler a worker and template, so that the fonts are read once."""
    import typst  # as above

    return typst.Compiler(str(template), font_paths=[str(FONTS)])


def _blocks(blocks: Sequence[Block]) -> Iterator[dict[str, Any]]:
    for kind, some in groupby(blocks, key=type):
        if kind is Item:
            yield {"kind": "list", "items": [seen(one.words) for one in some if isinstance(one, Item)]}
        else:
            yield from (told for one in some for told in _told(one))


def _told(block: Block) -> Iterator[dict[str, Any]]:
    if isinstance(block, Heading):
        yield {"kind": "heading", "level": block.level, "words": seen(block.words)}
    elif isinstance(block, Quote):
        yield {"kind": "quote", "title": seen(block.title), "who": seen(block.who), "paragraphs": _lines(block.words)}
    elif isinstance(block, Paragraph) and isinstance(block.words, str):
        for at, words in enumerate(_lines(block.words)):
            lead = seen(block.lead) if at == 0 else ""
            yield {"kind": "paragraph", "lead": lead, "charter": block.charter, "runs": [{"op": "equal", "text": words}]}
    elif isinstance(block, Paragraph):
        runs = [{"op": run.op, "text": seen(run.text)} for run in block.words if not isinstance(run, str)]
        yield {"kind": "paragraph", "lead": seen(block.lead), "charter": block.charter, "runs": runs}


def _lines(words: str) -> list[str]:
    return [seen(line) for line in words.splitlines() if line.strip()] or [""]


def seen(words: str) -> str:
    """Without what has no shape on paper: control characters, halves of a pair, signs that turn the line round."""
    return "".join(" " if category(c) in ("Cc", "Cs") or c in BIDI else c for c in str(words))


def _shown(value: Any, missing: set[str] | None, instead: Callable[[str], str] | None) -> Any:
    """With what cannot be shown told in other words, so that nothing is lost in silence; without a set, all but plain Latin."""
    if isinstance(value, Mapping):
        return {name: _shown(each, missing, instead) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_shown(each, missing, instead) for each in value]
    if not isinstance(value, str):
        return value
    words = seen(value)
    lost = {c for c in words if c > "\u017f" and (missing is None or _kind(c) in missing)}
    if lost and instead:
        return instead(words)
    return "".join(f"[{name(c, 'a sign').lower()}]" if c in lost else c for c in words)


def _kind(c: str) -> str:
    """What a font has or lacks as a whole: a script by its name, or pictures; of Latin and of marks each one alone.

    Of Arabic what only Urdu, Pashto and others have is each alone too: many fonts have the letters of Arabic and not those.
    """
    if category(c) in ("So", "Sk", "Co", "Cn"):
        return "picture"
    first = name(c, "?").split()[0]
    alone = first == "LATIN" or (first == "ARABIC" and not "\u0621" <= c <= "\u064a")
    return c if alone or category(c)[0] not in "LM" else first
