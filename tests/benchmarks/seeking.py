"""Looks for schools as somebody who types would, on the site that the environment names; prints each answer's milliseconds."""

from __future__ import annotations

import os
import re
import sys
import time
from datetime import timedelta

import config
from charter import clock
from charter.app import create_app
from charter.db import writing
from charter.drafting import actions as drafting
from charter.drafting import queries


def main() -> None:
    """As many answers as asked for to each of the words, with script and without."""
    times, typed = int(sys.argv[1]), sys.argv[2:]
    app = create_app(config.from_environ(os.environ))
    with app.app_context():
        _settle()
        browser = app.test_client()
        for what, address in (("a school looked for, with script", "/sign/organisations"),
                              ("a school looked for, without script", "/sign")):
            token = re.search(r'name="csrf_token" value="([^"]+)"', browser.get("/sign").get_data(as_text=True))
            took = []
            for n in range(times):
                filled = {"csrf_token": token[1] if token else "", "for_whom": "organisation", "title": "Head",
                          "name": "Ada Bright", "organisation_name": typed[n % len(typed)], "email": "ada@school.example"}
                begun = time.perf_counter()
                answer = browser.post(address, data=filled)
                took.append(1000 * (time.perf_counter() - begun))
                if answer.status_code != 200:
                    raise SystemExit(f"{address}: {answer.status_code}")
            print(f"{what}: {' '.join(f'{each:.2f}' for each in took)}")


def _settle() -> None:
    """A text that can be signed, for nobody is asked whom they sign for before there is one."""
    if queries.settled() is None:
        at = clock.now()
        with writing():
            made = drafting.import_first("# A charter\n\nWe look for the barrier first.\n", by=None, at=at - timedelta(days=9))
        with writing():
            drafting.settle(made, lines=[{"group": "heads", "position": "consent"}], by=None, at=at)


if __name__ == "__main__":
    main()
