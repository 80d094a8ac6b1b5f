"""The site under attack."""

from __future__ import annotations

import pytest

from tests.attacks.stage import Site
from tests.world import World


@pytest.fixture
def site(world: World) -> Site:
    """Everything has happened once: a text signed, a new draft with comments and suggestions, a meeting in session."""
    return Site(world)
