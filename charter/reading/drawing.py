"""What never changes, drawn once a process: a version's words and its band, of which most of a page is made."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from flask import get_template_attribute
from markupsafe import Markup

from charter.drafting import showing
from charter.drafting.lines import Line
from charter.drafting.lines import lines as lines_of
from charter.drafting.models import Version
from charter.drafting.reading_time import ReadingTime, reading_time
from charter.glossary.defined import definitions
from charter.glossary.linking import Forms, Linker
from charter.words import language

# The front page, the draft and a few older versions, each with its band and its end: about 60 kB a version.
MOST_KEPT = 48
# Some pages of each list, and the margins of the newest texts: about half a kilobyte each.
MOST_ROWS = 4096
UNLINKED = ("heading", "opaque")  # clauses in which no word is linked: headings lead elsewhere, and of the rest nothing is known


@dataclass(frozen=True)
class Drawn:
    """A version's clauses, each with its HTML, and what follows from the words alone."""

    clauses: list[showing.Shown]
    contents: list[dict[str, Any]]
    unchanged: dict[str, Any] | None
    asks: dict[str, Any] | None
    review: str | None  # the first day on which the text says that a promise is reviewed
    time: ReadingTime


_kept: OrderedDict[str, Any] = OrderedDict()
_lock = threading.Lock()


def drawn(version: Version, forms: Forms = ()) -> Drawn:
    """The words of a version as pages show them, kept under the digest of its tree, which names them for good, and under
    the words that the glossary explains: the first use of each on the page links there."""
    found: Drawn = once(f"{version.tree_digest} {forms!r}", lambda: _draw(version.number, forms))
    return found


def part(template: str, macro: str, *said: Any, **more: Any) -> Markup:
    """One part of a page, kept under all that it says: some take longer to draw than the rest of the page."""
    name = f"{template} {macro} {said!r} {more!r}"
    found: Markup = once(name, lambda: get_template_attribute(template, macro)(*said, **more))
    return found


def kept(draw: Callable[..., Markup], *said: Hashable) -> Markup:
    """One of many like parts of a page, such as a line of a list, kept under what it says: after an act one line is another,
    and the rest stand as they were drawn."""
    return _kept_row(language(), draw, said)


@lru_cache(maxsize=MOST_ROWS)
def _kept_row(_language: str, draw: Callable[..., Markup], said: tuple[Hashable, ...]) -> Markup:
    return draw(*said)


def once(name: str, draw: Callable[[], Any]) -> Any:
    """What is drawn under this name, which must tell all that it is made of; drawn once in each language."""
    name = f"{language()} {name}"
    with _lock:
        found = _kept.get(name)
        if found is not None:
            _kept.move_to_end(name)
            return found
    found = draw()
    with _lock:
        _kept[name] = found
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return found


def linked(html: str, *, form: str, kind: str | None, number: int, tree_digest: str, forms: Forms) -> str:
    """One clause of a version by itself, with the first use of each word that is explained linked."""
    if form in UNLINKED or kind == "definition":
        return html
    terms: Forms = once(f"{tree_digest} terms", lambda: _terms(lines_of(number)))
    return Linker((*forms, *terms))(html)


def _terms(lines: Sequence[Line]) -> Forms:
    return tuple((one.term.lower(), one.slug) for one in definitions(lines))


def forget() -> None:
    """Draw everything anew (tests, and starting over)."""
    with _lock:
        _kept.clear()
    _kept_row.cache_clear()


def _draw(number: int, forms: Forms) -> Drawn:
    lines = lines_of(number)
    clauses = showing.shown(lines)
    draw = get_template_attribute("reading/words.html", "drawn")
    link = Linker((*forms, *_terms(lines)))
    for clause in clauses:
        if clause.form not in UNLINKED and clause.kind != "definition":  # a definition does not lead to itself
            clause.html = link(clause.html)
            for term in clause.terms:
                term["html"] = link(term["html"])
        clause.drawn = draw(clause)
    return Drawn(clauses, showing.contents(clauses), showing.unchanged(clauses), showing.asks(clauses), showing.review(clauses),
                 reading_time(lines, clauses))
