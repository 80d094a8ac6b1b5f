"""A meeting as a calendar file (RFC 5545): its wall time with its zone's own rules, so that October comes out right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

# RFC 5545, 3.1: a line longer than 75 octets is folded; the next begins with a space, which is one of its 75.
MOST_OCTETS = 75
# The zone's changes of clock this long before and after the meeting stand in the file: more than any meeting is long.
AROUND = timedelta(days=400)
STEP = timedelta(hours=12)  # no zone has ever changed its clock twice in half a day


def calendar(*, uid: str, sequence: int, stamp: datetime, begins: datetime, minutes: int, title: str, place: str,
             words: str, address: str) -> bytes:
    """One meeting. `begins` is its wall time with a ZoneInfo; `stamp` is when what is said here last changed.

    The same `uid` with a higher `sequence` takes the place of an earlier file in somebody's calendar.
    """
    zone = str(begins.tzinfo)
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Charter//Meetings//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        *_zone(begins, zone),
        "BEGIN:VEVENT", f"UID:{uid}", f"SEQUENCE:{sequence}", f"DTSTAMP:{_utc(stamp)}",
        f"DTSTART;TZID={zone}:{begins:%Y%m%dT%H%M%S}", f"DURATION:PT{minutes}M",
        f"SUMMARY:{_text(title)}", f"LOCATION:{_text(place)}", f"DESCRIPTION:{_text(words)}", f"URL:{address}",
        "END:VEVENT", "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode("utf-8")


def _zone(begins: datetime, zone: str) -> Iterator[str]:
    """The zone's clock round about this time, each change written out: readers differ in which names they know."""
    yield from ("BEGIN:VTIMEZONE", f"TZID:{zone}")
    here = ZoneInfo(zone)
    start = begins.astimezone(UTC) - AROUND
    changes = list(_changes(here, start, start + 2 * AROUND))
    for at, before in changes or [(datetime(1970, 1, 1, tzinfo=UTC), begins)]:
        after = at.astimezone(here)
        kind = "DAYLIGHT" if after.dst() else "STANDARD"
        onset = at + (before.utcoffset() or timedelta())  # told in the time that ends
        yield from (f"BEGIN:{kind}", f"DTSTART:{onset:%Y%m%dT%H%M%S}", f"TZOFFSETFROM:{_offset(before)}",
                    f"TZOFFSETTO:{_offset(after)}", f"TZNAME:{after:%Z}", f"END:{kind}")
    yield "END:VTIMEZONE"


def _changes(here: ZoneInfo, at: datetime, until: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Each moment at which the clock changes, with a moment before it."""
    while at < until:
        after = at + STEP
        if at.astimezone(here).utcoffset() != after.astimezone(here).utcoffset():
            yield _moment(here, at, after), at.astimezone(here)
        at = after


def _moment(here: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """The very minute of the change between two moments."""
    old = low.astimezone(here).utcoffset()
    while high - low > timedelta(minutes=1):
        middle = low + (high - low) / 2
        low, high = (middle, high) if middle.astimezone(here).utcoffset() == old else (low, middle)
    return high.replace(second=0, microsecond=0)


def _offset(at: datetime) -> str:
    minutes = int((at.utcoffset() or timedelta()).total_seconds() // 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    """RFC 5545, 3.3.11: what would end a value or begin a line of its own is written another way."""
    found = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(found.splitlines())


def _folded(line: str) -> Iterator[str]:
    """A line in parts of at most 75 octets, no character torn."""
    part, size = "", 0
    for character in line:
        octets = len(character.encode("utf-8"))
        if size + octets > MOST_OCTETS:
            yield part
            part, size = " ", 1
        part, size = part + character, size + octets
    yield part
