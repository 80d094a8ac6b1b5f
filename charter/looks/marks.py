"""The marks a site may choose from, as lines of one width: pure.

Each stands in a square of 208 about 0 0, as the table's sides do (templates/parts/sides.html).
"""

from __future__ import annotations

# name -> its words on the desk, and its path; the table is drawn from the number of groups.
MARKS: dict[str, tuple[str, str]] = {
    "table": ("A table seen from above, one side for each group, open at the corners", ""),
    "door": ("An open door", "M-62 88V-88H62V88M-62 -88L14 -58V96L-62 88M62 88H88M-88 88H-62"),
    "rings": ("Two rings, one in the other",
              "M8 0A54 54 0 1 1 -100 0A54 54 0 1 1 8 0ZM100 0A54 54 0 1 1 -8 0A54 54 0 1 1 100 0Z"),
    "bridge": ("A bridge", "M-96 62H96M-96 62V30M96 62V30M-62 62A62 62 0 0 1 62 62M-96 30C-60 30 -60 -34 0 -34S60 30 96 30"),
    "tree": ("A tree", "M0 94V-8M0 40L40 6M0 62L-36 30M0 -94C58 -94 92 -54 74 -8C60 30 28 30 0 18C-28 30 -60 30 -74 -8"
             "C-92 -54 -58 -94 0 -94Z"),
}
WIDTH = 18  # of the lines, where a side of the table has 20


def icon(mark: str, acts: str, dark_acts: str, sides: str) -> str:
    """The mark as a small picture for a browser's tab, in both colours; `sides` is the table's own path."""
    path = MARKS[mark][1] or sides
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-112 -112 224 224"><style>path{fill:none;stroke:#' + acts +
        ";stroke-width:24;stroke-linejoin:round}@media (prefers-color-scheme:dark){path{stroke:#" + dark_acts +
        '}}</style><path d="' + path + '"/></svg>'
    )
