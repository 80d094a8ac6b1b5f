"""A new draft begins from a settled text, which stays as it is."""

from __future__ import annotations

import pytest

from charter.db import writing
from charter.drafting import actions, queries
from charter.drafting.models import Version
from charter.record import entries
from charter.refusal import Refused
from tests.visiting import Visitor
from tests.world import DAY, NOON, World

PAGE = "/convenor/drafts/new"


@pytest.fixture
def settled(world: World, draft: Version) -> Version:
    """Version 1, settled."""
    with writing():
        actions.settle(draft, lines=[{"group": "heads", "position": "consent"}], by=world.hilary, at=NOON + 30 * DAY)
    return draft


def test_it_has_the_same_words_and_keys_and_its_own_times(world: World, settled: Version, client: Visitor) -> None:
    html = client.sign_in(world.mira).send(PAGE, {})
    assert "Draft 2. Nobody has signed." in html
    new = queries.version(2)
    assert new and new.made_by == "begun" and new.digest == settled.digest
    assert [c.key for c in queries.clauses(2)] == [c.key for c in queries.clauses(1)]
    assert queries.windows(2).keys() == {"comments", "words"}
    assert queries.settled().number == 1 and queries.draft().number == 2  # type: ignore[union-attr]
    assert len(entries.about(version=2, kind="version-made")) == 1


def test_pressed_twice_it_begins_once(world: World, settled: Version, client: Visitor) -> None:
    client.sign_in(world.mira).visit(PAGE)
    assert client.page
    fields = client.page.forms[-1]["fields"]
    for _ in range(2):
        assert client.http.post(PAGE, data=fields).status_code == 303
    assert queries.latest().number == 2  # type: ignore[union-attr]


def test_a_draft_in_the_making_is_not_doubled(world: World, settled: Version, client: Visitor) -> None:
    client.sign_in(world.mira).send(PAGE, {})
    assert "A draft is open already" in client.visit(PAGE)
    assert client.post(PAGE).status_code == 409 and queries.latest().number == 2  # type: ignore[union-attr]


def test_before_a_text_is_settled_it_is_refused(world: World, draft: Version, client: Visitor) -> None:
    client.sign_in(world.mira)
    assert "No text is settled yet" in client.visit(PAGE) and client.post(PAGE).status_code == 409
    with pytest.raises(Refused, match="still a draft"), writing():
        actions.begin_draft(draft, by=world.mira, at=NOON)


@pytest.mark.parametrize("who", ["ada", "colin", "hilary"])
def test_nobody_else_may(world: World, settled: Version, client: Visitor, who: str) -> None:
    client.sign_in(world.people[who]).visit(PAGE, 403)
    assert client.post(PAGE).status_code == 403 and queries.latest().number == 1  # type: ignore[union-attr]
