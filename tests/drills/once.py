"""One letter's link pressed a thousand times at once, on two workers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from tests.drills.ground import Ground, served
from tests.drills.presses import Presses, send
from tests.drills.telling import Row

PRESSES, QUICK_PRESSES, HANDS = 1_000, 100, 50


def once(made: Ground, quick: bool) -> Iterator[Row]:
    """Every press is answered as the first was, and there is one signature, one entry, one receipt."""
    many = QUICK_PRESSES if quick else PRESSES
    with served(made) as server:
        with made.open() as app:
            presses = Presses(app)
            (person,) = presses.people(1, start=11_950)
            send(server.port, person.final)
            (raw,) = presses.confirming([person])
        before = _sealed(made)
        with ThreadPoolExecutor(HANDS) as hands:
            statuses = Counter(answer.status for answer in hands.map(lambda _: send(server.port, raw), range(many)))
    (signatures, receipts), = made.ask(
        "SELECT count(DISTINCT g.id), count(DISTINCT o.id) FROM sign_up s JOIN signature g ON g.sign_up_id = s.id JOIN letter o "
        f"ON o.kind = 'sign-receipt' AND o.about LIKE '%' || g.id || '%' WHERE s.once = '{person.once}'")
    yield Row(f"pressed {many} times by {HANDS} hands, answered", statuses[303], "presses", at_least=many)
    yield Row("signatures", int(str(signatures)), "", at_most=1, at_least=1)
    yield Row("entries in the record", _sealed(made) - before, "", at_most=1, at_least=1)
    yield Row("receipts owed", int(str(receipts)), "", at_most=1, at_least=1)


def _sealed(made: Ground) -> int:
    return int(str(made.ask("SELECT count(*) FROM entry WHERE kind = 'sealed'")[0][0]))
