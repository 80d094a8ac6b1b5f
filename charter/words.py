"""The words of the interface, in the language of whoever reads them.

What `_` gives is English as data and speaks the reader's language only when it is shown: so a comparison, the
database, the record and a digest always have the English, and a page, a refusal and a letter have the reader's.
Knows no web and no files: the catalogues are handed in by charter/web/languages.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Protocol


class Catalogue(Protocol):
    """One language: what it says for an English sentence, or None where it has no words for it yet."""

    code: str

    def one(self, english: str) -> str | None:
        """The sentence with its places ({name}) and numbered tags, in this language."""

    def counted(self, one: str, more: str, number: int) -> str | None:
        """The form that this number takes in this language."""


# The catalogue of the page that is being answered; none where it is answered in English, as written.
LANGUAGE: ContextVar[Catalogue | None] = ContextVar("language", default=None)


@contextmanager
def speaking(catalogue: Catalogue | None) -> Iterator[None]:
    """Show words in this language meanwhile; None is English, in which everything that is kept is written."""
    token = LANGUAGE.set(catalogue)
    try:
        yield
    finally:
        LANGUAGE.reset(token)


def language() -> str:
    """The code of the language that words are shown in, for whatever keeps what was drawn; empty in English."""
    catalogue = LANGUAGE.get()
    return "" if catalogue is None else catalogue.code


class _Escaped(str):
    """Words that may stand in a page as they are."""

    def __html__(self) -> str:
        return self


class Said(str):
    """Words that are English as data, and another language's when shown."""

    __slots__ = ("tell",)
    tell: Callable[[Catalogue], str | None]

    def __new__(cls, english: str, tell: Callable[[Catalogue], str | None]) -> Said:
        made = super().__new__(cls, english)
        made.tell = tell
        return made

    def __str__(self) -> str:
        catalogue = LANGUAGE.get()
        told = None if catalogue is None else self.tell(catalogue)
        return str.__str__(self) if told is None else told

    def __html__(self) -> str:
        """As a page shows it (markupsafe asks this, which is not imported: the engine lives without it)."""
        return _Escaped(self.__str__().replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
                        .replace("'", "&#39;").replace('"', "&#34;"))

    def __format__(self, spec: str) -> str:
        return self.__str__().__format__(spec)

    def __mod__(self, values: Any) -> str:
        return str(self.__str__() % values)

    def __add__(self, other: Any) -> Any:
        if hasattr(other, "__html__") and not isinstance(other, Said):
            return NotImplemented  # Markup knows how to take us in
        return self.__str__() + str(other)

    def __radd__(self, other: str) -> str:
        return other + self.__str__()

    def __reduce__(self) -> Any:
        return str, (str.__str__(self),)


def _over(name: str) -> None:
    """Words made from shown words are made from those in the reader's language."""
    plain = getattr(str, name)
    setattr(Said, name, lambda self, *a, **kw: plain(self.__str__(), *a, **kw))


for _name in ("capitalize", "lower", "upper", "strip", "rstrip", "lstrip", "removesuffix", "removeprefix", "replace",
              "format", "format_map", "__getitem__", "splitlines", "split", "partition", "rpartition", "endswith"):
    _over(_name)


def _(english: str, /, **values: Any) -> Said:
    """A sentence that can be translated; what changes in it is named: _("Draft {number} is open.", number=3)."""
    return Said(_filled(english, values), lambda catalogue: _told(catalogue.one(english), values))


def many(one: str, more: str, number: int, /, **values: Any) -> Said:
    """A sentence with a number in it: many("one comment", "{n} comments", 3)."""
    places = {"n": f"{number:,}", **values}
    return Said(_filled(one if number == 1 else more, places),
                lambda catalogue: _told(catalogue.counted(one, more, number), places))


def listed(words: list[Any]) -> Said:
    """“3, 4 and 5”: the last two joined by a word, the others by commas."""
    if len(words) < 2:
        return Said(*_alone(words[0])) if words else Said("", lambda _catalogue: None)
    before: Any = words[0]
    for word in words[1:-1]:
        before = _("{before}, {next}", before=before, next=word)
    return _("{before} and {last}", before=before, last=words[-1])


def _alone(word: Any) -> tuple[str, Callable[[Catalogue], str | None]]:
    return english(word) if isinstance(word, str) else str(word), lambda _catalogue: str(word)


def capital(words: str) -> Said:
    """The same words at the beginning of a sentence, or alone on a line."""
    plain = english(words)
    return Said(plain[:1].upper() + plain[1:], lambda _catalogue: str(words)[:1].upper() + str(words)[1:])


def english(words: str) -> str:
    """The English of some words, as it is kept: not what the reader of this page sees."""
    return str.__str__(words)


def _filled(pattern: str, values: dict[str, Any]) -> str:
    if not values:
        return pattern
    return pattern.format(**{name: english(value) if isinstance(value, Said) else value for name, value in values.items()})


def _told(pattern: str | None, values: dict[str, Any]) -> str | None:
    return pattern.format(**values) if pattern is not None and values else pattern
