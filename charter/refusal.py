"""What an act that the rules do not allow answers."""

from __future__ import annotations


class Refused(Exception):
    """An act that the rules do not allow, with words a person can act on.

    `missing` names, one sentence each, what would have to be there first.
    """

    def __init__(self, words: str, missing: tuple[str, ...] = ()) -> None:
        super().__init__(words)
        self.words = words
        self.missing = missing
