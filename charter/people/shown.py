"""How somebody is shown beside what they wrote: by name and role, by organisation, or only by group."""

from __future__ import annotations

from charter.people.models import Role
from charter.words import _, capital

PERSON, ORGANISATION, GROUP = "person", "organisation", "group"

# How one member of each of the usual groups is called where only the group is shown.
ONE_OF = {
    "heads": _("a headteacher"),
    "governors": _("a governor or trustee"),
    "families": _("a parent or carer"),
    "young-people": _("a young people’s group"),
    "community": _("a community organisation"),
    "services": _("a service"),
    "council": _("the council"),
}


def choices(role: Role) -> list[tuple[str, str]]:
    """The ways in which the holder of this role may be shown, each with the very words that will stand there."""
    return [(way, capital(said)) for way, said in _ways(role).items()]


def default(role: Role) -> str:
    """Families and young people are shown by their group unless they choose otherwise: a name can name a child."""
    return PERSON if role.group.by_organisation else GROUP


def words(role: Role, way: str) -> str:
    """The words for one of the ways; an unknown way shows least."""
    return _ways(role).get(way) or as_group(role)


def as_person(role: Role) -> str:
    """“Ada Bright, Headteacher, Alder Bank Primary School”."""
    return ", ".join(filter(None, (role.person.name, role.title, role.organisation and role.organisation.name)))


def as_group(role: Role) -> str:
    """“a parent or carer”."""
    return ONE_OF.get(role.group_slug, _("somebody from “{name}”", name=role.group.name))


def _ways(role: Role) -> dict[str, str]:
    ways = {PERSON: as_person(role)}
    if role.organisation is not None:
        ways[ORGANISATION] = role.organisation.name
    return {**ways, GROUP: as_group(role)}
