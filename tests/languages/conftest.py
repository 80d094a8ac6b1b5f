"""What a translator is given, and what the site asks for: a sentence that is asked for and not given stays English for good."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from charter.commands.words import gathered
from charter.web.pseudo import Pseudo


@cache
def sentences() -> frozenset[str]:
    """Every sentence of the catalogue, each form of those that count."""
    return frozenset(one for found, _file in gathered() for one in ((found,) if isinstance(found, str) else found))


@pytest.fixture(autouse=True)
def given(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever a made-up language is asked for, translators are given: after each test here."""
    asked: set[str] = set()
    real = Pseudo.one

    def one(self: Pseudo, english: str) -> str:
        asked.add(english)
        return real(self, english)

    monkeypatch.setattr(Pseudo, "one", one)
    yield
    assert not (lost := asked - sentences()), sorted(lost)
