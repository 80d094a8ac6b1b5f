"""Whether a member's answer is taken: everything that decides it, asked of the database at once."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import bindparam, exists, func, select
from sqlalchemy.orm import aliased

from charter.db import asked, db
from charter.meeting import lines, voices
from charter.meeting.models import Decision, DecisionUndoing, MeetingClosing, MeetingRole, Round, RoundAlso, RoundUndoing
from charter.people.models import Role, RoleEnding
from charter.refusal import Refused
from charter.words import _


class Gate(NamedTuple):
    """Everything that decides whether an answer is taken, asked at once, so that 300 people can answer one round."""

    item: str | None
    meeting: int | None
    version: int | None
    undone: str | None
    of: str | None  # whose role it is
    group: str | None
    ended: str | None
    chosen: str | None  # the role chosen for this meeting
    held: int  # how many roles the person holds
    closed: bool
    decided: bool
    again: bool
    block: bool


_NEWER = aliased(Round)
_STANDING = Decision.id.not_in(select(DecisionUndoing.decision_id))
_GATE = (
    select(
        Round.item_id, Round.meeting_number, Round.version_number, RoundUndoing.round_id, Role.person_id, Role.group_slug,
        RoleEnding.role_id, MeetingRole.role_id,
        select(func.count()).select_from(Role).where(
            Role.person_id == bindparam("person"), Role.id.not_in(select(RoleEnding.role_id))).scalar_subquery(),
        exists().where(MeetingClosing.meeting_number == Round.meeting_number),
        exists().where(Decision.round_id == Round.id, _STANDING),
        exists().where(_NEWER.item_id == Round.item_id, _NEWER.n > Round.n,
                       _NEWER.id.not_in(select(RoundUndoing.round_id))),
        exists().where(RoundAlso.round_id == Round.id),
    )
    .outerjoin(RoundUndoing, RoundUndoing.round_id == Round.id)
    .outerjoin(Role, Role.id == bindparam("role"))
    .outerjoin(RoleEnding, RoleEnding.role_id == Role.id)
    .outerjoin(MeetingRole, (MeetingRole.meeting_number == Round.meeting_number)
               & (MeetingRole.person_id == bindparam("person")))
    .where(Round.id == bindparam("round"))
)


def passed(ids: dict[str, str]) -> Gate:
    """The facts about an answer by this `person` in this `role` to this `round`; Refused where it is not taken."""
    row = asked(_GATE, ids).first()
    if row is None:
        raise Refused(_("There is no such question."))
    gate = Gate(*row)
    _check(gate, ids)
    return gate


def _check(gate: Gate, ids: dict[str, str]) -> None:
    if gate.of != ids["person"] or gate.ended is not None:
        raise Refused(_("You answer in a role that you hold, as a member of a group. Guests are heard, and counted in nothing."))
    if gate.undone is not None:
        raise Refused(_("The meeting chair took this question back, so your answer was not counted. Wait until it is "
                        "asked again."))
    over = gate.closed or gate.decided
    if gate.block and not over:
        over = lines.is_over(db.session.get_one(Round, ids["round"]))
    elif gate.again:
        raise Refused(_("The groups have been asked again since, about other words. Your answer to the first words was "
                        "not counted: read the new ones, and answer those."))
    if over or (gate.version is not None and voices.is_settled(gate.version)):
        raise Refused(_("This was decided before your answer came, so it was not counted. Until the meeting closes the "
                        "chair can take the decision back: say so in the room, or tell your group’s voice."))
    if gate.meeting is not None and gate.held > 1 and gate.chosen is None:
        raise Refused(_("You hold more than one role. Choose in which of them you speak at this meeting, then answer."))
    if gate.chosen is not None and gate.chosen != ids["role"]:
        raise Refused(_("You chose another role for this meeting, and answer in that one."))
