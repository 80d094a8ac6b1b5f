"""Real texts go out as Word files and come back: clause by clause the same, and proposing nothing."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from charter.docx import writing
from charter.docx.marked import find
from charter.docx.model import Word
from charter.docx.plain.markdown import write
from charter.docx.reading import read
from charter.docx.returned.laid import lay_tree
from charter.text.change import Placed, place
from charter.text.clauses import parse
from tests.conftest import SHARED

# The newest revision of each text; the two W3C ones are HTML, of 900 clauses that no charter has.
FOLDERS = [sorted(folder.glob("*.md")) for folder in sorted((SHARED / "data" / "histories").glob("*"))]
TEXTS = [files[-1] for files in FOLDERS if files and not files[0].parent.name.startswith("w3c")]
pytestmark = [pytest.mark.shared, pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.parent.name)]


@cache
def out_and_in(file: Path) -> tuple[tuple[Placed, ...], Word]:
    document = parse(file.read_bytes().decode().replace("\r\n", "\n"))
    tree = place(document, [f"k{n:07}" for n in range(len(document.clauses))])
    facts = writing.Facts("Title", "Draft 3.", "2026-10-01", marks={"charter-version": 3})
    return tree, read(writing.draft(writing.Draft(facts, tree, links=document.definitions)))


def test_an_untouched_copy_proposes_nothing(file: Path) -> None:
    tree, word = out_and_in(file)
    marked = find(word, tree)
    assert (marked.found, marked.lost) == ((), ())
    assert marked.same == marked.clauses


def test_imported_it_is_the_same_clauses(file: Path) -> None:
    tree, word = out_and_in(file)
    back = lay_tree(place(parse(text := write(word).text), [str(n) for n in range(len(parse(text).clauses))]))
    assert [(row.clause.form, row.said) for row in back.rows] == [(r.clause.form, r.said) for r in lay_tree(tree).rows if r.said]
