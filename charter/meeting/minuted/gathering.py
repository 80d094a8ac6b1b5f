"""Gathers a meeting's minutes from every row that was entered: four questions beside the meeting and its rounds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from charter.amending import queries as amending
from charter.amending.showing import show
from charter.drafting import queries as drafting
from charter.meeting import queries
from charter.meeting.minuted.items import items
from charter.meeting.minuted.lists import Lists, lists
from charter.meeting.minuted.rounds import Names, taken
from charter.meeting.minuted.shapes import Action, Corrected, Declared, Minute, Minutes, TakenWords
from charter.meeting.models import Meeting
from charter.words import _

HELD = _("The meeting began with the restorative opening. It took place; no notes are kept of it anywhere.")
LEFT_OUT = _("Every group wished to go without the restorative opening, so it was left out.")


def gather(meeting: Meeting) -> Minutes:
    """The minutes, whole: whoever shows them before their approval asks for `for_everybody()` of them."""
    tree, found = drafting.tree(meeting.version_number), lists(meeting.number)
    amendments = {a.number: (a, show(amending.changes(a, meeting.version_number), tree)) for a in queries.amendments_of(meeting)}
    new = {c.key: c.number for _, changes in amendments.values() for c in changes}
    names = Names(found, new | {p.key: p.number for p in tree}, {p.key: p.words for p in tree})
    told = Minutes(
        meeting.number, meeting.title, meeting.starts_local, meeting.place, meeting.chair_name, meeting.version_number,
        meeting.closing.made_version if meeting.closing else None,
        tuple((name, names.came[slug]) for slug, name in names.groups.items() if names.came.get(slug)),
        HELD if found.was_held() else LEFT_OUT if found.is_left_out() else "", found.statement(),
        items(meeting, amendments, names), (), (), _blends(found, names),
        approved_at=meeting.approval.at if meeting.approval else None, settled=_settled(meeting, found))
    return _with_entries(told, meeting, found, names)


def _with_entries(told: Minutes, meeting: Meeting, found: Lists, names: Names) -> Minutes:
    """Interests, actions and corrections, each with the item that it is about, or with the whole."""
    declared = [(row.a, Declared(names.groups.get(row.b, row.b), row.c)) for row in found.of("interest")]
    about_what = {i.id: f"A{i.amendment_number}" if i.amendment_number else i.title for i in meeting.items}
    actions = tuple(Action(row.b, row.c, date.fromisoformat(row.d) if row.d else None, about_what.get(row.a or "", ""))
                    for row in found.of("action_point"))
    corrected = [(row.a, Corrected(row.b, row.at)) for row in found.of("minutes_correction")]
    known = {item.item_id for item in told.items}

    def about(item: Minute) -> Minute:
        return replace(item, interests=tuple(one for at, one in declared if at == item.item_id),
                       corrections=tuple(one for at, one in corrected if at == item.item_id))

    return replace(told, items=tuple(about(item) for item in told.items),
                   interests=tuple(one for at, one in declared if at not in known), actions=actions,
                   corrections=tuple(one for at, one in corrected if at not in known))


def _blends(found: Lists, names: Names) -> tuple[TakenWords, ...]:
    return tuple(sorted((taken(names.number(row.a), names.stood.get(row.a, ""), row.b) for row in found.of("blend")),
                        key=lambda one: one.number))


def _settled(meeting: Meeting, found: Lists) -> bool:
    """Whether the whole text was settled while the meeting was in session."""
    end = meeting.closing.at if meeting.closing else None
    return any(meeting.opening is not None and meeting.opening.at <= row.at and (end is None or row.at <= end)
               for row in found.of("settled"))
