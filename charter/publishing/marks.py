"""The two drawings on what is printed: the open n-gon with a side for each group, and a square for a phone's camera. Pure."""

from __future__ import annotations

import io
from math import cos, pi, sin

# As on the pages (templates/parts/sides.html): a circle of 100, corners open by at most 15, or 13 in a hundred of a side.
RADIUS, OPEN, MOST_OPEN = 100, 15, 0.13
# A page folded in four, or a thumb's mark, still reads.
QR_ERROR = "m"


def sides(groups: int) -> list[tuple[float, float, float, float]]:
    """One line for each group, from the upper right round: x1, y1, x2, y2."""
    n = min(max(groups, 3), 12)
    first = -pi / 2 + (pi / n if n % 2 == 0 else 0)
    corners = [(RADIUS * cos(first + 2 * pi * i / n), RADIUS * sin(first + 2 * pi * i / n)) for i in range(n)]
    gap = min(MOST_OPEN, OPEN / (2 * RADIUS * sin(pi / n)))
    found = []
    for i, (x, y) in enumerate(corners):
        dx, dy = corners[(i + 1) % n][0] - x, corners[(i + 1) % n][1] - y
        found.append((x + gap * dx, y + gap * dy, x + (1 - gap) * dx, y + (1 - gap) * dy))
    return found


def path(groups: int) -> str:
    """The n-gon as the path of a drawing about 0 0."""
    return "".join(f"M{a:.1f} {b:.1f}L{c:.1f} {d:.1f}" for a, b, c, d in sides(groups))


def ngon(groups: int, colour: str) -> str:
    """The n-gon as a drawing of its own."""
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-120 -120 240 240"><path d="{path(groups)}" fill="none" '
            f'stroke="{colour}" stroke-width="22"/></svg>')


def qr(address: str) -> str:
    """An address as a square for a phone's camera, dark on white."""
    import segno  # only what is printed needs it

    out = io.BytesIO()
    segno.make(address, error=QR_ERROR, micro=False).save(out, kind="svg", border=2, xmldecl=False, dark="#000", light="#fff")
    return out.getvalue().decode()
