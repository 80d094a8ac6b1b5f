"""Two pages for a governing board that is asked whether its school signs: what is asked, what not, and a draft resolution."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from flask import current_app
from sqlalchemy import func, select

from charter.db import db
from charter.drafting import queries as drafting
from charter.drafting import showing
from charter.drafting.lines import Line
from charter.drafting.models import Settlement, Version
from charter.drafting.showing import Shown
from charter.drafting.site import site
from charter.meeting.rules import POSITIONS
from charter.publishing.board import Told, changed, fitting, printed_lines
from charter.signing import asks, meaning
from charter.web.filters import day
from charter.words import _

# Printed lines for each part, so that two sides hold them in a size read without glasses; the rest is an address away.
ROOM_ASKED, ROOM_UNCHANGED = 26, 9
# What a minute can say. None stands before another in size, and the order is that of the question on the page.
CHOICES = (_("To sign it"), _("Not now"), _("To return to it"))


# A promise: its number, its words, and its terms (first step, hours, payer), each with its name.
Ask = tuple[str, str, Sequence[tuple[str, str]]]


@dataclass(frozen=True)
class Governing:
    """The two pages. `asks` holds each promise with its terms; `before` is the settled version before this one."""

    version: Version
    title: str
    area: str
    status: str
    settled_on: str
    address: str  # of the text
    sign: str  # where it is signed
    said: Sequence[str]  # each group's line when it was settled
    means: Sequence[str]
    means_not: Sequence[str]
    asks: Sequence[Ask]
    more_asks: int
    unchanged: Sequence[str]
    more_unchanged: int
    before: int | None
    changed: Told
    resolution: str
    choices: Sequence[tuple[str, str]]  # name, and the words of the minute
    open_for_signature: bool


def governing(version: Version) -> Governing | None:
    """Gather them for any settled version; nothing for a draft."""
    if version.settlement is None:
        return None
    facts, address = site(), str(current_app.config["SITE_URL"]).rstrip("/")
    rows = drafting.clauses(version.number)
    shown = showing.shown([Line(c.key, c.parent_key, c.form, c.level, c.number, c.kind, c.wording.html) for c in rows])
    keys = {c.key for c in asks.of("school", rows)}
    asked = [_ask(c) for c in shown if c.key in keys]
    fits = fitting(asked, ROOM_ASKED, lambda ask: printed_lines(ask[1]) + printed_lines(in_one(ask)))
    same = [str(c.wording.plain) for c in asks.unchanged(rows)]
    kept = fitting(same, ROOM_UNCHANGED, printed_lines)
    before = db.session.scalar(select(func.max(Settlement.version_number)).where(Settlement.version_number < version.number))
    title = version.title or facts.title
    return Governing(
        version, title, facts.area, drafting.status_among(version, facts.latest or version.number, facts.settled).words,
        day(version.settlement.at), f"{address}/versions/{version.number}", f"{address}/sign", _said(version.settlement.lines),
        meaning.means(_("the school"), who=_("the name and role of whoever signs it")),
        meaning.means_not(_("the school")), fits, len(asked) - len(fits), kept, len(same) - len(kept),
        before, changed(before, version.number), resolution(title, version), minutes(title, version),
        version.number == facts.settled)


def resolution(title: str, version: Version) -> str:
    """The beginning of a resolution that says nothing yet of how it ends."""
    return _("The governing board of {blank} considered version {number} of {title} (SHA-256 {digest}…) on {day} and resolved",
             blank="_" * 16, number=version.number, title=_the(title), digest=groups_of_four(version.digest[:12]), day="_" * 14)


def minutes(title: str, version: Version) -> tuple[tuple[str, str], ...]:
    """Words for the minute, one for each way it may end; a board uses which is true, or its own."""
    what = _("version {number} of {the}", number=version.number, the=_the(title))
    return (
        (CHOICES[0], _("that the school signs {what}; the headteacher [or: the chair, or both] may sign for it. The "
                       "board noted that signing is voluntary and can be withdrawn at any time without a reason.", what=what)),
        (CHOICES[1], _("not to sign {what} now. The board noted that nothing is kept anywhere of schools that do not "
                       "sign, and that the school takes part as before.", what=what)),
        (CHOICES[2], _("to return to {what} on {blank}. Before then it would like to know: {blank}.", what=what, blank="_" * 14)),
    )


def groups_of_four(digits: str) -> str:
    """Digits as they are read aloud and compared: “5dc9 da79 a706”."""
    return " ".join(digits[i:i + 4] for i in range(0, len(digits), 4))


def in_one(ask: Ask) -> str:
    """The terms of a promise in one line."""
    return " ".join(f"{name}: {words}" for name, words in ask[2])


def _ask(c: Shown) -> Ask:
    return c.number, str(c.html.striptags()), [(t["name"], str(t["html"].striptags())) for t in c.terms]


def _said(told: str) -> list[str]:
    return [f"{line.get('name', line['group'])}: {POSITIONS[line['position']].lower()}" for line in json.loads(told)
            if line.get("position") in POSITIONS]


def _the(title: str) -> str:
    return _("the {title}", title=title[4:] if title[:4].lower() == "the " else title)
