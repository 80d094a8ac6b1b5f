"""What can be taken away ahead of a meeting: its papers, a calendar file, and two pages for a board."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from flask import Response, abort, current_app, render_template, request
from sqlalchemy import exists, select

from charter.db import db
from charter.docx import writing
from charter.meeting import estimating, queries
from charter.meeting.models import Meeting
from charter.meeting.rules import OUTCOMES, POSITIONS
from charter.meeting.ruling import rule
from charter.people.models import Group, Voice
from charter.publishing import pack
from charter.publishing.board import board as gathered
from charter.publishing.calendar import calendar as written
from charter.publishing.routes import bp, word
from charter.record import entries
from charter.web.ids import NUMBER
from charter.web.numbers import whole
from charter.words import _

# What is in the calendar file changes with these acts; each gives it a higher sequence.
CHANGES = ("agenda-set", "times-set", "item-brought", "clause-tabled")


# Every group, and whether it has named a voice.
_GROUPS = select(Group, exists().where(Voice.group_slug == Group.slug)).order_by(Group.position)


@bp.get(f"/meetings/<{NUMBER}:number>/papers")
def papers(number: int) -> str:
    """A meeting's papers, to print: they carry the meeting when the network dies."""
    found = pack.pack(number) or abort(404)
    groups = db.session.execute(_GROUPS).all()
    return render_template("publishing/papers.html", pack=found, meeting=found.meeting, groups=[group for group, _ in groups],
                           positions=POSITIONS, outcomes=OUTCOMES, rules=rule(), begins=estimating.begins(found.meeting),
                           voices={group.slug for group, is_voiced in groups if is_voiced},
                           ends=estimating.ends(found.meeting), estimate=estimating.of_item)


@bp.get(f"/meetings/<{NUMBER}:number>/papers.docx")
def papers_word(number: int) -> Response:
    """The same papers as a Word file."""
    found = pack.pack(number) or abort(404)
    return word(writing.papers(pack.word_file(found)), f"meeting-{number}-papers")


@bp.get(f"/meetings/<{NUMBER}:number>/board")
def board(number: int) -> str:
    """Two pages for a board of governors or trustees, to print."""
    given = request.args.get("since")
    since = whole(given)
    found = pack.pack(number, blocks=False) or abort(404)
    told = gathered(found, since) if since is not None or given is None else None
    return render_template("publishing/board.html", board=told or abort(404), meeting=found.meeting, facts=found.facts)


@bp.get(f"/meetings/<{NUMBER}:number>.ics")
def calendar(number: int) -> Response:
    """The meeting for somebody's calendar; taken again it takes the earlier one's place."""
    meeting = queries.announced(number) or abort(404)
    answer = Response(written(**_event(meeting)), content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="meeting-{number}.ics"'
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _event(meeting: Meeting) -> dict[str, Any]:
    site = str(current_app.config["SITE_URL"]).rstrip("/")
    address = f"{site}/meetings/{meeting.number}"
    changes = [e for kind in CHANGES for e in entries.about(kind=kind, meeting=meeting.number)]
    words = _("Meeting {number} on draft {version_number}. Papers: {address}/papers", number=meeting.number,
              version_number=meeting.version_number, address=address)
    return {
        "uid": f"meeting-{meeting.number}@{urlsplit(site).hostname}", "sequence": len(changes),
        "stamp": max([meeting.at, *(e.at for e in changes)]), "begins": estimating.begins(meeting),
        "minutes": estimating.longest(meeting) or estimating.WITHOUT_AGENDA, "title": meeting.title, "place": meeting.place,
        "words": _("{words}\nFrom elsewhere: {link}", words=words,
                   link=meeting.link) if meeting.link else words, "address": address,
    }
