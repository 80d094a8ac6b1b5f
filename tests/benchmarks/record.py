"""What the record costs when it is long: a stranger's check of 100,000 entries, one more entry after a million."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

from flask import Flask
from sqlalchemy import insert

from charter import clock
from charter.db import db, writing
from charter.record import entries, export, heads, openings
from charter.record.canonical import canonical
from charter.record.models import Entry, Opening
from tests.benchmarks.pages import filled, row

SMALL, LARGE, CHECKED = 1_000, 1_000_000, 100_000
# Every fifth act is one of signing, and listed: what an area looks like in the months after a text was settled.
SEALED = 5
ROUNDS, EACH = 12, 100  # a head is signed after each round, as it is after each minute with a hundred acts
AT_ONCE = 20_000
SAID = {"act": "sign", "organisation": "Hill School", "version": 4}


def rows(quick: bool) -> Iterator[dict[str, Any]]:
    """`charter verify` on a file of 100,000 entries; an act entered at a thousand and at a million, turn and turn about."""
    large, checked, rounds = (20_000, 5_000, 3) if quick else (LARGE, CHECKED, ROUNDS)
    with tempfile.TemporaryDirectory() as folder:
        app, _world = filled(Path(folder), signatories=1, comments=1)
        with app.app_context():
            yield from verifying(Path(folder), checked)
    with tempfile.TemporaryDirectory() as here, tempfile.TemporaryDirectory() as there:
        small, much = (filled(Path(place), signatories=1, comments=1)[0] for place in (here, there))
        for app, size in ((small, SMALL), (much, large)):
            with app.app_context():
                grow(size)
        yield from appending(small, much, rounds, large)


def verifying(folder: Path, count: int) -> Iterator[dict[str, Any]]:
    """The command as a stranger runs it, with a saved head, from nothing until its word; the middle of three."""
    grow(count)
    file, saved = folder / "record.json", folder / "saved.txt"
    head = heads.newest()
    assert head is not None
    file.write_bytes(export.whole() or b"")
    saved.write_text(head.note)
    command = [sys.executable, "-m", "charter.cli", "verify", str(file), "--head", str(saved), "--key", head.key]

    def check() -> None:
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode or f"{count} entries" not in done.stdout:
            raise SystemExit(done.stdout + done.stderr)

    middle = median(seconds(check) for _ in range(3))
    yield row(f"charter verify, {count:,} entries, {count // SEALED:,} of them opened", middle, "s", None)
    yield row("the file", file.stat().st_size / 1_000_000, "MB", None)


def appending(small: Flask, much: Flask, rounds: int, large: int) -> Iterator[dict[str, Any]]:
    """One sealed act in a transaction of its own, synchronised in full; a head after each round."""
    took: dict[str, list[float]] = {"small": [], "large": []}
    signing: dict[str, list[float]] = {"small": [], "large": []}
    for _ in range(rounds):
        for name, app in (("small", small), ("large", much)):
            with app.app_context():
                took[name] += [seconds(enter) for _ in range(EACH)]
                signing[name].append(seconds(sign))
                db.session.remove()
    for what, found in (("an act entered and kept, p50", took), (f"a head over {EACH} new entries, p50", signing)):
        before, after = median(found["small"]), median(found["large"])
        yield row(f"{what}, at {SMALL:,}", 1000 * before, "ms", None)
        yield row(f"{what}, at {large:,}", 1000 * after, "ms", None)
        yield row(f"{what}: times as long", after / before, "", after / before)


def grow(size: int) -> None:
    """Enter acts until there are so many, and sign a head over them."""
    at, salt, words = clock.now().replace(microsecond=0), "5a" * 32, canonical(SAID)
    sealed = openings.commitment(salt, words)
    with writing() as session:
        start = entries.latest() + 1
        for first in range(start, size, AT_ONCE):
            numbers = range(first, min(first + AT_ONCE, size))
            session.execute(insert(Entry), [
                {"seq": n, "kind": "sealed", "at": at, "public": "{}", "commitment": sealed} if n % SEALED == 0 else
                {"seq": n, "kind": "amendment-backed", "at": at, "public": f'{{"amendment":{n}}}', "commitment": None}
                for n in numbers])
            session.execute(insert(Opening), [
                {"seq": n, "salt": salt, "content": words.decode()} for n in numbers if n % SEALED == 0])
    sign()
    db.session.remove()


def enter() -> None:
    """What a signature enters."""
    with writing():
        entries.append_sealed(SAID, at=clock.now(), listed=True)


def sign() -> None:
    """What the worker does each minute."""
    with writing():
        heads.sign_head(clock.now())


def seconds(act: Callable[[], None]) -> float:
    """How long it takes."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun
