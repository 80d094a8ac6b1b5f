"""Reads a text into the rows it will become, before anybody holds the pen: parsing and rendering take their time here."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from charter.drafting import kinds as kinds_of
from charter.drafting.models import VersionClause, Wording
from charter.record.canonical import canonical
from charter.text import render
from charter.text.clauses import Document, parse
from charter.text.tree import Placed, place
from charter.web.ids import clause_key


@dataclass(frozen=True)
class Text:
    """A text with its clauses under their keys, what each is for, and where each one's words are kept."""

    source: str
    title: str
    tree: tuple[Placed, ...]
    kinds: dict[str, str | None]
    digests: tuple[str, ...]  # of the wordings, in the order of the tree
    links: str  # the text's link definitions, which any clause may refer to
    wordings: dict[str, Wording] = field(default_factory=dict, compare=False)  # rendered already, by digest

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes at /versions/N.md."""
        return hashlib.sha256(self.source.encode("utf-8")).hexdigest()


def new_keys(document: Document) -> list[str]:
    """A fresh permanent key for each clause of a text."""
    return [clause_key() for _ in document.clauses]


def read(source: str, keys: Sequence[str] | None = None, chosen: Mapping[str, str | None] | None = None, *,
         untitled: str = "", document: Document | None = None) -> Text:
    """The text under these keys (fresh ones where none are given); `chosen` holds the kinds of headings by key."""
    document = document or parse(source)
    tree = place(document, new_keys(document) if keys is None else keys)
    named = kinds_of.title(tree)
    links = document.definitions
    return Text(source, render.plain(named.words) if named else untitled, tree, kinds_of.kinds(tree, chosen or {}),
                tuple(wording_digest(p, links) for p in tree), links)


def rendered(text: Text, known: frozenset[str] = frozenset()) -> Text:
    """The same text with every wording rendered but those already known."""
    for p, digest in zip(text.tree, text.digests, strict=True):
        if digest not in known and digest not in text.wordings:
            text.wordings[digest] = wording(p, digest, text.links)
    return text


def wording_digest(p: Placed, links: str) -> str:
    """SHA-256 of form, level and source, and of the link definitions where the words may refer to them."""
    parts = (p.form, str(p.level), p.source, links if "[" in p.words else "")
    return hashlib.sha256("\0".join(parts).encode("utf-8")).hexdigest()


def wording(p: Placed, digest: str, links: str) -> Wording:
    """A clause's words as they are kept: exact source, what a person edits, plain, and safe HTML."""
    if p.form == "opaque":
        return Wording(digest=digest, source=p.source, words=p.words, plain=p.words,
                       html=render.html(p.words, "opaque").removeprefix("<p>").removesuffix("</p>"))
    html = "<br><br>".join(render.inline(part, links) for part in p.words.split("\n\n"))
    return Wording(digest=digest, source=p.source, words=p.words, plain=render.plain(p.words), html=html)


def tree_json(number: int, title: str, digest: str, clauses: Sequence[VersionClause]) -> bytes:
    """The tree of a version as canonical JSON, the bytes at /versions/N.json; nothing in it ever changes."""
    return canonical({
        "version": number, "title": title, "digest": digest,
        "clauses": [
            {"key": c.key, "parent": c.parent_key, "form": c.form, "level": c.level, "number": c.number,
             "label": c.label, "kind": c.kind, "words": c.wording.words, "source": c.wording.source}
            for c in clauses
        ],
    })
