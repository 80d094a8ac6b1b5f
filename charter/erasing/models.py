"""That somebody was erased, and that the database's log was emptied after it; never who."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from charter.db import UTC, db


class Erasure(db.Model):
    """Somebody was erased: known here only by the act's place in the record."""

    __tablename__ = "erasure"
    entry_seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(UTC)
    swept_at: Mapped[datetime | None] = mapped_column(UTC)  # since then nothing of it is left in the log of the database
