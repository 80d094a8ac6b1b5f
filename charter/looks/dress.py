"""What a page needs to look so: the address of its stylesheet, of the picture in its tab, and its bytes."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from charter.looks import rules
from charter.looks.colours import Palette, palette

SHEET = "css/charter.css"


@dataclass(frozen=True)
class Worn:
    """The name, the colour and the mark that a page is shown with."""

    name: str = rules.NAME
    colour: str = rules.COLOUR
    mark: str = rules.MARK
    picture: str = ""  # where the mark is a picture of its own: its digest
    tried: bytes = b""  # such a picture that is not kept yet

    @property
    def is_own(self) -> bool:
        """Whether the convenor chose another colour than the site comes with."""
        return self.colour != rules.COLOUR

    @property
    def band(self) -> str:
        """The band's colour, for the edge of a telephone's browser."""
        return palette(self.colour).band if self.is_own else "07323b"

    @property
    def src(self) -> str:
        """Where a browser finds its picture; empty where the mark is one of the drawings."""
        if self.tried:
            return f"data:image/png;base64,{b64encode(self.tried).decode()}"
        return f"/look/{self.picture}-small.png" if self.picture else ""


@lru_cache(maxsize=8)  # one look, the one before, and a few that are being tried
def sheet(folder: str, colour: str) -> bytes:
    """The whole stylesheet in a colour: one file, so that a page asks for no more than before."""
    found = (Path(folder) / SHEET).read_text("utf-8").replace("url(../fonts/", "url(/static/fonts/")
    return (found + shades(palette(colour))).encode()


@lru_cache(maxsize=8)
def edition(folder: str, colour: str) -> str:
    """Eight digits that change with the stylesheet, so that a browser may keep it for a year."""
    return hashlib.sha256(sheet(folder, colour)).hexdigest()[:8]


def shades(shade: Palette) -> str:
    """The few properties that hang on the colour; the room's screen is always light."""
    return (
        f":root{{--petrol:#{shade.acts};--deep:#{shade.band};--tint:#{shade.tint}}}\n"
        f"@media (prefers-color-scheme:dark){{:root:root:not(:has(.room)){{--petrol:#{shade.dark_acts};"
        f"--on-petrol:#{shade.dark_on_acts};--deep:#{shade.dark_band};--tint:#{shade.dark_tint}}}}}\n"
    )
