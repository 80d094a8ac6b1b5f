"""One token confirmed two hundred times at once, by threads of two processes, gives one signature (the drill: a thousand)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from flask import Flask

from charter.db import db
from charter.signing.models import Listing, Signature, SignUpConfirmation
from tests.signing import signing_world as site
from tests.signing import walking
from tests.signing.walking import count
from tests.world import World

ROOT = Path(__file__).parents[2]
# Ten threads, each ten times; two of these run beside each other on one database.
PROCESS = """
import sys, threading
from charter import clock
from charter.app import create_app
from charter.db import db, writing
from charter.signing import actions
import config
folder, url, made = sys.argv[1:]
app = create_app(config.from_environ({"CHARTER_INSTANCE": folder, "DATABASE_URL": url, "SECRET_KEY": "for tests only"}))
gate, ids, wrong = threading.Barrier(10), set(), []
def press():
    gate.wait()
    for _ in range(10):
        try:
            with app.app_context(), writing():
                ids.add(actions.confirm(made, how="digits", at=clock.now()))
        except Exception as error:
            wrong.append(repr(error))
hands = [threading.Thread(target=press) for _ in range(10)]
[hand.start() for hand in hands]
[hand.join() for hand in hands]
print(*sorted(ids), *wrong)
"""


def test_two_hundred_times_at_once(app: Flask, world: World, tmp_path: Path) -> None:
    made = site.sign_up(site.settled(), world.organisations["alder"], "Ada Bright").id
    url = db.engine.url.render_as_string(hide_password=False)
    db.session.remove()
    processes = [subprocess.Popen([sys.executable, "-c", PROCESS, str(tmp_path / str(n)), url, made], cwd=ROOT, text=True,
                                  stdout=subprocess.PIPE, env={"PATH": "/usr/bin:/bin"}) for n in range(2)]
    said = [process.communicate(timeout=120)[0].split() for process in processes]
    assert said[0] == said[1] and len(said[0]) == 1, "every press was given the same signature"
    assert count(Signature) == count(Listing) == count(SignUpConfirmation) == walking.sealed() == 1
    assert len(walking.owed("sign-receipt")) == 1
