"""The picture that a link to the charter is shown by elsewhere: how it stands in words, its title, the site's mark."""

from __future__ import annotations

import json
import threading
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from charter.web.catalogues import direction

HERE = Path(__file__).parent
# As wide as the sites that show it ask for, and light: about 25 kB.
PIXELS_AN_INCH = 72  # one for each of the template's points: 1200 by 630
_TURN = threading.Lock()  # the compiler lets in one thread at a time, and fails for a second


@lru_cache(maxsize=8)  # how things stand in a few languages, and how they stood just before
def card(*, status: str, title: str, note: str, lang: str, ground: str, mark: str, is_open: bool) -> bytes:
    """The card as a PNG: plain words (never to be translated when shown), `ground` six hexadecimal digits, `mark` an SVG."""
    told = {"status": status, "title": title, "note": note, "lang": lang.split("-")[0] or "en",
            "rtl": direction(lang) == "rtl", "ground": f"#{ground}", "warm": "#ffd3ae", "mark": mark, "open": is_open}
    with _TURN:
        made = _compiler().compile(format="png", ppi=PIXELS_AN_INCH, sys_inputs={"told": json.dumps(told)})
    # A title too long for one card runs on to a second, which nobody shows.
    return made[0] if isinstance(made, list) else made


@cache
def _compiler() -> Any:
    """One compiler a worker, so that the fonts are read once."""
    import typst  # 40 MB that only whoever asks for a card or a PDF needs

    return typst.Compiler(str(HERE / "card.typ"), font_paths=[str(HERE / "fonts")])
