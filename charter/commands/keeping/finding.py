"""What the doctor found: well, worth knowing, or wrong."""

from __future__ import annotations

from dataclasses import dataclass

GOOD, NOTE, WRONG = "good", "note", "wrong"


@dataclass(frozen=True)
class Finding:
    """One finding in one line."""

    kind: str
    words: str


def good(words: str) -> list[Finding]:
    """All is well."""
    return [Finding(GOOD, words)]


def note(words: str) -> list[Finding]:
    """Not wrong, but somebody should know."""
    return [Finding(NOTE, words)]


def wrong(*words: str) -> list[Finding]:
    """Somebody should do something; one line each."""
    return [Finding(WRONG, one) for one in words]
