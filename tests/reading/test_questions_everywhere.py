"""Every public page, drawn for the first time with much to tell, asks few questions of the database."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import select

from charter.db import db
from charter.drafting import queries
from charter.signing.models import Signature
from tests.benchmarks.filled import fill
from tests.benchmarks.public import PAGES
from tests.reading.test_questions import MOST
from tests.visiting import Visitor


def test_six_at_most(app: Flask, asked: list[str]) -> None:
    with app.app_context():
        fill(signatories=60, comments=60)
        named = {"key": queries.tree(1)[5].key, "signature": db.session.scalars(select(Signature.id).limit(1)).one()}
        db.session.remove()
    client, found = Visitor(app).http, {}
    for page in ("/", *PAGES):
        asked.clear()
        assert client.get(page.format(**named)).status_code == 200, page
        found[page] = len(asked)
    assert {page: count for page, count in found.items() if count > MOST} == {}
