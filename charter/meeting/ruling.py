"""The rule of consent in words, made of the very numbers by which it is applied; and what a text lacks to be settled."""

from __future__ import annotations

from datetime import datetime, timedelta

from charter.meeting import rules
from charter.meeting.rules import Finding


def rule() -> tuple[str, ...]:
    """The rule of consent, one sentence each."""
    return (
        "No group says the words would do harm.",
        f"At least {rules.FEWEST_CONSENTING} groups say yes, and at least {rules.share(rules.CONSENTING_SHARE)} of the groups "
        "that answer.",
        f"Every group that must answer has answered, and so have {rules.share(rules.ANSWERING_SHARE)} of the groups asked.",
        "A group that has not answered is never counted as saying yes.",
        "One group gives one line, however many people it has.",
    )


def lacking_to_settle(
    finding: Finding, *, unanswered: int, made_at: datetime, days: int, at: datetime
) -> tuple[str, ...]:
    """What a text still lacks before it can be settled; nothing is lacking where this is empty.

    `made_at` is when every group had the whole, unchanged text; `days` is how long they must have it.
    """
    lacking = []
    if unanswered:
        lacking.append(f"{unanswered} comment{'s have' if unanswered > 1 else ' has'} no answer yet.")
    due = made_at + timedelta(days=days)
    if at < due:
        lacking.append(f"Every group has the text for at least {days} days first: until {due.day} {due:%B %Y}.")
    return (*lacking, *finding.missing)
