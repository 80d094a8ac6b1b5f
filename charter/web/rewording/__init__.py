"""Puts templates into another language when they are compiled: whole sentences, with their tags and places numbered.

Nothing is marked in a template. English is compiled from the template as it is written; another language from the same
tree of nodes, in which each sentence is replaced. So a page costs the same in every language.
"""

from __future__ import annotations

from .environment import Speaking
from .tree import Lookup, reworded

__all__ = ["Lookup", "Speaking", "reworded"]
