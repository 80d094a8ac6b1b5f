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


def line() -> tuple[str, ...]:
    """How a group's one line comes about, one sentence each."""
    first = "; ".join(rules.POSITIONS[position] for position in rules.FIRST_GIVEN)
    return (
        "Each group names a voice and a deputy beforehand. The voice sees what the members answered, by phone, on paper or "
        "aloud, and gives the group’s one line; the deputy does where the voice has not.",
        f"Where a group named no voice its line is the first of these that any of its members gave: {first}. Nobody speaks "
        "over a member who sees harm there.",
        "Which answers were given counts, and never how many gave each. A hundred more members change nothing.",
        "A member who still sees harm though the group’s line is another stands in the minutes in their own words, or for a "
        "whole text on the page that says how it was settled; by name only if they wish. What a member answers is in no export "
        "and not in the public log.",
        "Whoever holds two roles chooses one for each meeting. Guests are heard, and counted in nothing.",
        "No round ends by the clock. The meeting chair confirms by name what the lines come to, and can take everything back "
        "until the meeting closes.",
    )


def objection(days: int) -> tuple[str, ...]:
    """What follows where a group sees harm, one sentence each; `days` is how long a group that was absent can object."""
    return (
        "An objection names the paragraph, the harm and to whom, and what would remove it. The room works on the words, and "
        "asks again.",
        f"The groups are asked {rules.times(rules.ROUNDS)} at most. If some still see harm, the words are put off, left out, or "
        "stand in square brackets in the next draft, with the words of those who see harm beside them.",
        "An amendment is decided by the groups that are there. A group that was not there can object within "
        f"{days} days; its paragraph comes onto the next agenda, and no draft is unmade.",
    )


# What a text needs before it can be settled, beside consent: the page names each, the refusal what is missing of it.
NEEDED = {
    "asked": "Every group has been asked about the whole text, in a round of its own.",
    "same": "The text is word for word the one that they were asked about.",
    "days": "Every group has had it, unchanged, for at least {days} days.",
    "comments": "Every comment on it has an answer.",
    "brought": "No answer that a member brought to the meeting is left undealt with.",
    "meeting": "No meeting that may still change its words is open.",
    "brackets": "No words in it stand in square brackets.",
}


def needed(days: int) -> tuple[str, ...]:
    """What a text needs before it can be settled, beside consent, one sentence each."""
    return tuple(words.format(days=days) for words in NEEDED.values())


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
        ("asked", not facts.asked, "The groups have not been asked about the whole text."),
        ("same", not facts.same_text, "The text is not the one that the groups were asked about. Ask them about this one."),
        ("comments", n > 0, f"{n} comment{'s have' if n > 1 else ' has'} no answer yet."),
        ("brought", brought > 0, f"{brought} drafted answer{'s were' if brought > 1 else ' was'} brought to the meeting and "
                                 f"{'have' if brought > 1 else 'has'} not been dealt with."),
        ("days", at < due, f"Every group has the text for at least {facts.days} days first: until {due.day} {due:%B %Y}."),
        ("meeting", facts.meeting is not None,
         f"Meeting {facts.meeting} on this draft has not closed, so its words may still change."),
        ("brackets", bool(facts.brackets),
         f"Words stand in square brackets, so they are not decided: {', '.join(facts.brackets)}."),
    )
    assert {name for name, *_ in conditions} == set(NEEDED), "the page names every condition"
    return (*(words for _, holds, words in conditions if holds), *finding.missing)
