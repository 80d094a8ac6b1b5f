"""A translator is given whole sentences: none begins or ends at a condition of its template, or is glued from pieces."""

from __future__ import annotations

import re
from pathlib import Path

from tests.languages import joints
from tests.languages.conftest import sentences

TEMPLATES = Path(__file__).parents[2] / "templates"
# What ends so waits for other words; before a list, below a heading or beside a box it ends so and is whole.
# A place beside a letter was filled with a piece of a sentence, space and all.
WAITS = re.compile(r"^[,.;:)?!]|(?:[,(–-]|\b(?:and|or|of|the|an?|than|have|if))$|[a-z’”.,;]\{\w+\}|\{\w+\}[A-Za-z]")
WHOLE = {
    "Dear {name},": "the first line of a letter", "Hello,": "the first line of a letter",
    "signed version {version} of": "a line of the certificate, above the charter's name in letters twice as large",
    "Is now part of": "the label of a field", "Now part of": "the label of a fact", "In the role of": "the label of a fact",
    "and": "between the last two names of a list", "a": "a mark beside a signature, explained below the list",
}


def test_no_condition_cuts_a_sentence() -> None:
    pages = sorted(TEMPLATES.rglob("*.html"))
    assert len(pages) > 200
    assert not {str(page.relative_to(TEMPLATES)): cut for page in pages if (cut := joints.cut(page))}


def test_no_sentence_is_a_piece_of_one() -> None:
    given = sentences()
    assert len(given) > 4000
    assert {one for one in given if one != one.strip() or WAITS.search(one)} == set(WHOLE)


def test_a_piece_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>The list opens on {{ day }}{% if floor %}, if {{ floor }} have signed{% endif %}.</p><p>It is open. "
                    "{% if late %}Come soon.{% endif %} <a href='/'>Read it</a>{% if a %} <b>New</b>{% endif %}</p>")
    assert joints.cut(page) == {("The list opens on {}", ", if {} have signed"), ("The list opens on {}", "."),
                                (", if {} have signed", ".")}
