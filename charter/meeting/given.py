"""How a group's line came about: by its own voice, aloud or in writing and entered by whom, or from its members' answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, func, select

from charter.meeting.lines import BY_VOICE, COMPUTED
from charter.people.models import Appointment
from charter.words import _

HOW = {
    BY_VOICE: _("given by the group’s own voice or its deputy"),
    COMPUTED: _("the group named no voice, so its line follows from what its members answered"),
}
ALL_COMPUTED = _("No group here named a voice, so each line follows from what its members answered.")
# Whoever may enter what a group gave aloud or in writing, in words.
OFFICES = {"chair": _("the meeting chair"), "convenor": _("the convenor"), "stand_in": _("the convenor’s stand-in")}


def how(given: str, entered_by: str | None) -> str:
    """One line's way in words; `entered_by` is an office, or nothing where that is not known any more."""
    if given in HOW:
        return HOW[given]
    return _("given {given}, and entered by {offices}", given=given,
             offices=OFFICES[entered_by]) if entered_by in OFFICES else _("given {given}", given=given)


def told(lines: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Groups by the way in which their lines came, one sentence each: `lines` are a group's name and its line's way."""
    found: dict[str, list[str]] = {}
    for name, way in lines:
        if way:
            found.setdefault(way, []).append(name)
    if len(found) == 1 and len(*found.values()) > 1:
        return tuple(_("Every line here was {way}.", way=way) if way != HOW[COMPUTED] else ALL_COMPUTED for way in found)
    return tuple(f"{way[:1].upper()}{way[1:]}: {_listed(names)}." for way, names in found.items())


def office(person: ColumnElement[str | None]) -> ColumnElement[str | None]:
    """The office of whoever entered a line, as a column beside it."""
    return (select(func.min(Appointment.office)).where(Appointment.person_id == person, Appointment.office.in_(OFFICES))
            .scalar_subquery())


def _listed(names: Sequence[str]) -> str:
    """Heads, young people and council."""
    words = [names[0], *(name[:1].lower() + name[1:] for name in names[1:])]
    return words[0] if len(words) == 1 else _("{join} and {words}", join=", ".join(words[:-1]), words=words[-1])
