"""The catalogue of one language: translations/<code>/LC_MESSAGES/messages.po, read when that language is first asked for."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from charter.web.pseudo import Pseudo
from charter.words import Catalogue

FOLDER = Path(__file__).parents[2] / "translations"
WRITTEN = "en-GB"  # the language in which every sentence is written
PSEUDO = ("en-XA", "ar-XB")
# Written from right to left: Arabic, Hebrew, Persian, Urdu, Pashto, Kurdish (Sorani), Yiddish, Sindhi, Uyghur, Dhivehi.
RIGHT_TO_LEFT = frozenset(("ar", "he", "fa", "ur", "ps", "ckb", "yi", "sd", "ug", "dv"))


class Translated:
    """A language that somebody translated, as far as it goes: what is missing or doubtful stays English."""

    def __init__(self, code: str, path: Path) -> None:
        from babel.messages.pofile import read_po  # 10 MiB, and only where a second language is spoken

        self.code = code
        with path.open("rb") as file:
            written = read_po(file, locale=code.replace("-", "_"))
        self._said: dict[str, Any] = {}
        for message in written:
            if message.id and not message.fuzzy:
                self._said[message.id if isinstance(message.id, str) else message.id[0]] = message.string
        self._form = written.plural_expr
        self._number_of = _form(written.plural_expr)

    def one(self, english: str) -> str | None:
        """The sentence in this language, if there is one."""
        told = self._said.get(english)
        return (told if isinstance(told, str) else told[0] if told else None) or None

    def counted(self, one: str, more: str, number: int) -> str | None:
        """The form that this number takes: Welsh has six."""
        told = self._said.get(one)
        if not isinstance(told, tuple | list):
            return self.one(one if number == 1 else more)
        return told[self._number_of(number)] or None


def _form(expression: str) -> Any:
    from gettext import c2py  # type: ignore[attr-defined]

    return c2py(expression)


@cache
def catalogue(code: str) -> Catalogue:
    """The catalogue of a language, read once. Raises FileNotFoundError where nobody translated it."""
    return Pseudo(code) if code in PSEUDO else Translated(code, path_of(code))


def first(languages: tuple[str, ...]) -> Catalogue | None:
    """The language in which a site speaks where no address says which; none for English, as it is written."""
    return None if languages[0] == WRITTEN else catalogue(languages[0])


def path_of(code: str) -> Path:
    """Where a language's translation is kept."""
    return FOLDER / code.replace("-", "_") / "LC_MESSAGES" / "messages.po"


def edition(languages: tuple[str, ...]) -> str:
    """Eight digits that change with the languages and with every word of their translations."""
    made = sha256(" ".join(languages).encode())
    for path in filter(Path.exists, map(path_of, languages)):
        made.update(path.read_bytes())
    return made.hexdigest()[:8]


def direction(code: str) -> str:
    """ltr or rtl, for the dir attribute."""
    return "rtl" if code.partition("-")[0].lower() in RIGHT_TO_LEFT else "ltr"
