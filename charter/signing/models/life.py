"""What happens to a signature after it was given."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from charter.db import UTC, db
from charter.web.ids import random_id


class AskedToSign(db.Model):
    """One letter asked somebody to sign one version; whom, nobody can read from it."""

    __tablename__ = "asked_to_sign"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    version_number: Mapped[int] = mapped_column(ForeignKey("version.number"))
    mark: Mapped[str]  # of the address, under the site's secret; another mark for each version
    at: Mapped[datetime] = mapped_column(UTC)
    __table_args__ = (Index("ix_asked_to_sign_mark", "mark"),)
