"""A page costs no more because of what it does not show: the same page beside a hundredfold of everything else."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any

from flask import Flask
from sqlalchemy import insert

from charter import clock
from charter.amending.models import Amendment, AmendmentWithdrawal, Change
from charter.commenting.models import Comment, CommentRuling
from charter.db import db, writing
from charter.drafting import actions as drafting
from charter.drafting import queries
from charter.record import entries
from charter.record.models import Entry
from charter.web.ids import random_id
from tests.benchmarks.pages import FRESH, filled, row
from tests.world import World

PAGES = ("/", "/versions/2", "/meetings/", "/record", "/amendments/1", "/you-said", "/timetable", "/for/heads", "/glossary")


# As promised: versions, comments, amendments and entries in the record, beside a hundredth of each.
MUCH = (100, 10_000, 1000, 1_000_000)


def rows(quick: bool) -> Iterator[dict[str, Any]]:
    """Each page's first render where there is much that it does not show, beside a hundredth of it.

    Turn and turn about, for what else the machine does meets both.
    """
    times = 10 if quick else 60
    much = [n // 100 for n in MUCH] if quick else MUCH
    with tempfile.TemporaryDirectory() as here, tempfile.TemporaryDirectory() as there:
        small, large = grown(Path(here), *(max(1, n // 100) for n in much)), grown(Path(there), *much)
        for page in PAGES:
            pairs = [(rendered(small, page), rendered(large, page)) for _ in range(times)][times // 10:]
            before, after = (median(one) for one in zip(*pairs, strict=True))
            yield row(f"{page}, with a hundred times as much else", after, "ms", after / before)


def grown(folder: Path, versions: int, comments: int, amendments: int, more_entries: int) -> Flask:
    """A site with much that none of these pages shows: settled versions, comments and suggestions on the first one, entries."""
    app, world = filled(folder, signatories=100, comments=20)
    with app.app_context():
        at = clock.now()
        for _ in range(versions):
            with writing():
                newest = queries.latest()
                assert newest is not None
                drafting.make_version(newest, queries.tree(newest.number), by=None, at=at, made_by="begun")
        with writing() as session:
            ids = [random_id() for _ in range(comments)]
            session.execute(insert(Comment), [
                {"id": i, "number": 1000 + n, "version_number": 1, "words": "An old remark.", "at": at, "once": random_id(),
                 "shown_as": "a parent or carer", "came_by": "site", "group_slug": "families"} for n, i in enumerate(ids)])
            session.execute(insert(CommentRuling), [
                {"id": random_id(), "comment_id": i, "shown": True, "because": "", "at": at} for i in ids])
            suggest(session, world, amendments, at)
            start = entries.latest() + 1
            for first in range(start, start + more_entries, 20_000):
                session.execute(insert(Entry), [
                    {"seq": n, "kind": "meeting-opened", "at": at, "public": '{"meeting":1}'}
                    for n in range(first, min(first + 20_000, start + more_entries))])
        db.session.remove()
    return app


def suggest(session: Any, world: World, count: int, at: datetime) -> None:
    """Suggestions on the first version, each taken back."""
    numbers = range(1000, 1000 + count)
    key = queries.tree(1)[5].key
    session.execute(insert(Amendment), [
        {"number": n, "headline": "Say it otherwise", "rationale": "It reads better.", "version_number": 1, "at": at,
         "person_id": world.ada.id, "group_slug": "heads", "shown_as": "Ada Bright", "once": random_id()} for n in numbers])
    session.execute(insert(Change), [
        {"id": random_id(), "amendment_number": n, "version_number": 1, "n": 1, "kind": "replace", "key": key,
         "words": f"Other words {n}."} for n in numbers])
    session.execute(insert(AmendmentWithdrawal), [{"amendment_number": n, "at": at, "because": ""} for n in numbers])


def rendered(app: Flask, page: str) -> float:
    """One first render of a page, in milliseconds of this process."""
    begun = time.process_time()
    answer = app.test_client(use_cookies=False).get(page, headers=FRESH)
    took = time.process_time() - begun
    if answer.status_code != 200:
        raise SystemExit(f"{page}: {answer.status_code}")
    return 1000 * took
