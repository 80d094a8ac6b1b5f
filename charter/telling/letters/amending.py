"""The letters of amending."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from charter.telling.draft import Draft

LETTERS: dict[str, Callable[[dict[str, Any]], Draft | None]] = {}
