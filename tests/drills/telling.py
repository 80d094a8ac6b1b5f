"""What a drill found, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One figure, and what it must not pass."""

    what: str
    figure: float
    unit: str
    at_most: float | None = None
    at_least: float | None = None
    because: Sequence[str] = ()

    @property
    def is_well(self) -> bool:
        """Whether it is as it must be."""
        return (self.at_most is None or self.figure <= self.at_most) and (self.at_least is None or self.figure >= self.at_least)

    def __str__(self) -> str:
        held = "" if self.at_most is None else f"at most {self.at_most:g}"
        held = held if self.at_least is None else f"at least {self.at_least:g}"
        held = held if self.at_least is None or self.at_least != self.at_most else f"just {self.at_most:g}"
        figure = f"{self.figure:,.2f}" if self.unit == "s" else f"{self.figure:,.0f}"
        mark = "" if not held else "well" if self.is_well else "WRONG"
        line = f"{self.what:<66}{figure:>12} {self.unit:<10}{held:<14}{mark}"
        return "\n".join([line, *(f"    {words}" for words in self.because)])
