"""Anchors: quoted words that survive are found where they are, words that are gone are lost, never a weak match."""

from __future__ import annotations

import itertools
import random

import pytest

from charter.text.align import align
from charter.text.anchors import carry, find
from charter.text.clauses import parse

from .texts import histories, read

OLD = "# T\n\nThe head must\ntell parents at once. Staff may help.\n\nOther words stand here, as they did.\n"


def carried(old: str, new: str | None, quote: str) -> tuple[str, str]:
    start = old.index(quote)
    found = carry(old, new, start, start + len(quote))
    return found.fate, (new or "")[found.start : found.end]


def test_carried_into_the_next_wording() -> None:
    assert carried("Schools should help pupils.", "We think schools should help pupils now.", "should help") == (
        "carried",
        "should help",
    )
    assert carried("A b c d e f.", "D e f. A b c.", "A b c") == ("carried", "A b c")


def test_words_changed() -> None:
    assert carried("Schools should help pupils.", "Schools should help all pupils.", "help pupils") == (
        "words changed",
        "help all pupils",
    )


@pytest.mark.parametrize("new", [None, "", "Something else entirely.", "Schools are here."])
def test_removed(new: str | None) -> None:
    assert carried("Schools should help pupils.", new, "help pupils")[0] == "removed"


def test_a_short_quote_needs_its_neighbour() -> None:
    assert carried("the school and the council", "a council, then the mayor", "the")[0] == "removed"


def test_found_over_another_wrapping() -> None:
    new = "# T\n\nNew.\n\nThe head must tell\nparents at once. Staff may help.\n\nOther words stand here, as they did.\n"
    anchor = find(OLD, new, "must tell parents")
    assert anchor.found and anchor.score == 1 and new[anchor.start : anchor.end] == anchor.text == "must tell\nparents"
    assert anchor.clause == 2


def test_found_nearly_whole_scores_less() -> None:
    anchor = find(OLD, OLD.replace("at once", "all at once"), "tell parents at once. Staff may help")
    assert anchor.found and 0.8 <= anchor.score < 1


@pytest.mark.parametrize(
    "new",
    [
        "# T\n\nOther words stand here, as they did.\n",  # its clause is gone
        "# T\n\nThe head may go. Staff may help.\n\nOther words stand here, as they must tell parents at once.\n",
        "# T\n\nWe shall talk to parents now and then. Staff may help.\n\nOther words stand here, as they did.\n",
        "",
    ],
)
def test_lost(new: str) -> None:
    assert not find(OLD, new, "must tell parents at once").found


@pytest.mark.parametrize(
    ("quote", "now"), [("version 1.3", "version 1.4"), ("“ten days”", "“two days”"), ("must not tell", "must tell")]
)
def test_a_word_changed_in_a_short_quote_is_a_word_gone(quote: str, now: str) -> None:
    old = f"Here stands {quote} as it was written by us.\n"
    assert not find(old, old.replace(quote, now), quote).found
    assert find(old, old.replace("by us", "by all"), quote).score == 1


def test_a_clause_cut_in_two_keeps_the_remark() -> None:
    new = OLD.replace("at once. Staff", "at once.\n\nStaff")
    assert find(OLD, new, "tell parents at once").found and find(OLD, new, "Staff may help").found


def test_which_of_two_places_is_meant() -> None:
    old = "One: as soon as possible.\n\nTwo things: as soon as possible.\n"
    new = "New.\n\n" + old
    assert find(old, new, "as soon as possible", prefix="things: ").clause == 2
    assert find(old, new, "as soon as possible", prefix="One: ").clause == 1
    assert not find(old, new, "as soon as possible").found
    assert not find(old, new, "not there").found and not find(old, new, "").found


TABLE = "Before.\n\n| what | who pays |\n|---|---|\n| a helper in class | the council |\n| a room | the school |\n\nAfter.\n"


@pytest.mark.parametrize(
    ("old", "new", "quote", "found"),
    [
        (TABLE, TABLE.replace("a room", "a quiet room"), "a helper in class", "a helper in class"),  # in a table
        (TABLE, TABLE.replace("class | the council", "class | the trust"), "helper in class | the council", None),
        (OLD, OLD.replace("must\ntell", "**must tell**"), "head must tell parents", "head **must tell** parents"),
        (OLD.replace("must\ntell", "**must** tell"), OLD, "head must tell parents", "head must\ntell parents"),
        (OLD, OLD.replace("tell parents", "[tell](https://a.example) parents"), "Staff may help", "Staff may help"),
    ],
)
def test_in_tables_and_across_emphasis(old: str, new: str, quote: str, found: str | None) -> None:
    anchor = find(old, new, quote)
    assert anchor.text == (found or "") and anchor.found == (found is not None)


