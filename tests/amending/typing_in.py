"""The form for suggested words as a browser would send it."""

from __future__ import annotations

from typing import Any

from tests.amending.put import place
from tests.visiting import Visitor

NEW = "/versions/1/amendments/new"
TYPED = {"headline": "Will, not should", "rationale": "A promise can be kept.", "shown": "person"}


def opened(client: Visitor, *begins: str, address: str = NEW, **typed: Any) -> dict[str, Any]:
    """The form for these paragraphs, with what is typed on top."""
    client.visit(address + ("?" + "&".join(f"clause={place(b).key}" for b in begins) if begins else ""))
    return {**fields(client), **TYPED, **typed}


def fields(client: Visitor) -> dict[str, Any]:
    """What stands in the form that is on the page now."""
    assert client.page
    form = next(f for f in client.page.forms if f["method"] == "post" and "parts-0-words" in f["fields"])
    return {name: value for name, value in form["fields"].items() if name not in ("do", "add")}


def press(client: Visitor, typed: dict[str, Any], do: str, status: int = 200, address: str = NEW) -> str:
    """Press one of the form's buttons; the page that comes is the client's."""
    return client._seen(client.http.post(address, data={**typed, "do": do}, follow_redirects=True), status)


def send(client: Visitor, typed: dict[str, Any], address: str = NEW) -> str:
    """Look at the difference, then send."""
    press(client, typed, "preview", address=address)
    return press(client, fields(client), "send", address=address)
