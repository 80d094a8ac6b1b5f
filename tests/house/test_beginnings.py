"""A beginning that is put back is the one that was told, whatever was written since."""

from __future__ import annotations

from typing import Any

from flask import Flask
from sqlalchemy import select

from charter.db import db, writing
from tests import kept
from tests.world import found_world, make_world, with_text


def everything() -> dict[str, list[Any]]:
    """Every row of every table."""
    db.session.rollback()
    return {table.name: sorted(map(repr, db.session.execute(select(table)))) for table in db.metadata.sorted_tables}


def test_it_is_put_back_row_for_row(app: Flask) -> None:
    before = kept.rows()
    told = make_world()
    with_text(told)
    kept.keep("trial", after=kept.EMPTY, before=before)
    as_told, names = everything(), {first: (one.id, one.name) for first, one in told.people.items()}
    with writing():
        told.ada.name = "Somebody else"
        db.session.delete(told.roles["tom"])
    assert everything() != as_told
    kept.put_back("trial")
    assert everything() == as_told
    again = found_world()
    assert {first: (one.id, one.name) for first, one in again.people.items()} == names
    assert list(again.roles) == list(told.roles) and list(again.organisations) == list(told.organisations)
    kept.put_back()
    assert kept.rows() == {}


def test_what_a_test_wrote_first_is_not_kept(app: Flask) -> None:
    make_world()
    kept.keep("spoilt", after=kept.EMPTY, before=kept.rows())
    assert not kept.has("spoilt")
