"""Reads a pasted list of people, one a line, forgivingly; pure."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from email_validator import EmailNotValidError, validate_email

from charter.people.called import CALLED, KIND_OF, doubtful
from charter.web.folding import fold
from charter.words import _

MOST_LINES = 500  # a list longer than this is a mistake in the copying, not an area's partners
MOST_IN_FIELD = 200  # characters: longer than any title or school's name


class GroupLike(Protocol):
    """A group, as far as a list needs to know it."""

    slug: str
    name: str
    by_organisation: bool


@dataclass(frozen=True)
class Line:
    """One line as it was typed: its number, and its parts as far as they can be told apart."""

    number: int
    name: str
    title: str
    organisation: str
    group: str | None  # the group's slug, or None where no part names a group
    email: str
    doubtful: str = ""  # the part that stands where the group belongs and names none


@dataclass(frozen=True)
class Row:
    """One line understood. `organisation_id` is of the list; `new_organisation` is (kind, name) to be added."""

    number: int
    name: str
    title: str
    email: str
    group: str
    organisation_id: str | None = None
    organisation: str = ""
    new_organisation: tuple[str, str] | None = None


@dataclass(frozen=True)
class Slip:
    """What is wrong with one line, in words that say how to put it right."""

    number: int
    words: str

    def __str__(self) -> str:
        return _("Line {number}: {words}", number=self.number, words=self.words)


@dataclass(frozen=True)
class Known:
    """An organisation that the list may name: found by its folded name or its URN."""

    id: str
    name: str


def lines(text: str, groups: Sequence[GroupLike]) -> list[Line]:
    """The lines that hold something, but a heading; a tab, else a semicolon, else a comma parts them."""
    names = {**CALLED, **{fold(g.slug): g.slug for g in groups}, **{fold(g.name): g.slug for g in groups}}
    slugs = {g.slug for g in groups}
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        parts = _parts(line)
        if not any(parts) or _is_heading(parts):
            continue
        found.append(_line(number, parts, {k: v for k, v in names.items() if v in slugs}))
    return found


def understand(found: Sequence[Line], groups: Sequence[GroupLike], known: Mapping[str, Sequence[Known]],
               near: Mapping[str, str], here: Mapping[tuple[str, str], str]) -> tuple[list[Row], list[Slip]]:
    """What can be invited, and every slip by its line.

    `known`: folded name or URN -> organisations. `near`: folded name -> a likely spelling. `here`: (address, group) ->
    words for somebody who is here or invited already.
    """
    rows: list[Row] = []
    slips: list[Slip] = []
    by_slug = {g.slug: g for g in groups}
    seen: dict[tuple[str, str], int] = {}
    for line in found:
        words = list(_wrong(line, by_slug, known, near))
        key = (line.email, line.group or "")
        if not words and key in here:
            words.append(here[key])
        if not words and key in seen:
            words.append(_("this is the person of line {seen} once more. Leave one of the two out.", seen=seen[key]))
        slips += [Slip(line.number, w) for w in words]
        if not words:
            seen[key] = line.number
            rows.append(_row(line, by_slug[line.group or ""], known))
    return rows, slips


def _parts(line: str) -> list[str]:
    mark = next((m for m in ("\t", ";") if m in line), ",")
    parts = next(csv.reader([line], delimiter=mark, skipinitialspace=True), [])
    return [" ".join(part.split()) for part in parts]


def _is_heading(parts: Sequence[str]) -> bool:
    said = {fold(part) for part in parts}
    return not any("@" in part for part in parts) and bool(said & {"e mail", "email", "email address"})


def _line(number: int, parts: list[str], names: Mapping[str, str]) -> Line:
    at = next((i for i, part in enumerate(parts) if "@" in part), None)
    email = _address(parts.pop(at)) if at is not None else ""
    # The group is looked for from the end: a title such as “Parent” may be a group's name too.
    which = next((i for i in range(len(parts) - 1, 0, -1) if fold(parts[i]) in names), None)
    said = parts[which] if which is not None else ""
    if which is not None and (which > 1 or fold(said) not in CALLED):
        parts.pop(which)  # “Parent” in the second place is a title, and names the group too
    filled = [part for part in parts if part]
    name, title, *rest = [*filled, "", ""]
    rest = [part for part in rest if part]
    unsure = doubtful(rest, names, by_title=which == 1)
    return Line(number, name, title, ", ".join(rest), names.get(fold(said)), email, unsure)


def _address(part: str) -> str:
    """“Ada Bright <ada@example.org>” and “mailto:ada@example.org” are both ada@example.org."""
    inside = re.search(r"<([^<>]+)>", part)
    return (inside[1] if inside else part).strip().removeprefix("mailto:").strip(" ,;.").lower()


def _wrong(line: Line, groups: Mapping[str, GroupLike], known: Mapping[str, Sequence[Known]],
           near: Mapping[str, str]) -> Iterator[str]:
    if not line.name:
        yield _("there is no name.")
    yield from _wrong_address(line.email)
    if any(len(part) > MOST_IN_FIELD for part in (line.name, line.title, line.organisation, line.email)):
        yield _("a part is longer than {most_in_field} characters.", most_in_field=MOST_IN_FIELD)
    if line.group is None:
        yield _("which group? Write one of: {named}.", named=_named(groups))
        return
    if line.doubtful and fold(line.organisation) not in known:
        yield (_("“{doubtful}” is not one of the groups. Write one of: {named}. If it belongs to the organisation’s "
                 "name, add that to the list of organisations first.", doubtful=line.doubtful, named=_named(groups)))
        return
    if not groups[line.group].by_organisation:
        if line.organisation:
            yield (_("{name} take part in their own right, without naming a school or a child. Leave “{organisation}” "
                     "out.", name=groups[line.group].name, organisation=line.organisation))
        return
    yield from _wrong_organisation(line, known, near)


def _named(groups: Mapping[str, GroupLike]) -> str:
    return ", ".join(group.name for group in groups.values())


def _wrong_address(email: str) -> Iterator[str]:
    if not email:
        yield _("there is no e-mail address.")
        return
    try:
        validate_email(email, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        yield _("“{email}” is not an e-mail address.", email=email)


def _wrong_organisation(line: Line, known: Mapping[str, Sequence[Known]], near: Mapping[str, str]) -> Iterator[str]:
    if not line.organisation:
        yield _("which organisation? This group takes part through organisations.")
        return
    key = fold(line.organisation)
    found = known.get(key, ())
    if len(found) > 1:
        yield (_("{n} organisations are called “{organisation}”. Write the school’s URN in place of its name.", n=len(found),
                 organisation=line.organisation))
    elif not found and line.group not in KIND_OF:
        said = _("“{organisation}” is not in the list of organisations.", organisation=line.organisation)
        yield f"{said} {_('Did you mean “{near}”?', near=near[key])}" if key in near else said


def _row(line: Line, group: GroupLike, known: Mapping[str, Sequence[Known]]) -> Row:
    found = known.get(fold(line.organisation), ()) if group.by_organisation else ()
    one = found[0] if found else None
    new = (KIND_OF[group.slug], line.organisation) if group.by_organisation and one is None else None
    return Row(line.number, line.name, line.title, line.email, group.slug, one.id if one else None,
               one.name if one else line.organisation, new)
