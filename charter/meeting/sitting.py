"""What every act at a meeting asks first: is it in session, and is the item still to be decided?"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from charter.amending import queries as amending
from charter.amending.showing import ShownChange, show
from charter.drafting import queries as drafting
from charter.meeting import brackets, lines, queries
from charter.meeting.models import AgendaItem, Meeting
from charter.refusal import Refused
from charter.text.change import Change
from charter.words import _

# Moments in the database are kept to the microsecond.
LEAST = timedelta(microseconds=1)


def check_in_session(meeting: Meeting) -> None:
    """Refuse what is only done while a meeting is open."""
    if meeting.opening is None:
        raise Refused(_("The meeting has not been opened yet."))
    if meeting.closing is not None:
        raise Refused(_("This meeting has closed. What was decided stands; a correction is a later entry."))


def check_undecided(item: AgendaItem) -> None:
    """Refuse what comes after the decision, or after the suggestion was taken back."""
    if item.amendment_number in queries.taken_back(item.meeting):
        raise Refused(_("A{amendment_number} was taken back by whoever suggested it, so there is nothing to decide.",
                        amendment_number=item.amendment_number))
    standing = queries.decision(item)
    if standing is not None:
        raise Refused(_("This is decided already ({outcome}, confirmed by {confirmed_by}). Take that decision back first "
                        "if it is to be asked again.", outcome=standing.outcome, confirmed_by=standing.confirmed_by))


def changes(item: AgendaItem) -> Sequence[Change]:
    """What an item would change in the meeting's draft."""
    amendment = amending.amendment(item.amendment_number) if item.amendment_number else None
    return amending.changes(amendment, item.meeting.version_number) if amendment else ()


def on_the_table(item: AgendaItem) -> Sequence[ShownChange]:
    """What the groups are asked about, as it is read: the words last put to them, or those that were suggested."""
    round_ = lines.last_round(item)
    items = lines.items_of(round_) if round_ is not None else [item]
    put = json.loads(round_.words) if round_ is not None and round_.words else {}
    asked = [change for one in items for change in brackets.taken(changes(one), put)]
    return show(asked, drafting.tree(item.meeting.version_number)) if asked else ()


def keys(item: AgendaItem) -> set[str]:
    """The paragraphs whose words an item changes, or may change with their place."""
    return {change.key for change in changes(item) if change.words is not None or change.kind == "move"}


def reworded(item: AgendaItem, words: Mapping[str, str] | None) -> dict[str, str]:
    """Chosen words without those of a paragraph that is only moved and reads as it stands: they change nothing."""
    found = dict(words or {})
    moved = {change.key for change in changes(item) if change.kind == "move"} & set(found)
    if moved:
        stood = {place.key: place.words.split() for place in drafting.tree(item.meeting.version_number) if place.key in moved}
        found = {key: said for key, said in found.items() if key not in moved or said.split() != stood.get(key)}
    return found


def label(item: AgendaItem) -> str:
    """What an item is called in a few words: A7, or its title."""
    return f"A{item.amendment_number}" if item.amendment_number else item.title


def facts(meeting_number: int, items: Sequence[AgendaItem]) -> dict[str, Any]:
    """What the public log says an act was about: one amendment, or a block of them."""
    numbers = [item.amendment_number for item in items]
    one = {"amendment": numbers[0]} if len(numbers) == 1 else {"amendments": numbers}
    return {"meeting": meeting_number, **one}


def after(rows: Sequence[Any], at: datetime) -> datetime:
    """The moment itself, or just behind the newest row: a clock put right in between changes no order."""
    return max([at, *(row.at + LEAST for row in rows)])
