"""What belongs together on an agenda: the order in which the text is read, identical suggestions, other wordings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from charter.amending import queries as amending
from charter.amending.models import Amendment
from charter.meeting import queries
from charter.meeting.models import AgendaItem, Meeting
from charter.text.change import Change, Placed
from charter.text.diff import words

Wish = frozenset[tuple[str | int | None, ...]]


def twins(meeting: Meeting, rows: Sequence[Amendment] | None = None) -> dict[int, int]:
    """Each suggestion on this agenda that asks for the very same as an earlier one -> that one's number.

    What was taken back is no twin of anything. `rows`: the agenda's suggestions, where somebody has asked for them already.
    """
    first: dict[Wish, int] = {}
    found: dict[int, int] = {}
    for amendment in sorted(_rows(meeting, rows), key=lambda row: row.number):
        changes = amending.changes(amendment, meeting.version_number)
        if amendment.withdrawal is None and changes:
            leader = first.setdefault(wish(changes), amendment.number)
            if leader != amendment.number:
                found[amendment.number] = leader
    return found


def wish(changes: Sequence[Change]) -> Wish:
    """What changes ask for, whoever asks; a new paragraph's own key is only a name."""
    names: dict[str | None, str | None] = {c.key: f"#{n}" for n, c in enumerate(changes) if c.kind == "insert"}
    return frozenset(
        (c.kind, names.get(c.key, c.key), c.words, names.get(c.parent, c.parent), names.get(c.after, c.after), c.form, c.level)
        for c in changes)


def twin_words(chosen: Mapping[str, str], mine: Sequence[Change], theirs: Sequence[Change]) -> dict[str, str]:
    """Words chosen for one suggestion's paragraphs, for those of one that asks for the very same."""
    keys = {one.key: other.key for one, other in zip(mine, theirs, strict=True) if one.kind == "insert"}
    return {keys.get(key, key): said for key, said in chosen.items()}


def same_as(item: AgendaItem) -> list[AgendaItem]:
    """The other items of the meeting that ask for the very same."""
    leaders = twins(item.meeting)
    mine = leaders.get(item.amendment_number or 0, item.amendment_number)
    return [other for other in item.meeting.items if other is not item and other.amendment_number
            and leaders.get(other.amendment_number, other.amendment_number) == mine]


def others(meeting: Meeting, suggested: Sequence[Amendment] | None = None) -> dict[int, list[int]]:
    """For each suggestion on this agenda those that are other words for the same paragraphs, but for its twins."""
    suggested = _rows(meeting, suggested)
    leaders = twins(meeting, suggested)
    rows = [(row, _touched(row, meeting.version_number)) for row in suggested if row.withdrawal is None]
    return {row.number: sorted(
        other.number for other, theirs in rows
        if leaders.get(other.number, other.number) != leaders.get(row.number, row.number)
        and (keys & theirs or (row.alternative_to or row.number) == (other.alternative_to or other.number)))
        for row, keys in rows}


def _rows(meeting: Meeting, rows: Sequence[Amendment] | None) -> Sequence[Amendment]:
    return queries.amendments_of(meeting) if rows is None else rows


def _touched(amendment: Amendment, version_number: int) -> set[str]:
    return {c.key for c in amending.changes(amendment, version_number) if c.kind != "insert"}


def in_reading_order(amendments: Iterable[Amendment], version_number: int, tree: Sequence[Placed]) -> list[Amendment]:
    """In the order in which the text is read; at one place what goes furthest from the text first.

    Whoever could live with the furthest need not be asked for less, and no group has to guess what else will come.
    What was suggested as other words stands with what it is for.
    """
    rows = {row.number: row for row in amendments}
    at, words = places(rows.values(), version_number, tree), {place.key: place.words for place in tree}
    far = {number: distance(amending.changes(row, version_number), words) for number, row in rows.items()}
    return sorted(rows.values(), key=lambda row: (at[row.number], -far[row.number], row.number))


def places(amendments: Iterable[Amendment], version_number: int, tree: Sequence[Placed]) -> dict[int, int]:
    """Where in the text each suggestion first works; other words for another suggestion stand where that one does."""
    at = {place.key: n for n, place in enumerate(tree)}
    rows = {row.number: row for row in amendments}
    own = {number: _first(amending.changes(row, version_number), at) for number, row in rows.items()}
    return {number: own.get(row.alternative_to or number, own[number]) for number, row in rows.items()}


def distance(changes: Sequence[Change], standing: Mapping[str, str]) -> int:
    """How many words come or go, over all its changes; `standing` is each clause's words now."""
    count = 0
    for change in changes:
        before = standing.get(change.key, "")
        after = "" if change.kind == "delete" else before if change.words is None else change.words
        count += sum(len(run.text.split()) for run in words(before, after) if run.op != "equal")
    return count


def _first(changes: Sequence[Change], at: dict[str, int]) -> int:
    """Where the text is first touched; what has no place comes last."""
    keys = [key for c in changes for key in ((c.after, c.parent) if c.kind == "insert" else (c.key,)) if key in at]
    return min((at[key] for key in keys if key), default=len(at))
