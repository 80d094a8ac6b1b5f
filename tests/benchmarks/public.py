"""What every other public page costs to draw anew, beside a bare Flask view, and what it weighs; a version's PDF."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import select

from charter.db import db
from charter.drafting import queries
from charter.signing.models import Signature
from tests.benchmarks.pages import FRESH, environ, filled, row
from tests.benchmarks.serving import served

PAGES = ("/versions/", "/versions/2", "/compare/1/2", "/clauses/{key}", "/timetable", "/for/heads", "/who-runs-this", "/words",
         "/you-said", "/how-we-decide", "/complaints", "/glossary", "/search?q=stands", "/comments/", "/amendments/",
         "/meetings/", "/signatories", "/signatures/{signature}", "/record", "/data/", "/feed.atom", "/api/",
         "/api/v1/clauses?version=1")
# More than any area has had: every school of a city, head and chair.
MANY = 500


def rows(quick: bool) -> Iterator[dict[str, Any]]:
    """Each page's first render, processor and weight; then the PDF with so many signatories, anew."""
    n = 50 if quick else 300
    with served("tests.benchmarks.hello:app", {}) as bare, tempfile.TemporaryDirectory() as folder:
        app, _world = filled(Path(folder), signatories=MANY, comments=200)
        with app.app_context():
            signature = db.session.scalars(select(Signature.id).limit(1)).one()
            named = {"key": queries.tree(1)[5].key, "signature": signature}
            db.session.remove()
        with served("wsgi:app", environ(Path(folder))) as server:
            for page in PAGES:
                fresh = server.beside(bare, page.format(**named), headers=FRESH, count=n, bare_count=1200)
                yield row(f"{page}, first render", fresh.page.cpu, "ms CPU", fresh.cpu)
                weight = server.cost(page.format(**named), count=16)
                yield row(f"{page}, weight", weight.bytes / 1000, "kB gzipped", None)
            times = sorted(server.one("/versions/1.pdf", headers=FRESH) for _ in range(5))
            yield row(f"PDF of 40 clauses and {MANY} signatories, asked for anew, the slowest of five", times[-1], "ms", None)
