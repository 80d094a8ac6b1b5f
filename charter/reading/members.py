"""A member's own page: the draft and what is open, the group, the next meeting, what became of what they said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask import render_template, url_for
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from charter import clock
from charter.amending import copies, handing
from charter.amending import queries as amending
from charter.amending.models import Amendment, WorkingCopy
from charter.commenting import queries as comments
from charter.commenting import rules as commenting
from charter.commenting.models import Answering, Comment
from charter.commenting.showing import OUTCOMES
from charter.db import db
from charter.drafting import queries as drafting
from charter.meeting import afterwards
from charter.meeting import queries as meeting
from charter.meeting import waiting as meetings
from charter.meeting.models import Meeting
from charter.people import may
from charter.people import queries as people
from charter.people.doors import door, signed_in, visitor_or_person
from charter.people.models import Person
from charter.reading import waiting
from charter.reading.door import bp
from charter.web.filters import day
from charter.words import _

DECIDED = {"adopted": _("Accepted"), "adopted with changes": _("Accepted with changes"), "not adopted": _("Not accepted"),
           "bracketed": _("In square brackets, not decided")}


@dataclass(frozen=True)
class Mine:
    """One thing this person said or suggested, and what became of it."""

    title: str
    words: str
    became: str
    state: str  # open, settled
    href: str | None


def anybody_signed_in() -> tuple[str, ...]:
    """Whoever has signed in has a page of their own, also with no role left."""
    return (may.MEMBER,) if visitor_or_person() else ()


@bp.get("/members/")
@door("members.see", also=anybody_signed_in)
def members() -> str:
    """What is open to this person now, and what became of what they said."""
    me, at = signed_in(), clock.now()
    draft = drafting.draft()
    return render_template(
        "reading/members.html", person=me, roles=people.roles_now(me), draft=draft, settled=drafting.settled(), at=at,
        windows=drafting.windows(draft.number) if draft else {}, meeting=next_meeting(at), starts=waiting.starts,
        asked=meeting.settling_round(draft.number) if draft else None, voiced=people.voiced_groups(me),
        things=waiting.in_order([*amending.waiting(me, at), *comments.waiting_for(me), *meetings.for_member(me, at),
                                 *afterwards.for_member(me, meeting.meetings())]),
        said=said(me), suggested=suggested(me), copies=kept(me),
    )


def kept(me: Person) -> list[Mine]:
    """This person's working copies, then those that others share with their groups."""
    groups = {role.group_slug for role in people.roles_now(me)}
    mine = copies.of_person(me)
    senders = handing.senders(mine)
    own = [_copy(row, _whose(row, senders.get(row.handed_by_id))) for row in mine]
    return own + [_copy(row, _("Shared by {shown_as}", shown_as=row.shown_as)) for row in copies.shared_with(groups, me)]


def _whose(row: WorkingCopy, sender: str | None) -> str:
    if sender is not None:
        return _("From a marked-up Word copy, sent in by {sender} on {at}", sender=sender, at=day(row.at))
    return _("Shared by link") if row.link else _("Shared with your group") if row.with_group else _("Yours alone")


def _copy(row: WorkingCopy, whose: str) -> Mine:
    headline = copies.typed(row).words["headline"]
    return Mine(_("Working copy"), headline or _("No headline yet"), whose, "open", url_for("amending.copy", copy_id=row.id))


def next_meeting(at: datetime) -> Meeting | None:
    """The meeting that is in session or comes next."""
    coming = [row for row in meeting.meetings() if row.closing is None]
    return min(coming, key=waiting.starts, default=None)


def said(me: Person) -> list[Mine]:
    """This person's comments, newest first, with what each was answered."""
    answer = joinedload(Comment.answering).joinedload(Answering.answer)
    query = select(Comment).where(Comment.person_id == me.id).order_by(Comment.at.desc()).options(answer)
    return [_comment(row) for row in db.session.scalars(query).unique()]


def _comment(row: Comment) -> Mine:
    if row.number is None:
        return Mine(_("A comment"), row.words, _("Waits to be read by the convenor"), "open", None)
    answer = row.answering.answer if row.answering else None
    if commenting.is_hidden(row.rulings, row.reports):
        became, state = _("Kept back for now"), "open"
    elif answer is None:
        became, state = _("Waits for an answer"), "open"
    elif answer.giving is None:
        became, state = _("An answer is written; every group looks at it first"), "open"
    else:
        became, state = OUTCOMES[answer.outcome], "settled"
    return Mine(_("Comment {number}",
                  number=row.number), row.words, became, state, url_for("reading.comment", number=row.number))


def suggested(me: Person) -> list[Mine]:
    """This person's suggestions, newest first, with what became of each."""
    tabled = meeting.on_agendas()
    return [_suggestion(row, tabled.get(row.number)) for row in amending.of_person(me)]


def _suggestion(row: Amendment, at: tuple[int, bool] | None) -> Mine:
    if row.withdrawal is not None:
        became, state = _("Taken back"), "settled"
    elif row.decision is not None:
        became, state = _("{decided} at meeting {meeting_number}", decided=DECIDED[row.decision.outcome],
                          meeting_number=row.decision.meeting_number), "settled"
    elif at is not None:
        became = _("At meeting {number} now", number=at[0]) if at[1] else _("Going to meeting {number}", number=at[0])
        state = "open"
    else:
        became, state = _fate(row), "open"
    return Mine(f"A{row.number}", row.headline, became, state, url_for("amending.mine", number=row.number))


def _fate(row: Amendment) -> str:
    if row.fates and row.fates[-1].fate == "overtaken":
        return _("Its paragraph is gone in draft {version_number}", version_number=row.fates[-1].version_number)
    return _("Suggested; not yet on an agenda")
