"""Everything the page of one suggestion tells, gathered once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from charter.amending import comparing, queries, rules
from charter.amending.comparing import Beside
from charter.amending.lists import Listed
from charter.amending.models import Amendment
from charter.amending.showing import ShownChange, new_numbers, show
from charter.drafting import queries as drafting
from charter.meeting import outcomes
from charter.meeting.queries import Shown
from charter.meeting.rules import BRACKETED, DEFERRED, OUTCOMES
from charter.reading import asking
from charter.reading.asking import Others
from charter.reading.told import Alternative, Told
from charter.text.change import Change, Placed
from charter.text.diff import Run, words
from charter.web.filters import day
from charter.words import _

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

    amendment: Told
    group: str  # its name
    version: int
    shown: Sequence[ShownChange]
    beside: Sequence[Beside]
    more: int  # open on the same words and not told here
    others: Sequence[Alternative]  # made as other words, once nothing more is to be chosen here
    stages: Sequence[Stage]
    backers: Sequence[tuple[str, str, str]]  # group, how many, who
    earlier: Sequence[Earlier]  # what it said before its author rewrote it, the newest first
    rewritten: Mapping[int, int]  # by the version in which it was told what became of it: for which its author rewrote it
    decisions: Sequence[Shown]
    final: Sequence[FinalWords]
    state: str  # in words
    edge: str  # open, settled, past
    meeting: OnAgenda  # whose agenda it is on, and whether that meeting has begun


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
    beside, more = _beside(amendment, asked.mine, asked.others, tree) if is_open else ((), 0)
    meeting, decisions = outcomes.standing(number, groups)
    state, edge = standing(amendment, meeting)
    return Suggestion(amendment, dict(groups).get(amendment.group_slug, ""), version, shown, beside, more,
                      () if is_open else amendment.others,
                      _stages(amendment, meeting, decisions), _backers(amendment, groups), _earlier(amendment),
                      _rewritten(amendment), decisions,
                      _final(shown, decisions), state, edge, meeting)


def _beside(amendment: Told, mine: Sequence[Change], others: Others,
            tree: Sequence[Placed]) -> tuple[Sequence[Beside], int]:
    """The nearest others and how many more there are: first those suggested as other wordings, then by number."""
    near = queries.alternatives(amendment, [row for row, _ in others])
    first = sorted(others, key=lambda other: (other[0].number not in near, other[0].number))[:comparing.MOST_BESIDE]
    return comparing.beside(mine, first, tree, near), len(others) - len(first)


def _earlier(amendment: Told) -> list[Earlier]:
    """What it said on the version before each rewriting; only what has met a new draft can have been rewritten."""
    if not amendment.rewritings or not amendment.fates:
        return []
    written = asking.through_versions(amendment.number)
    told = []
    for row in reversed(amendment.rewritings):
        before = max(version for version in written if version < row.version_number)
        shown = show(written[before], drafting.tree(before))
        told.append(Earlier(row.version_number, row.at, row.headline_before, row.rationale_before, before, shown))
    return told


def _rewritten(amendment: Told) -> dict[int, int]:
    """The version for which it was rewritten, by the newest one before in which it was told what became of it."""
    told = [fate.version_number for fate in amendment.fates]
    return {max(n for n in told if n <= row.version_number): row.version_number for row in amendment.rewritings
            if told and told[0] <= row.version_number}


def standing(amendment: Amendment | Listed | Told, meeting: OnAgenda) -> tuple[str, str]:
    """How a suggestion stands, in words, and the line that says so: open, settled or past."""
    if amendment.withdrawal is not None:
        return _("Taken back"), "past"
    if amendment.decision is not None:
        outcome = amendment.decision.outcome
        if outcome == BRACKETED:
            return OUTCOMES[outcome], "open"  # its words stand in the text, and nobody has decided on them
        return OUTCOMES[outcome], "settled" if outcome.startswith("adopted") else "past"
    if meeting is not None:
        number, has_begun = meeting
        return _("At meeting {number} now",
                 number=number) if has_begun else _("Going to meeting {number}", number=number), "open"
    newest = amendment.fates[-1] if amendment.fates else None
    # Its author has seen it, or rewrote it: it stands as it was suggested.
    fate = newest.fate if newest and (newest.confirmed_at is None or newest.fate == rules.ACHIEVED) else None
    return {rules.OVERTAKEN: _("Its paragraph is gone"), rules.ACHIEVED: _("The draft already says it"),
            rules.AUTHOR: _("Needs its author’s eye")}.get(fate or "", _("Suggested")), "open"


def _stages(amendment: Told, meeting: OnAgenda, decisions: Sequence[Shown]) -> list[Stage]:
    told: list[tuple[object, Stage]] = [
        (amendment.at, (_("Suggested"), _("{at}, on draft {version_number}", at=day(amendment.at),
                                       version_number=amendment.version_number), True))]
    other = next((row for row in amendment.backings if row.group_slug != amendment.group_slug), None)
    if other is not None:
        told.append((other.at, (_("Backed"), _("{at}, by a second group", at=day(other.at)), True)))
    put_off = [d for d in decisions if d.outcome == DEFERRED]
    told += [(d.at, (_("Put off"), _("{at}, at meeting {meeting}", at=day(d.at), meeting=d.meeting), True)) for d in put_off]
    stages = [stage for _, stage in sorted(told, key=lambda row: str(row[0]))]
    written = _rewritten(amendment)
    stages += [(_("Rewritten") if fate.version_number in written else _("Carried"),
                _("to draft {get}",
                  get=written.get(fate.version_number, fate.version_number)), True) for fate in amendment.fates[-1:]]
    if amendment.withdrawal is not None:
        return [*stages, (_("Taken back"), day(amendment.withdrawal.at), True)]
    if amendment.decision is not None:
        found = amendment.decision
        return [*stages, (_("Decided"), _("{at}, at meeting {meeting_number}", at=day(found.at),
                                       meeting_number=found.meeting_number), True)]
    words: str = "" if not meeting else _("meeting {number}, which has begun", number=meeting[0]) if meeting[1] else _(
        "meeting {number}", number=meeting[0])
    stages.append((_("Going to a meeting"), words, meeting is not None))
    return [*stages, (_("Decided"), "", False)]


def _backers(amendment: Told, groups: Sequence[tuple[str, str]]) -> list[tuple[str, str, str]]:
    by_group: dict[str, list[str]] = {}
    since = amendment.rewritings[-1].at if amendment.fates and amendment.rewritings else None
    for row in amendment.backings:
        earlier = since is not None and row.at < since
        by_group.setdefault(row.group_slug, []).append(
            str(_("{who} (behind the earlier words)", who=row.shown_as)) if earlier else row.shown_as)
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
