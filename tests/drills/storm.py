"""People who sign as fast as they are let, press again where no answer came, and remember what was acknowledged."""

from __future__ import annotations

import threading
import time
from collections import Counter
from contextlib import ExitStack

from tests.commands.serving import Server
from tests.drills.ground import Ground
from tests.drills.presses import Person, Presses, send

# An app is put together by one at a time: Python 3.11 fails now and then when two threads compile at once.
OPENING = threading.Lock()
# How often each act of signing is there, by the random name of its form: the sign-up, its letter, its signature, its entry.
ACTS = """SELECT s.once, count(DISTINCT s.id), count(DISTINCT l.id), count(DISTINCT g.id), count(DISTINCT e.seq) FROM sign_up s
    LEFT JOIN sign_up_letter l ON l.sign_up_id = s.id LEFT JOIN sign_up_confirmation c ON c.sign_up_id = s.id
    LEFT JOIN signature g ON g.sign_up_id = s.id LEFT JOIN entry e ON e.seq = g.entry_seq AND e.kind = 'sealed' GROUP BY s.once"""


class Storm:
    """So many hands, each signing for one person after another until told to stop."""

    def __init__(self, made: Ground, server: Server, hands: int = 6, people: int = 11_000, begin: int = 0) -> None:
        """`people` from number `begin` on, so that several storms on one site are of different people."""
        self.made, self.server, self.done = made, server, threading.Event()
        self.signed_up, self.confirmed, self.refused, self.again = list[str](), list[str](), Counter[int](), 0
        with made.open() as app:
            self.presses = Presses(app)
            self.waiting = self.presses.people(people, start=begin)[::-1]
        self.hands = [threading.Thread(target=self._sign, daemon=True) for _ in range(hands)]

    def __enter__(self) -> Storm:
        for hand in self.hands:
            hand.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.done.set()
        for hand in self.hands:
            hand.join(60)

    @property
    def acknowledged(self) -> int:
        """How many acts so far."""
        return len(self.signed_up) + len(self.confirmed)

    def _sign(self) -> None:
        with ExitStack() as opened:
            with OPENING:
                opened.enter_context(self.made.open())
            while not self.done.is_set() and self.waiting:
                person = self.waiting.pop()
                if self._press(person.final):
                    self.signed_up.append(person.once)
                    self._confirm(person)

    def _confirm(self, person: Person) -> None:
        """Every second person confirms at once; the others leave it for another day."""
        if person.n % 2 and self._press(self.presses.confirming([person])[0]):
            self.confirmed.append(person.once)

    def _press(self, raw: bytes) -> bool:
        """Press until there is an answer: a browser whose page does not come is pressed again, the very same form."""
        while True:
            answer = send(self.server.port, raw)
            if answer.status == 303:
                return True
            if answer.status:
                self.refused[answer.status] += 1
                return False
            if self.done.is_set():
                return False
            self.again += 1
            time.sleep(0.05)

    def lost(self) -> list[str]:
        """What was acknowledged and is not there, or is there twice, or in part."""
        signed_up, confirmed = list(self.signed_up), list(self.confirmed)  # first, for more may come meanwhile
        there = {once: counts for once, *counts in self.made.ask(ACTS)}
        found = [f"a sign-up is there {there.get(once, [0])[0]} times, with {there.get(once, [0, 0])[1]} letters"
                 for once in signed_up if there.get(once, [0, 0])[:2] != [1, 1]]
        found += [f"a signature is there {there[once][2]} times, with {there[once][3]} entries"
                  for once in confirmed if there.get(once, [0] * 4)[2:] != [1, 1]]
        found += [f"half an act: {counts}" for counts in there.values() if counts[0] != counts[1] or counts[2] != counts[3]]
        return found
