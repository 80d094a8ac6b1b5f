"""Two rounds without consent: the words stand in the next draft in square brackets, and such a text is not settled."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charter.amending import actions as amending
from charter.amending import queries as suggestions
from charter.amending.models import Amendment
from charter.db import writing
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.meeting import brackets, closing, deciding, minutes, queries, settling
from charter.meeting.lines import rounds
from charter.meeting.models import AgendaItem, Meeting
from charter.refusal import Refused
from charter.text.change import Change, apply, place
from charter.text.clauses import parse
from charter.text.render import html, plain
from charter.web.ids import random_id
from tests.meeting import stage
from tests.visiting import Visitor
from tests.world import DAY, World


def twice(world: World, item: AgendaItem, **said: str) -> None:
    """Two rounds, and families still see harm."""
    for _ in range(2):
        with writing():
            deciding.ask(stage.fresh(item), asked="These words?", by=world.hilary, at=stage.LATER)
        stage.everybody_yes(world, item)
        stage.lines(world, item, families="object", **said)


def closed(world: World, *wishes: tuple[str, str, str | None]) -> Meeting:
    """A meeting that put each of these in brackets and closed."""
    meeting = stage.in_session(world, *(stage.suggest(world, *one) for one in wishes))
    for item in meeting.items[: len(wishes)]:
        twice(world, item)
        stage.decide(world, item, "bracketed", "Families see harm, and the others need it.")
    with writing():
        closing.close(stage.again(meeting), closing.plan(stage.again(meeting)), by=world.hilary, at=stage.LATER)
    return stage.again(meeting)


def words_of(number: int, about: str) -> str:
    return next(plain(p.words) for p in drafting.tree(number) if about in p.words)


def test_both_wordings_stand_in_brackets(world: World, draft: Version, client: Visitor) -> None:
    meeting = closed(world, ("ada", "should talk", "will talk"))
    version = drafting.latest()
    assert version is not None and version.number == 2 and meeting.closing and meeting.closing.made_version == 2
    assert words_of(2, "talk with the family") == "Schools [should] [will] talk with the family before a timetable is cut short."
    assert [p.key for p in drafting.tree(2)] == [p.key for p in drafting.tree(1)], "nothing else changed"
    assert "[should] [will]" in client.visit("/versions/2") and "\\[" not in client.visit("/versions/2")
    amendment = suggestions.amendment(1)
    assert amendment is not None and amendment.decision is not None and amendment.decision.outcome == "bracketed"
    assert "A text with brackets cannot be settled" in client.visit("/amendments/1")


def test_what_would_go_and_what_would_come(world: World, draft: Version) -> None:
    closed(world, ("ada", "is glad of them", "is glad of them, always"),
           ("fay", "By 31 January 2027 every partner has taken its first step.", None))
    assert words_of(2, "glad of them").count("[") == 1
    assert words_of(2, "31 January 2027 every partner") == "[By 31 January 2027 every partner has taken its first step.]"


def test_a_text_with_brackets_is_not_settled(world: World, draft: Version) -> None:
    closed(world, ("ada", "should talk", "will talk"))
    version = drafting.latest()
    assert version is not None
    with writing():
        settling.open_round(version, by=world.mira, at=stage.LATER + DAY)
    missing = settling.lacking(version, at=stage.LATER + 60 * DAY)
    assert "Words stand in square brackets, so they are not decided: 4(a)." in missing
    with pytest.raises(Refused):
        settling.settle(version, by=world.hilary, at=stage.LATER + 60 * DAY)


def test_the_next_meeting_takes_the_brackets_out(world: World, draft: Version) -> None:
    closed(world, ("ada", "should talk", "will talk"))
    stood = next(p for p in drafting.tree(2) if "talk with the family" in p.words)
    with writing():
        chosen = amending.propose(
            drafting.latest(), headline="Will", rationale="Families are content now.", by=world.fay, role=world.roles["fay"],  # type: ignore[arg-type]
            changes=[Change(0, 1, "replace", stood.key, words=stood.words.replace("\\[should\\] \\[will\\]", "will"))],
            shown_as="Fay", at=stage.LATER + DAY, once=random_id())
    meeting = stage.in_session(world, chosen)
    stage.everybody_yes(world, meeting.items[0])
    stage.decide(world, meeting.items[0])
    with writing():
        closing.close(stage.again(meeting), closing.plan(stage.again(meeting)), by=world.hilary, at=stage.LATER)
    assert words_of(3, "talk with the family").startswith("Schools will talk")
    assert brackets.open_brackets(drafting.tree(3)) == []


def test_not_before_the_groups_were_asked_twice(world: World, draft: Version) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    stage.everybody_yes(world, meeting.items[0])
    stage.lines(world, meeting.items[0], families="object")
    with pytest.raises(Refused, match="asked twice before"):
        stage.decide(world, meeting.items[0], "bracketed", "They cannot live with it.")


def test_not_where_there_is_consent(world: World, draft: Version) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    twice(world, meeting.items[0])
    stage.lines(world, meeting.items[0], families="aside")
    with pytest.raises(Refused, match="need no brackets"):
        stage.decide(world, meeting.items[0], "bracketed", "Why not.")


def test_not_over_an_objection_without_words(world: World, draft: Version) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    twice(world, meeting.items[0])
    with writing():
        deciding.give_line(stage.fresh(meeting.items[0]), group="families", position="object", words="", given="aloud",
                           by=world.hilary, at=stage.LATER)
    with pytest.raises(Refused) as refused:
        stage.decide(world, meeting.items[0], "bracketed", "They cannot live with it.")
    assert refused.value.missing == ("Write down the harm that Families see, in their own words.",)
    assert queries.decision(stage.fresh(meeting.items[0])) is None
    stage.decide(world, meeting.items[0], "deferred", "Another evening.")


PIECES = ["pupils", "**staff**", "[link](https://a.example)", "will", "*may*", "`code`", "[sic]", "1.", "and", "\\[x\\]",
          "snake_case", "<b>", "é", "学校"]
WORDS = st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(WORDS, WORDS)
def test_brackets_read_back_as_one_clause(old: str, new: str) -> None:
    """Whatever stood and whatever was suggested: one clause before, one clause after, and the brackets are plain signs."""
    tree = place(parse(f"# Charter\n\nBefore. {old}\n\nAfter it.\n"), ["A", "B", "C"])
    words = brackets.bracketed(tree[1].words, f"Before. {new}")
    applied = apply(tree, [Change(1, 1, "replace", "B", words)])
    assert [p.key for p in applied.tree] == ["A", "B", "C"] and not applied.overlaps
    again = next(p for p in applied.tree if p.key == "B")
    assert [p.words for p in place(parse(applied.text), ["A", "B", "C"])][1] == again.words
    assert "<script" not in html(again.words)
    if plain(tree[1].words) != plain(f"Before. {new}"):
        assert brackets.open_brackets(applied.tree) != [] or (old.split() == new.split())


def moving(world: World, key: str, after: str) -> Amendment:
    """Somebody wishes to have a paragraph elsewhere, in the same words."""
    with writing():
        parent = next(p.parent for p in drafting.tree(1) if p.key == after)
        return amending.propose(drafting.latest(), headline="Elsewhere", rationale="It is read too late.",  # type: ignore[arg-type]
                                changes=[Change(0, 0, "move", key, None, parent, after)], by=world.ada, role=world.roles["ada"],
                                shown_as="Ada Bright", at=stage.LATER - DAY, once=random_id())


def test_a_place_stands_in_brackets_where_the_paragraph_was(world: World, draft: Version, client: Visitor) -> None:
    """A move that had two rounds: the paragraph stays, and says where else it would stand; the text cannot be settled."""
    key, after = stage.key_of(1, "glad of them"), stage.key_of(1, "talk with the family")
    meeting = stage.in_session(world, moving(world, key, after))
    item = next(i for i in meeting.items if i.amendment_number)
    client.sign_in(world.hilary)
    for n in (1, 2):
        typed = {f"words-{key}": next(p.words for p in drafting.tree(1) if p.key == key)} if n == 2 else {}
        answer = client.post(f"/meetings/1/items/{item.id}/rounds", typed)
        assert answer.status_code == 303, "the paragraph as it reads changes nothing: its place is asked about once more"
        stage.everybody_yes(world, item)
        stage.lines(world, item, families="object")
    assert len(rounds(stage.fresh(item))) == 2
    stage.decide(world, item, "bracketed", "Families see harm in it there.")
    with writing():
        closing.close(stage.again(meeting), closing.plan(stage.again(meeting)), by=world.hilary, at=stage.LATER)
    now = drafting.tree(2)
    assert [p.key for p in now] == [p.key for p in drafting.tree(1)], "it stands where it stood"
    words = plain(next(p.words for p in now if p.key == key))
    assert words.endswith(f"[Here, or after “{' '.join(plain(next(p.words for p in now if p.key == after)).split()[:6])} …”]")
    assert brackets.open_brackets(now) and "put it in square brackets" in client.visit(f"/clauses/{key}")


def test_what_was_asked_about_in_the_end_stands_in_brackets(world: World, draft: Version) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    item, key = meeting.items[0], stage.key_of(1, "talk with the family")
    now = next(p.words for p in drafting.tree(1) if p.key == key)
    for said in (None, {key: now.replace("should talk", "shall try to talk")}):
        with writing():
            deciding.ask(stage.fresh(item), asked="These words?", words=said, by=world.hilary, at=stage.LATER)
        stage.everybody_yes(world, item)
        stage.lines(world, item, families="object")
    stage.decide(world, item, "bracketed", "Families see harm.")
    with writing():
        closing.close(stage.again(meeting), closing.plan(stage.again(meeting)), by=world.hilary, at=stage.LATER)
    assert "[should] [shall try to] talk" in words_of(2, "talk with the family")


def test_the_minoritys_words_stand_beside_once_the_minutes_are_approved(
    world: World, draft: Version, client: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    item = meeting.items[0]
    twice(world, item)
    with writing():
        deciding.give_line(stage.fresh(item), group="families", position="object", words="It promises what nobody can keep.",
                           given="aloud", by=world.hilary, at=stage.LATER)
    stage.decide(world, item, "bracketed", "Families see harm, and the others need it.")
    with writing():
        closing.close(stage.again(meeting), closing.plan(stage.again(meeting)), by=world.hilary, at=stage.LATER)
    html = client.visit("/versions/2")
    assert "A1, in square brackets: not decided" in html and "nobody can keep" not in html
    with writing():
        minutes.approve(stage.again(meeting), by=world.hilary, at=stage.LATER + DAY)
    html = client.visit("/versions/2")
    assert "Families: “It promises what nobody can keep.”" in html and "because" not in html, "the newest words hold"
    key = stage.key_of(2, "talk with the family")
    assert "put it in square brackets: it is not decided" in client.visit(f"/clauses/{key}")
