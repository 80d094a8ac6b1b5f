"""Notices and cautions: what a reader should look at twice."""

from __future__ import annotations

import pytest

from charter.text.obligations import cautions, defined, notices


def told(old: str, new: str) -> list[tuple[str, str, str]]:
    return [(notice.kind, notice.before, notice.after) for notice in notices(old, new)]


def test_duties() -> None:
    assert told("Schools should help.", "Schools must help.") == [("duty", "should", "must")]
    assert told("Schools must help.", "Schools must not help.") == [("duty", "must", "must not")]
    assert told("Schools help.", "Schools will help.") == [("duty", "", "will")]
    assert notices("It may.", "It shall.")[0].sentence == "The word of duty “may” becomes “shall”."


def test_numbers_and_dates() -> None:
    assert told("in 5 days", "in ten days") == [("number", "5", "ten")]
    assert told("by 1 May 2027", "by 1 June 2027") == [("date", "1 May 2027", "1 June 2027")]
    assert told("pay £500 and 20%", "pay £600 and 20%") == [("number", "£500", "£600")]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Heads must not exclude.", "Heads may exclude.", "The word of duty “must not” becomes “may”."),
        ("We will help.", "We won't help.", "The word of duty “will” becomes “won't”."),
        ("Heads need not ask.", "Heads must ask.", "The word of duty “need not” becomes “must”."),
        ("Heads have to ask.", "Heads can ask.", "The word of duty “have to” becomes “can”."),
        ("A head is required to ask.", "A head is invited to ask.",
         "The word of duty “is required to” becomes “is invited to”."),
        ("You may ask in May.", "You must ask in May.", "The word of duty “may” becomes “must”."),
        ("tell within 5 days", "tell within five working days", "The time “5 days” becomes “five working days”."),
        ("tell within 5 days", "tell within 6 days", "The number “5” becomes “6”."),
        ("tell within 5 days", "tell within 5 weeks", "The time “5 days” becomes “5 weeks”."),
        ("we meet twice a year", "we meet once a year", "The number “twice” becomes “once”."),
        ("at least 3 heads", "at most 3 heads", "The limit “at least” becomes “at most”."),
        ("no fewer than 3", "no more than 3", "The limit “no fewer than” becomes “no more than”."),
        ("by 1 September 2026", "by September 2026", "The date “1 September 2026” becomes “September 2026”."),
        ("by 1 Sept 2026", "by 1 Oct 2026", "The date “1 Sept 2026” becomes “1 Oct 2026”."),
        ("in May we meet", "in June we meet", "The date “May” becomes “June”."),
        ("in 2026/27", "in 2027/28", "The date “2026/27” becomes “2027/28”."),
        ("on Monday", "on Friday", "The date “Monday” becomes “Friday”."),
        ("see 2.3", "see 2.4", "The reference “2.3” becomes “2.4”."),
        ("as Annex A says", "as Annex B says", "The reference “Annex A” becomes “Annex B”."),
        ("£5 each", "€5 each", "The number “£5” becomes “€5”."),
    ],
)  # fmt: skip
def test_each_in_one_sentence(old: str, new: str, said: str) -> None:
    assert [notice.sentence for notice in notices(old, new)] == [said]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("in 5 days", "in five days"), ("10,000 people", "10 000 people"), ("No one waits.", "No one is waiting."),
        ("They help one another.", "They help each other."), ("We take part a while.", "We take part at once."),
    ],
)  # fmt: skip
def test_the_same_said_otherwise_is_no_notice(old: str, new: str) -> None:
    assert notices(old, new) == ()


def test_terms() -> None:
    old = "“Belonging” means being known. Belonging comes first."
    assert defined(old) == ("Belonging",)
    assert ("term", "belonging", "") in told(old, old.replace(" Belonging comes first.", " It comes first."))
    assert told("Belonging is good.", "It is good.") == []


def test_nothing_changes() -> None:
    assert told("Schools must pay 5.", "Schools must gladly pay 5.") == []


NO_EXCLUSION = ["No exclusions.", "We will never exclude.", "zero exclusion", "no permanent exclusions"]
DEFICITS = ["pupils who lack discipline", "hard-to-reach families", "children with problems"]


@pytest.mark.parametrize("words", [*NO_EXCLUSION, "without exclusion", *DEFICITS])
def test_cautions(words: str) -> None:
    assert cautions(f"This says: {words}")


@pytest.mark.parametrize("words", ["We exclude less.", "Exclusion is a last resort.", "All pupils learn.", ""])
def test_no_caution(words: str) -> None:
    assert cautions(words) == ()


def test_references_to_other_clauses_are_no_numbers() -> None:
    found = notices("As clause 4.1(a) says, within 5 days.", "As clause 4.2(a) says, within 8 days.")
    assert [(n.kind, n.before, n.after) for n in found] == [
        ("number", "5", "8"), ("reference", "clause 4.1(a)", "clause 4.2(a)")]
    assert [n.kind for n in notices("It costs 3.50 (for each).", "It costs 4.50 (for each).")] == ["number"]
