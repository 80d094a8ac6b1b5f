"""A page costs no more because of what it does not show: the same page beside a hundredfold of everything else."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from flask import Flask
from sqlalchemy import insert

from charter import clock
from charter.commenting.models import Comment, CommentRuling
from charter.db import db, writing
from charter.drafting import actions as drafting
from charter.drafting import queries
from charter.record import entries
from charter.record.models import Entry
from charter.web.ids import random_id
from tests.benchmarks.pages import FRESH, filled, row

PAGES = ("/", "/versions/2", "/meetings/", "/record", "/amendments/1")


def rows(quick: bool) -> Iterator[dict[str, Any]]:
    """Each page's first render, before and after 30 more versions, 10,000 more comments, 100,000 more entries."""
    times = 10 if quick else 40
    versions, comments, more_entries = (3, 500, 5000) if quick else (30, 10_000, 100_000)
    with tempfile.TemporaryDirectory() as folder:
        app, _world = filled(Path(folder), signatories=100, comments=20)
        before = {page: rendered(app, page, times) for page in PAGES}
        with app.app_context():
            grow(versions, comments, more_entries)
            db.session.remove()
        for page in PAGES:
            after = rendered(app, page, times)
            yield row(f"{page} after growth, beside before", after, "ms", after / before[page])


def grow(versions: int, comments: int, more_entries: int) -> None:
    """Much that none of these pages shows: settled versions, comments on the oldest one, entries."""
    at = clock.now()
    for _ in range(versions):
        with writing():
            newest = queries.latest()
            assert newest is not None
            place = queries.tree(newest.number)
            drafting.make_version(newest, place, by=None, at=at, made_by="begun")
    with writing() as session:
        ids = [random_id() for _ in range(comments)]
        session.execute(insert(Comment), [
            {"id": i, "number": 1000 + n, "version_number": 1, "words": "An old remark.", "shown_as": "a parent or carer",
             "came_by": "site", "group_slug": "families", "at": at, "once": random_id()} for n, i in enumerate(ids)])
        session.execute(insert(CommentRuling), [
            {"id": random_id(), "comment_id": i, "shown": True, "because": "", "at": at} for i in ids])
        start = entries.latest() + 1
        session.execute(insert(Entry), [
            {"seq": start + n, "kind": "meeting-opened", "at": at, "public": '{"meeting":1}'} for n in range(more_entries)])


def rendered(app: Flask, page: str, times: int) -> float:
    """The median of a page's first render, in milliseconds of this process."""
    client = app.test_client(use_cookies=False)
    figures = []
    for _ in range(times):
        begun = time.perf_counter()
        answer = client.get(page, headers=FRESH)
        figures.append(time.perf_counter() - begun)
        if answer.status_code != 200:
            raise SystemExit(f"{page}: {answer.status_code}")
    return 1000 * median(figures)
