"""Finds the forms on a page as somebody with bad intent would: every field, with values that would pass."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

PLAUSIBLE = {
    "email": "somebody@home.example", "digits": "123456", "hour": "16:30", "password": "three random words",
    "people": "New Body, Parent, Families, fresh@home.example", "domain": "new.example", "name": "Rosa Field",
    "link": "https://meet.example/x", "website": "https://x.example", "organisation_name": "The Bakery",
}
TOO_DAYS = ["1", "12", "2027"]


@dataclass
class Found:
    """One form: where it goes, and its fields with values that would pass."""

    action: str
    method: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    typed: set[str] = field(default_factory=set)  # those that somebody may type into


class Forms(HTMLParser):
    """Every form of a page."""

    def __init__(self, html: str, address: str) -> None:
        super().__init__()
        self.address, self.found = address, list[Found]()
        self._open: Found | None = None
        self._name, self._words = "", ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        got = dict(attrs)
        if tag == "form":
            self._open = Found(got.get("action") or self.address, (got.get("method") or "get").lower())
            self.found.append(self._open)
        name = got.get("name") or ""
        if self._open is None or not (name or tag == "option"):
            return
        fields = self._open.fields
        if tag == "input" or tag == "button":
            self._input(got, name, fields)
        elif tag in ("textarea", "select"):
            self._name, self._words = name, ""
            fields.setdefault(name, [])
            self._open.typed.add(name)
        elif tag == "option" and self._name and got.get("value") and not fields[self._name]:
            fields[self._name] = [got["value"] or ""]

    def _input(self, got: dict[str, str | None], name: str, fields: dict[str, list[str]]) -> None:
        assert self._open
        kind, value = got.get("type") or "text", got.get("value") or ""
        if kind in ("hidden", "radio", "checkbox", "submit", "button"):
            fields.setdefault(name, [value])
        elif kind == "file":
            self._open.typed.add(name)
        else:
            before = fields.get(name, [])
            day = TOO_DAYS[min(len(before), 2)] if "day" in name or before else ""
            fields[name] = [*before, value or PLAUSIBLE.get(name) or day or ("3" if "group_" in name else "Some words")]
        self._open.typed.add(name)

    def handle_data(self, data: str) -> None:
        self._words += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._open and self._name:
            self._open.fields[self._name] = [self._words.strip() or PLAUSIBLE.get(self._name, "Some words.")]
        if tag in ("textarea", "select"):
            self._name = ""
        if tag == "form":
            self._open = None


def forms(html: str, address: str) -> list[Found]:
    """Every form of this page."""
    return Forms(html, address).found
