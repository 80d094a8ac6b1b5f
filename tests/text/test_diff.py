"""Differences: exact, in words, never inside a character a reader sees as one."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charter.text.diff import WHOLE, Run, is_whole, listed, words
from charter.text.tokens import boundaries, clusters, tokens

from .texts import anything, sentence

SIGNS = ["👩‍👩‍👧‍👦", "🇬🇧", "👍🏽", "é", "क्षि", "한", "ნ", "ก็", "ﻻ", "❤️", "1️⃣", "ع\u064e"]


def test_a_word_is_replaced_whole() -> None:
    assert words("Schools should help.", "Schools will help.") == (
        Run("equal", "Schools"),
        Run("delete", " should"),
        Run("insert", " will"),
        Run("equal", " help."),
    )


def test_listed_in_words() -> None:
    assert listed("We should help pupils.", "We will help pupils and staff.") == (
        "“should” becomes “will”",
        "“and staff” is added after “pupils”",
    )
    assert listed("We help all pupils.", "We help pupils.") == ("“all” is removed",)
    assert listed("same", "same") == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("We *must* help.", "We **must** help.", ["“must” is set in bold"]),
        ("We must help.", "We _must_ help.", ["“must” is set in italics"]),
        ("We **must** help.", "We must help.", ["“must” is no longer emphasised"]),
        ("We **must** help.", "We **shall** help.", ["“must” becomes “shall”"]),
        ("See [us](http://a.example).", "See [us](http://b.example).",
         ["the link “us” leads to http://b.example instead of http://a.example"]),
        ("See us.", "See [us](http://a.example).", ["“us” becomes a link to http://a.example"]),
        ("See [us](http://a.example).", "See us.", ["“us” is no longer a link"]),
        ("a  b", "a b", ["the spacing changes"]),
        ("a b", "a\nb", ["the line breaks change"]),
        ("in 5 days", "in ten days", ["“5” becomes “ten”"]),
        ("pupils and staff", "pupils, and staff", ["a comma is added after “pupils”"]),
        ("First, we help.", "We help.", ["“First, we” becomes “We”"]),
        ("私は猫が好き", "私は犬が好き", ["“猫” becomes “犬”"]),
        # Which of several like words.
        ("The head tells the parent and the head tells us.", "The head tells the parent and the chair tells us.",
         ["after “and the”, “head” becomes “chair”"]),
        ("The school and the school, the school.", "The school and the council, the school.",
         ["after “and the”, “school” becomes “council”"]),
        ("all children, all", "all children", ["“, all” is removed"]),
        ("all of all", "each of all", ["at the start, “all” becomes “each”"]),
        ("先生は助ける。親は助ける。", "先生は助ける。親は支える。", ["after “る。親は”, “助け” becomes “支え”"]),
        # Signs by their place, and what cannot be heard otherwise.
        ("We help.", "We help!", ["after “help”, a full stop becomes an exclamation mark"]),
        ("don’t", "don't", ["after “don”, an apostrophe changes its shape"]),
        ("The Council pays", "The council pays", ["“Council” begins with a small letter: “council”"]),
        ("we help", "We help", ["“we” begins with a capital letter: “We”"]),
        ("SEND pupils", "Send pupils", ["“SEND” is written with other capitals: “Send”"]),
        ("says “all of us” here", "says here", ["“‘all of us’” is removed"]),
        # Numbers and days whole.
        ("see 2.3", "see 2.4", ["“2.3” becomes “2.4”"]),
        ("1,000 people", "1,500 people", ["“1,000” becomes “1,500”"]),
        # Whole sentences and parts of one, where they could as well begin elsewhere.
        ("It is good. It is fair.", "It is fair.", ["“It is good.” is removed"]),
        ("It is fair. We help.", "It is fair. It is good. We help.", ["“It is good.” is added after “fair.”"]),
        ("to a, to b, to c", "to a, to c", ["“to b,” is removed"]),
        ("[here](http://a.example) and [here](http://b.example)", "[here](http://c.example) and [here](http://b.example)",
         ["the link “here” leads to http://c.example instead of http://a.example"]),
        ("We help.", "We help [all](http://a.example).",
         ["“all” is added after “help”", "“all” is a link to http://a.example"]),
    ],
)  # fmt: skip
def test_each_kind_of_change_is_told_for_the_ear(old: str, new: str, said: list[str]) -> None:
    assert listed(old, new) == tuple(said)


@settings(max_examples=200, deadline=None)
@given(st.one_of(anything, sentence), st.one_of(anything, sentence))
def test_every_change_is_told_somehow(old: str, new: str) -> None:
    assert bool(listed(old, new)) == (old != new)


def test_nothing() -> None:
    assert words("", "") == () and words("a", "") == (Run("delete", "a"),) and words("", "a") == (Run("insert", "a"),)


@pytest.mark.parametrize("sign", SIGNS)
def test_a_character_is_never_split(sign: str) -> None:
    assert clusters(sign) == [sign]
    assert "".join(tokens(f"x{sign} y{sign}")) == f"x{sign} y{sign}"


def test_scripts_without_spaces_are_compared_by_character() -> None:
    assert words("学校は子どもを助ける", "学校は家族を助ける") == (
        Run("equal", "学校は"),
        Run("delete", "子ども"),
        Run("insert", "家族"),
        Run("equal", "を助ける"),
    )


def test_joined_emoji_change_whole() -> None:
    runs = words("a 👩‍👧 b", "a 👩‍👦 b")
    assert Run("delete", " 👩‍👧") in runs and Run("insert", " 👩‍👦") in runs


@settings(max_examples=300, deadline=None)
@given(st.one_of(anything, sentence), st.one_of(anything, sentence))
def test_runs_give_both_texts_and_cut_no_character(old: str, new: str) -> None:
    runs = words(old, new)
    assert "".join(run.text for run in runs if run.op != "insert") == old
    assert "".join(run.text for run in runs if run.op != "delete") == new
    assert all(one.op != other.op for one, other in itertools.pairwise(runs))
    for side, gone in ((old, "insert"), (new, "delete")):
        allowed, at = boundaries(side), 0
        for run in runs:
            if run.op != gone:
                at += len(run.text)
                assert at in allowed


def numbered(count: int, kinds: int, sign: str = "w") -> str:
    at = random.Random(1)  # any number: the same words each time
    return " ".join(f"{sign}{at.randrange(kinds)}" for _ in range(count))


@pytest.mark.timeout(60)  # seconds: a hang, not a slow machine
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (numbered(50_000, 49_999), numbered(50_000, 49_999, "v")),  # everything replaced
        ("a b " * 25_000, "b c a " * 20_000),  # few distinct words, repeated
        ("漢字仮名交" * 10_000, "漢字交仮名" * 10_000),
        ("(" * 1_000_000, ")" * 999_999),
        ("x " * 500_000 + "y", "y " + "x " * 400_000 + "z x" * 100_000),
    ],
)
def test_what_is_too_much_to_compare_is_bounded_and_says_so(old: str, new: str) -> None:
    runs = words(old, new)
    assert is_whole(runs) and listed(old, new) == (WHOLE,)
    assert "".join(run.text for run in runs if run.op != "insert") == old
    assert "".join(run.text for run in runs if run.op != "delete") == new


@pytest.mark.timeout(60)  # seconds: a hang, not a slow machine
def test_what_is_long_is_still_compared_word_by_word() -> None:
    old = numbered(50_000, 4_999)
    new = " ".join(word if n % 20 else f"x{n}" for n, word in enumerate(old.split()))
    assert not is_whole(words(old, new)) and len(words(old, new)) > 5_000
    lines = "one line of words\n" * 100_000
    runs = words(lines, lines.replace("words\n", "signs\n", 1))
    assert [run.text for run in runs if run.op != "equal"] == [" words", " signs"]
