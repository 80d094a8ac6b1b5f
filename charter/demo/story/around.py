"""What Kelderby's site says of itself, its holidays and elections, and what its comments are about; all of it invented."""

from __future__ import annotations

from dataclasses import dataclass

SAID_DAYS = 240
SAID = {
    "reach": "Write to convenor@estuary-libraries.example, or ring 01632 960112 on Tuesdays and Thursdays. Every message is "
             "answered by the next of these days.",
    "appoints": "All seven groups together, for two years at a time",
    "removes": "Any four of the seven groups, in writing, at any time and without giving a reason.",
    "controller": "Estuary Libraries, registered with the Information Commissioner (invented)",
    "data_contact": "data@estuary-libraries.example",
    "above": "The chair of the trustees of Estuary Libraries, whom no partner appoints: trustees@estuary-libraries.example, "
             "or by letter to Estuary Libraries, Quay Street, Kelderby.",
    "beyond": "The mediation service of the voluntary sector forum, free of charge: mediation@vsforum.example.",
    "security": "weakness@estuary-libraries.example",
}


@dataclass(frozen=True)
class Weeks:
    """Weeks on the calendar, in days before the start; a minus is ahead of it."""

    kind: str
    name: str
    first: int
    last: int


WEEKS = (
    Weeks("holiday", "Half-term", 29, 21),
    Weeks("holiday", "End of term", -18, -32),
    Weeks("election", "Election of the county’s mayor", -60, -96),
)

# What comments are about, in the order in which the convenor made the list, and which comments those are.
THEMED_DAYS = 24
THEMES = {
    "Being heard": ("be-missed", "who-is-there", "police-named", "that-word", "too-long"),
    "Talking with families": ("fifth-time", "who-do-i-ring", "half-past-four", "again-and-again"),
    "Staff and safety": ("in-the-corridor", "read-out-at-me", "still-exclude"),
    "By when": ("by-when", "snow"),
    "Figures and names": ("bottom-of-the-list", "will-we-be-named"),
}
