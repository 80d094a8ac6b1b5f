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
