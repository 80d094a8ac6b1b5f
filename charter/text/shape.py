"""Puts a changed tree back into one text, spaced as its neighbours are, and reads it again to be sure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from .arrange import Node, arrange
from .clauses import Clause, parse, rewrite, tidy
from .dress import joined, recounted, redressed
from .spelling import new_source
from .tree import Change, Overlap, Placed

REPLACING = ("replace", "move_replace")


def tried(tree: Sequence[Placed], changes: Sequence[Change],
          wordings: Mapping[str, str]) -> tuple[tuple[Overlap, ...], str, tuple[str, ...]]:
    """The amendments whose text would not read back as the clauses they mean, held back rather than guessed; the text after
    the changes; and the keys of its clauses, in reading order."""
    text, nodes = _written(tree, changes, wordings)
    keys = tuple(node.key for node in nodes)
    return (() if not changes or _is_meant(text, nodes, wordings) else _unreadable(tree, changes, wordings)), text, keys


def _unreadable(tree: Sequence[Placed], changes: Sequence[Change], wordings: Mapping[str, str]) -> tuple[Overlap, ...]:
    numbers = sorted({change.amendment for change in changes})
    guilty = _guilty(tree, changes, wordings, numbers)
    return tuple(Overlap("would not read back", _of(changes, [n])[0].key, (n,)) for n in guilty)


def _guilty(
    tree: Sequence[Placed], changes: Sequence[Change], wordings: Mapping[str, str], numbers: Sequence[int]
) -> list[int]:
    """Which of these amendments, which do not read back together, are to blame; halved, so that one of 500 costs ten looks."""
    if len(numbers) == 1:
        return list(numbers)
    halves = numbers[: len(numbers) // 2], numbers[len(numbers) // 2 :]
    found: list[int] = []
    for half in halves:
        if not _reads_back(tree, _of(changes, half), wordings):
            found += _guilty(tree, changes, wordings, half)
    return found or list(numbers)


def _of(changes: Sequence[Change], amendments: Sequence[int]) -> list[Change]:
    wanted = set(amendments)
    return [change for change in changes if change.amendment in wanted]


def _reads_back(tree: Sequence[Placed], changes: Sequence[Change], wordings: Mapping[str, str]) -> bool:
    touched = {change.key for change in changes if change.kind in REPLACING}
    mine = {key: words for key, words in wordings.items() if key in touched}
    return _is_meant(*_written(tree, changes, mine), mine)


def _is_meant(text: str, nodes: Sequence[Node], wordings: Mapping[str, str]) -> bool:
    clauses = parse(text).clauses
    return len(clauses) == len(nodes) and all(
        clause.form == node.form
        and _letters(_label(clause.form, clause.label), clause.words) == _letters(*_meant(node, wordings))
        for clause, node in zip(clauses, nodes, strict=True)
    )


def _meant(node: Node, wordings: Mapping[str, str]) -> tuple[str | None, str]:
    label = node.placed.label if node.placed else None
    words = wordings.get(node.key, node.words)
    is_new = node.placed is None or node.key in wordings
    return _label(node.form, label), tidy(node.form, words) if is_new else words


def _label(form: str, label: str | None) -> str | None:
    """A typed number that must read back as it was: an item's may change with its place."""
    return None if form == "item" else label


def _letters(label: str | None, words: str) -> str:
    """What a wording says, without spacing and marks."""
    return re.sub(r"[\W_]+", "", (label or "") + words)


def _written(tree: Sequence[Placed], changes: Sequence[Change], wordings: Mapping[str, str]) -> tuple[str, list[Node]]:
    nodes = arrange(tree, changes)
    base = parse("".join(placed.source for placed in tree))
    clauses = {placed.key: clause for placed, clause in zip(tree, base.clauses, strict=True)}
    sources: list[str] = []
    margins: dict[str | None, int] = {}
    for at, node in enumerate(nodes):
        clause, words = clauses.get(node.key), wordings.get(node.key, node.words)
        if clause is None:
            sources.append(new_source(node.form, node.level, words, like=_like(node, nodes, at, clauses)))
        elif node.shifted:
            sources.append(redressed(rewritten(clause, words), node, _like(node, nodes, at, clauses), margins))
        else:
            sources.append(rewrite(clause, words))
    keys = [placed.key for placed in tree]
    return joined(nodes, recounted(nodes, sources, base, keys), base, keys), nodes


def rewritten(clause: Clause, words: str) -> Clause:
    """The clause with other words, read again."""
    source = rewrite(clause, words)
    body = source[len(clause.mark) : len(source) - len(clause.close)] if source != clause.source else clause.body
    return replace(clause, source=source, words=tidy(clause.form, words), body=body)


def _like(node: Node, nodes: Sequence[Node], at: int, clauses: Mapping[str, Clause]) -> Clause | None:
    """The neighbour a new clause is dressed like: the nearest of its form and level, then the one before."""
    beside = [*reversed(nodes[max(0, at - 40) : at]), *nodes[at + 1 : at + 40]]  # 40: as far as a list is looked at
    known = [clauses[other.key] for other in beside if other.key in clauses and not other.shifted]
    same = (clause for clause in known if clause.form == node.form and clause.level == node.level)
    return next(same, None) or next(iter(known), None)
