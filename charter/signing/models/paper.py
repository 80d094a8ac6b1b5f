"""A signature on paper: the letter to whoever gave an address on the sheet, and that they confirmed it themselves."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from charter.db import UTC, db
from charter.signing.models.signatures import Signature
from charter.web.ids import random_id


class PaperLetter(db.Model):
    """One letter about a signature that was entered from paper, with its own link and digits."""

    __tablename__ = "paper_letter"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    signature_id: Mapped[str] = mapped_column(ForeignKey("signature.id"), index=True)
    at: Mapped[datetime] = mapped_column(UTC)
    signature: Mapped[Signature] = relationship()


class PaperConfirmation(db.Model):
    """Whoever signed on paper has confirmed it themselves, by the digits in their letter."""

    __tablename__ = "paper_confirmation"
    signature_id: Mapped[str] = mapped_column(ForeignKey("signature.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UTC)
    entry_seq: Mapped[int | None]
