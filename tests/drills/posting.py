"""Ten thousand letters owed and the worker killed again and again; a mail server that is down and comes back."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import insert

from charter import clock
from charter.db import writing
from charter.outbox.models import Letter
from charter.signing.models import SignUp, SignUpLetter
from charter.telling import sending
from charter.web.ids import random_id
from tests.commands.conftest import ROOT
from tests.drills.ground import Ground, served, spelled
from tests.drills.storm import Storm
from tests.drills.telling import Row

OWED, KILLS = 10_000, 20
QUICK_OWED, QUICK_KILLS = 60, 1
# Seconds without one letter until the worker is said to stand still: its pause and a slow start fit in many times.
STILL = 60.0
AT_ONCE = 1000


def letters(made: Ground, quick: bool) -> Iterator[Row]:
    """None is lost, and at most one for each kill comes twice, with the same Message-ID."""
    owed, kills = (QUICK_OWED, QUICK_KILLS) if quick else (OWED, KILLS)
    before = len(made.sink.letters())
    with made.open():
        wanted = _owe(owed)
    for n in range(1, kills + 1):
        worker = _worker(made)
        _until(made, before + owed * n // (kills + 2))
        time.sleep(random.uniform(0, 0.05))  # anywhere in a letter
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    worker = _worker(made)
    try:
        # Not by their number: those that came twice would stand for some that did not come yet.
        _until(made, 10**9, enough=lambda: wanted <= {letter.message_id for letter in made.sink.letters()})
    finally:
        worker.terminate()
        worker.wait(60)
    came = Counter(letter.message_id for letter in made.sink.letters()[before:])
    yield Row(f"letters owed, the worker killed {kills} times", owed, "letters")
    yield Row("lost", len(wanted - set(came)), "letters", at_most=0)
    yield Row("came twice, with the same Message-ID", sum(many - 1 for many in came.values()), "letters", at_most=kills)
    yield Row("came under another Message-ID", len(set(came) - wanted), "letters", at_most=0)
    with made.open():
        yield Row("still owed afterwards", len(sending.queries.owed()), "letters", at_most=0)


def mail(made: Ground, quick: bool) -> Iterator[Row]:
    """The mail server is down while people sign: every press is taken, letters wait, and go when it is back."""
    with served(made) as server, Storm(made, server, hands=2, begin=11_000, people=100 if quick else 900) as storm:
        before = len(made.sink.letters())
        _acts(storm, 5)
        made.sink.close()
        down, begun = len(made.sink.letters()), time.monotonic()
        _acts(storm, 10 if quick else 200)
        time.sleep(3 if quick else 30)  # the worker tries more than once
        away = time.monotonic() - begun
        held = {str(row[0]) for row in made.ask("SELECT id FROM letter")} - _gone(made)
        made.sink.open()
        storm.done.set()
        refused = {str(row[0]) for row in made.ask("SELECT DISTINCT letter_id FROM failed_sending")}
        wanted = {str(row[0]) for row in made.ask("SELECT id FROM letter WHERE id NOT IN (SELECT letter_id FROM dropped_letter)")}
        # A letter that was refused waits a minute and more: in a hurry, the others are enough.
        _until(made, 10**9, enough=lambda: _gone(made) >= (wanted - refused if quick else wanted))
        came = Counter(letter.message_id for letter in made.sink.letters()[before:])
    yield Row("mail was down for", away, "s")
    yield Row("acts acknowledged meanwhile and before", storm.acknowledged, "acts", at_least=10)
    yield Row("presses refused", sum(storm.refused.values()), "presses", at_most=0)
    yield Row("letters that waited", len(held), "letters", at_least=1)
    yield Row("letters that went when it was back", len(made.sink.letters()) - down, "letters", at_least=1)
    yield Row("came twice", sum(many > 1 for many in came.values()), "letters", at_most=0)
    yield Row("acknowledged and lost, doubled or halved", len(storm.lost()), "acts", at_most=0)


def _gone(made: Ground) -> set[str]:
    """The letters that went, or that nobody waits for any more: whoever confirmed needs no link."""
    return {str(row[0]) for row in made.ask("SELECT letter_id FROM sending UNION SELECT letter_id FROM dropped_letter")}


def _acts(storm: Storm, more: int) -> None:
    enough, begun = storm.acknowledged + more, time.monotonic()
    while storm.acknowledged < enough:
        if time.monotonic() - begun > STILL:
            raise SystemExit("nothing was acknowledged")
        time.sleep(0.01)


def _owe(count: int) -> set[str]:
    """Owe so many letters, each to another person who signed up; gives their Message-IDs."""
    at, found = clock.now() - timedelta(minutes=1), set[str]()
    with writing() as session:
        for start in range(0, count, AT_ONCE):
            rows = [(random_id(), random_id(), random_id(), n) for n in range(start, min(start + AT_ONCE, count))]
            session.execute(insert(SignUp), [
                {"id": sign_up, "version_number": 1, "digest": "", "email": f"{spelled(n)}@waiting.example",
                 "name": "Robin Field", "authority": "personal", "cookie": "", "at": at,
                 "once": sign_up} for sign_up, _, _, n in rows])
            session.execute(insert(SignUpLetter), [
                {"id": row, "sign_up_id": sign_up, "at": at} for sign_up, row, _, _ in rows])
            session.execute(insert(Letter), [
                {"id": letter, "kind": "sign-confirm", "about": f'{{"letter": "{row}"}}', "owed_at": at}
                for _, row, letter, _ in rows])
            found |= {f"<{letter}@localhost>" for _, _, letter, _ in rows}
    return found


def _worker(made: Ground) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "charter.cli", "worker"], env=made.environ, cwd=ROOT,
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _until(made: Ground, count: int, enough: object = None) -> None:
    """Wait until so many letters came, or it is enough."""
    before, begun = -1, time.monotonic()
    while len(made.sink.letters()) < count and not (callable(enough) and enough()):
        now = len(made.sink.letters())
        if now != before:
            before, begun = now, time.monotonic()
        if time.monotonic() - begun > 5 * STILL:
            raise SystemExit(f"no letter came for {5 * STILL:.0f} s, after {now}")
        time.sleep(0.02)


