"""Members' answers in a round: seen by their group's voice, in no export, and not in the public log."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import exists, inspect, select

from charter.db import asked, db
from charter.meeting import gates, room, rules, voices
from charter.meeting.gates import Gate
from charter.meeting.models import (
    Meeting,
    MeetingRole,
    Position,
    Round,
)
from charter.meeting.rules import CONCERN, OBJECT, check_answer
from charter.people.models import Person, Role
from charter.refusal import Refused
from charter.words import _

BY_PHONE, ON_PAPER, ALOUD, ABSENT = "by phone", "on paper", "aloud", "absent"


def answer(
    round_: Round, *, person: Person, role: Role, position: str, words: str, clause_key: str | None = None, to_whom: str = "",
    removed_by: str = "", named: bool = False, given: str, by: Person | None, at: datetime, revision: int | None = None,
) -> Position:
    """Take one member's answer; a later one takes its place, the same one sent twice changes nothing.

    `revision`: of the answer that the member saw before them, so that a phone's old answer, sent late, is told apart.
    Raises Refused once the round is decided, asked again or taken back. Few statements, and nothing in the public log.
    """
    check_answer(position, words)
    ids = {"round": _id(round_), "person": _id(person), "role": _id(role)}
    gate = gates.passed(ids)
    said = {"role_id": ids["role"], "group_slug": gate.group, "position": position, "words": words.strip(),
            "clause_key": clause_key, "to_whom": to_whom.strip(), "removed_by": removed_by.strip(), "named": named}
    found = db.session.get(Position, (ids["round"], ids["person"]))
    if found is not None and all(getattr(found, name) == value for name, value in said.items()):
        return _again(found, given, at)
    _check_against(found, gate, ids["role"], revision)
    # What a group with a voice says follows from nobody's answer, so the room has nothing to draw again.
    before = _set(ids["round"], gate.group) if gate.meeting and gate.group not in voices.named() else None
    theirs = {position, found.position if found is not None else position}
    if found is None:
        found = Position(round_id=ids["round"], person_id=ids["person"], revision=0, given=given, at=at, **said)
        db.session.add(found)
    for name, value in {**said, "given": given, "by_id": _id(by) if by else None, "at": at, "confirmed_at": None,
                        "revision": found.revision + 1}.items():
        setattr(found, name, value)
    db.session.flush()
    if gate.meeting and before is not None and _is_seen(rules.computed(before), ids["round"], gate.group, theirs):
        room.touch_number(gate.meeting, at=at)
    return found


def of_group(round_: Round, slug: str) -> list[Position]:
    """A group's answers in a round, for its voice and for nobody else: in the order of positions and words, not of time."""
    rows = db.session.scalars(select(Position).where(Position.round_id == round_.id, Position.group_slug == slug))
    return sorted(rows, key=lambda row: (row.position, row.words, row.person_id))


def of_person(round_: Round, person: Person) -> Position | None:
    """What a member has answered."""
    return db.session.get(Position, (round_.id, person.id))


def computed(round_: Round, slug: str) -> str | None:
    """What a group's answers come to where it named no voice; none where nobody of it has answered."""
    return rules.computed(_set(round_.id, slug))


def roles_of(person: Person, meeting: Meeting | None) -> list[Role]:
    """The role in which somebody answers, alone where it is settled; otherwise those they choose from."""
    held = [role for role in person.roles if role.ending is None]
    chosen = db.session.get(MeetingRole, (meeting.number, person.id)) if meeting is not None else None
    return [role for role in held if chosen is None or role.id == chosen.role_id]


def choose_role(meeting: Meeting, person: Person, role: Role, *, at: datetime) -> None:
    """Who holds two roles chooses one for a meeting, and may change until their first answer."""
    if role.person_id != person.id or role.ending is not None:
        raise Refused(_("You do not hold this role any more."))
    if meeting.closing is not None:
        raise Refused(_("This meeting has closed."))
    row = db.session.get(MeetingRole, (meeting.number, person.id))
    answered = exists().where(Position.person_id == person.id, Position.round_id == Round.id,
                              Round.meeting_number == meeting.number)
    if row is not None and row.role_id != role.id and db.session.scalar(select(answered)):
        raise Refused(_("You have answered at this meeting in the role that you chose. It holds until the meeting closes."))
    if row is None:
        db.session.add(MeetingRole(meeting_number=meeting.number, person_id=person.id, role_id=role.id, at=at))
    else:
        row.role_id, row.at = role.id, at
    db.session.flush()


def _check_against(found: Position | None, gate: Gate, role: str, revision: int | None) -> None:
    if found is None:
        return
    if found.role_id != role and gate.meeting is None:
        raise Refused(_("You have answered in another of your roles. One person answers once."))
    if revision is not None and revision < found.revision:
        raise Refused(_("You have answered since this page was opened. Your newer answer stands; look at it, and change "
                        "it if you wish."))


def _again(found: Position, given: str, at: datetime) -> Position:
    """The same answer once more; where it was entered for somebody absent it is confirmed by that."""
    if found.given == ABSENT and given == BY_PHONE and found.confirmed_at is None:
        found.confirmed_at = at
        db.session.flush()
    return found


def _is_seen(before: str | None, round_id: str, slug: str | None, theirs: set[str]) -> bool:
    """Whether a group's computed line is another now, or has other words: those of a worry or a no stand with it."""
    after = rules.computed(_set(round_id, slug))
    return before != after or (after in (CONCERN, OBJECT) and after in theirs)


def _set(round_id: str, slug: str | None) -> set[str]:
    query = select(Position.position).where(Position.round_id == round_id, Position.group_slug == slug).distinct()
    return set(asked(query).scalars())


def _id(row: Any) -> str:
    """The id of a row without asking the database again for what the end of a transaction has made stale."""
    state = inspect(row)
    return str(state.identity[0] if state.identity else row.id)


__all__ = ["ABSENT", "ALOUD", "BY_PHONE", "ON_PAPER", "answer", "choose_role", "computed", "of_group",
           "of_person", "roles_of"]
