"""How clauses stand beside each other in a text: indentation after a move, blank lines between, definitions kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .arrange import Node
from .clauses import Clause, Document
from .lines import DEFINITION, indent, is_blank, split
from .spelling import end_of, hanging, is_underlined, new_source

_COUNTED = re.compile(r"^(\s*)(\d{1,9})([.)])(?=\s|$)")


def redressed(clause: Clause, node: Node, like: Clause | None, margins: dict[str | None, int]) -> str:
    """A moved clause's source at its new depth; `margins` remembers how far each was moved in."""
    if clause.form == "heading":
        if clause.level == node.level:
            return clause.source.lstrip("\r\n")
        head = "" if is_underlined(clause) else re.sub(r"^\s*#+[ \t]*", "", clause.mark)
        ending = re.sub(r"^[ \t]*(?:\r\n|\n|\r)[ \t]*[=-]+[ \t]*(?=[\r\n]|$)", "", clause.close)
        return "#" * node.level + " " + head + clause.body + (ending if is_underlined(clause) else clause.close)
    if clause.form != node.form:
        return new_source(node.form, node.level, clause.words, like=like)
    if clause.form != "item" and node.level == 0 == clause.level:
        return clause.source.lstrip("\r\n")
    rows = split(clause.source.lstrip("\r\n"))
    parent = node.placed.parent if node.placed and not node.root else None
    shift = margins[parent] if parent in margins else _column(node, like) - indent(rows[0])[1]
    margins[node.key] = shift
    return "".join(row if is_blank(row) else _moved(row, shift) for row in rows)


def _column(node: Node, like: Clause | None) -> int:
    """The column at which a moved clause stands: its new neighbour's, or inside what it stands under."""
    if like is not None and like.form == "item" and like.level == node.level:
        return indent(split(like.mark)[-1])[1]
    if like is not None and like.form == "item" and like.level == node.level - 1:
        return hanging(like.mark)
    return 2 * max(0, node.level - 1)


def _moved(row: str, shift: int) -> str:
    at, column = indent(row)
    return " " * max(0, column + shift) + row[at:]


def recounted(nodes: Sequence[Node], sources: Sequence[str], base: Document, keys: Sequence[str]) -> list[str]:
    """The sources with each plain numbered list beginning where it began: the number of the first is what all are counted from.

    The other numbers stay as they were typed; a reader of Markdown counts them, and a change touches only what it changes.
    """
    begins = dict(zip(keys, _begins([(c.form, c.level, c.source) for c in base.clauses]), strict=True))
    firsts = _firsts([(node.form, node.level) for node in nodes])
    found = list(sources)
    for first in sorted(set(firsts.values())):
        members = [nodes[at] for at, of in firsts.items() if of == first]
        start = next((begins[node.key] for node in members if not node.shifted and begins.get(node.key)), None)
        if start:
            found[first] = _COUNTED.sub(rf"\g<1>{start}\g<3>", found[first], count=1)
    return found


def _begins(clauses: Sequence[tuple[str, int, str]]) -> list[str | None]:
    """The number with which the list of each clause begins; none for what is in no plain numbered list."""
    firsts = _firsts([(form, level) for form, level, _ in clauses])
    counted = {at: _COUNTED.match(clauses[at][2]) for at in set(firsts.values())}
    starts = {at: found[2] if found else None for at, found in counted.items()}
    return [starts[firsts[at]] if at in firsts else None for at in range(len(clauses))]


def _firsts(clauses: Sequence[tuple[str, int]]) -> dict[int, int]:
    """For each item, the first item of its list."""
    open_at: dict[int, int] = {}
    found: dict[int, int] = {}
    for at, (form, level) in enumerate(clauses):
        open_at = {deep: first for deep, first in open_at.items() if deep <= level and form != "heading"}
        if form == "item":
            found[at] = open_at.setdefault(level, at)
    return found


def joined(nodes: Sequence[Node], sources: Sequence[str], base: Document, before: Sequence[str]) -> str:
    """One text of all sources: old neighbours keep what was between them, new ones get what their form needs."""
    end = end_of(base.source)
    old = dict(zip(before, [*before[1:], ""], strict=True)) if before else {}
    tight = _is_tight(base)
    text: list[str] = []
    for at, (node, source) in enumerate(zip(nodes, sources, strict=True)):
        following = nodes[at + 1] if at + 1 < len(nodes) else None
        if old.get(node.key) == (following.key if following else ""):
            text.append(source)
            continue
        body, definitions = _without_tail(source)
        if node.shifted or old.get(node.key) == "":
            definitions = ""  # they go to the end of the text, where they belong to no clause in particular
        close = not following or (tight and node.level > 0 and following.form == "item" and node.form != "opaque")
        if definitions:
            text.append(body + end + end + definitions.rstrip("\r\n") + end + (end if following else ""))
        else:
            text.append(body + (end if close else end + end))
    return _with_definitions("".join(text), base, end)


def _is_tight(base: Document) -> bool:
    """Whether this text's lists stand without blank lines between their items; most of the pairs decide."""
    pairs = [
        len(re.findall(r"\r\n|\n|\r", one.close)) < 2
        for one, other in zip(base.clauses, base.clauses[1:], strict=False)
        if one.form == other.form == "item"
    ]
    return sum(pairs) * 2 >= len(pairs)


def _without_tail(source: str) -> tuple[str, str]:
    rows = split(source)
    end = len(rows)
    while end > 1 and (is_blank(rows[end - 1]) or DEFINITION.match(rows[end - 1].rstrip("\r\n"))):
        end -= 1
    definitions = "".join(row for row in rows[end:] if not is_blank(row))
    return "".join(rows[:end]).rstrip("\r\n"), definitions


def _with_definitions(text: str, base: Document, end: str) -> str:
    """The text with the link definitions whose clause went: they belong to the document."""
    there = set(text.splitlines())
    missing = [row for row in base.definitions.splitlines() if row not in there]
    if not missing:
        return text
    return text.rstrip("\r\n") + end + end + end.join(missing) + end
