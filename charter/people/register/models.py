"""Rows of the Department's file of links: which school came before which."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from charter.db import db


class SchoolLink(db.Model):
    """One link as the file has it: `urn` has `other_urn`, which is called `other_name`, as predecessor or successor."""

    __tablename__ = "school_link"
    urn: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    other_urn: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(primary_key=True)  # in the Department's words: “Successor - merged”
    other_name: Mapped[str]
    since: Mapped[date | None]
