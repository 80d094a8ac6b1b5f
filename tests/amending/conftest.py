"""Every test of this room happens on one day, while the draft is open."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from tests.world import DAY, NOON


@pytest.fixture(autouse=True)
def today() -> Iterator[time_machine.Traveller]:
    """The day after the draft opened, standing still; a test may move it."""
    with time_machine.travel(NOON + DAY, tick=False) as traveller:
        yield traveller
