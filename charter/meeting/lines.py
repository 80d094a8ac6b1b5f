"""Each group's one line in a round: given, or where the group named no voice computed from its members' answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from charter.db import asked
from charter.meeting import voices
from charter.meeting.models import AgendaItem, Line, Position, Round
from charter.meeting.rules import CONCERN, OBJECT, computed

BY_VOICE = "by its voice"
COMPUTED = "computed from its members' answers"


@dataclass(frozen=True)
class Computed:
    """A line that nobody gave: it follows from the set of its members' answers. The same attributes as a Line."""

    round_id: str
    group_slug: str
    position: str
    words: str = ""  # what its members wrote, each wording once, in the order of the alphabet and not of time
    clause_key: str | None = None
    to_whom: str = ""
    removed_by: str = ""
    given: str = COMPUTED
    by_id: str | None = None
    at: datetime | None = None
    id: str | None = None
    undoing: None = None


def rounds(item: AgendaItem) -> list[Round]:
    """The rounds in which an item was asked about, oldest first: alone or in a block, without those taken back.

    What was taken out of its block is asked alone: the block's rounds hold for it no longer.
    """
    every = [*item.rounds, *(one.round for one in item.in_blocks)]
    return sorted((r for r in every if r.undoing is None and not (item.apart and r.also)), key=lambda r: (r.n, r.at))


def last_round(item: AgendaItem) -> Round | None:
    """The round that is on for an item, or was the last."""
    found = rounds(item)
    return found[-1] if found else None


def items_of(round_: Round) -> list[AgendaItem]:
    """The items that a round asks about, in the agenda's order; what was taken out of a block is not among them."""
    every = [item for item in (round_.item, *(one.item for one in round_.also)) if item is not None]
    return sorted((i for i in every if not (i.apart and round_.also)), key=lambda i: i.position)


def written(round_: Round | None) -> dict[str, Line]:
    """Each group's newest line that was entered and not taken back."""
    return {line.group_slug: line for line in round_.lines if line.undoing is None} if round_ else {}


def lines_now(round_: Round | None) -> Mapping[str, Line | Computed]:
    """Each group's line as it holds: the newest given, else the one computed from its members' answers.

    In a group without a voice nobody but its members speaks for it: an objection that one of them sustains stands,
    whatever was entered aloud.
    """
    if round_ is None or round_.undoing is not None:
        return {}
    given: dict[str, Line | Computed] = {**written(round_)}
    if is_over(round_):
        return given
    for slug, line in computed_lines(round_).items():
        if slug not in given or line.position == OBJECT != given[slug].position:
            given[slug] = line
    return given


def is_over(round_: Round) -> bool:
    """Whether a round takes no more answers: decided, settled, or asked again. Then its lines are written down."""
    item = next(iter(items_of(round_)), None)
    if item is None:
        return round_.version_number is not None and voices.is_settled(round_.version_number)
    return any(d.undoing is None for d in item.decisions) or last_round(item) is not round_


def computed_lines(round_: Round) -> dict[str, Computed]:
    """The line of every group that named no voice and of which somebody has answered (two questions in all)."""
    said = _said(round_.id)
    if not said:
        return {}
    named = voices.named()
    return {slug: _computed(round_.id, slug, rows) for slug, rows in said.items() if slug not in named}


Said = tuple[str, str, str | None, str, str]  # position, words, clause, to whom, what would remove it


def _said(round_id: str) -> dict[str, set[Said]]:
    """The set of answers in each group: each different one once, so that no number of people weighs anything."""
    p = Position
    query = select(p.group_slug, p.position, p.words, p.clause_key, p.to_whom, p.removed_by).where(p.round_id == round_id)
    found: dict[str, set[Said]] = {}
    for slug, *row in asked(query.distinct()):
        found.setdefault(slug, set()).add(tuple(row))
    return found


def _computed(round_id: str, slug: str, rows: set[Said]) -> Computed:
    position = computed({row[0] for row in rows})
    assert position is not None, "somebody has answered"
    speak = [row for row in rows if row[0] == position] if position in (CONCERN, OBJECT) else []
    clauses = {row[2] for row in speak}
    return Computed(round_id, slug, position, words=_joined(row[1] for row in speak),
                    clause_key=clauses.pop() if len(clauses) == 1 else None,
                    to_whom=_joined(row[3] for row in speak), removed_by=_joined(row[4] for row in speak))


def _joined(said: Iterable[str]) -> str:
    return "\n".join(sorted({words.strip() for words in said if words.strip()}))
