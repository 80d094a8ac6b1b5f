"""In which language and direction a PDF is written; in English where no font here has the letters of its language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from charter.web.catalogues import WRITTEN, direction
from charter.words import _, language, speaking

# What a template fills in for itself, page by page; its letters are those of the language.
PAGE_OF = _("Page {n} of {of}")


class NoLetters(Exception):
    """No font of this machine has the letters of the language that this page is in."""


def spoken() -> dict[str, Any]:
    """What every template is told: the file's language and direction, those of the charter's own words, and its page numbers."""
    return {**_of(language() or WRITTEN), "text_in": _of(WRITTEN), "page_of": PAGE_OF}


def readable(make: Callable[[], bytes]) -> bytes:
    """A file in the language of its page; English where that cannot be printed, for words told letter by letter help nobody."""
    try:
        return make()
    except NoLetters:
        with speaking(None):
            return make()


def _of(code: str) -> dict[str, str]:
    """As the compiler takes it: two or three letters, and a region of two where the code names one."""
    lang, _rest, region = code.partition("-")
    return {"lang": lang.lower(), "region": region if len(region) == 2 else "", "dir": direction(code)}
