"""A letter speaks the language that the site speaks first, whole."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from charter import clock
from charter.telling import sending
from charter.telling.draft import Draft
from tests.attacks.stage import Site
from tests.languages import left
from tests.world import DAY, World


def _kept(written: list[tuple[str, str]], draft: Draft, words: str) -> str:
    written.append((str(draft.subject), words))
    return words


def test_letters_are_whole(app: Flask, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    Site(world)
    data, written = left.Data(app), list[tuple[str, str]]()
    monkeypatch.setitem(app.config, "LANGUAGES", ("en-XA",))
    monkeypatch.setattr(sending, "body", lambda draft, _real=sending.body: _kept(written, draft, _real(draft)))
    sending.send_due(clock.now() + DAY / 24)
    assert len(written) > 5
    plain = {}
    for subject, words in written:
        found = [one for line in (subject, *words.splitlines()) for one in left.left(re.sub(r"^-- $", "", line), data)]
        if found:
            plain[subject] = found
    assert not plain, plain
