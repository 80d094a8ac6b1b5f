"""A site in a folder of its own, as the commands have it."""

from __future__ import annotations

from tests.commands.conftest import begun, site

__all__ = ["begun", "site"]
