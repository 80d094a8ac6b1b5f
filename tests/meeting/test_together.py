"""What belongs together at a meeting: identical suggestions, other words for one paragraph, what cannot stand together."""

from __future__ import annotations

import pytest

from charter.amending import actions as amending
from charter.amending import queries as suggestions
from charter.amending import rewriting
from charter.db import db, writing
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.meeting import closing, deciding, grouping, queries
from charter.record.models import Entry
from charter.refusal import Refused
from charter.text.change import Change
from charter.web.ids import random_id
from tests.meeting import ended, stage
from tests.visiting import Visitor
from tests.world import DAY, NOON, World


def propose(world: World, who: str, *changes: Change, **more: object) -> object:
    version = drafting.latest()
    assert version
    with writing():
        return amending.propose(version, headline=f"{who}’s", rationale="R", changes=changes, by=world.people[who],
                                role=world.roles[who], shown_as=who, at=NOON + DAY, once=random_id(), **more)  # type: ignore[arg-type]


def kinds(kind: str) -> int:
    db.session.rollback()
    return db.session.query(Entry).filter_by(kind=kind).count()


def decision(meeting: object, n: int) -> str | None:
    found = queries.decision(stage.again(meeting).items[n])  # type: ignore[arg-type]
    return found.outcome if found else None


def test_identical_suggestions_are_one(client: Visitor, world: World, draft: Version) -> None:
    """Two ask for the very same: one on the sheet, one decision for both, each in the log and in the minutes."""
    two = [stage.suggest(world, who, "should talk", "will talk") for who in ("ada", "fay")]
    meeting = stage.in_session(world, *two)
    html = client.sign_in(world.hilary).visit(f"/meetings/{meeting.number}/run")
    assert "1 thing to decide".replace(" ", "\u00a0", 1) in html and "for the very same" in html and "decided as one" in html
    stage.everybody_yes(world, meeting.items[0])
    stage.decide(world, meeting.items[0])
    assert [decision(meeting, 0), decision(meeting, 1)] == ["adopted"] * 2 and kinds("decision-made") == 2
    assert closing.plan(stage.again(meeting)).is_ready, "the same words twice are nothing to choose between"
    assert "Everything is decided" in client.visit(f"/meetings/{meeting.number}/run")
    client.press(f"/meetings/{meeting.number}/close", "/closing")
    ended.approved(world, meeting)
    html = client.visit("/amendments/2")
    assert "Accepted" in html and "Heads: Yes" in html
    assert "were decided as one" in client.visit(f"/meetings/{meeting.number}/minutes")


def test_one_press_takes_both_back(world: World, draft: Version) -> None:
    meeting = stage.in_session(world, *(stage.suggest(world, who, "should talk", "will talk") for who in ("ada", "fay")))
    stage.everybody_yes(world, meeting.items[0])
    stage.decide(world, meeting.items[0])
    with writing():
        deciding.undo(stage.fresh(meeting.items[0]), by=world.hilary, at=stage.LATER)
    assert [decision(meeting, 0), decision(meeting, 1)] == [None, None] and kinds("decision-undone") == 2
    stage.decide(world, meeting.items[0])
    assert [decision(meeting, 0), decision(meeting, 1)] == ["adopted"] * 2


def test_new_paragraphs_with_the_same_words_are_one(world: World, draft: Version) -> None:
    after = next(p for p in drafting.tree(1) if "should talk" in p.words)
    both = [propose(world, who, Change(0, 1, "insert", "x", "**Families** will tell.", after.parent, after.key),
                    Change(0, 2, "insert", "y", "First step: soon.", "x", None)) for who in ("ada", "fay")]
    meeting = stage.in_session(world, *both)  # type: ignore[arg-type]
    assert grouping.twins(meeting) == {2: 1}
    stage.everybody_yes(world, meeting.items[0])
    key = suggestions.changes(suggestions.amendment(1), 1)[0].key  # type: ignore[arg-type]
    stage.decide(world, meeting.items[0], "adopted with changes", words={key: "**Families** will tell early."})
    planned = closing.plan(stage.again(meeting))
    assert planned.is_ready and planned.applied
    assert planned.applied.text.count("will tell early") == 1 and planned.applied.text.count("First step: soon") == 1


