"""“You said, we did” updates itself: what a meeting decided on words suggested from a comment stands there at once."""

from __future__ import annotations

from charter.amending import actions as amending
from charter.amending.models import Amendment
from charter.commenting import actions as commenting
from charter.commenting import themes
from charter.db import writing
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.reading import heard
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


def answered(world: World, who: str, words: str, **more: str) -> None:
    comment = said.comment(world, who, words, **more)
    said.answer(world, comment, reason=f"Why: {words}")


def test_by_paragraph_by_group_and_by_theme(world: World, draft: Version, client: Visitor, asked: list[str]) -> None:
    key = stage.key_of(1, "should talk")
    answered(world, "fay", "Ring me first.", clause_key=key)
    answered(world, "ada", "Who pays?")
    answered(world, "ben", "By when?", clause_key=key)
    said.comment(world, "gita", "Nobody has answered me.")
    with writing():
        theme = themes.make("Money", by=world.mira, at=NOON)
        themes.give(said.queries.numbered([2]), theme, by=world.mira, at=NOON)
    said.given(NOON + 30 * DAY)
    asked.clear()
    html = client.visit("/you-said")
    assert len(asked) <= 6, asked
    for address in (f"/you-said?clause={key}", "/you-said?theme=1", "/you-said?group=heads", "/you-said?group=families"):
        assert f'href="{address}"' in html
    assert "group=governors" not in html, "only what has something is offered"
    assert "group=council" not in html and 'id="comment-2"' in html
    only = client.visit(f"/you-said?clause={key}")
    assert "Ring me first." in only and "By when?" in only and "Who pays?" not in only.split("<nav class=\"said-bys\"")[0]
    assert "Why: Who pays?" not in only
    money = client.visit("/you-said?theme=1")
    assert "Why: Who pays?" in money and "Why: By when?" not in money and "Only Money" in money
    assert "Why: Ring me" in client.visit(f"/you-said?group=families&clause={key}")


def test_a_comment_taken_down_stays_down_in_every_filter(world: World, draft: Version, client: Visitor) -> None:
    answered(world, "fay", "My Sam was sent home.")
    said.given(NOON + 30 * DAY)
    with writing():
        commenting.report(said.queries.comment(1), because="It names a child.", at=NOON + 31 * DAY)  # type: ignore[arg-type]
    for address in ("/you-said", "/you-said?group=families"):
        html = client.visit(address)
        assert "My Sam" not in html.replace("Why: My Sam", "")
    with writing():
        commenting.rule(said.queries.comment(1), shown=True, because="It names nobody.", by=world.mira,  # type: ignore[arg-type]
                        at=NOON + 32 * DAY)
    assert client.visit("/you-said").count("My Sam was sent home.") == 2


def test_one_answer_for_many_is_told_once_and_a_long_list_has_pages(world: World, draft: Version, client: Visitor) -> None:
    many = [said.comment(world, "ada", f"The bell, number {n}.") for n in range(12)]
    said.answer(world, *many, reason="It rings less now.", outcome="changed")
    for n in range(heard.A_PAGE):
        answered(world, "ben", f"Thing {n}.")
    said.given(NOON + 30 * DAY)
    first, second = client.visit("/you-said"), client.visit("/you-said?page=2")
    assert first.count("It rings less now.") == 1 and "4\u00a0more comments" in first
    assert first.count("<article") == heard.A_PAGE and second.count("<article") == 1


def test_what_has_nothing_and_nonsense_are_unknown(world: World, draft: Version, client: Visitor) -> None:
    answered(world, "ada", "Who pays?")
    said.given(NOON + 30 * DAY)
    for query in ("theme=1", "theme=x", "group=council", "clause=00000000", "page=0", "page=2", "page=x", "group=%00"):
        client.visit(f"/you-said?{query}", 404)
    client.visit("/you-said?theme=")
