"""Comparing any two versions: in words, as one text, moved, bounded."""

from __future__ import annotations

import pytest

from charter.db import writing
from charter.drafting import actions
from charter.drafting.differing import Placed, differing
from charter.drafting.models import Version
from tests.visiting import Visitor
from tests.world import DAY, NOON, TEXT, World


@pytest.fixture
def second(world: World, draft: Version) -> Version:
    """Draft 2: one word changed, one clause moved, one new, one gone."""
    text = TEXT.replace("**The council** should answer a school’s request for help promptly.",
                        "**The council** will answer a school’s request for help promptly.")
    text = text.replace("- **A process.** We look again each term at how we teach and at what stands in the way.\n", "")
    text = text.replace("pupils and staff.\n", "pupils and staff.\n- What the law gives families.\n")
    with writing():
        return actions.import_next(text, by=world.mira, at=NOON + DAY, expected_parent=1)


def test_it_tells_the_change_in_words_first_then_as_one_text(second: Version, client: Visitor) -> None:
    html = client.visit("/compare/1/2")
    assert "In 4(b), “should” becomes “will”." in html
    assert "6(c) is new." in html and "What was 2.1(a) is gone." in html  # 2.1(b) has its number now
    assert html.index("In words") < html.index("As one text")
    assert "[taken out: </span>should" in html and "The same in both" in html


def test_a_clause_that_moved_says_where_it_was(world: World, draft: Version, client: Visitor) -> None:
    one, two = "- A headteacher’s power in law to suspend or exclude. The decision stays with the head.\n", \
        "- The safety of pupils and staff.\n"
    with writing():
        actions.import_next(TEXT.replace(one + two, two + one), by=world.mira, at=NOON + DAY, expected_parent=1)
    html = client.visit("/compare/1/2")
    assert "stands elsewhere now" in html and "Moved: this was 6(" in html


def test_backwards_it_tells_the_way_back(second: Version, client: Visitor) -> None:
    html = client.visit("/compare/2/1")
    assert "In 4(b), “will” becomes “should”." in html and "Turn it round" in html


def test_a_version_with_itself_gets_kind_words(second: Version, client: Visitor) -> None:
    assert "every word is the same" in client.visit("/compare/2/2")


def test_the_little_form_leads_there(second: Version, client: Visitor) -> None:
    assert "What changed between draft" in client.visit("/compare/?from=1&to=2")
    assert "no such pair" in client.visit("/compare/?from=1&to=99")
    assert "no such pair" in client.visit("/compare/?from=%F0%9F%8C%B3&to=²")


@pytest.mark.parametrize("address", ["/compare/1/99", "/compare/0/1", "/compare/1/99999999999999999999", "/compare/a/b",
                                     "/compare/-1/1"])
def test_versions_that_are_not_there_are_404(second: Version, client: Visitor, address: str) -> None:
    client.visit(address, 404)


def test_two_texts_of_200_clauses_come_within_a_moment() -> None:
    before = [Placed(str(i), None, str(i), f"We should do number {i} and more, " * 8, f"number {i}" * 8) for i in range(200)]
    after = [Placed(p.key, None, p.number, p.words.replace("should", "will"), p.marked + "!") for p in before]
    found = differing(before, after)
    assert {one.fate for one in found} == {"changed"}


@pytest.mark.timeout(120)  # seconds: a hang, not a slow machine
def test_a_text_of_any_size_is_bounded() -> None:
    before = [Placed(str(i), None, str(i), "alpha beta " * 2500, "a") for i in range(100)]
    after = [Placed(p.key, None, p.number, "gamma beta " * 2500, "b") for p in before]
    assert len(differing(before, after)) == 100


def test_what_stands_under_a_moved_clause_goes_with_it() -> None:
    before = [Placed("a", None, "1", "A", "A"), Placed("a1", "a", "1(a)", "A1", "A1"), Placed("b", None, "2", "B", "B")]
    after = [Placed("b", None, "1", "B", "B"), Placed("a", None, "2", "A", "A"), Placed("a1", "a", "2(a)", "A1", "A1")]
    fates = {one.key: one.fate for one in differing(before, after)}
    assert sorted(fates.values()) == ["moved", "same", "same"] and fates["a1"] == "same"


def _row(*keys: str) -> list[Placed]:
    return [Placed(key, None, str(n), key, key) for n, key in enumerate(keys, 1)]


def test_what_a_meeting_moved_is_told_as_moved_and_not_what_it_passed() -> None:
    def moved(before: str, after: str, *carried: str) -> list[str]:
        return [one.key for one in differing(_row(*before), _row(*after), carried) if one.is_moved]

    assert moved("abcdef", "cdabef", "c", "d") == ["c", "d"] and moved("abcdef", "cdabef", "a", "b") == ["a", "b"]
    assert moved("abc", "cab", "a", "b") == ["a", "b"]  # though one that goes the other way would do
    assert moved("abc", "abc", "b") == [] and moved("abcd", "abxcd", "b", "d") == []  # there and back
    assert len(moved("abcd", "badc", "b")) == 2  # what nobody is known to have moved: the fewest


def test_what_is_new_under_a_new_clause_is_told_once() -> None:
    after = [Placed("a", None, "1", "A", "A"), Placed("a1", "a", "1(a)", "A1", "A1"), Placed("a2", "a", "1(b)", "A2", "A2")]
    assert [words for one in differing([], after) for words in one.told] == ["1 is new, with 2 under it."]
    assert [words for one in differing(after, []) for words in one.told] == ["1 is gone, with 2 under it."]


def test_side_by_side_shows_each_text_with_its_own_marks(second: Version, client: Visitor) -> None:
    html = client.visit("/compare/1/2?show=sides")
    assert "Nothing stood here." in html and "Nothing stands here." in html and 'aria-current="true">Side by side' in html
    before = [part.split("Draft 2:")[0] for part in html.split('<p class="vh">Draft 1:')[1:]]
    after = [part.split("compared-one")[0] for part in html.split('<p class="vh">Draft 2:')[1:]]
    assert any("[taken out" in part for part in before) and not any("[put in" in part for part in before)
    assert any("[put in" in part for part in after) and not any("[taken out" in part for part in after)
    assert 'aria-current="true">As one text' in client.visit("/compare/1/2?show=nonsense")


def test_any_two_are_chosen_by_what_they_are(world: World, draft: Version, client: Visitor) -> None:
    with writing():
        actions.settle(draft, lines=[], by=world.hilary, at=NOON)
        actions.begin_draft(draft, by=world.mira, at=NOON)
    html = client.visit("/compare/")
    assert ">Version 1</option>" in html and ">Draft 2</option>" in html
    assert "Version 1 beside itself" in client.visit("/compare/1/1") and "Draft 2 beside itself" in client.visit("/compare/2/2")
    assert "There are versions 1 to 2." in client.visit("/compare/?from=9&to=1")
    assert "the Wharnley Inclusion Charter" in client.visit("/words")
