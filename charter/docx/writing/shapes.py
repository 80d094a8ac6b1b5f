"""What a Word file is written from: plain facts, gathered elsewhere; days are ISO dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from charter.text.change import Change, Placed


@dataclass(frozen=True)
class Suggestion:
    """One amendment: who suggests it as they chose to be shown, why, and its changes on the text that is written."""

    number: int
    headline: str
    why: str
    author: str
    day: str
    changes: tuple[Change, ...]
    href: str = ""
    stands: str = ""  # "Not accepted", where it is no longer open

    @property
    def name(self) -> str:
        """What people call it: A7."""
        return f"A{self.number}"


@dataclass(frozen=True)
class Said:
    """Something somebody said on a day; line ends begin new paragraphs."""

    author: str
    day: str
    words: str


@dataclass(frozen=True)
class Remark:
    """A published comment: on a clause (`key`), on its words from `start` to `end`, or on the whole (no key)."""

    number: int
    said: Said
    key: str | None = None
    start: int | None = None  # offsets into the clause's plain words, in code points
    end: int | None = None
    quote: str | None = None
    answer: Said | None = None


@dataclass(frozen=True)
class Facts:
    """What every file says of itself; `note` are its first lines, before the charter's own words begin."""

    title: str
    status: str  # "Draft 3. Nobody has signed."
    day: str  # when the text was made
    called: str = "draft"  # or "charter", once it is settled
    lang: str = "en-GB"
    note: tuple[str, ...] = ()
    address: str = ""  # of the site, which relative links in the text are read against
    marks: Mapping[str, str | int] = field(default_factory=dict)  # properties by which a copy sent back is known
    tracking: bool = False  # whether Word goes on tracking what is changed in it
    licence: str = ""  # what others may do with the text, by its name and address


@dataclass(frozen=True)
class Draft:
    """A version of the text with what is suggested and said of it; `labels` number new clauses by their keys."""

    facts: Facts
    tree: Sequence[Placed]
    links: str = ""  # the text's link definitions
    suggestions: Sequence[Suggestion] = ()
    remarks: Sequence[Remark] = ()
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Item:
    """One thing on a meeting's agenda: something to talk about, or a suggestion."""

    title: str
    suggestion: Suggestion | None = None
    lines: tuple[str, ...] = ()  # what is said of it beside its words
    code: bytes = b""  # a picture (PNG) that leads a phone to it,
    code_says: str = ""  # and what it says in words


@dataclass(frozen=True)
class Papers:
    """A meeting's paper pack: its agenda in order, on one version of the text."""

    facts: Facts
    items: Sequence[Item]
    tree: Sequence[Placed]
    links: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
