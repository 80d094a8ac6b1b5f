"""Questions to the database that are put together once, found by which question it is."""

from __future__ import annotations

from typing import Any

from sqlalchemy.util import LRUCache

# As many as SQLAlchemy keeps by itself; the pages ask some two hundred.
MOST = 500


class Known(LRUCache[Any, Any]):
    """What SQLAlchemy made of a question, for the engine's `compiled_cache`.

    SQLAlchemy looks for it by all that the question says, a tuple of some thousand things that is hashed each time: a
    twentieth of a page. A question that stands in a module has one such tuple for good, so that tuple itself is asked first.
    """

    __slots__ = ("same",)

    def __init__(self) -> None:
        super().__init__(MOST)
        self.same: dict[int, tuple[Any, Any]] = {}

    def get(self, key: Any, default: Any = None) -> Any:
        """What was made of a question; `key` is (dialect, all that it says, …)."""
        known = self.same.get(id(key[1]))
        if known is not None and known[0] == key:  # one and the same tuple is equal without being looked into
            return known[1]
        found = super().get(key, default)
        if found is not default:
            if len(self.same) >= MOST:
                self.same.clear()
            self.same[id(key[1])] = key, found  # the key is held, so that nothing else gets its number
        return found
