"""The rule of consent in words, made of the very numbers by which it is applied; and what a text lacks to be settled."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True)
class Facts:
    """What decides whether a text can be settled, beside the groups' lines.

    `made_at` is when every group had the whole text; `days` is how long they must have it; `meeting` is the number of an
    open one that may still change the words; `brackets` are the numbers of clauses that hold words in square brackets.
    """

    asked: bool
    unanswered: int
    brought: int
    made_at: datetime
    days: int
    same_text: bool
    meeting: int | None
    brackets: tuple[str, ...]


def lacking_to_settle(finding: Finding, facts: Facts, *, at: datetime) -> tuple[str, ...]:
    """What a text still lacks before it can be settled, one sentence each; nothing is lacking where this is empty."""
    due = facts.made_at + timedelta(days=facts.days)
    n, brought = facts.unanswered, facts.brought
    conditions = (
        (not facts.asked, "The groups have not been asked about the whole text."),
        (not facts.same_text, "The text is not the one that the groups were asked about. Ask them about this one."),
        (n > 0, f"{n} comment{'s have' if n > 1 else ' has'} no answer yet."),
        (brought > 0, f"{brought} drafted answer{'s were' if brought > 1 else ' was'} brought to the meeting and "
                      f"{'have' if brought > 1 else 'has'} not been dealt with."),
        (at < due, f"Every group has the text for at least {facts.days} days first: until {due.day} {due:%B %Y}."),
        (facts.meeting is not None, f"Meeting {facts.meeting} on this draft has not closed, so its words may still change."),
        (bool(facts.brackets), f"Words stand in square brackets, so they are not decided: {', '.join(facts.brackets)}."),
    )
    return (*(words for holds, words in conditions if holds), *finding.missing)
