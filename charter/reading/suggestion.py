"""Everything the page of one suggestion tells, gathered once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from charter.amending import comparing, queries, rules
from charter.amending.comparing import Beside
from charter.amending.models import Amendment
from charter.amending.showing import ShownChange, new_numbers, show
from charter.drafting import queries as drafting
from charter.meeting import queries as meetings
from charter.meeting.queries import Shown
from charter.meeting.rules import DEFERRED, OUTCOMES
from charter.people.models import Group
from charter.text.change import Change, Placed
from charter.text.diff import Run, words
from charter.web.filters import day

Stage = tuple[str, str, bool]
OnAgenda = tuple[int, bool] | None


@dataclass(frozen=True)
class FinalWords:
    """Words that a meeting took instead of those proposed."""

    number: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Earlier:
    """What a suggestion said before its author rewrote it for a new draft."""

    version: int  # for which it was rewritten
    at: datetime
    headline: str
    rationale: str
    before: int  # the version on which it said this
    shown: Sequence[ShownChange]


@dataclass(frozen=True)
class Suggestion:
    """One amendment as its page tells it, on the newest version that it has changes for."""

    amendment: Amendment
    version: int
    shown: Sequence[ShownChange]
    beside: Sequence[Beside]
    more: int  # open on the same words and not told here
    stages: Sequence[Stage]
    backers: Sequence[tuple[str, str, str]]  # group, how many, who
    earlier: Sequence[Earlier]  # what it said before its author rewrote it, the newest first
    decisions: Sequence[Shown]
    final: Sequence[FinalWords]
    state: str  # in words
    edge: str  # open, settled, past
    meeting: OnAgenda  # whose agenda it is on, and whether that meeting has begun


def gather(amendment: Amendment, groups: Sequence[Group]) -> Suggestion:
    """Ask every room about one amendment: a fixed number of queries."""
    version, changes = queries.newest_changes(amendment)
    tree = drafting.tree(version)
    labels = new_numbers(queries.insertions(version), tree)
    shown = show(changes, tree, labels)
    others, more = (), 0
    if queries.is_open(amendment):
        keys = {change.key for change in changes} | {change.after for change in changes if change.after}
        rows = [row for row in queries.on_keys(version, keys, amendment) if row.number != amendment.number]
        others, more = _beside(amendment, changes, rows, version, tree)
    decisions = meetings.decisions_of(amendment.number)
    meeting = meetings.on_agendas().get(amendment.number)
    state, edge = standing(amendment, meeting)
    return Suggestion(amendment, version, shown, others, more, _stages(amendment, meeting, decisions),
                      _backers(amendment, groups), _earlier(amendment), decisions, _final(shown, decisions), state, edge,
                      meeting)


def _beside(amendment: Amendment, changes: Sequence[Change], rows: Sequence[Amendment], version: int,
            tree: Sequence[Placed]) -> tuple[Sequence[Beside], int]:
    """The nearest others and how many more there are: first those suggested as other wordings, then by number."""
    near = queries.alternatives(amendment, rows)
    first = sorted(rows, key=lambda row: (row.number not in near, row.number))[:comparing.MOST_BESIDE]
    told = comparing.beside(changes, [(row, queries.changes(row, version)) for row in first], tree, near)
    return told, len(rows) - len(first)


def _earlier(amendment: Amendment) -> list[Earlier]:
    """What it said on the version before each rewriting; only what has met a new draft can have been rewritten."""
    told = []
    for row in reversed(amendment.rewritings if amendment.fates else ()):
        before = max(c.version_number for c in amendment.changes if c.version_number < row.version_number)
        shown = show(queries.changes(amendment, before), drafting.tree(before))
        told.append(Earlier(row.version_number, row.at, row.headline_before, row.rationale_before, before, shown))
    return told


def standing(amendment: Amendment, meeting: OnAgenda) -> tuple[str, str]:
    """How a suggestion stands, in words, and the line that says so: open, settled or past."""
    if amendment.withdrawal is not None:
        return "Taken back", "past"
    if amendment.decision is not None:
        outcome = amendment.decision.outcome
        return OUTCOMES[outcome], "settled" if outcome.startswith("adopted") else "past"
    if meeting is not None:
        number, has_begun = meeting
        return f"At meeting {number} now" if has_begun else f"Going to meeting {number}", "open"
    fate = amendment.fates[-1].fate if amendment.fates else None
    return {rules.OVERTAKEN: "Its paragraph is gone", rules.ACHIEVED: "The draft already says it",
            rules.AUTHOR: "Needs its author’s eye"}.get(fate or "", "Suggested"), "open"


def _stages(amendment: Amendment, meeting: OnAgenda, decisions: Sequence[Shown]) -> list[Stage]:
    told: list[tuple[object, Stage]] = [
        (amendment.at, ("Suggested", f"{day(amendment.at)}, on draft {amendment.version_number}", True))]
    other = next((row for row in amendment.backings if row.group_slug != amendment.group_slug), None)
    if other is not None:
        told.append((other.at, ("Backed", f"{day(other.at)}, by a second group", True)))
    put_off = [d for d in decisions if d.outcome == DEFERRED]
    told += [(d.at, ("Put off", f"{day(d.at)}, at meeting {d.meeting}", True)) for d in put_off]
    stages = [stage for _, stage in sorted(told, key=lambda row: str(row[0]))]
    written = {row.version_number for row in amendment.rewritings} if amendment.fates else set()
    stages += [("Rewritten" if fate.version_number in written else "Carried", f"to draft {fate.version_number}", True)
               for fate in amendment.fates[-1:]]
    if amendment.withdrawal is not None:
        return [*stages, ("Taken back", day(amendment.withdrawal.at), True)]
    if amendment.decision is not None:
        found = amendment.decision
        return [*stages, ("Decided", f"{day(found.at)}, at meeting {found.meeting_number}", True)]
    words = f"meeting {meeting[0]}{', which has begun' if meeting[1] else ''}" if meeting else ""
    stages.append(("Going to a meeting", words, meeting is not None))
    return [*stages, ("Decided", "", False)]


def _backers(amendment: Amendment, groups: Sequence[Group]) -> list[tuple[str, str, str]]:
    by_group: dict[str, list[str]] = {}
    since = amendment.rewritings[-1].at if amendment.fates and amendment.rewritings else None
    for row in amendment.backings:
        then = " (behind the earlier words)" if since and row.at < since else ""
        by_group.setdefault(row.group_slug, []).append(row.shown_as + then)
    told = []
    for group in groups:
        names = by_group.get(group.slug, [])
        if names:
            who = dict.fromkeys(names)
            told.append((group.name, str(len(names)), "; ".join(name[:1].upper() + name[1:] for name in who)))
    return told


def _final(shown: Sequence[ShownChange], decisions: Sequence[Shown]) -> list[FinalWords]:
    """Where the meeting took other words: from the words proposed to the words taken."""
    taken = decisions[-1].words if decisions else {}
    others = [c for c in shown if c.key in taken and taken[c.key] != c.after]
    return [FinalWords(c.number, words(c.after, taken[c.key])) for c in others]
