"""Writes a version of the text as a Word file, with what is suggested as tracked changes and what is said as comments."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from xml.etree.ElementTree import Element

from charter.docx.writing import order, others
from charter.docx.writing import remarks as hanging
from charter.docx.writing.clauses import Hung
from charter.docx.writing.file import packed
from charter.docx.writing.paragraphs import note
from charter.docx.writing.shapes import Draft
from charter.docx.writing.sheet import Sheet
from charter.docx.writing.text import Text, opening, text_of, told
from charter.docx.writing.words import styled
from charter.words import _

HOW_TO_READ = (
    _("Each suggestion is a tracked change under the name its author chose, dated with the day it was made. A comment beside it "
      "says its number and why."),
    _("Suggestions that go together are all tracked in the words. Where one crosses another, the one with the lower number "
      "stands in the words, and the other below them, whole, beginning with “Or”. Which came first says nothing of which is "
      "better: a meeting of all groups decides."),
    _("What people said of the text stands as comments on the words it is about, with the answer where there is one."),
)
# English in every language: by these words the site knows its own lines in a copy that comes back (docx/ours.py).
BEGINS, ENDS = "The {}’s own words begin here", "The {}’s own words end here"


def draft(what: Draft) -> bytes:
    """A version of the text, plain or with whatever is suggested and said of it."""
    sheet = Sheet(what.suggestions)
    style = partial(styled, links=what.links, address=what.facts.address)
    text = text_of(what.tree, what.suggestions, style)
    hung = hanging.remarks(sheet, what.remarks, text.old, what.tree)
    _reasons(sheet, text, what.labels, hung)
    below = _below(sheet, text, what.labels, style)
    titled = any(placed.form == "heading" and not placed.number for placed in what.tree[:1])
    opening(sheet, what.facts, "" if titled else "CharterTitle", HOW_TO_READ if what.suggestions or what.remarks else ())
    sheet.body.append(note(BEGINS.format(what.facts.called), "CharterEdge"))
    for row in text.rows:
        here = row.side != order.TO  # what is said of a clause is said where it stands now
        sheet.body += told(sheet, text, row, what.labels, style, hung.get(row.key, ()) if here else (), True)
        sheet.body += below.get(row.key, []) if here else []
    sheet.body += below.get(None, [])
    sheet.body.append(note(ENDS.format(what.facts.called), "CharterEdge"))
    sheet.body += [note(what.facts.licence)] if what.facts.licence else []
    return packed(sheet, what.facts)


def _reasons(sheet: Sheet, text: Text, labels: Mapping[str, str], hung: dict[str, list[Hung]]) -> None:
    """Hang the reason of each suggestion that stands in the words on the first clause it changes."""
    there = {row.key: row for row in text.rows}
    for one in text.standing.together:
        key = next((change.key for change in one.changes if change.key in there), None)
        if key is None:  # all of it is what an earlier one puts in too
            key = next((row.key for row in text.rows if one.number in row.by), text.rows[0].key)
        hung.setdefault(key, []).append(hanging.reason(sheet, one, others.numbers(one.changes, text.tree, labels)))


def _below(sheet: Sheet, text: Text, labels: Mapping[str, str], style: others.Style) -> dict[str | None, list[Element]]:
    there = {row.key: row for row in text.rows}
    found: dict[str | None, list[Element]] = {}
    for one in text.standing.beside:
        hung: Hung | None = hanging.reason(sheet, one, others.numbers(one.changes, text.tree, labels))
        for change in one.changes:
            shown = others.alternative(sheet, one, change, text.tree, labels, style, hung)
            found.setdefault(others.place(change, one, there), []).extend(shown)
            hung = None
    return found
