"""What pages cost beside a bare Flask view on the same server: rate, processor, latency, weight."""

from __future__ import annotations

import http.client
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flask import Flask
from flask.sessions import SecureCookieSessionInterface

from charter.app import create_app
from charter.db import db
from charter.record import note, triggers
from tests import postgresql
from tests.benchmarks.filled import fill
from tests.benchmarks.serving import Server, served
from tests.conftest import settings
from tests.world import World

# Any cookie goes past the kept bytes, so this is what the first render after a change costs.
FRESH = {"Cookie": "measured=1"}


def rows(quick: bool) -> Iterator[dict[str, Any]]:
    """The public pages, the draft, and the list at 1,000 and 25,000."""
    n = 700 if quick else 7000
    with served("tests.benchmarks.hello:app", {}) as bare:
        hello = bare.cost("/", count=n)
        yield row("bare Flask view", hello.rate, "requests/s", 1.0)
        yield row("bare Flask view, processor", hello.cpu, "ms CPU", 1.0)
        with tempfile.TemporaryDirectory() as folder:
            app, world = filled(Path(folder), signatories=100, comments=200)
            with served("wsgi:app", environ(Path(folder))) as server:
                yield from charter_rows(server, bare, n, signed_in(app, world))
        for count in (1000, 25_000):
            with tempfile.TemporaryDirectory() as folder:
                filled(Path(folder), signatories=count, comments=1)
                with served("wsgi:app", environ(Path(folder))) as server:
                    yield from list_rows(server, bare, n, count)
                    if count == 25_000:
                        yield from data_rows(server, Path(folder), n, count)
        yield from on_postgresql(bare, n)


def list_rows(server: Server, bare: Server, n: int, count: int) -> Iterator[dict[str, Any]]:
    """The list of signatories: its first page, a search in it, deep pages, and all of it to take away."""
    for name, path in (("first render", "/signatories"), ("search", "/signatories?q=00042")):
        found = server.beside(bare, path, headers=FRESH, count=n // 10, bare_count=n // 4)
        yield row(f"list of {count:,}, {name}, p99", found.page.p99, "ms", found.cpu)
    if count < 25_000:
        return
    for name, path in (("page 500", "/signatories?page=500"), ("page 250 of a group", "/signatories?group=heads&page=250"),
                       ("page 400 of a search", "/signatories?q=head&page=400")):
        found = server.beside(bare, path, headers=FRESH, count=n // 20, bare_count=n // 4)
        yield row(f"list of {count:,}, {name}, p99", found.page.p99, "ms", found.cpu)
    for name, path in (("CSV", "/signatories.csv"), ("JSON", "/signatories.json")):
        # One reader at a time renders it anew; then four at once have what is kept until somebody signs.
        times = sorted(server.one(path, headers=FRESH) for _ in range(max(5, n // 100)))
        yield row(f"list of {count:,} as {name}, rendered anew, p99", times[int(0.99 * len(times))], "ms", None)
        kept = server.cost(path, count=n // 20)
        yield row(f"list of {count:,} as {name}, kept, p99", kept.p99, "ms", None)


# One file without the list, then those that hold it.
DATA = ("groups.csv", "signatures.csv", "charter.json", "charter.db")


def data_rows(server: Server, instance: Path, n: int, count: int) -> Iterator[dict[str, Any]]:
    """The open data with that list: each file for the first who asks after an act, then for the next."""
    for name in DATA:
        first = []
        for _ in range(max(5, n // 500)):
            shutil.rmtree(instance / "published", ignore_errors=True)
            first.append(server.one(f"/data/{name}"))
        yield row(f"/data/{name} with {count:,} signatures, for the first who asks, the slowest", max(first), "ms", None)
        next_one = sorted(server.one(f"/data/{name}") for _ in range(max(5, n // 100)))
        yield row(f"/data/{name} with {count:,} signatures, for the next, p99", next_one[int(0.99 * len(next_one))], "ms", None)


def charter_rows(server: Server, bare: Server, n: int, cookie: str) -> Iterator[dict[str, Any]]:
    """The settled charter of 40 clauses and 100 signatories, the draft with 200 comments, an amendment."""
    yield row("start, until the first page is answered", server.started, "s", None)
    for name, path in (("public page", "/"), ("amendment page", "/amendments/1")):
        warm = server.beside(bare, path, count=n)
        yield row(f"{name}, warm", warm.page.rate, "requests/s", warm.rate)
        yield row(f"{name}, warm, processor", warm.page.cpu, "ms CPU", warm.cpu)
        yield row(f"{name}, weight", warm.page.bytes / 1000, "kB gzipped", None)
        fresh = server.beside(bare, path, headers=FRESH, count=n // 10, bare_count=n // 2)
        yield row(f"{name}, first render", fresh.page.cpu, "ms CPU", fresh.cpu)
    same = server.beside(bare, "/", headers={"If-None-Match": tag(server)}, count=n, status=304)
    yield row("public page, 304", same.page.cpu, "ms CPU", same.cpu)
    draft = server.beside(bare, "/versions/2", headers={"Cookie": cookie}, count=n // 10, bare_count=n // 4)
    yield row("draft with 200 comments, signed in, p50", draft.page.p50, "ms", draft.cpu)
    writing = server.beside(bare, "/versions/2/comments/new", headers={"Cookie": cookie}, count=n // 10, bare_count=n // 4)
    yield row("form to comment, signed in, p50", writing.page.p50, "ms", writing.cpu)
    yield row("memory, two workers, after these requests", server.memory(), "MiB", None)


def on_postgresql(bare: Server, n: int) -> Iterator[dict[str, Any]]:
    """The settled charter again where PostgreSQL answers whether it is fresh; not where there is none."""
    if postgresql.why_not():
        return
    with postgresql.database() as url, tempfile.TemporaryDirectory() as folder:
        filled(Path(folder), url=url, signatories=100, comments=200)
        with served("wsgi:app", {**environ(Path(folder)), "DATABASE_URL": url}) as server:
            warm = server.beside(bare, "/", count=n)
            yield row("public page, warm, PostgreSQL", warm.page.rate, "requests/s", warm.rate)


def tag(server: Server) -> str:
    """The newest tag of the front page."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    connection.request("GET", "/")
    return connection.getresponse().getheader("ETag") or ""


def filled(folder: Path, url: str | None = None, **sizes: int) -> tuple[Flask, World]:
    """An app on a new database of this size."""
    (folder / "record.key").write_text(note.new_key("charter.test"))
    app = create_app(settings(folder, **({"DATABASE_URL": url} if url else {})))
    with app.app_context():
        db.create_all()
        with db.engine.begin() as connection:
            triggers.create(connection)
        world = fill(**sizes)
        db.session.remove()
        db.engine.dispose()
    return app, world


def environ(folder: Path) -> dict[str, str]:
    """What tells the server which database that is."""
    return {"CHARTER_INSTANCE": str(folder), "SECRET_KEY": "a secret for tests only", "SITE_URL": "http://localhost"}


def signed_in(app: Flask, world: World) -> str:
    """The cookie of a signed-in head."""
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signer is not None
    return f"session={signer.dumps({'_user_id': world.ada.id, '_fresh': True})}"


def row(name: str, value: float, unit: str, ratio: float | None) -> dict[str, Any]:
    """One line of the table."""
    return {"name": name, "value": value, "unit": unit, "ratio": ratio}
