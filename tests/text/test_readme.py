"""The examples in the engine's README are true."""

from __future__ import annotations

import doctest
from pathlib import Path

README = Path(__file__).parents[2] / "charter" / "text" / "README.md"


def test_examples() -> None:
    failed, tried = doctest.testfile(str(README), module_relative=False, encoding="utf-8")
    assert tried > 15 and not failed
