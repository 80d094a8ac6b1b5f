"""Walks the signing pages as somebody with a phone would, and reads the letters that are owed."""

from __future__ import annotations

import json
import re
from typing import Any

from flask import Flask
from sqlalchemy import func, select

from charter import clock
from charter.db import db, writing
from charter.outbox.models import Letter
from charter.record import heads
from charter.record.models import Entry
from charter.telling import draft
from charter.telling.letters import LETTERS
from tests.visiting import Visitor

ADA = {"for_whom": "organisation", "organisation_name": "Alder Bank Primary School", "name": "Ada Bright",
       "title": "Headteacher", "email": "ada@alderbank.example"}
FAY = {"for_whom": "person", "name": "Fay Lund", "title": "", "email": "fay@home.example"}


def fill(visitor: Visitor, who: dict[str, Any] = ADA, **words: Any) -> str:
    """Fill in the first two pages; gives the third."""
    visitor.send("/sign", who)
    if who["for_whom"] == "organisation":
        words.setdefault("authority", "told")
    return visitor.send("/sign/text", words)


def sign(visitor: Visitor, who: dict[str, Any] = ADA, **words: Any) -> str:
    """All three pages, and Sign; gives the page after it."""
    fill(visitor, who, **words)
    return visitor.send("/sign/check", {"choice": "sign"})


def owed(kind: str) -> list[draft.Draft]:
    """The letters of this kind that are owed, oldest first, as they would be written now."""
    db.session.rollback()
    rows = db.session.scalars(select(Letter).where(Letter.kind == kind).order_by(Letter.owed_at, Letter.id)).all()
    return [written for written in (LETTERS[kind](json.loads(row.about)) for row in rows) if written]


def newest(kind: str) -> str:
    """The words of the newest letter of this kind."""
    return draft.body(owed(kind)[-1])


def link(words: str, holding: str) -> str:
    """The address in a letter that holds these words, as a path."""
    return next(found for found in re.findall(r"http://localhost(/\S+)", words) if holding in found)


def digits(words: str) -> str:
    """The six digits in a letter."""
    return re.search(r"digits, they are: (\d{3} \d{3})", words)[1]  # type: ignore[index]


def confirmed(visitor: Visitor, who: dict[str, Any] = ADA, **words: Any) -> str:
    """Sign and confirm in one browser; gives the receipt."""
    sign(visitor, who, **words)
    visitor.send(link(newest("sign-confirm"), "/sign/confirm/"), {})
    return newest("sign-receipt")


def elsewhere(app: Flask) -> Visitor:
    """Another browser."""
    return Visitor(app)


def count(model: type[Any]) -> int:
    """How many rows there are."""
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def head() -> None:
    """Sign a head, as the worker does each minute; without one there is no record to take away."""
    with writing():
        heads.sign_head(clock.now())


def sealed() -> int:
    """How many acts of signing the record holds."""
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(Entry).where(Entry.kind == "sealed")) or 0
