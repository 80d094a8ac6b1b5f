"""What came in at the chair's desk since its page was drawn: told in a few words, and looked at by choice."""

from __future__ import annotations

from sqlalchemy import func, select

from charter.db import asked
from charter.meeting import wishing
from charter.meeting.models import Asking, AskingSeen, RoomState, Step, StepUndoing
from charter.words import _

WISHES = _("Somebody in the room would like your attention.")
MORE = _("Something has changed since this page was drawn.")


def mark(meeting_number: int) -> str:
    """What the desk has seen: wishes that wait, and one word for everything else (three questions, no person loaded)."""
    seen = select(AskingSeen.asking_id)
    waiting = asked(select(func.count(), func.max(Asking.at)).where(
        Asking.meeting_number == meeting_number, Asking.id.not_in(seen))).one()
    steps = asked(select(func.count(Step.id), func.count(StepUndoing.step_id)).outerjoin(StepUndoing)
                  .where(Step.meeting_number == meeting_number)).one()
    revision = asked(select(RoomState.revision).where(RoomState.meeting_number == meeting_number)).scalar() or 0
    newest = f"{waiting[1]:%H%M%S}" if waiting[1] else ""
    return f"{waiting[0]}-{newest}.{revision}-{steps[0]}-{steps[1]}"


def news(meeting_number: int, seen: str) -> str:
    """What to say to a desk that has seen this much; nothing where nothing is new."""
    now = mark(meeting_number)
    if now == seen:
        return ""
    wishes_changed = now.partition(".")[0] != seen.partition(".")[0]
    return WISHES if wishes_changed and wishing.waiting(meeting_number) else MORE
