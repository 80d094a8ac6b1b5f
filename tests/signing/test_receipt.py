"""The receipt, on the page after confirming and by letter: the text's digest, the place in the log, and what is kept of it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from charter.db import db
from charter.drafting.models import Version
from charter.signing.models import Signature
from tests.signing import signing_world as site
from tests.signing import walking
from tests.visiting import Visitor
from tests.world import World


@pytest.fixture
def version(world: World) -> Version:
    return site.settled()


def test_it_holds_what_proves_the_signature(version: Version, client: Visitor) -> None:
    walking.sign(client)
    page = client.send(walking.link(walking.newest("sign-confirm"), "/sign/confirm/"), {})
    letter, row = walking.newest("sign-receipt"), db.session.scalars(select(Signature)).one()
    for said in (version.digest, "sha256sum", f"/versions/{version.number}.md", f"/signatures/{row.id}", f"ntry {row.entry_seq}",
                 f"/signatures/{row.id}/certificate.pdf", "badge for your website"):
        assert said in page and said in letter, said
    assert client.http.get(f"/signatures/{row.id}/certificate.pdf").status_code == 200
    client.visit(walking.link(letter, "/record/entries/"))


def test_before_it_is_listed_nothing_is_offered_that_is_not_there(version: Version, client: Visitor) -> None:
    walking.sign(client, {**walking.ADA, "email": "ada@gmail.com"})
    page = client.send(walking.link(walking.newest("sign-confirm"), "/sign/confirm/"), {})
    letter = walking.newest("sign-receipt")
    assert "certificate.pdf" not in page + letter
    assert "Once it is listed, a certificate" in page and "Once it is listed, a certificate" in letter
