"""What a search costs, and a part of each list of the API, beside everything that a charter of many years holds."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flask import Flask

from charter import clock
from charter.db import db, writing
from charter.drafting import actions as drafting
from charter.drafting import queries
from tests.benchmarks.growing import suggest
from tests.benchmarks.pages import FRESH, filled, row

# As promised: signatories, comments, suggestions and versions.
MUCH = (25_000, 10_000, 1000, 100)
# One word that is in every comment, one that is in none, a name, a sentence, letters; a deep page of comments, of signatures.
ASKED = ("we", "zebra", "head 12345", "look together at what stands in the way", "a b c d e f g h", "s",
         "we&kind=comments&page=100", "school&kind=signatures&page=1000")
LISTS = ("clauses?limit=200", "comments?limit=200&offset=9000", "amendments?limit=200&offset=800",
         "signatories?limit=200&offset=24000", "signatories?q=school+12", "record/entries?limit=200")


def rows(quick: bool) -> Iterator[dict[str, Any]]:
    """The 99th of a hundred answers made anew, in milliseconds of this process, which on SQLite does all of the work."""
    times = 5 if quick else 100
    with tempfile.TemporaryDirectory() as folder:
        app = grown(Path(folder), *(n // 100 if quick else n for n in MUCH))
        for address in (*(f"/search?q={asked.replace(' ', '+')}" for asked in ASKED), *(f"/api/v1/{path}" for path in LISTS)):
            took = sorted(answered(app, address) for _ in range(times + 1))[:times]  # without the first, which loads
            yield row(f"{address}, p99"[:70], took[int(0.99 * times) - 1], "ms CPU", None)


def grown(folder: Path, signatories: int, comments: int, suggestions: int, versions: int) -> Flask:
    """A site of this size."""
    app, world = filled(folder, signatories=signatories, comments=comments)
    with app.app_context():
        with writing() as session:
            suggest(session, world, max(1, suggestions), clock.now())
        for _ in range(max(0, versions - 2)):
            with writing():
                newest = queries.latest()
                assert newest is not None
                drafting.make_version(newest, queries.tree(newest.number), by=None, at=clock.now(), made_by="begun")
        db.session.remove()
    return app


def answered(app: Flask, address: str) -> float:
    """One answer made anew, in milliseconds of this process; where there is so little that there is no such page, too."""
    begun = time.process_time()
    answer = app.test_client(use_cookies=False).get(address, headers=FRESH)
    took = time.process_time() - begun
    if answer.status_code not in (200, 404):
        raise SystemExit(f"{address}: {answer.status_code}")
    return 1000 * took
