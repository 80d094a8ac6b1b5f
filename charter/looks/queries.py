"""Asks how the site looks."""

from __future__ import annotations

from sqlalchemy import Select, select

from charter.db import asked
from charter.looks.models import Look, LookPicture


def newest() -> Select[tuple[str, str, str, str]]:
    """The newest look's name, colour, mark and picture, as a part of a larger question; no row before one was set."""
    return select(Look.name, Look.colour, Look.mark, Look.picture).order_by(Look.at.desc(), Look.id.desc()).limit(1)


def picture(digest: str, *, small: bool = False) -> bytes | None:
    """A picture of the area's own as a PNG; none where it is no longer worn."""
    kept = LookPicture.small if small else LookPicture.large
    return asked(select(kept).where(LookPicture.digest == digest)).scalar()
