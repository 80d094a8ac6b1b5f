"""Where each version stands in the picture of all versions: pure, from facts to places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from charter.drafting.models import Version

# More would crowd a line of 1,000; older ones are told in the table, and counted at the line's beginning.
MOST = 6
WIDE, STEP_DOWN = 1000, 80  # of the lying picture, and from one version to the next in the upright one
EDGE = 12  # from the picture's edge to the first version's middle


@dataclass(frozen=True)
class Point:
    """One version in the picture: what it is called, how it stands (open, settled, past), and where."""

    version: Version
    state: str
    x: float  # in the lying picture
    y: float  # in the upright one


@dataclass(frozen=True)
class Picture:
    """The newest versions from the oldest of them to the newest, and how many came before."""

    points: list[Point]
    earlier: int
    wide: int
    tall: int


def picture(rows: Sequence[tuple[Version, Any]]) -> Picture:
    """The picture of all versions, given oldest first, each with its status."""
    shown = rows[-MOST:]
    earlier = len(rows) - len(shown)
    first = EDGE + (70 if earlier else 0)  # room for “3 earlier”
    step = (WIDE - first) / max(len(shown), 1)
    top = EDGE + (40 if earlier else 0)
    points = [Point(version, status.kind, round(first + n * step, 1), top + n * STEP_DOWN)
              for n, (version, status) in enumerate(shown)]
    return Picture(points, earlier, WIDE, top + len(shown) * STEP_DOWN)
