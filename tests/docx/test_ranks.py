"""The parts of the Word reader build on each other in one direction, and its writer stands alone."""

from __future__ import annotations

import re
from pathlib import Path

DOCX = Path(__file__).parents[2] / "charter" / "docx"
RANKS = ("xml", "model", "package", "taking", "parts", "ours", "reading", "plain", "returned", "marked")
IMPORT = re.compile(r"^from charter\.docx(?:\.(\w+)[.\w]*)? import (\w+)", re.M)


def test_each_builds_only_on_what_stands_before_it() -> None:
    found = set()
    for path in DOCX.rglob("*.py"):
        here = path.relative_to(DOCX).with_suffix("").parts[0]
        for room, name in IMPORT.findall(path.read_text()):
            found.add((here, room or name))
    upwards = {(here, there) for here, there in found if here != there and "writing" not in (here, there)
               and here != "__init__" and RANKS.index(there) >= RANKS.index(here)}
    assert len(found) > 20
    assert not upwards
    assert not {pair for pair in found if "writing" in pair and set(pair) != {"writing"}}
