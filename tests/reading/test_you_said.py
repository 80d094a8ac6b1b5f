"""“You said, we did” updates itself: what a meeting decided on words suggested from a comment stands there at once."""

from __future__ import annotations

from charter.amending import actions as amending
from charter.amending.models import Amendment
from charter.commenting import actions as commenting
from charter.db import writing
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.text.change import Change
from charter.web.ids import random_id
from tests.commenting import said
from tests.meeting import ended, stage
from tests.visiting import Visitor
from tests.world import DAY, NOON, World


def suggested_from(world: World, number: int) -> Amendment:
    version = drafting.latest()
    assert version is not None
    place = next(p for p in drafting.tree(version.number) if "should talk" in p.words)
    change = Change(0, 1, "replace", place.key, words=place.words.replace("should", "will"))
    with writing():
        return amending.propose(version, headline="Will talk", rationale="So that it is kept.", changes=[change], by=world.ada,
                                role=world.roles["ada"], shown_as="a headteacher", at=NOON + DAY, once=random_id(),
                                comment_number=number, credit="a parent")


def decided(world: World, outcome: str, reason: str) -> None:
    comment = said.comment(world, "fay", "Should is not enough for us.", clause_key=stage.key_of(1, "should talk"))
    meeting = stage.in_session(world, suggested_from(world, comment.number or 0))
    item = next(i for i in meeting.items if i.amendment_number)
    if outcome == "adopted":
        stage.everybody_yes(world, item)
    else:
        stage.lines(world, item, heads="object")
    stage.decide(world, item, outcome, reason)
    ended.close(world, meeting)


def test_accepted_words_stand_under_what_was_said(world: World, draft: Version, client: Visitor) -> None:
    decided(world, "adopted", "It can be kept.")
    html = client.visit("/you-said")
    assert "What you changed" in html and "Should is not enough for us." in html and "It can be kept." in html
    assert "<ins>" in html and 'href="/amendments/1"' in html and 'href="/meetings/1"' in html


def test_what_was_not_accepted_says_why_it_stayed(world: World, draft: Version, client: Visitor) -> None:
    decided(world, "not adopted", "It cannot be kept.")
    html = client.visit("/you-said")
    assert "What stayed, and why" in html and "Should is not enough for us." in html and "It cannot be kept." in html
    assert "because" not in html.split("<main")[1].split("</main")[0]  # the heads' own words, in minutes not approved


def test_a_comment_taken_down_is_not_told_in_its_words(world: World, draft: Version, client: Visitor) -> None:
    decided(world, "adopted", "It can be kept.")
    with writing():
        commenting.report(said.queries.comment(1), because="It names a child.", at=NOON)  # type: ignore[arg-type]
    html = client.visit("/you-said")
    assert "Should is not enough for us." not in html and "It can be kept." in html


def test_once_answered_it_is_told_once(world: World, draft: Version, client: Visitor) -> None:
    decided(world, "adopted", "It can be kept.")
    said.answer(world, said.queries.comment(1), outcome="changed", reason="Every group heard you.", before="should",  # type: ignore[arg-type]
                after="will", at=NOON)
    said.given(NOON + 30 * DAY)
    html = client.visit("/you-said")
    assert html.count("Should is not enough for us.") == 1 and "Every group heard you." in html
