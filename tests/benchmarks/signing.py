"""A hundred presses a second for a minute: the last of the three pages, then those that confirm; a hall, and a guesser."""

from __future__ import annotations

import time
from collections.abc import Iterator
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from charter.web.tokens import digits
from tests.benchmarks.journeys import run
from tests.benchmarks.pages import row
from tests.benchmarks.storms import Late, latencies, on_schedule, processor, standing
from tests.commands.serving import Server
from tests.drills.ground import Ground
from tests.drills.presses import Person, Presses, request, send

PER_SECOND, SECONDS = 100, 60
# Three hundred people in a hall sign within five minutes.
HALL, HALL_SECONDS = 300, 300


def rows(quick: bool) -> Iterator[dict[str, Any]]:
    """The storm of presses, then the hall behind one address.

    A sign-up becomes an entry in the record when it is confirmed. So both presses are measured: the last of the three pages keeps
    the sign-up and the letter owed; the one that confirms keeps the signature, its sealed entry and the receipt owed.
    """
    with standing() as (made, server):
        yield from storm(made, server, PER_SECOND * (6 if quick else SECONDS))
    with standing() as (made, server):
        yield from hall(made, server, *((30, 15) if quick else (HALL, HALL_SECONDS)))
        yield from as_long(made, server, 20 if quick else 200)


def storm(made: Ground, server: Server, count: int) -> Iterator[dict[str, Any]]:
    """So many people press Sign, a hundred a second; then all confirm, a hundred a second."""
    with made.open() as app:
        presses = Presses(app)
        people = presses.people(count)
    used = processor(server)
    final = on_schedule(server.port, (person.final for person in people), PER_SECOND)
    each = 1000 * (processor(server) - used) / count
    yield row(f"{PER_SECOND} final presses a second: all of the site's processes, each", each, "ms CPU", None)
    yield from presses_rows(f"{PER_SECOND} final presses a second for {count // PER_SECOND} s", final)
    acknowledged = [person for person, late in zip(people, final, strict=True) if late.answer.status == 303]
    yield from kept_rows(made, "sign-ups with a letter owed", acknowledged, SIGNED_UP)
    with made.open() as app:
        confirming = Presses(app).confirming(acknowledged)
    used = processor(server)
    confirmed = on_schedule(server.port, confirming, PER_SECOND)
    each = 1000 * (processor(server) - used) / count
    yield row(f"{PER_SECOND} confirming presses a second: all of the site's processes, each", each, "ms CPU", None)
    yield from presses_rows(f"{PER_SECOND} confirming presses a second", confirmed)
    acknowledged = [person for person, late in zip(acknowledged, confirmed, strict=True) if late.answer.status == 303]
    yield from kept_rows(made, "signatures with an entry and a receipt owed", acknowledged, SIGNED)
    wrong = made.wrong()
    yield row("what is wrong with the record afterwards", len(wrong), "things", None)


# How often each sign-up's act is kept: by the random name of its form.
SIGNED_UP = """SELECT s.once, count(DISTINCT l.id) FROM sign_up s JOIN sign_up_letter l ON l.sign_up_id = s.id
    JOIN letter o ON o.about = '{"letter": "' || l.id || '"}' GROUP BY s.once"""
SIGNED = """SELECT s.once, count(DISTINCT g.id) FROM sign_up s JOIN sign_up_confirmation c ON c.sign_up_id = s.id
    JOIN signature g ON g.id = c.signature_id JOIN entry e ON e.seq = g.entry_seq AND e.kind = 'sealed'
    JOIN letter o ON o.about = '{"signature": "' || g.id || '"}' GROUP BY s.once"""


def presses_rows(what: str, found: list[Late]) -> Iterator[dict[str, Any]]:
    """How long the answers took, and how many presses were refused."""
    yield from latencies(what, [late.took for late in found])
    yield row(f"{what}: acknowledged of {len(found)}", sum(late.answer.status == 303 for late in found), "presses", None)


