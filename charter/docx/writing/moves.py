"""Both ends of a move, named so that Word knows them for one."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from charter.docx.writing import order
from charter.docx.writing.order import Row
from charter.docx.writing.sheet import Sheet
from charter.docx.writing.xml import w

NAMES = {order.FROM: "moveFromRange", order.TO: "moveToRange"}


def ranged(sheet: Sheet, row: Row, made: Sequence[Element]) -> list[Element]:
    """The paragraphs of a clause, with a range around them where it moves.

    Each clause has a range of its own, also where several move as one: a range must not be broken by a clause that
    goes elsewhere.
    """
    name = NAMES.get(row.side)
    if name is None:
        return list(made)
    stamp = sheet.stamp(row.by)
    return [w(f"{name}Start", **stamp, name=f"move_{row.key}"), *made, w(f"{name}End", id=stamp["id"])]
