"""What the desk is shown of an organisation that is not on the list: the number it gave, and which of the list it may be."""

from __future__ import annotations

from typing import NamedTuple

from charter import clock
from charter.people import seeking
from charter.people.register import numbers
from charter.signing.models import Signature
from charter.web.folding import fold

# Which it may be: enough to choose from at a glance.
MOST_LIKE = 8


class Claim(NamedTuple):
    """`gave` are (charity or company, number, where a person looks it up); `like` are (id, name and place)."""

    gave: tuple[tuple[str, str, str], ...]
    bears: str | None  # the id of the one on the list that bears the number
    like: tuple[tuple[str, str], ...]


def of(signature: Signature) -> Claim:
    """What is known of the organisation that somebody signed for by name."""
    gave = numbers.read(signature.organisation_number)
    bears = seeking.by_number(gave.get(numbers.CHARITY), gave.get(numbers.COMPANY))
    words = sorted(fold(signature.organisation_then or "").split(), key=len, reverse=True)
    rows = {bears.id: bears} if bears else {}
    for typed in (" ".join(words), *words[:2]):  # all the words, else the longest: not “the” nor “school”
        if len(rows) < 2 and typed not in _EVERYWHERE:
            rows |= {row.id: row for row in seeking.offered(typed, today=clock.now().date(), most=MOST_LIKE)}
    return Claim(tuple((kind, number, numbers.looked_up(kind, number)) for kind, number in gave.items()),
                 bears.id if bears else None, tuple(seeking.described(list(rows.values())).items()))


_EVERYWHERE = frozenset(("", "school", "primary", "academy", "trust", "community", "college", "catholic", "association"))
