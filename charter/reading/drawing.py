"""What never changes, drawn once a process: a version's words and its band, of which most of a page is made."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import get_template_attribute
from markupsafe import Markup

from charter.drafting import showing
from charter.drafting.lines import lines as lines_of
from charter.drafting.models import Version

# The front page, the draft and a few older versions, each with its band and its end: about 60 kB a version.
MOST_KEPT = 48


@dataclass(frozen=True)
class Drawn:
    """A version's clauses, each with its HTML, and what follows from the words alone."""

    clauses: list[showing.Shown]
    contents: list[dict[str, Any]]
    unchanged: dict[str, Any] | None
    asks: dict[str, Any] | None
    minutes: int


_kept: OrderedDict[str, Any] = OrderedDict()
_lock = threading.Lock()


def drawn(version: Version) -> Drawn:
    """The words of a version as pages show them, kept under the digest of its tree, which names them for good."""
    found: Drawn = _once(version.tree_digest, lambda: _draw(version.number))
    return found


def part(template: str, macro: str, *said: Any, **more: Any) -> Markup:
    """One part of a page, kept under all that it says: some take longer to draw than the rest of the page."""
    name = f"{template} {macro} {said!r} {more!r}"
    found: Markup = _once(name, lambda: get_template_attribute(template, macro)(*said, **more))
    return found


def _once(name: str, draw: Callable[[], Any]) -> Any:
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


def _draw(number: int) -> Drawn:
    lines = lines_of(number)
    clauses = showing.shown(lines)
    draw = get_template_attribute("reading/words.html", "drawn")
    for clause in clauses:
        clause.drawn = draw(clause)
    return Drawn(clauses, showing.contents(clauses), showing.unchanged(clauses), showing.asks(clauses),
                 showing.minutes_to_read(lines))
