"""Plain words for every kind of entry."""

import string

import pytest

from charter.record.sentences import SENTENCES, place, sentence

FACTS = {"version": 3, "comment": 12, "amendment": 7, "meeting": 2, "outcome": "not adopted", "lost_size": 40}


@pytest.mark.parametrize("kind", SENTENCES)
def test_each_kind_has_a_sentence_with_and_without_facts(kind):
    for facts in (FACTS, {}):
        words = sentence(kind, facts)
        assert words[0] in string.ascii_uppercase and words.endswith(".") and "{" not in words
        assert "the log calls" not in words and "agreed" not in words.lower()


def test_an_unknown_kind_is_named_honestly():
    assert sentence("bell-rung", {}) == "Something was done that the log calls “bell rung”."


def test_many_at_once_are_named():
    assert sentence("answer-given", {"comments": [12]}) == "Comment 12 was answered."
    assert sentence("answer-drafted", {"comments": []}).startswith("An answer was drafted"), "one not shown has no number"
    assert sentence("answer-given", {"comments": [3, 4, 12]}) == "Comments 3, 4 and 12 were answered."


def test_an_outcome_is_said_as_pages_say_it():
    assert sentence("decision-made", FACTS) == "Meeting 2 decided on amendment A7: not accepted."


def test_the_nearest_page_is_named():
    assert place("comment-published", {"comment": 12, "version": 3}) == "/comments/12"
    assert place("comment-hidden", {"comment": 12}) is None
    assert place("register-imported", {"schools": 20}) is None
    assert place("comment-published", {"comment": "javascript:1"}) is None
