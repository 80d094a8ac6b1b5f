"""A paragraph's pieces as the Markdown words of one clause: emphasis and links kept, every other sign made harmless."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from charter.docx.model import Piece
from charter.docx.parts.runs import NUMBER
from charter.text import marks
from charter.text.render import SCHEMES, plain

_SPACE = re.compile(r"[ \t]+")
_ENTITY = re.compile(r"&(?=#\d+;|#[xX][0-9a-fA-F]+;|\w+;)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_SLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~]|$)")
_SIGNS = re.compile(r"([\W_]*)(.*?)([\W_]*)", re.S)
_STAR = re.compile(r"(?<! )\*|\*(?! )")
_UNDER = re.compile(r"(?<![^\W_])_+|_+(?![^\W_])")


def told(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces that are words of the clause: not its number as our own copies print it, not what is hidden."""
    return [piece for piece in pieces if piece.kind != "note" and not piece.hidden and piece.style != NUMBER]


def said(pieces: Sequence[Piece]) -> str:
    """The words alone, as the page would show them, in one line."""
    return " ".join("".join(piece.text for piece in told(pieces)).split())


def words(pieces: Sequence[Piece], *, bold: bool = True) -> str:
    """The pieces as Markdown; where emphasis cannot be spelled (inside a word, by a sign), the words come without it."""
    kept = [replace(piece, bold=piece.bold and bold, text=_SPACE.sub(" ", piece.text)) for piece in told(pieces)]
    wanted = said(kept)
    for spell in (_dressed, _close, _linked, _escaped):
        found = "\n".join(row for row in (_SPACE.sub(" ", row).strip() for row in spell(kept).split("\n")) if row)
        if " ".join(plain(found).split()) == wanted:
            return found
    return wanted


def is_link(target: str) -> bool:
    """Whether a link leads where the page lets one lead."""
    return target.partition(":")[0].lower() in SCHEMES and ":" in target


def _dressed(pieces: Sequence[Piece]) -> str:
    return _by_link(pieces, _emphasised)


def _close(pieces: Sequence[Piece]) -> str:
    """With signs at the ends of emphasis left out of it: between a sign and a letter Markdown ends no emphasis."""
    return _dressed([part for piece in pieces for part in _without_signs(piece)])


def _without_signs(piece: Piece) -> list[Piece]:
    found = _SIGNS.fullmatch(piece.text)
    if not (piece.bold or piece.italic) or found is None:
        return [piece]
    before, inside, after = found.groups()
    plain = replace(piece, bold=False, italic=False)
    return [replace(plain, text=before), replace(piece, text=inside), replace(plain, text=after)]


def _linked(pieces: Sequence[Piece]) -> str:
    return _by_link(pieces, _escaped)


def _escaped(pieces: Sequence[Piece]) -> str:
    return escaped("".join(piece.text for piece in pieces))


def _by_link(pieces: Sequence[Piece], spell: object) -> str:
    made: list[str] = []
    for target, group in groupby(pieces, key=lambda piece: piece.link if is_link(piece.link) else ""):
        inside = list(group)
        text = spell(inside)  # type: ignore[operator]
        made.append(_around(text.replace("\n", " "), "[", f"]({_address(target)})") if target else text)
    return "".join(made)


def _emphasised(pieces: Sequence[Piece]) -> str:
    made: list[str] = []
    for is_bold, group in groupby(pieces, key=lambda piece: piece.bold):
        inner = ""
        for is_italic, part in groupby(group, key=lambda piece: piece.italic):
            text = _escaped(list(part))
            inner += _rows(text, "*") if is_italic else text
        made.append(_rows(inner, "**") if is_bold else inner)
    return "".join(made)


def _rows(text: str, sign: str) -> str:
    return "\n".join(_around(row, sign, sign) for row in text.split("\n"))


def _around(text: str, before: str, after: str) -> str:
    """Signs stand at the words, not at the spaces beside them."""
    inside = text.strip()
    if not inside:
        return text
    start = text.index(inside)
    return text[:start] + before + inside + after + text[start + len(inside) :]


def _address(target: str) -> str:
    return re.sub(r"[\s<>()\[\]\\]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), target)


def escaped(text: str) -> str:
    """Words with a backslash before each sign that Markdown would take for its own."""
    text = _SLASH.sub(r"\\\\", text)
    text = _STAR.sub(r"\\*", text).replace("`", "\\`")
    text = _UNDER.sub(lambda found: "\\_" * len(found[0]), text)
    if "](" in text or "][" in text or re.match(r"\[[^\]]+\]:", text):
        text = text.replace("[", "\\[")
    return _ENTITY.sub(r"\\&", _TAG.sub(r"\\<", text))


def lines(text: str) -> list[str]:
    """The lines of one paragraph, those without a number of their own with the one before them."""
    found: list[str] = []
    for row in text.split("\n"):
        if found and not marks.marker(row):
            found[-1] += "\n" + row
        else:
            found.append(row)
    return found
