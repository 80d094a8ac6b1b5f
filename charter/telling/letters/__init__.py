"""What each kind of letter says: a function from what it is about to a draft, or to None where none is owed now."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from typing import Any

from charter.telling.draft import Draft

Writer = Callable[[dict[str, Any]], Draft | None]


def all_letters() -> dict[str, Writer]:
    """Every kind of letter that some module here can write. Raises ValueError where two write one kind."""
    joined: dict[str, Writer] = {}
    for module in pkgutil.iter_modules(__path__, f"{__name__}."):
        for kind, writer in importlib.import_module(module.name).LETTERS.items():
            if kind in joined:
                raise ValueError(f"two modules write the letter {kind!r}")
            joined[kind] = writer
    return joined


LETTERS = all_letters()
