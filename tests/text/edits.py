"""What people do to a text, one deed at a time and at random: material for the merge's property tests."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable

from charter.text.clauses import Clause, Document, parse

NEW = ["zephyr", "quokka", "marimba", "lantern", "orchard", "velvet", "saffron", "thimble", "harbour", "pebble"]
WORD = re.compile(r"\w+")

Deed = Callable[[random.Random, Document, Clause, str], str]


def edited(source: str, at: random.Random, most: int, mark: str) -> str:
    """The text after up to `most` deeds; every new word ends in `mark`, so that whose it is can be told."""
    for _ in range(at.randrange(1, most + 1)):
        document = parse(source)
        if not document.clauses:
            return source
        clause = at.choice(document.clauses)
        source = at.choice(DEEDS)(at, document, clause, at.choice(NEW) + mark)
    return source


def _with(document: Document, clause: Clause, body: str) -> str:
    return document.source[: clause.start] + clause.mark + body + clause.close + document.source[clause.end :]


def _reword(at: random.Random, document: Document, clause: Clause, new: str) -> str:
    words = clause.body.split(" ")
    place = at.randrange(len(words))
    words[place : place + at.choice([0, 1, 1, 2])] = [new]
    return _with(document, clause, " ".join(words))


def _cut(at: random.Random, document: Document, clause: Clause, new: str) -> str:
    words = clause.body.split(" ")
    place = at.randrange(len(words))
    del words[place : place + at.choice([1, 2, 5])]
    return _with(document, clause, " ".join(words) or new)


def _append(at: random.Random, document: Document, clause: Clause, new: str) -> str:
    return _with(document, clause, f"{clause.body} The {new} must help.")


def _emphasise(at: random.Random, document: Document, clause: Clause, new: str) -> str:
    words = clause.body.split(" ")
    place = at.randrange(len(words))
    words[place] = f"**{words[place]}**"
    return _with(document, clause, " ".join(words))


def _turn(at: random.Random, document: Document, clause: Clause, new: str) -> str:
    words = clause.body.split(" ")
    return _with(document, clause, " ".join([*words[len(words) // 2 :], *words[: len(words) // 2]]))


def _break(mark: str) -> Deed:
    def deed(at: random.Random, document: Document, clause: Clause, new: str) -> str:
        words = clause.body.split()
        place = at.randrange(len(words)) if words else 0
        return _with(document, clause, " ".join(words[:place]) + mark + " ".join(words[place:])) if place else document.source

    return deed


def _join(at: random.Random, document: Document, clause: Clause, new: str) -> str:
    if clause.index + 1 == len(document.clauses):
        return document.source
    other = document.clauses[clause.index + 1]
    body = f"{clause.body} {other.body}"
    return document.source[: clause.start] + clause.mark + body + other.close + document.source[other.end :]


def _delete(at: random.Random, document: Document, clause: Clause, new: str) -> str:
    last = document.clauses[min(len(document.clauses) - 1, clause.index + at.choice([0, 0, 3]))]
    return document.source[: clause.start] + document.source[last.end :]


def _insert(at: random.Random, document: Document, clause: Clause, new: str) -> str:
    source, form = document.source, at.choice(["{} here.", "## {}", "| a | {} |\n|---|---|\n| 1 | 2 |"])
    return f"{source[: clause.end].rstrip()}\n\n{form.format(new)}\n\n{source[clause.end :].lstrip(chr(10))}"


def _insert_item(at: random.Random, document: Document, clause: Clause, new: str) -> str:
    own = clause.mark if clause.form == "item" else ""
    return document.source[: clause.end] + own + new + clause.close + document.source[clause.end :]


def _move(at: random.Random, document: Document, clause: Clause, new: str) -> str:
    source, to = document.source, at.choice(document.clauses)
    own = clause.source.rstrip("\n") + "\n\n"
    if to.end <= clause.start:
        return source[: to.end] + own + source[to.end : clause.start] + source[clause.end :]
    return source if to is clause else source[: clause.start] + source[clause.end : to.end] + own + source[to.end :]


def _double(at: random.Random, document: Document, clause: Clause, new: str) -> str:
    return document.source[: clause.end] + clause.source + document.source[clause.end :]


def _renumber(at: random.Random, document: Document, clause: Clause, new: str) -> str:
    mark = re.sub(r"\d+", lambda found: str(int(found[0]) + 1), clause.mark, count=1)
    return document.source[: clause.start] + mark + clause.body + clause.close + document.source[clause.end :]


def _nest(at: random.Random, document: Document, clause: Clause, new: str) -> str:
    return document.source[: clause.start] + "  " * (clause.form == "item") + document.source[clause.start :]


def _line_ends(at: random.Random, document: Document, clause: Clause, new: str) -> str:
    return re.sub(r"\r?\n", "\r\n", document.source)


def _no_last_line_end(at: random.Random, document: Document, clause: Clause, new: str) -> str:
    return document.source.rstrip("\r\n")


DEEDS: list[Deed] = [
    _reword, _reword, _reword, _cut, _append, _emphasise, _turn, _break("\n\n"), _break("\n"), _join, _delete, _delete,
    _insert, _insert, _insert_item, _move, _move, _double, _renumber, _nest, _line_ends, _no_last_line_end,
]  # fmt: skip


def returned(base: str, a: str, b: str, text: str) -> list[tuple[str, ...]]:
    """Runs of eight different words of one clause that stand in a merged text more often than both sides account for."""
    old, one, other = (_rows(side) for side in (base, a, b))
    back: list[tuple[str, ...]] = []
    for row, have in _rows(text).items():
        changes = one[row] - old[row], other[row] - old[row]
        if row in old and have > old[row] + (min(changes) if max(changes) < 0 else sum(changes)):
            back.append(row)
    return back


def _rows(text: str) -> Counter[tuple[str, ...]]:
    found: Counter[tuple[str, ...]] = Counter()
    for clause in parse(text).clauses:
        words = WORD.findall(clause.words.lower())
        rows = (tuple(words[at : at + 8]) for at in range(len(words) - 7))
        found.update(row for row in rows if len(set(row)) == 8)
    return found
