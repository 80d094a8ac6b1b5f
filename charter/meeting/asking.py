"""Asking the groups, and taking each group's one line."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from charter.amending import queries as amending
from charter.db import db
from charter.meeting import absent, noting, room
from charter.meeting.chosen import check_words
from charter.meeting.lines import BY_VOICE, COMPUTED, Computed, items_of, last_round, lines_now, rounds, written
from charter.meeting.models import AgendaItem, Line, LineUndoing, Round, RoundAlso, RoundUndoing
from charter.meeting.rules import SAID, check_line, check_position, check_round
from charter.meeting.sitting import after, changes, check_in_session, check_undecided, facts, keys, label, reworded
from charter.people.models import Group, Person
from charter.record import entries
from charter.refusal import Refused
from charter.words import _


def ask(item: AgendaItem, *, asked: str, by: Person | None, at: datetime, words: Mapping[str, str] | None = None,
        also: Sequence[AgendaItem] = ()) -> Round:
    """Put a question to the groups; asking again begins a new round, with other words if the room found any.

    `also`: other items that nobody contests, asked as one block; one line of a group holds for each of them.
    """
    items = [item, *(one for one in also if one is not item)]
    for one in items:
        check_in_session(one.meeting)
        check_undecided(one)
    words = reworded(item, words)
    _check_block(items, words)
    kept = _spelled(words)
    before = [found for found in map(last_round, items) if found is not None]
    if before and not before[0].lines and before[0].words == kept and set(items_of(before[0])) == set(items):
        return before[0]  # pressed twice
    if words:
        check_words(words, keys(item))
    n = 1 + len(rounds(item))
    check_round(n)
    for round_ in before:
        write_down(round_, by=by, at=at)
    row = Round(item_id=item.id, meeting_number=item.meeting_number, n=n, asked=asked, words=kept, at=after(before, at),
                by_id=by.id if by else None)
    db.session.add(row)
    db.session.flush()
    db.session.add_all([RoundAlso(round_id=row.id, item_id=one.id) for one in items[1:]])
    _renew(items)
    absent.carry_into(row, items, at=at)
    entries.append("round-opened", {**facts(item.meeting_number, items), "round": n}, at=at)
    said = _("asked about {label}",
             label=label(item)) if len(items) == 1 else _("asked about {n} suggestions as one", n=len(items))
    noting.note(item.meeting, kind=noting.ASKED, ref=row.id, said=said, item=item, by=by, at=at)
    room.show(item.meeting, "round", item=item, at=at)
    return row


def give_line(
    item: AgendaItem, *, group: str, position: str, words: str, given: str, by: Person | None, at: datetime,
    clause_key: str | None = None, to_whom: str = "", removed_by: str = "",
) -> Line:
    """Enter a group's one line; a later line of the same group takes its place until the decision.

    Aloud it is one press, and the words of a worry or a no may follow; from a voice's own hand they come with it.
    """
    check_in_session(item.meeting)
    check_undecided(item)
    check_position(position)
    if given == BY_VOICE:
        check_line(position, words)
    named = db.session.get(Group, group)
    if named is None:
        raise Refused(_("There is no such group."))
    round_ = last_round(item) or ask(item, asked=item.title, by=by, at=at)
    check_clause(item, clause_key)
    line = add_line(round_, group=group, position=position, words=words, clause_key=clause_key, to_whom=to_whom,
                    removed_by=removed_by, given=given, by=by, at=at)
    _enter(round_, at)
    if given != BY_VOICE:  # what a voice gave itself is no step of the desk, which takes back only its own
        noting.note(item.meeting, kind=noting.LINE, ref=line.id, said=f"{named.name.lower()} {SAID[position]}", item=item,
                    by=by, at=at)
    room.touch(item.meeting, at=at)
    return line


def add_line(round_: Round, *, group: str, position: str, words: str, clause_key: str | None, to_whom: str, removed_by: str,
             given: str, by: Person | None, at: datetime) -> Line:
    """Write a group's line down in its round, behind the lines before it whatever the clock says; nothing is checked here."""
    line = Line(round_id=round_.id, group_slug=group, position=position, words=words.strip(), clause_key=clause_key,
                to_whom=to_whom.strip(), removed_by=removed_by.strip(), given=given, at=after(round_.lines, at),
                by_id=by.id if by else None)
    db.session.add(line)
    db.session.flush()
    db.session.expire(round_, ["lines"])
    return line


