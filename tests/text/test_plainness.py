"""How plainly something is written: reading age, long sentences, jargon; a help that says nothing where it knows nothing."""

from __future__ import annotations

from time import process_time

import pytest

from charter.text import plainness
from charter.text.plainness import look, sentences

PLAIN = "Help comes early. We ring you. You can ask us again. " * 4
DENSE = ("The multi-agency partnership will endeavour to facilitate comprehensive interventions, notwithstanding organisational "
         "considerations that necessitate additional deliberation. ") * 3


def test_plain_words_have_nothing_to_point_out_and_a_low_age() -> None:
    found = look([PLAIN])
    assert found.is_plain and found.age is not None and found.age <= 9


def test_dense_words_are_older_and_their_jargon_is_told_once() -> None:
    found = look([DENSE])
    assert found.age is not None and found.age >= 18
    assert [word for word, _ in found.jargon].count("endeavour") == 1 and dict(found.jargon)["facilitate"]


def test_without_the_dictionary_of_syllables_it_counts_by_vowels(monkeypatch: pytest.MonkeyPatch) -> None:
    by_dictionary = look([DENSE]).age, look([PLAIN]).age
    monkeypatch.setattr(plainness, "_dictionary", lambda: None)
    assert all(a and b and abs(a - b) <= 2 for a, b in zip(by_dictionary, (look([DENSE]).age, look([PLAIN]).age), strict=True))


def test_a_sentence_of_twenty_words_is_short_and_of_twenty_one_long() -> None:
    assert not look([" ".join(["word"] * 20) + "."]).long
    assert look([" ".join(["word"] * 21) + "."]).long[0][0] == 21


def test_sentences_end_at_their_ends_and_not_at_short_forms() -> None:
    assert sentences("We ask, e.g. on Monday. Then 3.5 hours pass. “Yes.” He went.\nA line") == [
        "We ask, e.g. on Monday.", "Then 3.5 hours pass.", "“Yes.”", "He went.", "A line"]


def test_an_areas_own_words_go_before_the_list() -> None:
    found = dict(look(["The learner will utilise it."], {"learner": "pupil", "utilise": "take"}).jargon)
    assert found == {"learner": "pupil", "utilise": "take"}


def test_few_words_have_no_age_and_another_script_is_left_alone() -> None:
    assert look(["Help comes early."]).age is None
    assert look(["كل طفل ينتمي إلى مدرسة. " * 30]) == plainness.Plainness()
    assert look([]) == plainness.Plainness()


def test_marks_are_no_words() -> None:
    assert look(["**Schools** [begin](https://a.example/commence-endeavour) early."]).is_plain


@pytest.mark.parametrize("hostile", ["(" * 100_000, "a. " * 50_000, "endeavour " * 20_000, "a\n" * 50_000, "e.g. " * 20_000])
def test_anything_is_looked_at_in_bounded_time(hostile: str) -> None:
    began = process_time()
    look([hostile])
    assert process_time() - began < 2
