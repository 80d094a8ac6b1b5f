"""Whom a promise names: the words before its word of duty say who makes it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from charter.drafting.showing import Shown

# The words by which a promise names a group, beside the group's own name; groups are data, so others have only that.
NAMED_BY = {
    "heads": r"schools?|heads?|headteachers?", "governors": r"govern\w+|trusts?|boards?",
    "families": r"famil\w+|parents?|carers?",
    "young-people": r"young people|pupils?|students?", "community": r"community|voluntary|charit\w+",
    "services": r"services?|health|social care|police", "council": r"council",
}
# A promise names who makes it before its word of duty; one without such a word ("is decided in the open") names all it is for.
MAKER = re.compile(r"^.*?(?=\b(?:will|shall|must|should|may)\b|$)", re.DOTALL)


def promises(clauses: Iterable[Shown]) -> list[Shown]:
    """The promises of a text, without the headings over them."""
    return [c for c in clauses if c.kind == "commitment" and c.form != "heading"]


def naming(clauses: Iterable[Shown], groups: Sequence[tuple[str, str]]) -> list[Shown]:
    """Those of these clauses that name one of these groups (slug, name) as who makes them."""
    names = _names(groups)
    return [c for c in clauses if names.search(_maker(c.html.striptags()))]


def naming_in_passing(clauses: Iterable[Shown], groups: Sequence[tuple[str, str]]) -> list[Shown]:
    """Those that others make and that name one of these groups in their words, or in their facts: what is in it for them."""
    names, clauses = _names(groups), list(clauses)
    made = {c.key for c in naming(clauses, groups)}
    return [c for c in clauses if c.key not in made
            and names.search(" ".join([c.html.striptags(), *(term["html"].striptags() for term in c.terms)]))]


def _names(groups: Sequence[tuple[str, str]]) -> re.Pattern[str]:
    words = "|".join(NAMED_BY.get(slug, re.escape(name)) for slug, name in groups)
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def _maker(words: str) -> str:
    found = MAKER.match(words)
    return found.group(0) if found else words