def test_what_was_taken_back_is_no_twin(world: World, draft: Version) -> None:
    two = [stage.suggest(world, who, "should talk", "will talk") for who in ("ada", "fay")]
    meeting = stage.in_session(world, *two)
    with writing():
        amending.withdraw(suggestions.amendment(1), by=world.ada, at=stage.LATER)  # type: ignore[arg-type]
    assert grouping.twins(stage.again(meeting)) == {}
    stage.everybody_yes(world, meeting.items[1])
    stage.decide(world, meeting.items[1])
    assert decision(meeting, 0) is None


def test_other_words_are_told_together(client: Visitor, world: World, draft: Version) -> None:
    stage.suggest(world, "ada", "should answer", "will answer")
    one = stage.suggest(world, "ben", "should talk", "will talk")
    far = propose(world, "fay", Change(0, 1, "replace", stage.key_of(1, "glad of them"), "Glad."), alternative_to=one.number)
    client.sign_in(world.mira)
    html = client.visit("/meetings/new")
    assert html.index("A3: fay’s (other words than A2)") < html.index("A2:") < html.index("A1:"), (
        "as the text is read; where words are for one paragraph, what goes furthest from it first")
    meeting = stage.in_session(world, one, far)  # type: ignore[arg-type]
    html = client.sign_in(world.hilary).visit(f"/meetings/{meeting.number}/run")
    assert "2 wordings for the same words" in html and "Take A3 first" in html
    assert "Other words on this agenda" in html and "suggested as another way" in html


def test_what_the_groups_were_asked_about_is_not_rewritten(world: World, draft: Version) -> None:
    """They answered the words they read, and the minutes show them; before that its author rewrites it as they wish."""
    for n in (1, 2):
        stage.suggest(world, "ada", "should talk", f"will talk {n}")
    meeting = stage.in_session(world, stage.suggest(world, "ben", "should answer", "will answer"))
    stage.everybody_yes(world, meeting.items[0])
    stage.decide(world, meeting.items[0])
    with writing():
        closing.close(stage.again(meeting), closing.plan(stage.again(meeting)), by=world.hilary, at=stage.LATER)
    meeting = stage.in_session(world, suggestions.amendment(1), suggestions.amendment(2))  # type: ignore[arg-type]
    place = next(p for p in drafting.tree(2) if "should talk" in p.words)

    def anew(number: int) -> None:
        with writing():
            rewriting.rewrite(suggestions.amendment(number), drafting.version(2), headline="H", rationale="R", by=world.ada,  # type: ignore[arg-type]
                              changes=[Change(0, 1, "replace", place.key, "Schools may talk.")], at=stage.LATER + DAY)

    stage.lines(world, meeting.items[0], heads="consent")
    with pytest.raises(Refused, match="A meeting has had A1 before it"):
        anew(1)
    anew(2)


def test_one_rewords_what_another_takes_out(client: Visitor, world: World, draft: Version) -> None:
    """No words cure it: the meeting sees what each would do alone, and takes one decision back."""
    two = [stage.suggest(world, "ada", "should talk", "will talk"), stage.suggest(world, "fay", "should talk", None)]
    meeting = stage.in_session(world, *two)
    for item in meeting.items[:2]:
        stage.everybody_yes(world, item)
        stage.decide(world, item)
    address, key = f"/meetings/{meeting.number}", stage.key_of(1, "should talk")
    html = client.sign_in(world.hilary).visit(f"{address}/close")
    assert "changes a paragraph that another takes out" in html
    assert "4(a) is taken out" in html and "“should” becomes “will”" in html
    assert client.post(f"{address}/blends/{key}", {"words": "Other words."}).status_code == 409
    client.post(f"{address}/items/{meeting.items[1].id}/decision/undoing")
    stage.decide(world, meeting.items[1], "deferred", "Another time.")
    assert closing.plan(stage.again(meeting)).is_ready
    html = client.visit(f"{address}/run?item={meeting.items[1].id}")
    assert "taken back by the meeting chair" in html
    client.press(f"{address}/close", "/closing")
    assert "Before that: accepted, confirmed by Hilary Stone" in client.visit(f"{address}/minutes")


def test_what_is_on_another_agenda_is_not_offered(client: Visitor, world: World, draft: Version) -> None:
    one = stage.suggest(world, "ada", "should talk", "will talk")
    other = stage.suggest(world, "ben", "should answer", "will answer")
    meeting = stage.call(world, one)
    html = client.sign_in(world.mira).visit(f"/meetings/{meeting.number}/agenda")
    assert f"A{one.number}:" in html and f"A{other.number}:" in html
    assert f"A{one.number}:" not in client.visit("/meetings/new")
