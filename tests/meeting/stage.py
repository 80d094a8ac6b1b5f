"""A meeting on the Wharnley draft, made by plain functions."""

from __future__ import annotations

from charter.amending import actions as amending
from charter.amending.models import Amendment
from charter.db import db, writing
from charter.drafting import queries as drafting
from charter.meeting import calling, deciding, queries
from charter.meeting.models import AgendaItem, Meeting
from charter.text.change import Change
from charter.web.ids import random_id
from tests.world import DAY, NOON, World

LATER = NOON + 10 * DAY


def key_of(version_number: int, words: str) -> str:
    """The key of the first clause whose words hold these."""
    return next(p.key for p in drafting.tree(version_number) if words in p.words)


def suggest(world: World, who: str, old: str, new: str | None, *, where: str | None = None) -> Amendment:
    """This person suggests replacing `old` by `new` in the clause that holds `where`; None takes the clause out."""
    version = drafting.latest()
    assert version is not None
    place = next(p for p in drafting.tree(version.number) if (where or old) in p.words)
    change = Change(0, 1, "delete", place.key) if new is None else Change(
        0, 1, "replace", place.key, words=place.words.replace(old, new))
    with writing():
        return amending.propose(version, headline=f"“{old}” becomes “{new}”", rationale="So that it can be kept.",
                                changes=[change], by=world.people[who], role=world.roles[who],
                                shown_as=world.people[who].name or "", at=NOON + DAY, once=random_id())


def call(world: World, *amendments: Amendment) -> Meeting:
    """The convenor calls a meeting on the newest draft."""
    version = drafting.latest()
    assert version is not None
    with writing():
        meeting = calling.call(
            version, title="Autumn meeting", starts_local="2026-11-12T16:30", zone="Europe/London", place="Town hall",
            link=None, chair=world.hilary, amendments=[a.number for a in amendments], talks=["What it has been like"],
            by=world.mira, at=NOON + 2 * DAY, once=random_id())
    return again(meeting)


def in_session(world: World, *amendments: Amendment) -> Meeting:
    """A meeting that has been opened."""
    meeting = call(world, *amendments)
    with writing():
        calling.open_meeting(again(meeting), by=world.hilary, at=LATER)
    return again(meeting)


def lines(world: World, item: AgendaItem, **given: str) -> None:
    """Each named group gives its line aloud (young_people for young-people)."""
    for group, position in given.items():
        with writing():
            deciding.give_line(fresh(item), group=group.replace("_", "-"), position=position,
                               words="because" if position in ("object", "concern") else "", given="aloud",
                               by=world.hilary, at=LATER)


def everybody_yes(world: World, item: AgendaItem) -> None:
    """Every group says yes."""
    lines(world, item, heads="consent", governors="consent", families="consent", young_people="consent",
          community="consent", services="consent", council="consent")


def decide(world: World, item: AgendaItem, outcome: str = "adopted", reason: str = "It can be kept.",
           words: dict[str, str] | None = None) -> None:
    """The chair confirms."""
    with writing():
        deciding.decide(fresh(item), outcome=outcome, reason=reason, words=words, by=world.hilary, at=LATER,
                        once=random_id())


def again(meeting: Meeting) -> Meeting:
    """The meeting as the database has it now."""
    db.session.expire_all()
    found = queries.meeting(meeting.number)
    assert found is not None
    return found


def fresh(item: AgendaItem) -> AgendaItem:
    """The agenda item as the database has it now."""
    db.session.expire_all()
    found = queries.item(item.id)
    assert found is not None
    return found
