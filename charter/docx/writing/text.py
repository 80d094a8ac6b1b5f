"""A text with its suggestions, told clause by clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from charter.docx.writing import edits, order
from charter.docx.writing.clauses import Hung, clause
from charter.docx.writing.edits import Piece
from charter.docx.writing.moves import ranged
from charter.docx.writing.order import Row
from charter.docx.writing.others import Style
from charter.docx.writing.paragraphs import note
from charter.docx.writing.shapes import Facts, Suggestion
from charter.docx.writing.sheet import Sheet
from charter.docx.writing.standing import Standing, stand
from charter.docx.writing.words import Words
from charter.text.change import Change, Placed


@dataclass
class Text:
    """A text with its suggestions, ready to be told clause by clause."""

    tree: Mapping[str, Placed]
    standing: Standing
    rows: Sequence[Row]
    old: dict[str, Words]
    new: dict[str, tuple[Placed, Words]]
    hands: dict[str, list[Change]] = field(default_factory=dict)

    def pieces(self, key: str, style: Style) -> list[Piece]:
        """What becomes of the words of a clause."""
        old, new = self.old.get(key), self.new.get(key)
        if old is None or new is None:
            return edits.kept(old if old is not None else new[1] if new else Words("", []))
        said = [((change.amendment,), style(change.words or "", self.tree[key].form)) for change in self.hands.get(key, ())]
        if len({words.text for _, words in said}) == 1:
            said = [(by, new[1]) for by, _ in said]  # as the engine tidied them
        return edits.pieces(old, said, new[1])


def text_of(tree: Sequence[Placed], suggestions: Sequence[Suggestion], style: Style) -> Text:
    """Read every wording once, and see what the suggestions make of the text together."""
    standing = stand(tree, suggestions)
    changes = [change for one in standing.together for change in one.changes]
    old = {placed.key: style(placed.words, placed.form) for placed in tree}
    before = {placed.key: placed for placed in tree}
    new = {p.key: (p, old[p.key] if p.key in before and before[p.key].words == p.words else style(p.words, p.form))
           for p in standing.applied.tree}
    text = Text(before, standing, order.rows(tree, standing.applied.tree, changes), old, new)
    for change in changes:
        if change.kind in ("replace", "move_replace"):
            text.hands.setdefault(change.key, []).append(change)
    return text


def told(sheet: Sheet, text: Text, row: Row, labels: Mapping[str, str], style: Style, hung: Sequence[Hung],
            marked: bool) -> list[Element]:
    """One clause at one place, with its number and, where it is `marked`, the name by which a copy sent back is read."""
    placed = text.new[row.key][0] if row.side in (order.IN, order.TO) else text.tree[row.key]
    number = labels.get(row.key, "") if row.side == order.IN else text.tree[row.key].number
    bookmark = f"{'moved' if row.side == order.TO else 'clause'}_{row.key}" if marked else ""
    made = clause(sheet, row, placed, number, text.pieces(row.key, style), hung, bookmark)
    return ranged(sheet, row, made)


def opening(sheet: Sheet, facts: Facts, named: str, more: Sequence[str] = ()) -> None:
    """The first lines of a file; it is `named` in this style, unless the text's own title does it."""
    if named:
        sheet.body.append(note(facts.title, named))
    sheet.body.append(note(facts.status, "CharterStatus"))
    sheet.body += [note(line) for line in (*facts.note, *more)]
