"""A marked-up Word copy as somebody sends it in, for these tests."""

from __future__ import annotations

import io
from typing import Any

from charter.amending.authors import MINE
from charter.docx import writing
from charter.drafting import queries as drafting
from tests.docx.making import gone, ins, r
from tests.docx.marking import edited, put
from tests.visiting import Visitor

FROM_WORD = "/versions/1/amendments/from-word"
FOUND = FROM_WORD + "/found"
HEAR = "Every child in Wharnley has a school that knows them and is glad of them."
HOLD = "We write this down so that others can hold us to it."


def copy(number: int = 1) -> bytes:
    """The draft as the site gives it out."""
    facts = writing.Facts("T", "Draft.", "2026-10-01", marks={"charter-version": number}, tracking=True)
    return writing.draft(writing.Draft(facts, drafting.tree(number)))


def marked_up(who: str = "Ben Okoro") -> bytes:
    """Two changes by one author: one word in the vision, a sentence after it."""
    raw = edited(
        copy(),
        put(
            HEAR,
            r("Every child in Wharnley has a school that knows them and is "),
            gone("glad", who),
            ins("proud", who),
            r(" of them."),
        ),
    )
    return edited(raw, put(HOLD, r("We write this down so that "), ins("all ", who), r("others can hold us to it.")))


def send(visitor: Visitor, raw: bytes, status: int = 200, address: str = FROM_WORD) -> str:
    return visitor.send(address, {"file": (io.BytesIO(raw), "copy.docx")}, status=status, content_type="multipart/form-data")


def on(visitor: Visitor, status: int = 200, **typed: Any) -> str:
    """Fill in the form that is open, and press a button of it."""
    assert visitor.page
    fields = next(form for form in visitor.page.forms if form["action"] == FOUND)["fields"]
    return visitor._seen(visitor.http.post(FOUND, data={**fields, **typed}, follow_redirects=True), status)


def ticked(*at: int, whose: str = MINE, **more: str) -> dict[str, str]:
    """These are to be suggested, and the first author's words are whose."""
    return {**{f"offers-{n}-take": "y" for n in at}, "authors-0-whose": whose,
            **{f"authors-0-{name}": value for name, value in more.items()}}


def why(*at: int) -> dict[str, str]:
    return {f"offers-{n}-{name}": f"{name} {n}" for n in at for name in ("headline", "rationale")}
