"""How a clause's words are dressed (bold, italics, links) and how it is ranked, compared between readings of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from charter.docx.model import Piece, Word
from charter.docx.ours import OPAQUE, level_of
from charter.docx.parts import styles
from charter.docx.plain.wording import is_link, told, words
from charter.docx.taking import Plain
from charter.text import diff
from charter.text.clauses import tidy
from charter.text.render import parts
from charter.text.tree import Placed
from charter.words import _

# Each stretch of letters that look alike: what they are, bold, italics, where they lead.
Dress = tuple[tuple[str, bool, bool, str], ...]
Rank = tuple[str, int]
PLAIN: Dress = ()
_WORDS = ("text", "code_inline", "text_special")  # what Markdown calls words
_KINDS = {"heading": _("a heading of level {}"), "item": _("a list item of level {}"), "paragraph": _("a paragraph"),
          "opaque": _("a table, quotation or code")}
DEEPEST = 6  # our copies tell deeper headings and items at this depth


def dress(pieces: Iterable[Piece], form: str) -> Dress:
    """How the letters look; signs and spaces look like nothing, and a heading is bold anyway."""
    found: list[tuple[str, bool, bool, str]] = []
    for piece in told(list(pieces)):
        letters = "".join(sign for sign in unicodedata.normalize("NFC", piece.text) if unicodedata.category(sign)[0] not in "PZC")
        look = (piece.bold and form != "heading", piece.italic, piece.link if is_link(piece.link) else "")
        if letters and found and found[-1][1:] == look:
            found[-1] = (found[-1][0] + letters, *look)
        elif letters:
            found.append((letters, *look))
    return tuple(found)


def is_alike(one: Dress, other: Dress) -> bool:
    """Whether two readings of the same words look the same; of other words nothing is said here."""
    return one == other or _text(one) != _text(other)


def is_dressed(one: Dress) -> bool:
    """Whether any of it is more than plain."""
    return any(stretch[1:] != (False, False, "") for stretch in one)


def drawn(markdown: str, links: str = "", leading: Iterable[str] = ()) -> list[Piece]:
    """A clause's Markdown as the pieces that a copy of ours has; a link within the site is whole there, one of `leading`."""
    bold = italic = 0
    hrefs: list[str] = []
    found = []
    for token in parts(markdown, links if "[" in markdown else ""):
        if token.type in _WORDS:
            found.append(Piece(token.content, bold=bold > 0, italic=italic > 0, link=hrefs[-1] if hrefs else ""))
        elif token.type.endswith("break"):
            found.append(Piece("\n", kind="break", link=hrefs[-1] if hrefs else ""))
        elif token.type == "link_open":
            hrefs.append(_whole(str(token.attrGet("href") or ""), leading))
        elif token.type == "link_close":
            hrefs.pop()
        elif token.type.startswith("strong"):
            bold += token.nesting
        elif token.type.startswith("em"):
            italic += token.nesting
    return found


def redressed(old: Sequence[Piece], new: Sequence[Piece]) -> list[Piece]:
    """The new pieces, with the looks of the old on the words that stay."""
    looks = [piece for piece in old for _ in piece.text]
    kept: list[Piece | None] = []
    at = 0
    for run in diff.words("".join(piece.text for piece in old), "".join(piece.text for piece in new)):
        size = len(run.text)
        kept += looks[at : at + size] if run.op == "equal" else [None] * (size if run.op == "insert" else 0)
        at += size if run.op != "insert" else 0
    found, at = list[Piece](), 0
    for piece in new:
        for was, part in groupby(zip(kept[at : at + len(piece.text)], piece.text, strict=True), key=lambda pair: pair[0]):
            text = "".join(sign for _, sign in part)
            like = was or piece
            found.append(replace(piece, text=text, bold=piece.bold or like.bold, italic=piece.italic or like.italic,
                                 link=piece.link or like.link))
        at += len(piece.text)
    return found


def copied(form: str, markdown: str, links: str = "", leading: Iterable[str] = ()) -> str:
    """A clause's Markdown as it reads when a copy of ours comes back: the same words, perhaps otherwise spelled."""
    if form == "opaque":
        return markdown
    several = [markdown] if form == "heading" else [part for part in re.split(r"\n{2,}", markdown) if part.strip()]
    made = (words(drawn(part, links, leading), bold=form != "heading") for part in several)
    return "\n\n".join(tidy(form, one).replace("\n", "\\\n") for one in made)


def rank(word: Word, plain: Plain) -> Rank:
    """What a paragraph of a file is set as, and how deep; by itself, whatever stands before it."""
    looks = plain.looks
    level = 1 if styles.is_title(word.styles, looks) else styles.heading(word.styles, looks)
    if level:
        return "heading", min(level, DEEPEST)
    if plain.cell or looks.style == OPAQUE:
        return "opaque", 0
    item, listed = level_of(looks.style), styles.listed(word.styles, looks)
    deep = item or (listed[1] + 1 if listed else 0)
    return ("item", min(deep, DEEPEST)) if deep else ("paragraph", 0)


def rank_of(placed: Placed) -> Rank:
    """What a clause of the draft is set as in a copy of ours."""
    return placed.form, min(max(placed.level, 1), DEEPEST) if placed.form in ("heading", "item") else 0


def ranked(one: Rank) -> str:
    """A rank in words."""
    return _KINDS.get(one[0], _("a paragraph")).format(one[1])


def _whole(href: str, leading: Iterable[str]) -> str:
    if is_link(href):
        return href
    end = href.lstrip("./")
    return next((target for target in leading if end and target.endswith(end)), "")


def _text(one: Sequence[tuple[str, bool, bool, str]]) -> str:
    return unicodedata.normalize("NFC", "".join(stretch[0] for stretch in one))
