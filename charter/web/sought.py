"""Rows that can be searched: beside its words each keeps them folded, in the same transaction and for as long."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from sqlalchemy import event
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from charter.web.folding import fold


class Sought:
    """A row type that is found by the words of its columns `SOUGHT`; what blanks those blanks this too."""

    SOUGHT: ClassVar[tuple[str, ...]]

    @declared_attr
    @classmethod
    def folded(cls) -> Mapped[str]:
        """Without case and accents; never loaded with the row, for only a search asks for it."""
        names = cls.SOUGHT
        return mapped_column(default=lambda row: _folded(row.get_current_parameters(), names), deferred=True)


@event.listens_for(Sought, "before_update", propagate=True)
def _again(_mapper: Any, _connection: Any, row: Any) -> None:
    row.folded = _folded({name: getattr(row, name) for name in row.SOUGHT}, row.SOUGHT)


def _folded(values: Mapping[str, Any], names: Iterable[str]) -> str:
    return fold(" ".join(filter(None, (values.get(name) for name in names))))
