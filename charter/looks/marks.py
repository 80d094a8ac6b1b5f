"""The marks a site may choose from, as lines of one width, and its own picture as a drawing: pure.

Each stands in a square of 208 about 0 0, as the table's sides do (templates/parts/sides.html).
"""

from __future__ import annotations

from base64 import b64encode
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
OWN = "own"  # a picture that the convenor brought (looks/picture.py)
FRAME = "M-90 -74H90V74H-90ZM-90 44L-36 -8L4 32L34 8L90 52"  # what stands for it where there is none yet
WIDTH, TABLE_WIDTH = 18, 22  # of the lines; the table's are open at the corners, and a little stronger for it
# As on the pages (templates/parts/sides.html): a circle of 100, corners open by at most 15, or 13 in a hundred of a side.
RADIUS, OPEN, MOST_OPEN = 100, 15, 0.13


def drawing(mark: str, groups: int, colour: str) -> str:
    """The mark as a picture in one colour, six hexadecimal digits."""
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-112 -112 224 224"><path d="{path_of(mark, groups)}" '
            f'fill="none" stroke="#{colour}" stroke-width="{TABLE_WIDTH if mark == "table" else WIDTH}" '
            'stroke-linejoin="round"/></svg>')


def framed(png: bytes, *, chip: bool = False) -> str:
    """A picture of one's own as a drawing, on a white chip where the ground is dark."""
    ground, at = ('<rect width="224" height="224" rx="28" fill="#fff"/>', 22) if chip else ("", 0)
    side = 224 - 2 * at
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 224 224">{ground}<image x="{at}" y="{at}" width="{side}" '
            f'height="{side}" href="data:image/png;base64,{b64encode(png).decode()}"/></svg>')


def path_of(mark: str, groups: int) -> str:
    """Its lines; the table has a side for each group, between 3 and 12."""
    return MARKS[mark][1] if mark in MARKS and MARKS[mark][1] else table(groups)


def table(groups: int) -> str:
    """The n-gon as the path of a drawing about 0 0: one line for each group, from the upper right round."""
    return "".join(f"M{a:.1f} {b:.1f}L{c:.1f} {d:.1f}" for a, b, c, d in _sides(min(max(groups, 3), 12)))


def icon(mark: str, groups: int, acts: str, dark_acts: str) -> str:
    """The mark as a small picture for a browser's tab, in both colours."""
    path = path_of(mark, groups)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-112 -112 224 224"><style>path{fill:none;stroke:#' + acts +
        ";stroke-width:24;stroke-linejoin:round}@media (prefers-color-scheme:dark){path{stroke:#" + dark_acts +
        '}}</style><path d="' + path + '"/></svg>'
    )


def _sides(n: int) -> list[tuple[float, float, float, float]]:
    first = -pi / 2 + (pi / n if n % 2 == 0 else 0)
    corners = [(RADIUS * cos(first + 2 * pi * i / n), RADIUS * sin(first + 2 * pi * i / n)) for i in range(n)]
    gap = min(MOST_OPEN, OPEN / (2 * RADIUS * sin(pi / n)))
    found = []
    for i, (x, y) in enumerate(corners):
        dx, dy = corners[(i + 1) % n][0] - x, corners[(i + 1) % n][1] - y
        found.append((x + gap * dx, y + gap * dy, x + (1 - gap) * dx, y + (1 - gap) * dy))
    return found
