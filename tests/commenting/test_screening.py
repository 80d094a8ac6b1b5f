"""Words that may name a child are found, and common words are not."""

import pytest

from charter.commenting.screening import concerns


@pytest.mark.parametrize("words", [
    "My son Jack was sent home.", "our daughter, Aisha, waits", "a boy called Tom", "Jack is in Year 4 and cries.",
    "Ellie in Y9 has no place", "Jack (9) was excluded", "Mia, aged 7, was moved", "Omar is 11 and reads",
    "Ring me on 07700 900123", "write to sam@post.example", "+44 7700 900 123", "dob 3.4.2015", "born on 3 April 2015",
    "It was on 03/04/2015",
])
def test_found(words: str) -> None:
    assert concerns(words)


@pytest.mark.parametrize("words", [
    "Who pays?", "Pupils in Year 7 lose more days.", "My child was at home for eleven weeks.", "My son was sent home.",
    "Children in Year 6 and Year 7 need the same adult.", "We asked 14 young people, aged 12 to 17.", "In 2025 it was 340 days.",
    "When my daughter came back nobody said anything.", "The Council should send somebody within 5 days.",
    "From September the school is 3 miles away.", "Year 11 pupils sit in the hall.", "It costs £12,000 a year.",
])
def test_not_found(words: str) -> None:
    assert concerns(words) == ()