def take_apart(item: AgendaItem, *, by: Person | None, at: datetime) -> None:
    """Take one item out of the block of what nobody contests, so that it is asked alone; the others stay one."""
    check_in_session(item.meeting)
    check_undecided(item)
    if item.apart:
        return
    item.apart = True
    db.session.flush()
    noting.note(item.meeting, kind=noting.APART, ref=item.id, said=_("{label} is asked alone",
                                                                     label=label(item)), item=item, by=by, at=at)
    room.touch(item.meeting, at=at)


def write_down(round_: Round, *, by: Person | None, at: datetime) -> None:
    """Write the computed lines of a round down as they hold now: its members' answers change them no longer."""
    for line in list(lines_now(round_).values()):
        if isinstance(line, Computed):
            db.session.add(Line(round_id=round_.id, group_slug=line.group_slug, position=line.position, words=line.words,
                                clause_key=line.clause_key, to_whom=line.to_whom, removed_by=line.removed_by, given=COMPUTED,
                                at=after(round_.lines, at), by_id=by.id if by else None))
            _enter(round_, at)
    db.session.flush()
    db.session.expire(round_, ["lines"])


def open_again(round_: Round, *, by: Person | None, at: datetime) -> None:
    """Let the members' answers count again in a round whose lines were written down."""
    for line in written(round_).values():
        if line.given == COMPUTED:
            db.session.add(LineUndoing(line_id=line.id, at=at, by_id=by.id if by else None))
    db.session.flush()
    db.session.expire(round_, ["lines"])


def take_back_round(round_: Round, *, by: Person | None, at: datetime) -> None:
    """As if nobody had been asked: nothing that was said in this round counts, and the round before it holds again."""
    items = items_of(round_)
    db.session.add(RoundUndoing(round_id=round_.id, at=at, by_id=by.id if by else None))
    db.session.flush()
    db.session.expire(round_, ["undoing"])
    entries.append("round-undone", {**facts(round_.meeting_number or 0, items), "round": round_.n}, at=at)
    for item in items:
        before = last_round(item)
        if before is not None:
            open_again(before, by=by, at=at)


def take_back_line(line: Line, *, by: Person | None, at: datetime) -> None:
    """A line was entered by mistake: the group's line before it holds again."""
    db.session.add(LineUndoing(line_id=line.id, at=at, by_id=by.id if by else None))
    db.session.flush()
    db.session.expire(line, ["undoing"])
    entries.append("line-undone", _about(line.round), at=at)


def check_clause(item: AgendaItem, key: str | None) -> None:
    """The clause that an objection names stands in the draft, or in what is suggested."""
    if key is not None and key not in {c.key for c in changes(item)} and key not in amending.keys_of(item.meeting.version_number):
        raise Refused(_("There is no such paragraph in this draft."))


def _check_block(items: Sequence[AgendaItem], words: Mapping[str, str] | None) -> None:
    if len(items) == 1:
        return
    if len({item.meeting_number for item in items}) > 1:
        raise Refused(_("These are not on one agenda."))
    if any(item.apart for item in items):
        raise Refused(_("Something was taken out of the block to be asked alone. Look at the run sheet again."))
    if {item.id for item in items} & absent.contested(items[0].meeting):
        raise Refused(_("A member who cannot come sees harm in one of these, or has a worry. Take it out of the block, "
                        "and ask about it alone."))
    if words:
        raise Refused(_("Other words are asked about alone. Take that suggestion out of the block first."))


def _enter(round_: Round, at: datetime) -> None:
    """Which group it was and what it said come into the log with the minutes, once the chair has approved them."""
    entries.append("line-given", _about(round_), at=at)


def _about(round_: Round) -> dict[str, object]:
    if round_.version_number is not None:
        return {"version": round_.version_number}
    return {**facts(round_.meeting_number or 0, items_of(round_)), "round": round_.n}


def _spelled(words: Mapping[str, str] | None) -> str | None:
    return json.dumps(dict(words), sort_keys=True, ensure_ascii=False) if words else None


def _renew(items: Sequence[AgendaItem]) -> None:
    db.session.flush()
    for item in items:
        db.session.expire(item, ["rounds", "in_blocks"])


