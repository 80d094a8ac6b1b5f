"""The one spelling of a value."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charter.record.canonical import LARGEST, NotCanonical, canonical

KEYS = st.from_regex(r"[a-z][a-z0-9_-]{0,8}", fullmatch=True)
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | TEXT,
                      lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
                      max_leaves=20)


def test_keys_are_sorted_and_nothing_stands_between():
    assert canonical({"b": [1, True, None], "a": "x y"}) == b'{"a":"x y","b":[1,true,null]}'


def test_only_what_must_be_is_escaped():
    text = '"\\/\b\f\n\r\t\x01\x7f é e\u0301 \u2028 😀 <'
    assert canonical(text) == '"\\"\\\\/\\b\\f\\n\\r\\t\\u0001\x7f é e\u0301 \u2028 😀 <"'.encode()


@given(VALUES)
def test_what_is_written_reads_back_and_is_written_the_same(value):
    assert json.loads(canonical(value)) == value
    assert canonical(json.loads(canonical(value))) == canonical(value)


@pytest.mark.parametrize("value", [
    1.0, float("nan"), LARGEST + 1, -LARGEST - 1, {1: "x"}, {"A": 1}, {"é": 1}, {"": 1}, {"a b": 1}, b"x", {"a": {1.5}},
    [[0.5]], "\ud800", {"a": "\udfff"}, object(),
])
def test_what_has_more_than_one_spelling_is_refused(value):
    with pytest.raises(NotCanonical):
        canonical(value)