@pytest.mark.parametrize(
    ("old", "new", "quote", "found"),
    [
        ("We **must help** all.\n", "We must **help** all.\n", "must help all", "must **help** all"),
        ("We **must help** all.\n", "We must help all.\n", "**must help** all", "must help all"),
        ("See [the plan](http://a) for all of it.\n", "See [the plan](http://b) for all of it.\n", "the plan for all",
         "the plan](http://b) for all"),
        ("The “head” isn’t alone here.\n", "Now the “head” isn’t alone here.\n", "\"head\" isn't alone", "“head” isn’t alone"),
        ("Le café est là.\n", "Non.\n\nLe café est là.\n", "cafe\u0301 est là", "café est là"),
        # What is no longer the same words stays lost.
        ("We **must help** all.\n", "We **may** help all.\n", "must help all", ""),
        ("Schools belong here.\n", "Schools belonging here.\n", "belong", ""),
        ("学校は子どもを助ける。\n", "学校は子どもを支える。\n", "助ける", ""),
        ("One two here.\n\nThree four there.\n\nFive.\n", "Three four there.\n\nFive.\n\nOne two here.\n",
         "two here. Three four", ""),
    ],
)  # fmt: skip
def test_as_a_reader_quotes_it(old: str, new: str, quote: str, found: str) -> None:
    anchor = find(old, new, quote)
    assert anchor.text == found and anchor.found == bool(found) and new[anchor.start : anchor.end] == found


def test_in_a_clause_that_moved_and_beside_its_twin() -> None:
    said = "Staff are safe and heard at all times."
    moved = f"# T\n\nOther words stand here.\n\n## B\n\nMore of it.\n\n{said}\n"
    anchor = find(f"# T\n\n{said}\n\nOther words stand here.\n\n## B\n\nMore of it.\n", moved, "safe and heard")
    assert anchor.found and anchor.clause == 4
    twins = f"## A\n\n{said}\n\n## B\n\n{said}\n"
    second = find(twins, twins.replace(said, "Gone.", 1), "safe and heard", prefix="## B\n\nStaff are ")
    assert second.found and second.clause == 3
    # What was said of the first is lost with it: its twin is another clause.
    assert not find(twins, twins.replace(said, "Gone.", 1), "safe and heard", prefix="## A\n\nStaff are ").found


def test_over_two_clauses() -> None:
    old = "First one here.\n\nSecond one there.\n\nThird.\n"
    anchor = find(old, "New.\n\n" + old, "one here.\n\nSecond one")
    assert anchor.found and anchor.clause == 1 and anchor.text == "one here.\n\nSecond one"
    assert not find(old, "First one here.\n\nBetween.\n\nSecond one there.\n", "one here.\n\nSecond one").found


@pytest.mark.shared
def test_no_wrong_attachment_in_real_histories() -> None:
    """Random quotes: in the clause theirs became, with the very words, or lost; unchanged clauses lose none."""
    random.seed(7)
    tries = 0
    for history in histories():
        for old_path, new_path in random.sample(list(itertools.pairwise(history)), 2):
            old, new = read(old_path), read(new_path)
            if len(old) > 30_000 or "�" in old:
                continue
            before = parse(old)
            became = {pair.old: pair for pair in align(before, parse(new)) if pair.old is not None}
            for clause in random.sample(before.clauses, min(6, len(before.clauses))):
                words = clause.body.split()
                at = random.randrange(max(1, len(words) - 5))
                quote = " ".join(words[at : at + 5])
                if not quote:
                    continue
                start = clause.start + len(clause.mark)
                place = old.find(words[at], start)
                anchor = find(old, new, quote, old[max(0, place - 40) : place] if old.count(words[at]) == 1 else "")
                tries += 1
                if anchor.found:
                    kept = sum(word in anchor.text for word in quote.split())
                    assert kept >= 0.6 * len(quote.split()), (quote, anchor)
                elif became[clause.index].fate == "same" and " ".join(old.split()).count(quote) == 1:
                    raise AssertionError((old_path, quote))
    assert tries > 80
