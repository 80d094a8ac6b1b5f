"""In which language each page of a copy is: its address says so, as on the site."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any

from flask import Flask

from charter.web.catalogues import WRITTEN, catalogue
from charter.web.languages import Tongues
from charter.words import speaking


def asked(app: Flask) -> Any:
    """What answers for the site in every language, past the pages that are kept: tens of thousands would push out each other."""
    inner, languages = app.extensions["public_pages"].inner, app.config["LANGUAGES"]
    return inner if languages == (WRITTEN,) else Tongues(inner, languages)


def further(languages: tuple[str, ...]) -> Mapping[str, str]:
    """Each further language by what its addresses begin with: /cy."""
    return {f"/{code.lower()}": code for code in languages[1:]}


def speak(languages: tuple[str, ...], begins: str = "") -> AbstractContextManager[None]:
    """Say what stands on a page in its language; without a beginning in the site's first."""
    code = further(languages).get(begins, languages[0])
    return speaking(None if code == WRITTEN else catalogue(code))
