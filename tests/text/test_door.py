"""The door: what comes in is made one way, and what cannot be seen is refused by its place."""

from __future__ import annotations

import pytest

from charter.refusal import Refused
from charter.text.door import admit


def test_one_way() -> None:
    assert admit(b"\xef\xbb\xbfa\r\nb\rc\n") == "a\nb\nc\n"
    assert admit("e\u0301") == "é" and admit("a\tb") == "a\tb"


def test_no_break_space_joiners_and_scripts_stay() -> None:
    for words in ("a\u00a0b", "👩\u200d👧", "می\u200cخواهم", "\u200eעברית\u200f", ""):
        assert admit(words) == words


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u202e", "\u2066", "\ud800", "\x0b", "\uffff"])
def test_refused_by_line_and_character(sign: str) -> None:
    with pytest.raises(Refused, match=rf"U\+{ord(sign):04X}.* line 2, character 3"):
        admit(f"one\nab{sign}c")


@pytest.mark.parametrize("raw", [b"one\nab\xe9", b"one\nab\xff\xfe", b"one\nab\xed\xa0\x80"])
def test_not_utf8(raw: bytes) -> None:
    with pytest.raises(Refused, match="not UTF-8: line 2, character 3"):
        admit(raw)
