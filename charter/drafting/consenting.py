"""Which groups a settled text has the consent of, in one sentence that goes wherever its status goes: pure."""

from __future__ import annotations

import json
from functools import lru_cache

from charter.words import _, listed

# With a worry is consent too: its words stand with the group's line. To stand aside, or not to have answered, is not.
CONSENTS = ("consent", "concern")


@lru_cache(maxsize=16)  # each page tells it of the settled text
def consent_of(lines: str) -> str:
    """“With the consent of heads, families and council.”: by the names that the groups had then; empty where none is kept.

    `lines` is what the settlement keeps (Settlement.lines).
    """
    names = [_within(line.get("name", line["group"])) for line in json.loads(lines) if line.get("position") in CONSENTS]
    return _("With the consent of {groups}.", groups=listed(names)) if names else ""


def _within(name: str) -> str:
    """A group's name inside a sentence: “heads”, but “SEND parents” as it is."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
