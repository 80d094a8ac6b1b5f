"""Wordings that cross an earlier one: each stands below its clause, whole, put in by whoever suggests it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from xml.etree.ElementTree import Element

from charter.docx.writing.clauses import Hung
from charter.docx.writing.paragraphs import Bit, paragraphs
from charter.docx.writing.shapes import Suggestion
from charter.docx.writing.sheet import Sheet
from charter.docx.writing.words import Words, plainly
from charter.text.change import Change, Placed
from charter.words import _

STYLE, LEAD = "CharterAlternative", "CharterLead"
Style = Callable[[str, str], Words]  # Markdown and its form -> words with their look


def place(change: Change, one: Suggestion, there: Mapping[str, object]) -> str | None:
    """The clause below which a change is told: its own, or the one by which a new clause would stand."""
    own = {c.key: c for c in one.changes if c.kind == "insert"}
    key: str | None = change.key
    for _try in range(len(own) + 2):
        if key is None or key in there:
            return key
        made = own.get(key)
        key = (made.after or made.parent) if made else None
    return None


def alternative(sheet: Sheet, one: Suggestion, change: Change, tree: Mapping[str, Placed], labels: Mapping[str, str],
                style: Style, hung: Hung | None) -> list[Element]:
    """One change of a suggestion that stands below, with its words where it has any."""
    by = (one.number,)
    placed = tree.get(change.key)
    lead = Bit(plainly(_lead(one, change, tree, labels)), "ins", by, LEAD)
    bits = [lead]
    if change.words is not None:
        bits.append(Bit(style(change.words, placed.form if placed else change.form or "paragraph"), "ins", by))
    if hung:
        bits = [*(Bit(mark=sheet.comment_begins(n)) for n in hung.numbers), *bits,
                *(Bit(mark=mark) for n in hung.numbers for mark in sheet.comment_ends(n, "ins", by))]
    return paragraphs(sheet, STYLE, bits, "ins", by)


def called(key: str | None, tree: Mapping[str, Placed], labels: Mapping[str, str]) -> str:
    """A clause's number in a sentence."""
    placed = tree.get(key or "")
    if placed:
        return placed.number or _("the title")
    return labels.get(key or "", _("a new paragraph"))


def numbers(changes: Sequence[Change], tree: Mapping[str, Placed], labels: Mapping[str, str]) -> list[str]:
    """The numbers of the clauses that changes work on."""
    return [called(change.key, tree, labels) for change in changes]


def _lead(one: Suggestion, change: Change, tree: Mapping[str, Placed], labels: Mapping[str, str]) -> str:
    names = {"number": called(change.key, tree, labels), "name": one.name, "where": _where(change, tree, labels)}
    if change.kind == "replace":
        return f"{_('Or, in place of {number}, as {name} words it:', **names)} "
    if change.kind == "delete":
        return _("Or, as {name} has it, {number} is taken out, with what stands under it.", **names)
    if change.kind == "insert" and change.key in labels:
        return f"{_('Or, as {name} has it, a new paragraph, {number}, {where}:', **names)} "
    if change.kind == "insert":
        return f"{_('Or, as {name} has it, a new paragraph {where}:', **names)} "
    if change.words is not None:
        return f"{_('Or, as {name} has it, {number} moves {where} and reads:', **names)} "
    return _("Or, as {name} has it, {number} moves {where}.", **names)


def _where(change: Change, tree: Mapping[str, Placed], labels: Mapping[str, str]) -> str:
    if change.after:
        return _("after {number}", number=called(change.after, tree, labels))
    if change.parent:
        return _("under {number}", number=called(change.parent, tree, labels))
    return _("at the beginning")
