"""What a page or a letter in a made-up language says in plain English that is not data: words nobody can translate."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from flask import Flask
from sqlalchemy import inspect, text

from charter.db import db

# What is read or heard beside the words between tags.
READ = ("title", "alt", "aria-label", "aria-description", "placeholder", "label", "data-copy-words")
SCRIPTS = "data-said-"  # what a script puts on the page
# Words for a machine, or shown as they are typed for one.
SILENT = ("script", "style", "code", "pre")
# Words of the Latin alphabet without accents; those of the made-up language have an accent on every letter.
RUN = re.compile(r"[A-Za-z][A-Za-z’'-]*(?:[ \u00a0,]+[A-Za-z][A-Za-z’'-]*)*")
# Names that every language writes so, and signs that are no words.
NAMES = frozenset((
    "SHA-256", "PDF", "CSV", "JSON", "SQLite", "URN", "RTF", "URL", "HTML", "Word", "Markdown", "Datasette", "Atom", "docx", "md",
    "GOV.UK", "GMT", "BST", "UTC", "MB", "kB", "OpenAPI", "API", "GET", "QR", "sha256sum", "txt", "iCalendar", "English", "BY",
    "may",  # with must, should and will: the verbs by which a charter binds, drawn as a scale, are its own words
))


# Keys, digests and moments: most of what a database holds, and nobody's words.
MACHINE = re.compile(r"[0-9a-f]{16,}|[0-9 :.T-]+|")


class Words(HTMLParser):
    """The visible words of a page, and those that are read aloud, each with where it stands."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._silent: list[str] = []
        self._in: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        got = dict(attrs)
        if tag in SILENT:
            self._silent.append(tag)
        self._in.append(tag)
        shown = [name for name in got if got[name] and (name in READ or name.startswith(SCRIPTS))]
        if tag == "meta" and (got.get("name") or got.get("property") or "").endswith(("description", "title")):
            shown.append("content")
        if tag == "input" and got.get("type") == "submit":
            shown.append("value")
        self.found += [(f"{tag} {name}", got[name] or "") for name in shown]

    def handle_endtag(self, tag: str) -> None:
        if self._silent and tag == self._silent[-1]:
            self._silent.pop()
        if tag in self._in:
            while self._in.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._silent:
            self.found.append((self._in[-1] if self._in else "", " ".join(data.split())))


class Data:
    """Everything that the database holds, as one long text: what stands in it may stand on a page untranslated."""

    def __init__(self, app: Flask) -> None:
        held: list[str] = [str(app.config["SITE_URL"])]
        with db.engine.connect() as connection:
            for table in inspect(connection).get_table_names():
                for row in connection.execute(text(f'SELECT * FROM "{table}"')):
                    held += [value for value in row if isinstance(value, str) and not MACHINE.fullmatch(value)]
                    held += [row.name.lower()] if table == "stakeholder_group" else []  # as it stands inside a sentence
        self._known: dict[str, bool] = {}
        # Without Markdown's signs, as pages show it.
        self.held = " ".join(" ".join(held).split())
        self.held += re.sub(r"[*#_]+", "", self.held)

    def holds(self, words: str) -> bool:
        """Whether these very words, whole, stand somewhere in the data."""
        if words not in self._known:
            self._known[words] = words in self.held and re.search(
                rf"(?<![A-Za-z]){re.escape(words)}(?![A-Za-z])", self.held) is not None
        return self._known[words]


def left(words: str, data: Data) -> list[str]:
    """The plain English in some words that is neither data nor a name."""
    found = []
    words = re.sub(r"\{\w+\}", " ", words)  # a place that a script fills in
    words = re.sub(r"\S+@\S+|https?://\S+|\S+\.(?:example|org|test|md|txt|docx|json|csv|db|pdf)\b\S*|/\S+", " ", words)
    # Words of the text that a sentence quotes, at its beginning with a capital.
    words = re.sub("“([^“”]+)”", lambda quoted: "" if data.holds(quoted[1].lower()) else quoted[0], words)
    for run in RUN.findall(words):
        said = " ".join(run.split()).strip(" ,")
        if not data.holds(said):
            found += [part for part in said.split(", ") if not _is_data(part, data)]
    return found


def _is_data(words: str, data: Data) -> bool:
    kept = " ".join(word for word in words.split()
                    if word not in NAMES and not re.fullmatch(r"[A-Z]|[a-z]{1,2}|[0-9a-f]{6,}", word))
    # What a list of choices shows of a long paragraph is cut in the middle of a word.
    return not kept or data.holds(words) or data.holds(kept) or (len(kept) > 20 and kept in data.held)


def of_page(html: str, data: Data) -> list[str]:
    """The same of a whole page: “where: words”."""
    return [f"{where}: {one}" for where, words in Words(html).found for one in left(words, data)]
