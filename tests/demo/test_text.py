"""The amendments the story accepts make a readable charter of the starter draft, through the engine itself."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import count
from pathlib import Path

from charter.demo.playing.places import find, wanted
from charter.demo.story.dates import fill
from charter.demo.story.shapes import Amendment
from charter.demo.story.whole import AMENDMENTS, MEETINGS
from charter.text.change import Change, Placed, apply, place
from charter.text.clauses import parse
from charter.text.obligations import cautions
from charter.text.render import plain

TODAY = date(2026, 11, 22)
VERSION_1 = (Path(__file__).parents[2] / "charter" / "demo" / "version1.md").read_text(encoding="utf-8")
NUMBER = {amendment.key: n for n, amendment in enumerate(AMENDMENTS, 1)}
AMENDMENT: dict[str, Amendment] = {amendment.key: amendment for amendment in AMENDMENTS}
KEYS = (f"k{n:07}" for n in count())


@cache
def versions() -> tuple[tuple[Placed, ...], ...]:
    """The trees of versions 1 to 4."""
    document = parse(fill(VERSION_1, TODAY))
    trees = [place(document, [next(KEYS) for _ in document.clauses])]
    for meeting in MEETINGS:
        if meeting.open:
            break
        taken = [item for item in meeting.items if item.outcome in ("adopted", "adopted with changes")]
        if not taken:  # such a meeting makes no draft
            continue
        changes = []
        for item in taken:
            said = item.rounds[-1].words or AMENDMENT[item.amendment].changes
            got = wanted(trees[-1], said, TODAY, lambda: next(KEYS))
            changes += [Change(NUMBER[item.amendment], n, w.kind, w.key, w.words, w.parent, w.after)
                        for n, w in enumerate(got, 1)]
        applied = apply(trees[-1], changes)
        assert not applied.overlaps, applied.overlaps
        assert not applied.proposed, applied.proposed
        trees.append(applied.tree)
    return tuple(trees)


def text(number: int) -> str:
    return "".join(placed.source for placed in versions()[number - 1])


def test_version_4_is_short_and_still_a_whole_charter() -> None:
    assert len(versions()) == 4
    assert 60 <= len(versions()[3]) < 90


def test_and_staff_stands_with_the_sentence_families_asked_for() -> None:
    assert "where pupils are safe" in text(2)
    assert "where pupils and staff are safe and feel that they belong. Distress is a reason" in text(3)


def test_the_council_promises_first() -> None:
    def first(number: int) -> str:
        words = [plain(placed.words) for placed in versions()[number - 1]]
        return next(w for w in words if w.startswith(("The council will", "Schools will")))

    assert first(1).startswith("Schools will")
    assert first(4).startswith("The council will")


def test_a_promise_put_in_stands_with_all_that_belongs_to_it() -> None:
    tree = versions()[3]
    promise = find(tree, "Young people will say", TODAY)
    below = [plain(placed.words) for placed in tree if placed.parent == promise.key]
    assert [words.split(":")[0] for words in below] == ["First step", "Who pays", "How we shall know", "Review"]


def test_what_was_not_taken_up_is_not_in_it() -> None:
    assert "three kinds of help" not in text(4)
    assert "endeavour" in text(3) and "endeavour" not in text(4)


def test_what_is_open_now_finds_its_clause_in_version_4() -> None:
    for amendment in AMENDMENTS:
        if amendment.version == 5:
            assert wanted(versions()[3], amendment.changes, TODAY, lambda: "knew0000")


def test_nothing_in_any_version_needs_a_caution() -> None:
    for number in (1, 2, 3, 4):
        assert cautions(text(number)) == ()
