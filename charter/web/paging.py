"""Pages of a long list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import abort, request

from charter.web.numbers import whole

A_PAGE = 50  # rows: about what somebody reads before searching instead
MOST_PAGES = 100_000  # an absurd page number is an unknown address, not a long count


@dataclass(frozen=True)
class Page:
    """One page of rows, with how many there are in all."""

    rows: list[Any]
    number: int
    total: int
    size: int = A_PAGE

    @property
    def last(self) -> int:
        return max(1, -(-self.total // self.size))


def asked_page() -> int:
    """The page number in the address, 1 where none is given; nonsense is an unknown address."""
    number = whole(request.args.get("page", "1"))
    if number is None or not 1 <= number <= MOST_PAGES:
        abort(404)
    return number
