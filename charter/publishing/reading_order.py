"""A version's clauses in the order in which they are read, its lists one inside the other. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from charter.docx.writing.words import PARAGRAPH, Look, styled
from charter.text.tree import Placed

Run = tuple[str, Look]
# A PDF's headings end at six, and the title is the first of them.
LAST_LEVEL = 6
# Lists deeper than this stand beside their parents: nobody reads them as deeper, and the compiler of PDFs has an end too.
MOST_DEEP = 5


@dataclass(frozen=True)
class Read:
    """One clause: its number, its paragraphs as runs of one look, and the list items inside it.

    `level` is of a heading, 2 to 6, and never leaps; 0 for what is none.
    """

    form: str
    number: str
    paragraphs: Sequence[Sequence[Run]]
    level: int = 0
    inside: Sequence[Read] = field(default_factory=tuple)

    @property
    def words(self) -> str:
        """All of it without looks, a line for each paragraph."""
        return "\n".join("".join(words for words, _ in runs) for runs in self.paragraphs)


def read(tree: Sequence[Placed], links: str = "", address: str = "") -> list[Read]:
    """The clauses without the title, which stands at the head of whatever this is read from."""
    tops = [p for p in tree if p.form == "heading" and p.parent is None]
    title = tops[0].key if len(tops) == 1 and not tops[0].number else None
    least = min((p.level for p in tree if p.form == "heading" and p.key != title), default=1)
    children: dict[str | None, list[Placed]] = {}
    for p in tree:
        children.setdefault(None if p.parent == title else p.parent, []).append(p)
    found: list[Read] = []
    last = 1
    for p in _flat(children, title):
        level = 0
        if p.form == "heading":
            level = last = min(2 + p.level - least, last + 1, LAST_LEVEL)
        inside = tuple(_items(children, p.key, links, address, 1)) if p.form == "item" else ()
        found.append(Read(p.form, p.number, _runs(p, links, address), level, inside))
    return found


def _flat(children: dict[str | None, list[Placed]], title: str | None) -> Iterator[Placed]:
    """Everything but what stands inside a list item, in order; without recursion, for a text may be deep."""
    waiting = [p for p in reversed(children.get(None, ())) if p.key != title]
    while waiting:
        p = waiting.pop()
        yield p
        if p.form != "item":
            waiting += reversed(children.get(p.key, ()))


def _items(children: dict[str | None, list[Placed]], key: str, links: str, address: str, deep: int) -> Iterator[Read]:
    for p in children.get(key, ()):
        inside = tuple(_items(children, p.key, links, address, deep + 1))
        if deep < MOST_DEEP:
            yield Read(p.form, p.number, _runs(p, links, address), 0, inside)
        else:
            yield Read(p.form, p.number, _runs(p, links, address))
            yield from inside


def _runs(p: Placed, links: str, address: str) -> list[list[Run]]:
    """The paragraphs of a clause, each as stretches of one look."""
    text, looks = styled(p.words, p.form, links, address)
    found: list[list[Run]] = [[]]
    at = 0
    for look, same in groupby(looks):
        end = at + sum(1 for _ in same)
        for n, words in enumerate(text[at:end].split(PARAGRAPH)):
            if n:
                found.append([])
            if words:
                found[-1].append((words, look))
        at = end
    return [runs for runs in found if runs]
