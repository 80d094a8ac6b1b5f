"""The marks a site may choose from, as lines of one width: pure.

Each stands in a square of 208 about 0 0, as the table's sides do (templates/parts/sides.html).
"""

from __future__ import annotations

from itertools import pairwise
from math import cos, pi, sin

from charter.words import _

# name -> its words on the desk, and its path; the table is drawn from the number of groups.
MARKS: dict[str, tuple[str, str]] = {
    "table": (_("A table seen from above, one side for each group, open at the corners"), ""),
    "door": (_("An open door"), "M-62 88V-88H62V88M-62 -88L14 -58V96L-62 88M62 88H88M-88 88H-62"),
    "rings": (_("Two rings, one in the other"),
              "M8 0A54 54 0 1 1 -100 0A54 54 0 1 1 8 0ZM100 0A54 54 0 1 1 -8 0A54 54 0 1 1 100 0Z"),
    "bridge": (_("A bridge"), "M-96 62H96M-96 62V30M96 62V30M-62 62A62 62 0 0 1 62 62M-96 30C-60 30 -60 -34 0 -34S60 30 96 30"),
    "tree": (_("A tree"), "M0 94V-8M0 40L40 6M0 62L-36 30M0 -94C58 -94 92 -54 74 -8C60 30 28 30 0 18C-28 30 -60 30 -74 "
             "-8C-92 -54 -58 -94 0 -94Z"),
}
WIDTH = 18  # of the lines, where a side of the table has 20


def drawing(mark: str, groups: int, colour: str, width: int) -> str:
    """The mark as a picture in one colour."""
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-112 -112 224 224"><path d="{path_of(mark, groups)}" '
            f'fill="none" stroke="#{colour}" stroke-width="{width}" stroke-linejoin="round"/></svg>')


def path_of(mark: str, groups: int) -> str:
    """Its lines; the table has a side for each group, between 2 and 12, drawn as a ring of chords with open corners."""
    return MARKS[mark][1] or _table(min(max(groups, 3), 12))


def _table(n: int) -> str:
    """Sides of a regular polygon in a circle of 100, its corners open by a tenth of each side at either end."""
    corners = [(100 * sin(2 * pi * k / n), -100 * cos(2 * pi * k / n)) for k in range(n + 1)]
    ends = [[(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for t in (0.14, 0.86)]
            for a, b in pairwise(corners)]
    return " ".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in side) for side in ends)


def icon(mark: str, groups: int, acts: str, dark_acts: str) -> str:
    """The mark as a small picture for a browser's tab, in both colours."""
    path = path_of(mark, groups)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-112 -112 224 224"><style>path{fill:none;stroke:#' + acts +
        ";stroke-width:24;stroke-linejoin:round}@media (prefers-color-scheme:dark){path{stroke:#" + dark_acts +
        '}}</style><path d="' + path + '"/></svg>'
    )
