"""Sentences about the charter for whoever writes about it, each true to how the charter stands."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from charter.drafting.models import Version
from charter.web.filters import day, moment
from charter.words import _, listed, many

# The first characters of a text's digest: enough for a board to tell which text it had before it.
DIGITS = 12


@dataclass(frozen=True)
class Sentence:
    """One sentence, and what it is for; `name` stands in the page's anchors."""

    name: str
    title: str
    hint: str
    words: str


@dataclass(frozen=True)
class Standing:
    """How the charter stands, as the sentences need it."""

    title: str
    address: str
    version: Version | None  # the newest settled one, or else the draft
    closes: datetime | None = None  # until when a draft is open for comments
    signed: tuple[int, int] = (0, 0)  # organisations and people on the list of that version
    newer: int | None = None  # a draft begun from the settled text


def four(at: Standing) -> list[Sentence]:
    """One sentence each for a newsletter, a briefing, the press and a governors' minute."""
    words = _none(at) if at.version is None else _draft(at, at.version) if at.version.settlement is None \
        else _settled(at, at.version)
    return [Sentence(name, *FOR[name], words[name]) for name in FOR]


FOR = {
    "newsletter": (_("For a newsletter"), _("To families, staff or members.")),
    "briefing": (_("For a briefing"), _("To a board, a cabinet or a team that has two minutes.")),
    "press": (_("For the press"), _("Numbers change. Look here again on the day it is printed.")),
    "minute": (_("For governors’ minutes"), _("Fill in, or strike out, what stands in square brackets.")),
}


def more(at: Standing) -> list[str]:
    """Further sentences that are true now."""
    if at.version is None or at.version.settlement is None:
        return [_("Nobody can sign until every group has had the whole text for weeks and none says that it would do harm.")]
    found = [_("Each signs for itself, and of its own will; that a name is not on the list means nothing.")]
    if at.newer:
        found.append(_("Draft {number} is being talked about, and nobody has signed it.", number=at.newer))
    if at.version.settlement.review_on:
        found.append(_("Version {number} is to be reviewed by {day}.", number=at.version.number,
                       day=day(at.version.settlement.review_on)))
    return found


def _none(at: Standing) -> dict[str, str]:
    plain = _("There is no text of {title} yet, and nobody has signed anything.", title=at.title)
    return {**dict.fromkeys(FOR, plain), "minute": _(
        "The board noted that there is no text of {title} yet, and that nobody has signed anything.", title=at.title)}


def _draft(at: Standing, version: Version) -> dict[str, str]:
    given = {"title": at.title, "number": version.number, "day": day(version.at), "address": at.address,
             "until": moment(at.closes) if at.closes else ""}
    said = {
        "newsletter": _("Draft {number} of {title} can be read at {address}; its words can still change and nobody has signed "
                        "it.", **given),
        "briefing": _("Draft {number} of {title} was published on {day}; nobody has signed it, and nobody can until every group "
                      "has had the whole text and none says that it would do harm.", **given),
        "press": _("{title} is a draft, published on {day} at {address}: its words can still change, and nobody has signed it.",
                   **given),
        "minute": _("The board read draft {number} of {title}, published on {day} at {address}/versions/{number}; a draft "
                    "cannot be signed [, and the board asked that the following be sent as its comment: …].", **given),
    }
    if at.closes:
        said["newsletter"] = _("Draft {number} of {title} can be read at {address}, where anybody’s comment is taken until "
                               "{until}; its words can still change and nobody has signed it.", **given)
    return said


def _settled(at: Standing, version: Version) -> dict[str, str]:
    assert version.settlement is not None
    groups = _groups(json.loads(version.settlement.lines))
    given = {"title": at.title, "number": version.number, "day": day(version.settlement.at), "address": at.address,
             "groups": groups, "signed": _signed(*at.signed), "digits": version.digest[:DIGITS]}
    briefing = _("Version {number} of {title} has been open for signature since {day}, after each group’s one line on the whole "
                 "text: {groups}; {signed}.", **given) if groups else \
        _("Version {number} of {title} has been open for signature since {day}; {signed}.", **given)
    return {
        "newsletter": _("Version {number} of {title} has been open for signature since {day}; it can be read, with the list of "
                        "those who signed, at {address}.", **given),
        "briefing": briefing,
        "press": _("Version {number} of {title} has been open for signature since {day}, and {signed}, each for itself; that a "
                   "name is not on the list at {address}/signatories means nothing.", **given),
        "minute": _("The board considered version {number} of {title}, as published at {address}/versions/{number} (the text "
                    "whose digest begins {digits}), and resolved [to sign it / not to sign it now / to come back to it on …]; "
                    "it knew that signing is voluntary and can be undone.", **given),
    }


def _groups(lines: Sequence[dict[str, str]]) -> str:
    """What each group said, in its own name and never as a total."""
    said: dict[str, list[str]] = {}
    for line in lines:
        said.setdefault(line["position"], []).append(line.get("name", line["group"]).lower())
    return "; ".join(_told(position, listed(names)) for position, names in said.items())


def _told(position: str, names: str) -> str:
    if position == "consent":
        return _("{names} said yes", names=names)
    if position == "concern":
        return _("{names} said yes, with a worry", names=names)
    if position == "aside":
        return _("{names} stood aside", names=names)
    if position == "object":
        return _("{names} said no, it would do harm", names=names)
    return _("{names} had not answered", names=names)


def _signed(organisations: int, people: int) -> str:
    if organisations and people:
        return _("{organisations} and {people} are on its list of those who signed",
                 organisations=many("{n} organisation", "{n} organisations", organisations),
                 people=many("{n} person for themselves", "{n} people for themselves", people))
    if organisations:
        return many("{n} organisation is on its list of those who signed",
                    "{n} organisations are on its list of those who signed", organisations)
    if people:
        return many("{n} person is on its list of those who signed", "{n} people are on its list of those who signed", people)
    return _("nobody is on its list of those who signed yet")
