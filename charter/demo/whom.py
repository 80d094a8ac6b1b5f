"""Whom a visitor may try the site as, and where that person's next task is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from flask import url_for
from sqlalchemy import select

from charter.amending.models import Amendment
from charter.db import db
from charter.demo.story.people import PEOPLE, mailbox
from charter.drafting import queries as drafting
from charter.meeting.models import Meeting, MeetingClosing, MeetingOpening
from charter.people import queries as people
from charter.people.models import Person
from charter.words import _


class Somebody(NamedTuple):
    """Who it is, in words for the bar; the person of the story; where their next task is."""

    words: str
    person: str
    task: Callable[[], str]


def person_of(key: str) -> Person | None:
    """The row of somebody in the story."""
    return people.person_by_email(mailbox(next(row for row in PEOPLE if row.key == key)))


def _sign() -> str:
    """A head whose school has not signed, at ten at night, on a phone."""
    return url_for("signing.start")


def _say() -> str:
    """A parent, beside the sentence about when families are told."""
    return _on_the_draft("commenting.new", "Schools will tell a family")


def _desk() -> str:
    return url_for("reading.desk")


def _run() -> str:
    """The meeting that is in session, or the list when somebody has closed it."""
    found = db.session.scalar(
        select(MeetingOpening.meeting_number)
        .join(Meeting, Meeting.number == MeetingOpening.meeting_number)
        .outerjoin(MeetingClosing, MeetingClosing.meeting_number == Meeting.number)
        .where(MeetingClosing.at.is_(None)).order_by(MeetingOpening.at.desc()))
    return f"/meetings/{found}/run" if found else url_for("reading.meetings")


def _back() -> str:
    """A governor, before a suggestion that another governor made and that she has not yet stood behind."""
    found = db.session.scalar(select(Amendment.number).where(Amendment.headline == "Once a year, pupils at the table"))
    return url_for("amending.mine", number=found) if found else url_for("reading.amendments")


def _reword() -> str:
    """A council officer, with the council's own first step before him: a parent asked to write instead of ring."""
    return _on_the_draft("amending.new", "First step: one telephone number")


def _on_the_draft(endpoint: str, begins: str) -> str:
    draft = drafting.draft()
    if draft is None:
        return "/"
    clauses = drafting.clauses(draft.number)
    key = next((row.key for row in clauses if row.wording.plain.startswith(begins)), clauses[0].key)
    if endpoint == "amending.new":
        return url_for(endpoint, number=draft.number, clause=key)
    return url_for(endpoint, number=draft.number, key=key)


WHO: dict[str, Somebody] = {
    "head": Somebody(_("a head"), "siobhan", _sign),
    "parent": Somebody(_("a parent"), "agnieszka", _say),
    "convenor": Somebody(_("the convenor"), "hannah", _desk),
    "meeting-chair": Somebody(_("the meeting chair"), "winston", _run),
    "governor": Somebody(_("a governor"), "joan", _back),
    "council-officer": Somebody(_("a council officer"), "stephen", _reword),
}
READING = "reading"
