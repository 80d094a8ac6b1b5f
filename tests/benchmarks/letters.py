"""Ten whole journeys a second, each with its two letters from a real mail server, while the worker does everything it does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.benchmarks.journeys import run
from tests.benchmarks.pages import row
from tests.benchmarks.storms import latencies, standing

PER_SECOND, SECONDS = 10, 60


def rows(quick: bool) -> Iterator[dict[str, Any]]:
    """Three pages, the letter, its link in another browser, six digits, the receipt: ten people a second begin for a minute."""
    count = PER_SECOND * (5 if quick else SECONDS)
    with standing() as (made, server):
        found = run(server.port, made.sink, count, PER_SECOND)
        what = f"{PER_SECOND} journeys a second for {count // PER_SECOND} s"
        yield row(f"{what}: whole, of {count}", sum(journey.whole for journey in found), "journeys", None)
        yield row(f"{what}: pages and presses refused", sum(journey.refused for journey in found), "", None)
        yield from latencies(f"{what}: a page or press", [took for journey in found for took in journey.presses])
        yield from latencies(f"{what}: until the letter is there", [journey.letter for journey in found])
        signed = Counter(str(email) for (email,) in made.ask(
            "SELECT s.email FROM sign_up s JOIN signature g ON g.sign_up_id = s.id"))
        lost = sum(signed[journey.email] == 0 for journey in found if journey.whole)
        yield row(f"{what}: signatures lost", lost, "signatures", None)
        yield row(f"{what}: signatures doubled", sum(many > 1 for many in signed.values()), "signatures", None)
        came = Counter(letter.message_id for letter in made.sink.letters())
        yield row(f"{what}: letters that came twice", sum(many > 1 for many in came.values()), "letters", None)
        yield row("what is wrong with the record afterwards", len(made.wrong()), "things", None)
