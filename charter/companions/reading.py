"""Reads a translation beside its version, before anybody holds the pen: its clauses, their keys, what has no counterpart."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from charter.text import render
from charter.text.beside import Laid, lay
from charter.text.clauses import Document, parse
from charter.text.tree import Placed


@dataclass(frozen=True)
class Reading:
    """A translation as it was read: its bytes, and each clause of it beside one of the version, or beside none."""

    source: str
    document: Document
    laid: Laid
    tree: tuple[Placed, ...]  # the version's

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes at its address."""
        return hashlib.sha256(self.source.encode("utf-8")).hexdigest()

    @property
    def rows(self) -> list[tuple[Placed | None, str]]:
        """Each clause's own plain words with the version's clause, in the order of the translation."""
        place = {p.key: p for p in self.tree}
        return [(place.get(key or ""), render.plain(c.words)) for c, key in
                zip(self.document.clauses, self.laid.keys, strict=True)]

    @property
    def without(self) -> list[Placed]:
        """The version's clauses that nothing in the translation stands for."""
        gone = set(self.laid.without)
        return [p for p in self.tree if p.key in gone]

    @property
    def unpaired(self) -> int:
        """How many clauses of the translation stand for none of the version's."""
        return self.laid.keys.count(None)


def read(source: str, tree: Sequence[Placed]) -> Reading:
    """Read a translation and lay it beside the version, by shape alone."""
    document = parse(source)
    return Reading(source, document, lay(tree, document), tuple(tree))