def kept_rows(made: Ground, what: str, acknowledged: list[Person], question: str) -> Iterator[dict[str, Any]]:
    """Of what was acknowledged, what is not there, and what is there twice."""
    there = {str(once): int(str(count)) for once, count in made.ask(question)}
    yield row(f"{what}: lost of those acknowledged", sum(person.once not in there for person in acknowledged), "acts", None)
    yield row(f"{what}: doubled", sum(count > 1 for count in there.values()), "acts", None)


def hall(made: Ground, server: Server, count: int, seconds: int) -> Iterator[dict[str, Any]]:
    """Whole journeys from one address, while another address guesses at the digits in somebody's letter."""
    with made.open() as app:
        guessed = Presses(app).people(1, start=11_999, network="10.9")[0]
        send(server.port, guessed.final)
    tries: list[int] = []
    found = run(server.port, made.sink, count, count / seconds, address="192.0.2.7",
                at_half=lambda: tries.append(guess(made, server, guessed)))
    what = f"{count} journeys in {seconds} s from one address"
    yield row(f"{what}: whole", sum(journey.whole for journey in found), "journeys", None)
    yield row(f"{what}: refused", sum(journey.refused for journey in found), "presses", None)
    yield from latencies(f"{what}: a press", [took for journey in found for took in journey.presses])
    yield row("meanwhile somebody who guesses at digits is stopped after", tries[0], "tries", None)


def as_long(made: Ground, server: Server, count: int) -> Iterator[dict[str, Any]]:
    """Whether the clock tells an address that was here before from one that never was: turn and turn about, each press alone."""
    with made.open() as app:
        presses = Presses(app)
        people, again = presses.people(count, start=6_000), presses.people(count, start=6_000, network="10.3")
    session, token = {"session": presses.cookies["session"]}, presses.fields["csrf_token"]

    def passing(person: Person) -> bytes:
        return request("/sign/pass-on", {"csrf_token": token, "name": "Robin Field", "email": f"on-{person.email}"}, session,
                       person.address)

    for what, first, second in (("signing up", [p.final for p in people], [p.final for p in again]),
                                ("passing on", [passing(p) for p in people], [passing(p) for p in again])):
        new, known = [], []
        for one, other in zip(first, second, strict=True):
            new.append(took(server, one))
            known.append(took(server, other))
        yield row(f"{what}, an address that was here before beside a new one, p50", 1000 * median(known), "ms",
                  median(known) / median(new))


def took(server: Server, raw: bytes) -> float:
    """Seconds until a press was answered as it must be."""
    begun = time.perf_counter()
    answer = send(server.port, raw)
    if answer.status != 303:
        raise SystemExit(f"a press was answered {answer.status}")
    return time.perf_counter() - begun


def guess(made: Ground, server: Server, person: Person) -> int:
    """Type wrong digits from another address until none are taken; then the right ones, which come too late."""
    letter = waited(made, person.email)
    where = urlsplit(letter.link).path
    with made.open() as app:
        presses = Presses(app)
        with app.test_request_context():
            right = digits("sign-confirm", where.split("/")[3])
    mine, token = {"session": presses.cookies["session"]}, presses.fields["csrf_token"]
    wrong = 0
    while wrong < 40:
        typed = f"{(int(right) + 1 + wrong) % 1_000_000:06}"
        answer = send(server.port, request(where, {"csrf_token": token, "digits": typed}, mine, "198.51.100.9"))
        if answer.status != 422:
            break
        wrong += 1
    late = send(server.port, request(where, {"csrf_token": token, "digits": right}, mine, "198.51.100.9"))
    if late.status == 303:
        raise SystemExit("whoever guessed long enough signed")
    return wrong


def waited(made: Ground, email: str) -> Any:
    """The confirmation letter to this address, once it has come."""
    for _ in range(600):
        found = [letter for letter in made.sink.letters() if letter.to == email and letter.link]
        if found:
            return found[-1]
        time.sleep(0.1)
    raise SystemExit(f"no letter came to {email}")
