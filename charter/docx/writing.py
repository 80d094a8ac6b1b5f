"""Writes a version of the text as a Word file, with what is suggested as tracked changes and what is said as comments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from xml.etree.ElementTree import Element

from charter.docx import writing_edits as edits
from charter.docx import writing_order as order
from charter.docx import writing_others as others
from charter.docx import writing_remarks as hanging
from charter.docx.writing_clauses import Hung, clause
from charter.docx.writing_edits import Piece
from charter.docx.writing_file import packed
from charter.docx.writing_moves import ranged
from charter.docx.writing_order import Row
from charter.docx.writing_paragraphs import note
from charter.docx.writing_shapes import Draft, Facts, Item, Papers, Remark, Said, Suggestion
from charter.docx.writing_sheet import Sheet
from charter.docx.writing_standing import Standing, stand
from charter.docx.writing_words import Words, styled
from charter.text.change import Change, Placed

__all__ = ["Draft", "Facts", "Item", "Papers", "Remark", "Said", "Suggestion", "draft", "papers"]

HOW_TO_READ = (
    "Each suggestion is a tracked change under the name its author chose, dated with the day it was made. A comment beside it "
    "says its number and why.",
    "Suggestions that go together are all tracked in the words. Where one crosses another, the one with the lower number "
    "stands in the words, and the other below them, whole, beginning with “Or”. Which came first says nothing of which is "
    "better: a meeting of all groups decides.",
    "What people said of the text stands as comments on the words it is about, with the answer where there is one.",
)
BEGINS, ENDS = "The {}’s own words begin here", "The {}’s own words end here"


@dataclass
class Text:
    """A text with its suggestions, ready to be told clause by clause."""

    tree: Mapping[str, Placed]
    standing: Standing
    rows: Sequence[Row]
    old: dict[str, Words]
    new: dict[str, tuple[Placed, Words]]
    hands: dict[str, list[Change]] = field(default_factory=dict)

    def pieces(self, key: str, style: others.Style) -> list[Piece]:
        """What becomes of the words of a clause."""
        old, new = self.old.get(key), self.new.get(key)
        if old is None or new is None:
            return edits.kept(old if old is not None else new[1] if new else Words("", []))
        said = [((change.amendment,), style(change.words or "", self.tree[key].form)) for change in self.hands.get(key, ())]
        if len({words.text for _, words in said}) == 1:
            said = [(by, new[1]) for by, _ in said]  # as the engine tidied them
        return edits.pieces(old, said, new[1])


def draft(what: Draft) -> bytes:
    """A version of the text, plain or with whatever is suggested and said of it."""
    sheet = Sheet(what.suggestions)
    style = partial(styled, links=what.links, address=what.facts.address)
    text = _text(what.tree, what.suggestions, style)
    hung = hanging.remarks(sheet, what.remarks, text.old, what.tree)
    _reasons(sheet, text, what.labels, hung)
    below = _below(sheet, text, what.labels, style)
    titled = any(placed.form == "heading" and not placed.number for placed in what.tree[:1])
    _opening(sheet, what.facts, not titled, HOW_TO_READ if what.suggestions or what.remarks else ())
    sheet.body.append(note(BEGINS.format(what.facts.called), "CharterEdge"))
    seen: set[str] = set()
    for row in text.rows:
        shown = _clause(sheet, text, row, what.labels, style, hung.get(row.key, ()) if row.key not in seen else (), True)
        sheet.body += shown
        sheet.body += below.get(row.key, []) if row.key not in seen else []
        seen.add(row.key)
    sheet.body += below.get(None, [])
    sheet.body.append(note(ENDS.format(what.facts.called), "CharterEdge"))
    return packed(sheet, what.facts)


def papers(what: Papers) -> bytes:
    """A meeting's agenda in order, with each suggestion's words as tracked changes on a text of its own."""
    sheet = Sheet([item.suggestion for item in what.items if item.suggestion])
    style = partial(styled, links=what.links, address=what.facts.address)
    _opening(sheet, what.facts, True)
    for at, item in enumerate(what.items, 1):
        one = item.suggestion
        sheet.body.append(note(f"{at}. {one.name + '. ' if one else ''}{item.title}", "Heading1"))
        sheet.body += [note(line) for line in item.lines if line.strip()]
        if one:
            _one_item(sheet, what, one, style)
    sheet.body.append(note("The papers end here", "CharterEdge"))
    return packed(sheet, what.facts)


def _one_item(sheet: Sheet, what: Papers, one: Suggestion, style: others.Style) -> None:
    text = _text(what.tree, [one], style)
    for row in text.rows:
        if row.side != order.STAY or any(piece.op != edits.KEEP for piece in text.pieces(row.key, style)):
            sheet.body += _clause(sheet, text, row, what.labels, style, (), False)
    for change in one.changes if text.standing.beside else ():
        sheet.body += others.alternative(sheet, one, change, text.tree, what.labels, style, None)


def _text(tree: Sequence[Placed], suggestions: Sequence[Suggestion], style: others.Style) -> Text:
    standing = stand(tree, suggestions)
    changes = [change for one in standing.together for change in one.changes]
    old = {placed.key: style(placed.words, placed.form) for placed in tree}
    before = {placed.key: placed for placed in tree}
    new = {p.key: (p, old[p.key] if p.key in before and before[p.key].words == p.words else style(p.words, p.form))
           for p in standing.applied.tree} if changes else {p.key: (p, old[p.key]) for p in tree}
    made = standing.applied.tree if changes else tree
    text = Text(before, standing, order.rows(tree, made, changes), old, new)
    for change in changes:
        if change.kind in ("replace", "move_replace"):
            text.hands.setdefault(change.key, []).append(change)
    return text


def _clause(sheet: Sheet, text: Text, row: Row, labels: Mapping[str, str], style: others.Style, hung: Sequence[Hung],
            marked: bool) -> list[Element]:
    placed = text.new[row.key][0] if row.side in (order.IN, order.TO) else text.tree[row.key]
    number = labels.get(row.key, "") if row.side == order.IN else text.tree[row.key].number
    bookmark = f"{'moved' if row.side == order.TO else 'clause'}_{row.key}" if marked else ""
    made = clause(sheet, row, placed, number, text.pieces(row.key, style), hung, bookmark)
    return ranged(sheet, row, made)


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
            told = others.alternative(sheet, one, change, text.tree, labels, style, hung)
            found.setdefault(others.place(change, one, there), []).extend(told)
            hung = None
    return found


def _opening(sheet: Sheet, facts: Facts, named: bool, more: Sequence[str] = ()) -> None:
    """The first lines of a file; the text's own title names it where it has one."""
    if named:
        sheet.body.append(note(facts.title, "CharterTitle"))
    sheet.body.append(note(facts.status, "CharterStatus"))
    sheet.body += [note(line) for line in (*facts.note, *more)]
