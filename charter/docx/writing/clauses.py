"""A clause in a Word file: its number, its words, what becomes of them, and the remarks that hang on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from charter.docx.writing import edits, order
from charter.docx.writing.edits import By, Piece
from charter.docx.writing.order import Row
from charter.docx.writing.paragraphs import Bit, label, paragraphs
from charter.docx.writing.sheet import Sheet
from charter.docx.writing.xml import w
from charter.text.change import Placed

# What becomes of words that stay, on each side of a change; and which pieces are told there at all.
OPS = {order.STAY: "", order.OUT: "del", order.IN: "ins", order.FROM: "moveFrom", order.TO: "moveTo"}
TOLD = {order.FROM: (edits.KEEP, edits.OUT), order.TO: (edits.KEEP, edits.IN)}
# Deeper lists are told at this depth: a page has no more room.
DEEPEST = 6


class Hung(NamedTuple):
    """A comment (with its answer) and the old words it hangs on; on the whole clause where there are no offsets."""

    numbers: tuple[int, ...]
    start: int | None = None
    end: int | None = None


def clause(sheet: Sheet, row: Row, placed: Placed, number: str, pieces: Sequence[Piece], hung: Sequence[Hung] = (),
           bookmark: str = "") -> list[Element]:
    """The paragraphs of a clause at one place."""
    op = OPS[row.side]
    told = [piece for piece in pieces if piece.op in TOLD.get(row.side, (piece.op,))]
    words = list(_bits(told, op, row.by, [one for one in hung if one.start is not None], sheet))
    whole = [one for one in hung if one.start is None]
    begins = [Bit(mark=sheet.comment_begins(n)) for one in whole for n in one.numbers]
    ends = [Bit(mark=mark) for one in whole for n in one.numbers for mark in sheet.comment_ends(n, op, row.by)]
    bits = [*label(number, op, row.by), *begins, *words, *ends]
    if bookmark:
        at = sheet.id()
        bits = [Bit(mark=w("bookmarkStart", id=at, name=bookmark)), *bits, Bit(mark=w("bookmarkEnd", id=at))]
    return paragraphs(sheet, style(placed), bits, op, row.by)


def style(placed: Placed) -> str:
    """The paragraph style of a clause."""
    if placed.form == "heading":
        return f"Heading{min(max(placed.level, 1), 6)}"
    if placed.form == "opaque":
        return "ClauseOpaque"
    if placed.form == "item":
        return f"ClauseItem{min(max(placed.level, 1), DEEPEST)}"
    return "ClauseParagraph"


def _bits(told: Sequence[Piece], op: str, by: By, hung: Sequence[Hung], sheet: Sheet) -> Iterator[Bit]:
    """The words in order, cut where a remark on old words begins or ends."""
    points = sorted({at for one in hung for at in (one.start, one.end) if at is not None})
    open_, done = list(hung), list[Hung]()
    for piece in told:
        how = {edits.KEEP: op, edits.OUT: "del", edits.IN: "ins"}[piece.op]
        who = by if piece.op == edits.KEEP else piece.by
        if piece.op == edits.IN:
            yield Bit(piece.words, how, who)
            continue
        at, end = piece.at, piece.at + len(piece.words.text)
        for cut in [*(point for point in points if at < point < end), end]:
            yield from _begun(open_, done, at, sheet)
            yield Bit(piece.words.cut(at - piece.at, cut - piece.at), how, who)
            at = cut
            yield from _ended(done, at, sheet, op, by)
    # What hangs on words beyond the last one still stands somewhere.
    yield from _begun(open_, done, 1 << 62, sheet)
    yield from _ended(done, 1 << 62, sheet, op, by)


def _begun(open_: list[Hung], done: list[Hung], at: int, sheet: Sheet) -> Iterator[Bit]:
    for one in [one for one in open_ if (one.start or 0) <= at]:
        open_.remove(one)
        done.append(one)
        yield from (Bit(mark=sheet.comment_begins(n)) for n in one.numbers)


def _ended(done: list[Hung], at: int, sheet: Sheet, op: str, by: By) -> Iterator[Bit]:
    for one in [one for one in done if (one.end or 0) <= at]:
        done.remove(one)
        yield from (Bit(mark=mark) for n in one.numbers for mark in sheet.comment_ends(n, op, by))
