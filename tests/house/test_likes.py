"""No question is LIKE a bound value: SQLite prepares such a question anew each time, which takes longer than to answer it."""

from __future__ import annotations

import re
from pathlib import Path

ROOM = Path(__file__).parents[2] / "charter"


def test_words_are_looked_for_with_contains_or_startswith():
    # `contains` and `startswith` write LIKE '%' || ? || '%', whose plan hangs on no value.
    found = [f"{path.relative_to(ROOM)}: {line.strip()}" for path in sorted(ROOM.rglob("*.py"))
             for line in path.read_text(encoding="utf-8").splitlines() if re.search(r"\.i?like\(", line)]
    assert not found, found
