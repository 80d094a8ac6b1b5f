"""Everything the page of one suggestion tells, gathered once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charter.amending import comparing, rules
from charter.amending.comparing import Beside
from charter.amending.models import Amendment
from charter.amending.showing import ShownChange, new_numbers, show
from charter.drafting import queries as drafting
from charter.meeting import outcomes
from charter.meeting.queries import Shown
from charter.meeting.rules import DEFERRED, OUTCOMES
from charter.reading import asking
from charter.reading.asking import Told
from charter.text.diff import Run, words
from charter.web.filters import day

Stage = tuple[str, str, bool]


@dataclass(frozen=True)
class FinalWords:
    """Words that a meeting took instead of those proposed."""

    number: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Suggestion:
    """One amendment as its page tells it, on the newest version that it has changes for."""

    amendment: Told
    group: str  # its name
    version: int
    shown: Sequence[ShownChange]
    beside: Sequence[Beside]
    stages: Sequence[Stage]
    backers: Sequence[tuple[str, str, str]]  # group, how many, who
    decisions: Sequence[Shown]
    final: Sequence[FinalWords]
    state: str  # in words
    edge: str  # open, settled, past
    meeting: int | None  # whose agenda it is on


def gather(number: int) -> Suggestion | None:
    """Ask every room about one amendment: five queries, however much it changes and whoever stands behind it."""
    found = asking.told(number)
    if found is None:
        return None
    amendment, groups = found
    asked = asking.changes(number)
    version = asked.version or amendment.version_number
    tree = drafting.tree(version)
    shown = show(asked.mine, tree, new_numbers(asked.insertions, tree))
    is_open = amendment.withdrawal is None and amendment.decision is None
    beside = comparing.beside(asked.mine, asked.others, tree) if is_open else ()
    meeting, decisions = outcomes.standing(number, groups)
    state, edge = standing(amendment, meeting)
    return Suggestion(amendment, dict(groups).get(amendment.group_slug, ""), version, shown, beside,
                      _stages(amendment, meeting, decisions), _backers(amendment, groups), decisions,
                      _final(shown, decisions), state, edge, meeting)


def standing(amendment: Amendment | Told, meeting: int | None) -> tuple[str, str]:
    """How a suggestion stands, in words, and the line that says so: open, settled or past."""
    if amendment.withdrawal is not None:
        return "Taken back", "past"
    if amendment.decision is not None:
        outcome = amendment.decision.outcome
        return OUTCOMES[outcome], "settled" if outcome.startswith("adopted") else "past"
    if meeting is not None:
        return f"Going to meeting {meeting}", "open"
    fate = amendment.fates[-1].fate if amendment.fates else None
    return {rules.OVERTAKEN: "Its paragraph is gone", rules.ACHIEVED: "The draft already says it",
            rules.AUTHOR: "Needs its author’s eye"}.get(fate or "", "Suggested"), "open"


def _stages(amendment: Told, meeting: int | None, decisions: Sequence[Shown]) -> list[Stage]:
    told: list[tuple[object, Stage]] = [
        (amendment.at, ("Suggested", f"{day(amendment.at)}, on draft {amendment.version_number}", True))]
    other = next((row for row in amendment.backings if row.group_slug != amendment.group_slug), None)
    if other is not None:
        told.append((other.at, ("Backed", f"{day(other.at)}, by a second group", True)))
    put_off = [d for d in decisions if d.outcome == DEFERRED]
    told += [(d.at, ("Put off", f"{day(d.at)}, at meeting {d.meeting}", True)) for d in put_off]
    stages = [stage for _, stage in sorted(told, key=lambda row: str(row[0]))]
    stages += [("Carried", f"to draft {fate.version_number}", True) for fate in amendment.fates[-1:]]
    if amendment.withdrawal is not None:
        return [*stages, ("Taken back", day(amendment.withdrawal.at), True)]
    if amendment.decision is not None:
        found = amendment.decision
        return [*stages, ("Decided", f"{day(found.at)}, at meeting {found.meeting_number}", True)]
    stages.append(("Going to a meeting", f"meeting {meeting}" if meeting else "", meeting is not None))
    return [*stages, ("Decided", "", False)]


def _backers(amendment: Told, groups: Sequence[tuple[str, str]]) -> list[tuple[str, str, str]]:
    by_group: dict[str, list[str]] = {}
    for row in amendment.backings:
        by_group.setdefault(row.group_slug, []).append(row.shown_as)
    told = []
    for slug, name in groups:
        names = by_group.get(slug, [])
        if names:
            who = dict.fromkeys(names)
            told.append((name, str(len(names)), "; ".join(one[:1].upper() + one[1:] for one in who)))
    return told


def _final(shown: Sequence[ShownChange], decisions: Sequence[Shown]) -> list[FinalWords]:
    """Where the meeting took other words: from the words proposed to the words taken."""
    taken = decisions[-1].words if decisions else {}
    others = [c for c in shown if c.key in taken and taken[c.key] != c.after]
    return [FinalWords(c.number, words(c.after, taken[c.key])) for c in others]
