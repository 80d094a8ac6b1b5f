"""What may be asked for in an address of the API; anything else is told to be wrong, never ignored."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import request

from charter.web.ids import CROCKFORD
from charter.web.numbers import whole
from charter.words import _

# As many rows as a page of the site shows; at most what one answer gives in a quarter of a second.
USUAL, MOST = 50, 200
# Past the end of any list here, and a whole number to both databases.
FURTHEST = 999_999_999


class Wrong(Exception):
    """Something in the address is not what it may be, in words."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


@dataclass(frozen=True)
class Param:
    """One name in an address after the question mark; `least` and `most` make it a whole number."""

    name: str
    about: str
    least: int | None = None
    most: int = FURTHEST
    usual: int | None = None
    pattern: str = ""
    one_of: tuple[str, ...] = ()

    def read(self, given: str | None) -> Any:
        """The value, or none where nothing is given. Raises Wrong."""
        if given is None:
            return self.usual
        if self.least is not None:
            number = whole(given)
            if number is None or not self.least <= number <= self.most:
                raise Wrong(f"“{self.name}” is a whole number from {self.least} to {self.most}.")
            return number
        if self.one_of and given not in self.one_of:
            raise Wrong(f"“{self.name}” is one of: {', '.join(self.one_of)}.")
        if self.pattern and not re.fullmatch(self.pattern, given):
            raise Wrong(f"“{self.name}” is not written like that. {self.about}")
        return given

    def described(self) -> dict[str, Any]:
        """The same for the OpenAPI document."""
        schema: dict[str, Any] = {"type": "string"}
        if self.least is not None:
            schema = {"type": "integer", "minimum": self.least, "maximum": self.most}
        if self.one_of:
            schema["enum"] = list(self.one_of)
        if self.pattern:
            schema["pattern"] = f"^{self.pattern}$"
        if self.usual is not None:
            schema["default"] = self.usual
        return {"name": self.name, "in": "query", "required": False, "description": self.about, "schema": schema}


LIMIT = Param("limit", _("How many at most, up to {most}.", most=MOST), 1, MOST, USUAL)
OFFSET = Param("offset", _("How many to leave out first: for the next ones, follow “next”."), 0, usual=0)
VERSION = Param("version", _("Of one version, by its number."), 1)
GROUP = Param("group", _("Of one group, by its short name, such as heads."), pattern="[a-z0-9-]{1,40}")
CLAUSE = Param("clause", _("On one clause, by its permanent key."), pattern=f"[{CROCKFORD}]{{8}}")
KEY = Param("key", _("One clause through every version, by its permanent key."), pattern=f"[{CROCKFORD}]{{8}}")


def read(params: Sequence[Param]) -> dict[str, Any]:
    """What the address asks for, by name. Raises Wrong for a name that is not known, or is given twice."""
    known = {param.name for param in params}
    for name in request.args:
        if name not in known:
            raise Wrong(f"“{name[:40]}” cannot be asked for here. What can: {', '.join(sorted(known)) or 'nothing'}.")
        if len(request.args.getlist(name)) > 1:
            raise Wrong(f"“{name}” is given more than once.")
    return {param.name: param.read(request.args.get(param.name)) for param in params}


def without_paging(asked: Mapping[str, Any]) -> dict[str, Any]:
    """What is asked for beside which part of the list."""
    return {name: value for name, value in asked.items() if name not in (LIMIT.name, OFFSET.name)}
