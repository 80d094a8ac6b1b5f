"""The rule of consent in words, made of the very numbers by which it is applied; and what a text lacks to be settled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from charter.meeting import rules
from charter.meeting.rules import Finding
from charter.web import dates
from charter.words import Said, _, many


def rule() -> tuple[str, ...]:
    """The rule of consent, one sentence each."""
    return (
        _("No group says the words would do harm."),
        _("At least {fewest_consenting} groups say yes, and at least {share} of the groups that answer.",
          fewest_consenting=rules.FEWEST_CONSENTING, share=rules.share(rules.CONSENTING_SHARE)),
        _("Every group that must answer has answered, and so have {share} of the groups asked.",
          share=rules.share(rules.ANSWERING_SHARE)),
        _("A group that has not answered is never counted as saying yes."),
        _("One group gives one line, however many people it has."),
    )


def line() -> tuple[str, ...]:
    """How a group's one line comes about, one sentence each."""
    first = "; ".join(str(rules.POSITIONS[position]) for position in rules.FIRST_GIVEN)
    return (
        _("Each group names a voice and a deputy beforehand. The voice sees what the members answered, by phone, on "
          "paper or aloud, and gives the group’s one line; the deputy does where the voice has not."),
        _("Where a group named no voice its line is the first of these that any of its members gave: {first}. Nobody "
          "speaks over a member who sees harm there.", first=first),
        _("Which answers were given counts, and never how many gave each. A hundred more members change nothing."),
        _("A member who still sees harm though the group’s line is another stands in the minutes in their own words, or "
          "for a whole text on the page that says how it was settled; by name only if they wish. What a member answers "
          "is in no export and not in the public log."),
        _("Whoever holds two roles chooses one for each meeting. Guests are heard, and counted in nothing."),
        _("No round ends by the clock. The meeting chair confirms by name what the lines come to, and can take "
          "everything back until the meeting closes."),
    )


def objection(days: int) -> tuple[str, ...]:
    """What follows where a group sees harm, one sentence each; `days` is how long a group that was absent can object."""
    return (
        _("An objection names the paragraph, the harm and to whom, and what would remove it. The room works on the "
          "words, and asks again."),
        _("The groups are asked {times} at most. If some still see harm, the words are put off, left out, or stand in "
          "square brackets in the next draft, with the words of those who see harm beside them.",
          times=rules.times(rules.ROUNDS)),
        _("An amendment is decided by the groups that are there. A group that was not there can object within {days} "
          "days; its paragraph comes onto the next agenda, and no draft is unmade.", days=days),
    )


# What a text needs before it can be settled, beside consent: the page names each, the refusal what is missing of it.
NEEDED = {
    "asked": _("Every group has been asked about the whole text, in a round of its own."),
    "same": _("The text is word for word the one that they were asked about."),
    "days": _("Every group has had it, unchanged, for at least {days} days."),
    "comments": _("Every comment on it has an answer."),
    "brought": _("No answer that a member brought to the meeting is left undealt with."),
    "meeting": _("No meeting that may still change its words is open."),
    "brackets": _("No words in it stand in square brackets."),
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
    until = Said(f"{due.day} {due:%B %Y}", lambda catalogue: dates.day(due, catalogue.code))
    n, brought = facts.unanswered, facts.brought
    conditions = (
        ("asked", not facts.asked, _("The groups have not been asked about the whole text.")),
        ("same", not facts.same_text, _("The text is not the one that the groups were asked about. Ask them about this one.")),
        ("comments", n > 0, many("{n} comment has no answer yet.", "{n} comments have no answer yet.", n)),
        ("brought", brought > 0,
         many("{n} drafted answer was brought to the meeting and has not been dealt with.",
              "{n} drafted answers were brought to the meeting and have not been dealt with.", brought)),
        ("days", at < due, _("Every group has the text for at least {days} days first: until {due}.",
                             days=facts.days, due=until)),
        ("meeting", facts.meeting is not None,
         _("Meeting {meeting} on this draft has not closed, so its words may still change.", meeting=facts.meeting)),
        ("brackets", bool(facts.brackets),
         _("Words stand in square brackets, so they are not decided: {join}.", join=", ".join(facts.brackets))),
    )
    assert {name for name, *_ in conditions} == set(NEEDED), "the page names every condition"
    return (*(words for _, holds, words in conditions if holds), *finding.missing)
