"""What a term and a plainer word must be: pure, given plain facts; raises Refused."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from charter.refusal import Refused
from charter.words import _

MOST_TERM = 60
# Every page of the text looks for each of them; a glossary of more is a book, and nobody reads it.
MOST_TERMS = 100
MOST_PLAINER = 300
_TERM = re.compile(r"[^\W_](?:[\w ’'&/().-]*[\w).])?")


def check_term(term: str) -> None:
    """A term is a few words that can stand in a sentence; nothing in it is a mark."""
    if len(term) > MOST_TERM or not _TERM.fullmatch(term):
        raise Refused(_("“{term}” cannot be linked in the text. Write the word as it stands there, in at most "
                        "{most_term} letters.", term=term[:80], most_term=MOST_TERM))


def check_room(terms: int) -> None:
    """There is room for another term."""
    if terms >= MOST_TERMS:
        raise Refused(_("There are {most_terms} terms already. Take one out first.", most_terms=MOST_TERMS))


def check_free(slug: str, term: str, other: str | None) -> None:
    """One term has one meaning."""
    if other is not None:
        raise Refused(_("“{other}” has the same place in the glossary. Change what is said there instead.", other=other))
    if not slug:
        raise Refused(_("“{term}” needs at least one letter.", term=term))


def check_current(*, revision: int, expected: int) -> None:
    """Somebody else may have changed it meanwhile."""
    if revision != expected:
        raise Refused(_("Meanwhile somebody else changed this term. Look at it as it is now, then change it again."))


def slug(term: str) -> str:
    """What follows the # in a term's address: its letters, small, joined by hyphens."""
    folded = unicodedata.normalize("NFKD", term.lower())
    kept = "".join(c for c in folded if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", "-", kept.replace("_", "-")).strip("-")[:MOST_TERM]


def forms(typed: str) -> tuple[str, ...]:
    """The other forms of a term, as typed with commas; raises Refused for one that cannot be linked."""
    found = tuple(dict.fromkeys(one.strip() for one in typed.split(",") if one.strip()))
    for one in found:
        check_term(one)
    return found[:20]


def plainer(typed: str) -> Mapping[str, str]:
    """Words and their plainer ones, one a line: “learner = pupil”. Raises Refused naming the line."""
    found: dict[str, str] = {}
    for n, row in enumerate(typed.splitlines(), 1):
        word, sign, instead = (part.strip() for part in row.partition("="))
        if not row.strip():
            continue
        if not sign or not word or not instead or len(word) > MOST_TERM or len(instead) > MOST_TERM:
            raise Refused(_("Line {n}: write the word, = and the plainer one, each at most {most} letters long.", n=n,
                            most=MOST_TERM))
        found[" ".join(word.lower().split())] = instead
    if len(found) > MOST_PLAINER:
        raise Refused(_("At most {most_plainer} words fit.", most_plainer=MOST_PLAINER))
    return found
