"""Draws the convenor's picture anew, in the two sizes that the site needs: nothing of the file that was brought is shown."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from charter.looks.picture import BROKEN, cleaned
from charter.refusal import Refused

TEMPLATE = Path(__file__).parent / "small.typ"
# Of an inch each. The larger stands on the card, 190 points wide, and on paper, 13 millimetres; the smaller beside the name and
# in the tab, 36 points wide, on screens of two and a half points to one: of a drawing it has two to six kilobytes.
LARGE, SMALL = 256, 96


@dataclass(frozen=True)
class Picture:
    """A mark of the area's own, as two PNG files of equal sides."""

    digest: str  # SHA-256 of the larger, hexadecimal: what the log holds, and what its address is named by
    large: bytes
    small: bytes


def drawn_anew(raw: bytes) -> Picture:
    """The picture in both sizes, from a file that was brought. Raises Refused."""
    import typst  # 40 MB that only whoever brings a picture needs, and whoever takes a card or a PDF

    told = json.dumps(list(cleaned(raw)))
    try:
        compiler = typst.Compiler(str(TEMPLATE))
        large, small = (compiler.compile(format="png", ppi=size, sys_inputs={"told": told}) for size in (LARGE, SMALL))
    except typst.TypstError:
        raise Refused(BROKEN) from None
    assert isinstance(large, bytes) and isinstance(small, bytes)
    return Picture(hashlib.sha256(large).hexdigest(), large, small)
