"""A letter's paragraph is one line: whoever reads it decides how wide it is, on a phone too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

MAIL = Path(__file__).parents[2] / "templates" / "mail"
# A line that goes on in the next one: it is long, ends in the middle of a sentence, and the next begins with a small letter.
BROKEN = re.compile(r"^(?=.{40}).*[\w,;’”}]\n[a-z].*$", re.MULTILINE)


@pytest.mark.parametrize("letter", sorted(path.name for path in MAIL.glob("*.txt")))
def test_no_sentence_is_broken_by_hand(letter: str) -> None:
    words = re.sub(r"\{%.*?%\}|\{#.*?#\}", "", (MAIL / letter).read_text())
    assert not BROKEN.search(words)


def test_a_sentence_that_is_broken_is_found() -> None:
    assert BROKEN.search("Somebody filled in the signing pages and gave this\naddress.")
