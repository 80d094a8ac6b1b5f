"""Asks how the site looks."""

from __future__ import annotations

from sqlalchemy import Select, select

from charter.looks.models import Look


def newest() -> Select[tuple[str, str, str]]:
    """The newest look's name, colour and mark, as a part of a larger question; no row before one was set."""
    return select(Look.name, Look.colour, Look.mark).order_by(Look.at.desc(), Look.id.desc()).limit(1)
