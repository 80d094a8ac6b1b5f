"""What the minutes of a meeting say, gathered from what was entered; pages, Word and PDF are made of it."""

from charter.meeting.minuted.gathering import gather
from charter.meeting.minuted.shapes import (
    Action,
    Corrected,
    Declared,
    Dissent,
    GroupLine,
    Minute,
    Minutes,
    Part,
    RoundTold,
    TakenWords,
)

__all__ = [
    "Action", "Corrected", "Declared", "Dissent", "GroupLine", "Minute", "Minutes", "Part", "RoundTold", "TakenWords", "gather",
]
