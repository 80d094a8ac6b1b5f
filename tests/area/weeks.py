"""Weeks on the calendar, entered without the convenor's page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from charter.area import actions
from charter.area.models import Season
from charter.drafting import actions as drafting
from charter.drafting.models import Version
from charter.web.ids import random_id
from tests.world import NOON


def enter(kind: str, name: str, first: date, last: date) -> Season:
    """Put them on; call it inside `writing()`."""
    return actions.enter(kind=kind, name=name, first=first, last=last, by=None, at=NOON, once=random_id())


def settle(version: Version, lines: Sequence[Mapping[str, str]]) -> None:
    """Settle the text, so that a new draft can begin from it."""
    drafting.settle(version, lines=lines, by=None, at=NOON)
