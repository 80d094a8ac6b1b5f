"""What is printed, and the picture that a link is shown by, wear the site's mark and colour as its pages do."""

from __future__ import annotations

from charter.looks import rules
from charter.looks.colours import palette
from charter.looks.dress import Worn
from charter.looks.marks import drawing, framed
from charter.looks.queries import picture

# The tint that the site comes with; another colour's follows from it. Ink stands out on it fourteen to one.
TINT = "e3f0f1"


def printed(worn: Worn, groups: int) -> dict[str, str]:
    """The mark as an SVG on white paper, the colour of headings and lines, and its palest shade, as our templates take them.

    In that shade stands the table, large and pale, behind what is one group's as much as another's.
    """
    tint = palette(worn.colour).tint if worn.is_own else TINT
    return {"drawn": mark(worn, groups, worn.colour), "petrol": f"#{worn.colour}", "tint": f"#{tint}",
            "behind": drawing(rules.MARK, groups, tint)}


def mark(worn: Worn, groups: int, colour: str, *, chip: bool = False) -> str:
    """The mark as an SVG in one colour; a picture of one's own in its own colours, on a white chip where the ground is dark."""
    own = picture(worn.picture) if worn.picture else None
    return framed(own, chip=chip) if own else drawing(worn.mark, groups, colour)
