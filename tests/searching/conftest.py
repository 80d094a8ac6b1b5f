"""A charter with something of every kind to be found."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests.reading.conftest import asked
from tests.visiting import Visitor

__all__ = ["asked"]


@pytest.fixture
def search(client: Visitor):  # type: ignore[no-untyped-def]
    """What the page says between its heading and its foot, as plain words; `search("staff", kind="text")`."""

    def look(q: str, status: int = 200, **more: str) -> str:
        html = client.visit("/search", status, query_string={"q": q, **more})
        main = re.search(r"<main.*?</main>", html, re.DOTALL)
        assert main
        return unescape(re.sub(r"<[^>]+>", "", re.sub(r"</(?:p|li|h\d|a)>", "\n", main[0]))).replace("\xa0", " ")

    return look
