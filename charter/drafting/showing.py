"""A version's clauses as a page shows them: ranks of headings, a commitment's facts, what the contents list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from markupsafe import Markup

from charter.drafting.kinds import fact
from charter.drafting.lines import Line

# A page has one h1, its title; the text's own headings begin below it, and HTML ends at h6.
FIRST_RANK, LAST_RANK = 2, 6
REVIEW = "Review"  # as kinds.fact names that fact


@dataclass(slots=True)
class Shown:
    """One clause on a page; the names are those that templates/parts/text.html asks for."""

    key: str
    number: str
    form: str
    level: int
    kind: str | None
    html: Markup
    rank: int = 0  # of a heading: 2 to 6
    terms: list[dict[str, Any]] = field(default_factory=list)
    deep: bool = False
    drawn: Markup = field(default_factory=Markup)  # its HTML without its margin, where a page draws it once and keeps it


def shown(lines: Sequence[Line]) -> list[Shown]:
    """The clauses to show, the title left out (it stands in the band), a commitment's facts under it."""
    tops = [line for line in lines if line.form == "heading" and line.parent is None]
    title = tops[0].key if len(tops) == 1 and not tops[0].number else None
    ranks = [line.level for line in lines if line.form == "heading" and line.key != title]
    least = min(ranks, default=1)
    found: list[Shown] = []
    commitments: dict[str, Shown] = {}
    for line in lines:
        if line.key == title:
            continue
        told = fact(line.html) if line.parent in commitments else None
        if told:
            name, length = told
            commitments[line.parent or ""].terms.append(
                {"key": line.key, "number": line.number, "name": name, "html": Markup(line.html[length:].lstrip())})
            continue
        one = Shown(line.key, line.number, line.form, line.level, line.kind, Markup(line.html))
        if line.form == "heading":
            one.rank = min(FIRST_RANK + line.level - least, LAST_RANK)
        one.deep = line.form == "item" and line.level > 1
        if line.kind == "commitment" and line.form == "item":
            commitments[line.key] = one
        found.append(one)
    return found


def contents(clauses: Sequence[Shown]) -> list[dict[str, Any]]:
    """What a page's contents list: the headings of the first rank."""
    return [{"number": c.number, "words": c.html.striptags(), "href": f"#c-{c.key}"}
            for c in clauses if c.form == "heading" and c.rank == FIRST_RANK]


def unchanged(clauses: Sequence[Shown]) -> dict[str, Any] | None:
    """Where the text says what it does not change, and its first sentences, for the first view of the page."""
    said = [c for c in clauses if c.kind == "unchanged"]
    head = next((c for c in said if c.form == "heading"), None)
    firsts = [str(c.html.striptags()).split(". ")[0].rstrip(".") for c in said if c.form != "heading"]
    if head is None or not firsts:
        return None
    return {"href": f"#c-{head.key}", "words": ". ".join(firsts[:2]) + "."}


def asks(clauses: Sequence[Shown]) -> dict[str, Any] | None:
    """Where the promises begin, and whether they say what they take, for the first view of the page."""
    made = [place for place, c in enumerate(clauses) if c.kind == "commitment" and c.form != "heading"]
    if not made:
        return None
    head = next((c for c in reversed(clauses[:made[0]]) if c.form == "heading"), clauses[made[0]])
    return {"href": f"#c-{head.key}", "costed": any(clauses[place].terms for place in made)}


_DAY = re.compile(r"\b([0-3]?\d) (January|February|March|April|May|June|July|August|September|October|November|December)"
                  r" (\d{4})\b")


def review(clauses: Sequence[Shown]) -> str | None:
    """The first day on which one of the promises is to be reviewed, as the text itself says it (an ISO date)."""
    return first_day(str(term["html"]) for c in clauses for term in c.terms if str(term["name"]) == REVIEW)


def first_day(said: Iterable[str]) -> str | None:
    """The earliest of the days that these words name, one each at most (an ISO date)."""
    found = filter(None, map(_DAY.search, said))
    days = sorted(datetime.strptime(" ".join(day.groups()), "%d %B %Y").date() for day in found)
    return days[0].isoformat() if days else None
