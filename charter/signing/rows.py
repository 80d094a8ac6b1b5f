"""The whole list as plain rows, in its order: for whatever is written of 25,000 at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select, String, select, type_coerce

from charter.db import asked
from charter.signing.models import Listing, Partnership, Signature, WordsRuling

# Without the joins and the words that few rows need, and the time as the database keeps it: both cost more than all the rest.
ROWS: Select[Any] = (
    select(Signature.id, Signature.organisation_then, Signature.name, Signature.title, Signature.group_slug,
           Signature.version_number, type_coerce(Signature.at, String), Signature.authority, Signature.resolved_on,
           Signature.minute, Listing.checked, Listing.organisation_id, Listing.now_called, Listing.now_part_of,
           Listing.entry_id, Signature.paper_on)
    .join(Listing, Listing.signature_id == Signature.id).order_by(Listing.place, Listing.entry_id)
)
_ENTRY = 14  # where in a row it says what stands on the list as one
_SHOWN = (select(WordsRuling.signature_id, Signature.pledge, Signature.reservation)
          .join(Signature, Signature.id == WordsRuling.signature_id).where(WordsRuling.shown))
_NAMES: Select[Any] = select(Partnership.id, Partnership.name)


def plain(question: Select[Any]) -> Iterable[Any]:
    """Plain tuples out of the driver: nothing in them needs to be made into anything else."""
    return asked(question).cursor or ()


def shown() -> dict[str, tuple[str, str]]:
    """The pledge and the reservation of each signature whose words are shown (one query)."""
    return {key: (pledge, reservation) for key, pledge, reservation in plain(_SHOWN)}


def together() -> dict[str, str]:
    """What those who sign together are called, by what stands on the list as one (one query)."""
    return dict(plain(_NAMES))


def in_order(rows: Iterable[Any], key: Callable[[Any], tuple[str, str]]) -> Iterator[Any]:
    """Rows that stand by place and entry; those who sign together ordered by `key` among themselves."""
    held: list[Any] = []
    for row in rows:
        entry = row[_ENTRY]
        if held and held[0][_ENTRY] != entry:
            yield from sorted(held, key=key)
            held = []
        if entry == row[0]:
            yield row
        else:
            held.append(row)
    yield from sorted(held, key=key)


def iso_day(moment: str | datetime, zone: ZoneInfo) -> str:
    """The day in the area's own time, of a moment as SQLite keeps it (words), in UTC, or PostgreSQL (a time)."""
    words = moment if isinstance(moment, str) else (moment.astimezone(UTC) if moment.tzinfo else moment).isoformat()
    return _day_of_hour(words[:13], zone) or _local(words, zone).date().isoformat()


@lru_cache(maxsize=16_384)  # of 25,000 moments nearly each is another; hours there are fewer than 9,000 in a year
def _day_of_hour(hour: str, zone: ZoneInfo) -> str | None:
    """The day that it is all through an hour; none where a day ends within it, at a quarter in some places."""
    begins = _local(f"{hour}:00", zone).astimezone(UTC)
    first, *rest = {(begins + timedelta(minutes=m)).astimezone(zone).date() for m in (0, 15, 30, 45)}
    return None if rest else first.isoformat()


def _local(words: str, zone: ZoneInfo) -> datetime:
    found = datetime.fromisoformat(words)
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(zone)
