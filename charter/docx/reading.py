"""Reads a Word file whole: its text with every tracked change, notes, comments, styles, lists and properties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from charter.docx.model import Comment, Paragraph, Story, Word
from charter.docx.package import BROKEN, Package, relations, unpack
from charter.docx.parts import numbering, styles
from charter.docx.parts.inline import Tally
from charter.docx.parts.walking import Walk
from charter.docx.taking import everything, nothing, view
from charter.docx.xml import Node
from charter.refusal import Refused

_NOTES = (("footnotes", "w:footnote", "footnote"), ("endnotes", "w:endnote", "endnote"))
_EDGES = ("header", "footer")


def read(raw: bytes) -> Word:
    """A Word file, whatever made it. Raises Refused in plain words for what is no Word file or may do harm."""
    package = unpack(raw)
    found = styles.read(_first(package, "styles"))
    tally = Tally(named=styles.named(found))
    root = package.xml(package.main)
    body = root.find("w:body") if root else None
    if body is None:
        raise Refused(BROKEN)
    main = Story("body", _walk(package, package.main, "body", body, tally))
    notes = tuple(_notes(package, tally))
    edges = tuple(_edges(package, tally))
    found |= {known: found[key] for key, known in tally.named.items()}
    return Word(
        body=main, notes=notes, edges=edges, changes=tuple(tally.changes),
        comments=tuple(_comments(package, (main, *notes))), styles=found,
        lists=numbering.read(_first(package, "numbering")), properties=_properties(package),
        found={kind: count for kind, count in tally.found.items() if count})


def _walk(package: Package, name: str, part: str, root: Node, tally: Tally) -> tuple[Paragraph, ...]:
    links = {key: target for key, (target, _kind, outside) in relations(package, name).items() if outside}
    return Walk(part, links, tally).story(root)


def _first(package: Package, kind: str) -> Node | None:
    found = package.related(kind)
    return package.xml(found[0]) if found else None


def _notes(package: Package, tally: Tally) -> Iterator[Story]:
    for kind, name, part in _NOTES:
        for file in package.related(kind)[:1]:
            root = package.xml(file)
            for note in root.kids if root else ():
                # Word keeps the lines between text and notes as notes of their own type.
                if note.name == name and note.get("w:type", "normal") == "normal":
                    yield Story(part, _walk(package, file, part, note, tally), f"{part} {note.get('w:id')}")


def _edges(package: Package, tally: Tally) -> Iterator[Story]:
    for part in _EDGES:
        for file in package.related(part):
            root = package.xml(file)
            if root is not None:
                yield Story(part, _walk(package, file, part, root, tally))


def _comments(package: Package, stories: tuple[Story, ...]) -> Iterator[Comment]:
    root = _first(package, "comments")
    if root is None:
        return
    places, answers = _places(stories), _answers(root, _first(package, "commentsExtended"))
    for node in root.kids:
        if node.name == "w:comment":
            story = Story("comment", Walk("comment", {}, Tally()).story(node))
            words = "\n".join(filter(None, (plain.text.strip() for plain in view(story.paragraphs, everything))))
            key = node.get("w:id")
            where = places.get(key, Comment(key, "", "", ""))
            yield replace(where, author=node.get("w:author").strip(), date=node.get("w:date"), text=words,
                          answers=answers.get(key, ""))


def _answers(root: Node, threads: Node | None) -> dict[str, str]:
    """Which comment answers which: Word says so in a part of its own, by the last paragraph of each."""
    if threads is None:
        return {}
    of = {kid.get("w14:paraId"): node.get("w:id") for node in root.kids for kid in node.kids if kid.get("w14:paraId")}
    found = {}
    for one in threads.kids:
        answer, asked = of.get(one.get("w15:paraId")), of.get(one.get("w15:paraIdParent"))
        if answer and asked and answer != asked:
            found[answer] = asked
    return found


def _places(stories: tuple[Story, ...]) -> dict[str, Comment]:
    """Where each comment stands, and at which words; at those before the changes where all of them are taken out."""
    found: dict[str, Comment] = {}
    for taken in (everything, nothing):
        quotes: dict[str, list[str]] = {}
        for story in stories:
            for plain in view(story.paragraphs, taken):
                for piece in plain.pieces:
                    for key in piece.comments:
                        quotes.setdefault(key, []).append(piece.text)
                for words in quotes.values():
                    words.append(" ")
        for story in stories:
            for paragraph in story.paragraphs:
                for key in dict.fromkeys(key for piece in paragraph.pieces for key in piece.comments):
                    if key not in found and "".join(quotes.get(key, ())).strip():
                        quote = " ".join("".join(quotes[key]).split())
                        found[key] = Comment(key, "", "", "", quote, story.part, paragraph.number)
    for story in stories:  # one that stands at a point, not at words
        for paragraph in story.paragraphs:
            for piece in paragraph.pieces:
                if piece.kind == "comment" and piece.ref not in found:
                    found[piece.ref] = Comment(piece.ref, "", "", "", "", story.part, paragraph.number)
    return found


def _properties(package: Package) -> dict[str, str]:
    """What a file says of itself in properties of its maker's own: `charter-version` is ours."""
    root = package.xml("docProps/custom.xml")
    return {one.get("name"): one.kids[0].text for one in root.kids if one.kids} if root else {}
