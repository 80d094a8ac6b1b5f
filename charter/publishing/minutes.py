"""A meeting's minutes to take away: the same words as on the page, as a Word file and as a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from flask import current_app

from charter.docx.writing.blocks import Block, Heading, Item, Paragraph
from charter.docx.writing.plain import plain
from charter.docx.writing.shapes import Facts
from charter.drafting.site import site
from charter.looks.printed import printed
from charter.meeting.minuted import Minutes
from charter.publishing import minutes_items
from charter.publishing.pdf import Document
from charter.publishing.pdf import pdf as written
from charter.web.catalogues import WRITTEN
from charter.web.filters import day, moment
from charter.words import _, language

DRAFT = _("Draft minutes, not approved")
STATES = {"draft": DRAFT, "approved": _("Minutes, approved"), "corrected": _("Minutes, approved and corrected since")}


def word(told: Minutes) -> bytes:
    """The minutes as a Word file; what they are stands at the foot of every page."""
    named = (_("Draft minutes of meeting {meeting}", meeting=told.meeting) if told.state == "draft" else
             _("Minutes of meeting {meeting}", meeting=told.meeting))
    return plain(Facts(title=named, status=f"{STATES[told.state]}.", day=_day(told).isoformat(), address=_address(),
                       lang=language() or WRITTEN,
                       marks={"charter-meeting": told.meeting, "charter-address": _address()}), list(blocks(told)))


def pdf(told: Minutes) -> bytes:
    """The minutes as a PDF that a screen reader can read; what they are stands at the head of every page."""
    name = _("Minutes of meeting {meeting}", meeting=told.meeting)
    return written(Document(_("{states}: meeting {meeting}, {title}", states=STATES[told.state], meeting=told.meeting,
                              title=told.title), site().title, _day(told),
                            STATES[told.state], f"{site().title}. {name}", f"{_address()}/meetings/{told.meeting}/minutes",
                            list(blocks(told)), worn=printed(site().worn, site().groups)))


def blocks(told: Minutes) -> Iterator[Block]:
    """The minutes from their title to their end."""
    yield Heading(_("Draft minutes of meeting {meeting}", meeting=told.meeting) if told.state == "draft" else
                  _("Minutes of meeting {meeting}", meeting=told.meeting), 1)
    yield Paragraph(_("{title}, {fromisoformat}, {place}. On draft {version}. In the chair: {chair}.", title=told.title,
                      fromisoformat=moment(datetime.fromisoformat(told.starts_local)), place=told.place, version=told.version,
                      chair=told.chair))
    yield Paragraph(_("Approved on {approved_at}.", approved_at=day(told.approved_at)) if told.approved_at else
                    _("These minutes are a draft until the meeting chair approves them."))
    yield from minutes_items.corrections(told.corrections)
    yield Heading(_("Who came, by group"))
    yield from (Item(f"{name}: {people}") for name, people in told.came)
    if not told.came:
        yield Paragraph(_("Nobody noted how many came."))
    if told.told:
        yield from _interests(told)
    if told.circle:
        yield Heading(_("The opening"))
        yield Paragraph(told.circle)
    if told.statement:
        yield minutes_items.own(_("Drawing a line"), told.statement, _("Approved by every group"))
    yield Heading(_("What was decided"))
    if not told.told:
        yield Paragraph(_("What each group said, and every objection in its own words, stands here once the meeting "
                          "chair has approved these minutes."))
    for item in told.items:
        yield from minutes_items.item(item)
    yield from _after(told)


def _interests(told: Minutes) -> Iterator[Block]:
    yield Heading(_("Interests declared"))
    yield from (Item(f"{one.group}: {one.words}") for one in told.interests)
    if not told.interests:
        yield Paragraph(_("None beside those told below.") if any(item.interests for item in told.items) else _("None."))


def _after(told: Minutes) -> Iterator[Block]:
    if told.blends:
        yield Heading(_("Where accepted suggestions meet"))
        yield Paragraph(_("The meeting confirmed these words."))
        yield from (minutes_items.taken(_("The words"), one) for one in told.blends)
    yield Heading(_("Who does what by when"))
    for one in told.actions:
        yield Item(f"{one.owner}: {one.what}{f' ({one.about})' if one.about else ''}{f' By {day(one.due)}.' if one.due else ''}")
    if not told.actions:
        yield Paragraph(_("Nothing was noted."))
    if told.settled:
        yield Paragraph(_("During this meeting the whole text of version {version} was settled. What each group said of "
                          "it: {address}/versions/{version}/settled", version=told.version, address=_address()))
    yield Paragraph(_("The meeting made draft {made_version}.",
                      made_version=told.made_version) if told.made_version else _("No words changed."))


def _day(told: Minutes) -> date:
    return datetime.fromisoformat(told.starts_local).date()


def _address() -> str:
    return str(current_app.config["SITE_URL"]).rstrip("/")
