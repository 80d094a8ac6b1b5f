"""Real texts, revision by revision, through the real import: every byte kept, keys surviving."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest

from charter.db import writing
from charter.drafting import actions, queries
from charter.refusal import Refused
from tests.conftest import SHARED
from tests.visiting import Visitor
from tests.world import NOON, World

HISTORIES = SHARED / "data" / "histories"
# Numbered and nested lists, no-break spaces, French, a German statute, HTML kept as opaque clauses.
SOME = ("openjs-cpc-charter", "contributor-covenant-2.0-fr", "de-jgg", "w3c-coc-html", "modelica-antitrust")


def revisions(name: str) -> list[str]:
    """The revisions of one text in order, with their own line ends."""
    files = sorted(p for p in (HISTORIES / name).iterdir() if p.suffix in (".md", ".html"))
    return [p.read_bytes().decode("utf-8") for p in files]


@pytest.mark.shared
@pytest.mark.parametrize("name", SOME)
def test_a_history_imports_revision_by_revision(world: World, client: Visitor, name: str) -> None:
    texts = revisions(name)[:6]
    made = kept = 0
    for n, text in enumerate(texts):
        at = NOON + timedelta(hours=n)
        before = {c.key for c in queries.clauses(made)} if made else set()
        try:
            with writing():
                version = (actions.import_next(text, by=world.mira, at=at, expected_parent=made) if made
                           else actions.import_first(text, by=world.mira, at=at))
        except Refused as refusal:
            assert "character for character" in refusal.words  # two revisions differ in name only
            continue
        made = version.number
        keys = [c.key for c in queries.clauses(made)]
        kept += len(before & set(keys))
        assert len(set(keys)) == len(keys) and version.digest == hashlib.sha256(text.encode()).hexdigest()
        assert client.http.get(f"/versions/{made}.md").data == text.encode()
    assert made > 1 and kept, "most clauses keep their keys from one revision to the next"
    client.visit(f"/versions/{made}")
    client.visit(f"/compare/{made - 1}/{made}")
