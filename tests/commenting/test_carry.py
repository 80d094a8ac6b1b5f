"""What becomes of a comment in the next draft: never under another clause, never by a weak match."""

from __future__ import annotations

from collections.abc import Callable

from charter.commenting import actions, queries
from charter.db import writing
from charter.drafting import actions as drafting_actions
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.text.change import Change, apply
from tests.commenting.said import AT, again, clause, comment, visitors
from tests.visiting import Visitor
from tests.world import World


def next_version(world: World, *changes: Change) -> Version:
    """The next draft with these changes, and every comment carried to it."""
    old = drafting.latest()
    assert old is not None
    with writing():
        tree = apply(drafting.tree(old.number), changes).tree
        new = drafting_actions.make_version(old, tree, by=world.hilary, at=AT, made_by="meeting", meeting_number=1)
        actions.carry_over(old, new, at=AT)
    return new


def reworded(begins: str, change: Callable[[str], str]) -> Change:
    place = clause(begins)
    return Change(1, 1, "replace", place.key, change(place.wording.words))


def fate(row: object) -> list[tuple[int, str, int | None, int | None]]:
    return [(f.version_number, f.fate, f.start, f.end) for f in again(row).fates]  # type: ignore[arg-type]


def test_words_that_stand_are_carried_to_their_new_place(world: World, draft: Version) -> None:
    row = comment(world, clause_key=clause("Schools should talk").key, quote="before a timetable is cut short")
    next_version(world, reworded("Schools should talk", lambda w: w.replace("should talk", "will always talk")))
    place = clause("Schools will always talk").wording.plain
    start = place.index("before a timetable")
    assert fate(row) == [(2, "carried", start, start + len("before a timetable is cut short"))]


def test_words_that_were_changed_say_so(world: World, draft: Version) -> None:
    row = comment(world, clause_key=clause("Schools should talk").key, quote="before a timetable is cut short")
    next_version(world, reworded("Schools should talk", lambda w: w.replace("cut short", "shortened")))
    assert [f[:2] for f in fate(row)] == [(2, "words changed")]


def test_a_comment_on_a_whole_clause_whose_words_changed(world: World, draft: Version) -> None:
    row = comment(world, clause_key=clause("Schools should talk").key)
    next_version(world, reworded("Schools should talk", lambda w: w.replace("should", "will")))
    assert fate(row) == [(2, "words changed", None, None)]


def test_a_clause_that_went_takes_its_comments_words_with_it(world: World, draft: Version) -> None:
    gone = clause("We decide with children")
    row = comment(world, clause_key=gone.key, quote="We decide with children and families")
    # The very same words now stand in another clause: they are still not hung there.
    next_version(world, Change(1, 1, "delete", gone.key),
                 Change(1, 2, "replace", clause("We write this down").key, "We decide with children and families here."))
    assert [f[:2] for f in fate(row)] == [(2, "removed")]
    assert again(row).clause_key == gone.key


def test_on_the_whole_it_is_carried(world: World, draft: Version) -> None:
    row = comment(world)
    next_version(world, reworded("Schools should talk", lambda w: w + " Always."))
    assert fate(row) == [(2, "carried", None, None)]


def test_each_version_is_judged_from_the_words_it_was_written_on(world: World, draft: Version) -> None:
    row = comment(world, clause_key=clause("Schools should talk").key, quote="before a timetable is cut short")
    old = clause("Schools should talk").wording.words
    next_version(world, reworded("Schools should talk", lambda w: w.replace("cut short", "shortened")))
    next_version(world, reworded("Schools should talk", lambda _: old))
    assert [f[:2] for f in fate(row)] == [(2, "words changed"), (3, "carried")]


def test_it_counts_as_unanswered_in_the_next_version(world: World, draft: Version) -> None:
    comment(world)
    next_version(world, reworded("Schools should talk", lambda w: w + " Always."))
    assert queries.unanswered_count(1) == queries.unanswered_count(2) == 1
    assert [(row.number, row.clause_key) for row in queries.shown(2)] == [(1, None)]


def test_one_that_waits_is_carried_too(world: World, draft: Version) -> None:
    row = visitors()
    next_version(world, reworded("Schools should talk", lambda w: w + " Always."))
    with writing():
        actions.confirm(again(row), at=AT)
        actions.rule(again(row), shown=True, because="", by=world.mira, at=AT)
    assert [found.id for found in queries.shown(2)] == [row.id]


def test_its_page_tells_the_story_with_the_words_before_and_after(client: Visitor, world: World, draft: Version) -> None:
    comment(world, clause_key=clause("Schools should talk").key, quote="before a timetable is cut short")
    next_version(world, reworded("Schools should talk", lambda w: w.replace("cut short", "shortened")))
    html = client.visit("/comments/1")
    assert "In draft 2 the words it is about were changed." in html and "shortened" in html
    assert "<mark>before a timetable is cut short</mark>" in html


def test_two_hundred_comments_are_few_queries(world: World, draft: Version, counted: Callable[[], int]) -> None:
    keys = [c.key for c in drafting.clauses(1)]
    with writing():
        version = drafting.version(1)
        assert version
        for n in range(200):
            actions.write(version, words=f"Number {n}", by=world.ada, role=world.roles["ada"], shown_as="a headteacher",
                          clause_key=keys[n % len(keys)], at=AT, once=f"{n:032x}")
    before = counted()
    assert len(queries.shown(1)) == 200 and counted() - before <= 5


def test_told_twice_is_told_once(world: World, draft: Version) -> None:
    row = comment(world)
    new = next_version(world, reworded("Schools should talk", lambda w: w + " Always."))
    with writing():
        assert not actions.carry_over(draft, new, at=AT)
    assert len(fate(row)) == 1
