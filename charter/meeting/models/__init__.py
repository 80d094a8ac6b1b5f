"""The rows of meetings: calling one, its rounds, what the room sees, what comes after."""

from charter.meeting.models.after import ActionPoint, Interest, MinutesApproval, MinutesCorrection
from charter.meeting.models.called import AgendaItem, Attendance, Meeting, MeetingClosing, MeetingOpening, MeetingRole
from charter.meeting.models.circle import CircleWaiver, Statement, StatementApproval
from charter.meeting.models.room import Asking, AskingSeen, Joining, RoomState, Step, StepUndoing
from charter.meeting.models.rounds import (
    AbsentAnswer,
    Blend,
    Decision,
    DecisionUndoing,
    LateObjection,
    Line,
    LineUndoing,
    Position,
    Round,
    RoundAlso,
    RoundUndoing,
)

__all__ = [
    "AbsentAnswer", "ActionPoint", "AgendaItem", "Asking", "AskingSeen", "Attendance", "Blend", "CircleWaiver", "Decision",
    "DecisionUndoing", "Interest", "Joining", "LateObjection", "Line", "LineUndoing", "Meeting", "MeetingClosing",
    "MeetingOpening", "MeetingRole", "MinutesApproval", "MinutesCorrection", "Position", "RoomState", "Round", "RoundAlso",
    "RoundUndoing", "Statement", "StatementApproval", "Step", "StepUndoing",
]
