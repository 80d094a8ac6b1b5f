"""Answers of members who cannot come: given by telephone or letter, entered by the convenor, confirmed by the member."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from charter.db import db
from charter.meeting import positions
from charter.meeting.lines import last_round
from charter.meeting.models import AbsentAnswer, AgendaItem, Meeting, Position, Round
from charter.meeting.positions import ABSENT, BY_PHONE
from charter.meeting.rules import CONCERN, OBJECT, check_answer
from charter.meeting.sitting import check_undecided
from charter.people.models import Person, Role
from charter.refusal import Refused
from charter.words import _

SAID = ("position", "words", "clause_key", "to_whom", "removed_by", "named")


def enter(
    item: AgendaItem, *, person: Person, role: Role, position: str, words: str, clause_key: str | None = None,
    to_whom: str = "", removed_by: str = "", named: bool = False, given: str = ABSENT, by: Person, at: datetime,
) -> AbsentAnswer | Position:
    """Enter what a member who cannot come has said: it is their answer, marked so, until they change it themselves.

    Before the item is asked it waits for the first round; what was `given` on paper or aloud in the room does not.
    What the member has answered by their own hand is never written over. Nothing of it comes into the public log.
    """
    check_undecided(item)
    _check(item.meeting, person, role, at)
    check_answer(position, words)
    said = {"position": position, "words": words.strip(), "clause_key": clause_key, "to_whom": to_whom.strip(),
            "removed_by": removed_by.strip(), "named": named}
    round_ = last_round(item)
    if round_ is not None:
        earlier = positions.of_person(round_, person)
        if earlier is not None and (earlier.given == BY_PHONE or earlier.confirmed_at is not None):
            raise Refused(_("This member has answered by themselves. What they said stands."))
        return positions.answer(round_, person=person, role=role, given=given, by=by, at=at, **said)
    if given != ABSENT:
        raise Refused(_("This has not been asked yet, so nobody in the room can have answered it."))
    row = db.session.get(AbsentAnswer, (item.id, person.id))
    if row is not None and row.confirmed_at is not None:
        raise Refused(_("This member has confirmed what they said. What they said stands; they change it on their own page."))
    return _keep(row, item, person, role, {**said, "by_id": by.id, "at": at, "confirmed_at": None})


def confirm(item: AgendaItem, *, person: Person, at: datetime) -> None:
    """The member has seen what was entered for them, and it is what they said."""
    row = standing(item, person)
    if row is None:
        raise Refused(_("Nothing was entered for you here."))
    if row.confirmed_at is None:
        row.confirmed_at = at
        db.session.flush()


def change(item: AgendaItem, *, person: Person, role: Role, at: datetime, **said: Any) -> AbsentAnswer:
    """The member says otherwise than was entered for them, before the item is asked."""
    check_undecided(item)
    check_answer(said["position"], said["words"])
    row = of(item, person)
    if row is None:
        raise Refused(_("This has not been asked yet. You answer when the meeting comes to it; if you cannot be there, "
                        "the convenor enters for you what you say by telephone or letter."))
    return _keep(row, item, person, role, {**said, "by_id": person.id, "at": at, "confirmed_at": at})


def standing(item: AgendaItem, person: Person) -> AbsentAnswer | Position | None:
    """What stands as this member's answer on an item, entered for them or given by themselves."""
    round_ = last_round(item)
    return positions.of_person(round_, person) if round_ is not None else of(item, person)


def say(item: AgendaItem, *, person: Person, at: datetime, **said: Any) -> AbsentAnswer | Position:
    """The member says it themselves: to the round that is on, or beforehand in place of what was entered for them."""
    round_, before = last_round(item), standing(item, person)
    held = positions.roles_of(person, item.meeting)
    role = next((role for role in held if before is not None and role.id == before.role_id), held[0] if held else None)
    if role is None:
        raise Refused(_("You answer as a member of a group. Guests are heard, and counted in nothing."))
    if round_ is None:
        return change(item, person=person, role=role, at=at, **said)
    return positions.answer(round_, person=person, role=role, given=BY_PHONE, by=person, at=at, **said)


def of(item: AgendaItem, person: Person) -> AbsentAnswer | None:
    """What was entered for this member on this item before it is asked."""
    return db.session.get(AbsentAnswer, (item.id, person.id))


def entered(meeting: Meeting) -> list[tuple[AbsentAnswer, Person]]:
    """Everything entered beforehand for members who cannot come to this meeting."""
    query = (select(AbsentAnswer, Person).join(Person, Person.id == AbsentAnswer.person_id)
             .join(AgendaItem, AgendaItem.id == AbsentAnswer.item_id).where(AgendaItem.meeting_number == meeting.number)
             .order_by(Person.name, AgendaItem.position))
    return [(row, person) for row, person in db.session.execute(query)]


def contested(meeting: Meeting) -> set[str]:
    """The items on which a member who cannot come sees harm or has a worry: they are not asked in a block."""
    return set(db.session.scalars(worrying(meeting)))


def worrying(meeting: Meeting) -> Select[tuple[str]]:
    """The question for these items."""
    return (select(AbsentAnswer.item_id).join(AgendaItem, AgendaItem.id == AbsentAnswer.item_id)
            .where(AgendaItem.meeting_number == meeting.number, AbsentAnswer.position.in_((OBJECT, CONCERN))))


def carry_into(round_: Round, items: Sequence[AgendaItem], *, at: datetime) -> None:
    """In the first round on the words as suggested, what absent members said of them is their answer.

    For a block only of those who said the same of every item in it: one answer holds for each of them. Other words than
    they knew are never answered for them.
    """
    if round_.words is not None or round_.n > 1:
        return
    rows = db.session.scalars(select(AbsentAnswer).where(AbsentAnswer.item_id.in_([item.id for item in items])))
    theirs: dict[str, list[AbsentAnswer]] = {}
    for row in rows:
        theirs.setdefault(row.person_id, []).append(row)
    for person_id, said in theirs.items():
        first = said[0]
        if len(said) == len(items) and len({(row.position, row.words) for row in said}) == 1:
            db.session.add(Position(
                round_id=round_.id, person_id=person_id, role_id=first.role_id, group_slug=first.group_slug, given=ABSENT,
                by_id=first.by_id, confirmed_at=first.confirmed_at, at=at, **{name: getattr(first, name) for name in SAID}))
    db.session.flush()


def _keep(row: AbsentAnswer | None, item: AgendaItem, person: Person, role: Role, said: dict[str, Any]) -> AbsentAnswer:
    if row is None:
        row = AbsentAnswer(item_id=item.id, person_id=person.id, role_id=role.id, group_slug=role.group_slug, **said)
        db.session.add(row)
    for name, value in {**said, "role_id": role.id, "group_slug": role.group_slug}.items():
        setattr(row, name, value)
    db.session.flush()
    return row


def _check(meeting: Meeting, person: Person, role: Role, at: datetime) -> None:
    if meeting.closing is not None:
        raise Refused(_("This meeting has closed. A group that was not there can still object to what was decided."))
    if role.person_id != person.id or role.ending is not None:
        raise Refused(_("This is not a role that they hold."))
    held = positions.roles_of(person, meeting)
    if role not in held:
        raise Refused(_("They have chosen another role for this meeting."))
    if len(held) > 1:
        positions.choose_role(meeting, person, role, at=at)
