"""What the charter itself defines: those words rule, and stand in the glossary before anything else said of the term."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from charter.drafting.lines import Line
from charter.glossary import rules
from charter.text.obligations import defined

# A heading that names what its paragraphs define: "What we mean by inclusion", "What belonging means".
_NAMED = re.compile(r"(?:what (?:we|do we) mean by|(?:the )?(?:meaning|definition) of)\s+(.+)|what\s+(.+?)\s+means(?:\s+here)?",
                    re.IGNORECASE)
# A clause that begins with its term in bold.
_BOLD = re.compile(r"\s*<strong>([^<]{2,60}?)[.:]?</strong>")
_OPENING, _CLOSING = "“\"‘'", "”\"’'.:?"


@dataclass(frozen=True)
class Defined:
    """A term that the charter defines: the clause in which, and its words as safe HTML, a paragraph each."""

    slug: str
    term: str
    key: str
    number: str
    words: tuple[Markup, ...]


def definitions(lines: Sequence[Line]) -> list[Defined]:
    """The definitions among a version's clauses, in the order of the text; each term once."""
    found: dict[str, Defined] = {}
    heading: tuple[str, str, str] | None = None  # term, key, number of a heading that names what it defines
    for line in lines:
        if line.kind != "definition":
            heading = None
            continue
        plain = str(Markup(line.html).striptags())
        if line.form == "heading":
            named = _NAMED.fullmatch(plain.strip())
            heading = (_bare(named[1] or named[2]), line.key, line.number) if named else None
            continue
        term, key, number = heading or (_term(line.html, plain), line.key, line.number)
        _take(found, term, key, number, Markup(line.html))
    return list(found.values())


def _take(found: dict[str, Defined], term: str, key: str, number: str, words: Markup) -> None:
    slug = rules.slug(term)
    if not slug or len(term) > rules.MOST_TERM:
        return
    before = found.get(slug)
    if before is None:
        found[slug] = Defined(slug, term[:1].upper() + term[1:], key, number, (words,))
    elif before.key == key:
        found[slug] = Defined(slug, before.term, key, number, (*before.words, words))


def _term(html: str, plain: str) -> str:
    bold = _BOLD.match(html)
    told = defined(plain)
    return _bare(str(Markup(bold[1]).unescape()) if bold else told[0] if told else "")


def _bare(words: str) -> str:
    return words.strip().lstrip(_OPENING).rstrip(_CLOSING).strip()
