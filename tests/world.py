"""A small lived-in world, made by plain functions: named people with reasons."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from charter.db import db, writing
from charter.drafting import actions as drafting
from charter.drafting.models import Charter, Version
from charter.people.founding import appoint, make_groups
from charter.people.models import Organisation, Person, Role, Voice

NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)  # a Monday in term time
DAY = timedelta(days=1)


@dataclass
class World:
    """Everybody by first name, and their organisations by a short name."""

    people: dict[str, Person] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Person:
        try:
            return self.__dict__["people"][name]
        except KeyError:
            raise AttributeError(name) from None


# short name, organisation, kind, URN, e-mail domain
ORGANISATIONS = (
    ("alder", "Alder Bank Primary School", "school", 900101, "alderbank.example"),
    ("beck", "Beckfoot High School", "school", 900102, "beckfoot.example"),
    ("council", "Wharnley Council", "council", None, "wharnley.example"),
    ("forum", "Wharnley Parent Carer Forum", "community", None, "forum.example"),
    ("youth", "Open Door Youth Project", "community", None, "opendoor.example"),
    ("health", "Wharnley Community Health", "service", None, "health.example"),
)

# first name, name, title, organisation, group
PEOPLE = (
    ("ada", "Ada Bright", "Headteacher", "alder", "heads"),  # wary: wants her staff in the text
    ("ben", "Ben Okoro", "Headteacher", "beck", "heads"),
    ("gita", "Gita Shah", "Chair of governors", "alder", "governors"),
    ("fay", "Fay Lund", "Parent", None, "families"),  # in her own right, naming no school and no child
    ("yusuf", "Yusuf Amin", "Supporter of the young people's group", None, "young-people"),
    ("tom", "Tom Reyes", "Manager", "youth", "community"),
    ("hana", "Hana Novak", "Service lead", "health", "services"),
    ("colin", "Colin Marsh", "Head of inclusion", "council", "council"),
)


def make_world() -> World:
    """The people of Wharnley, a convenor (Mira) and a meeting chair (Hilary), with no text yet."""
    world = World()
    with writing() as session:
        session.add(Charter(id=1, area="Wharnley", title="The Wharnley Inclusion Charter", begun_at=NOON - 90 * DAY))
        make_groups()
        for short, name, kind, urn, domain in ORGANISATIONS:
            row = Organisation(name=name, folded=name.lower(), kind=kind, urn=urn, domain=domain)
            session.add(row)
            world.organisations[short] = row
        session.flush()
        for first, name, title, organisation, group in PEOPLE:
            _person(world, first, name, title, organisation, group)
        for first, name, office in (("mira", "Mira Thwaite", "convenor"), ("hilary", "Hilary Stone", "chair")):
            appoint(_person(world, first, name, "", None, None), office, at=NOON - 80 * DAY)
        for first in ("ada", "fay"):
            session.add(Voice(group_slug=world.roles[first].group_slug, person_id=world.people[first].id,
                              at=NOON - 60 * DAY))
    return world


def found_world() -> World:
    """The same people, as the database has them."""
    people = {one.email.partition("@")[0]: one for one in db.session.scalars(select(Person))}
    places = {one.name: one for one in db.session.scalars(select(Organisation))}
    roles = {one.person_id: one for one in db.session.scalars(select(Role))}
    order = [first for first, *_ in PEOPLE] + ["mira", "hilary"]
    return World(people={first: people[first] for first in order},
                 roles={first: roles[people[first].id] for first in order if people[first].id in roles},
                 organisations={one[0]: places[one[1]] for one in ORGANISATIONS})


def _person(world: World, first: str, name: str, title: str, organisation: str | None, group: str | None) -> Person:
    person = Person(name=name, email=f"{first}@{organisation or 'home'}.example", joined_at=NOON - 70 * DAY)
    db.session.add(person)
    db.session.flush()
    world.people[first] = person
    if group:
        at = world.organisations[organisation].id if organisation else None
        role = Role(person_id=person.id, organisation_id=at, group_slug=group, title=title, since=NOON - 70 * DAY)
        db.session.add(role)
        db.session.flush()
        world.roles[first] = role
    return person


# A short charter of our own, with one of everything: vision, definition, principle, commitments, milestone, what it is not.
TEXT = """# The Wharnley Inclusion Charter

## Our vision

Every child in Wharnley has a school that knows them and is glad of them.

We write this down so that others can hold us to it.

## What we mean by inclusion

Inclusion is work that never ends. It has four parts.

- **A process.** We look again each term at how we teach and at what stands in the way.
- **Those at risk first.** We begin with the pupils who are most likely to be left out.

## How we work together

- We decide with children and families, not about them.

## What each of us will do

- **Schools** should talk with the family before a timetable is cut short.
  - First step: each school names one person whom a family can ring, by 31 January 2027.
  - Hours: about 2 a week.
  - Who pays: each school.
  - How we shall know: families say so in a short survey.
  - Review: 1 September 2027.
- **The council** should answer a school’s request for help promptly.

## Milestones

- By 31 January 2027 every partner has taken its first step.

## What this charter does not change

- A headteacher’s power in law to suspend or exclude. The decision stays with the head.
- The safety of pupils and staff.
"""


def with_text(world: World, text: str = TEXT) -> Version:
    """Version 1, imported by the convenor at NOON and open for comments and for suggested words."""
    with writing():
        return drafting.import_first(text, by=world.mira, at=NOON)
