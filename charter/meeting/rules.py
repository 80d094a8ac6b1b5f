"""The rule of consent and what a meeting may do, on plain facts alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from charter.refusal import Refused
from charter.web.forms import UNSEEN

CONSENT, CONCERN, ASIDE, OBJECT = "consent", "concern", "aside", "object"
# The words on pages for each position (product.md, Words).
POSITIONS = {
    CONSENT: "Yes",
    CONCERN: "Yes, with a worry",
    ASIDE: "Stands aside",
    OBJECT: "No, it would do harm",
}
NOT_ANSWERED = "has not answered"
ADOPTED, CHANGED, NOT_ADOPTED, DEFERRED = "adopted", "adopted with changes", "not adopted", "deferred"
OUTCOMES = {
    ADOPTED: "Accepted",
    CHANGED: "Accepted with changes",
    NOT_ADOPTED: "Not accepted",
    DEFERRED: "Put off to another meeting",
}
# Why accepted suggestions cannot stand together, in words: the engine names the reason, the page says it.
CROSSING = {
    "crossing words": "Two of them change the same words of one paragraph.",
    "replaced and deleted": "One of them changes a paragraph that another takes out.",
    "moved and deleted": "One of them moves a paragraph that another takes out.",
    "moved to two places": "Two of them move one paragraph to different places.",
    "moved into itself": "A paragraph would stand inside itself.",
    "under a deleted clause": "One of them works on a paragraph under a heading that another takes out.",
    "the clause is gone": "The paragraph that one of them changes is gone.",
    "its place is gone": "The place where one of them puts a paragraph is gone.",
    "the key is taken": "A new paragraph would take the place of another.",
    "would not read back": "Written out, the words would not be read back as they were meant.",
}
# At least two groups consent, so that no group can adopt alone (product.md, Consent round).
FEWEST_CONSENTING = 2
# Two thirds of the groups asked have answered, as a pair of whole numbers so that no rounding decides.
ANSWERING_SHARE = (2, 3)
RULE = (
    "No group says the words would do harm.",
    f"At least {FEWEST_CONSENTING} groups say yes, and at least half of the groups that answer.",
    "Every group that must answer has answered, and so have two thirds of the groups asked.",
    "A group that has not answered is never counted as saying yes.",
    "One group gives one line, however many people it has.",
)


@dataclass(frozen=True)
class Asked:
    """One group that is asked; `counted` where it had a member when papers went out, or came to the meeting."""

    slug: str
    name: str
    must_answer: bool
    counted: bool = True


@dataclass(frozen=True)
class Finding:
    """What the lines come to: consent or not, said in one sentence, and what is missing, one sentence each."""

    consent: bool
    sentence: str
    missing: tuple[str, ...]


def find(groups: Sequence[Asked], lines: Mapping[str, str]) -> Finding:
    """Apply the rule of consent to each group's one position. Not answered is no position at all."""
    asked = [g for g in groups if g.counted]
    given = {g.slug: lines[g.slug] for g in asked if g.slug in lines}
    objecting = [g.name for g in asked if given.get(g.slug) == OBJECT]
    yes = [g for g in asked if given.get(g.slug) in (CONSENT, CONCERN)]
    silent = [g.name for g in asked if g.must_answer and g.slug not in given]
    missing = [f"{name} say that it would do harm." for name in objecting]
    missing += [f"{name} must answer and have not." for name in silent]
    needed = ceil(len(asked) * ANSWERING_SHARE[0] / ANSWERING_SHARE[1])
    if len(given) < needed:
        missing.append(f"{_groups(needed)} must have answered; {_groups(len(given)).lower()} {_has(len(given))}.")
    if len(yes) < FEWEST_CONSENTING or 2 * len(yes) < len(given):
        missing.append("At least two groups, and half of those that answer, must say yes.")
    if not missing:
        return Finding(True, f"{_sentence(yes, given)} Nobody says it would do harm.", ())
    return Finding(False, missing[0], tuple(missing))


def check_decision(outcome: str, reason: str, finding: Finding) -> None:
    """A decision follows from the groups' lines: nobody accepts against an objection, or drops what has consent."""
    if outcome not in OUTCOMES:
        raise Refused("Choose what was decided.")
    if outcome in (ADOPTED, CHANGED) and not finding.consent:
        raise Refused("The groups have not consented to these words, so they cannot be accepted.", finding.missing)
    if outcome == NOT_ADOPTED and finding.consent:
        raise Refused("The groups consent to these words. To leave them out, ask the groups again first.")
    if outcome != ADOPTED and not reason.strip():
        raise Refused("Say why, in a sentence that its proposer can read.")


def check_words(words: Mapping[str, str], keys: Set[str]) -> None:
    """Words taken with changes stand in the suggestion's own paragraphs, and can be read."""
    if not set(words) <= keys:
        raise Refused("This suggestion does not change that paragraph. Look at the run sheet again.")
    if not all(said.strip() for said in words.values()):
        raise Refused("Write the words of each paragraph. To leave the suggestion out, do not accept it.")
    if any(UNSEEN.search(said) for said in words.values()):
        raise Refused("There is a character in these words that cannot be seen. Type that part again instead of pasting it.")


def check_blend(words: str, standing: str | None) -> None:
    """A meeting chooses words only where accepted suggestions meet (`standing`, else None), and never leaves both out unseen."""
    if not words.strip():
        raise Refused("Write the words that the meeting chose.")
    if standing and words.split() == standing.split():
        raise Refused("These are the words as they stand, so nothing that was accepted would be in them. Write the words that "
                      "the meeting chose or, to leave them as they are, take the decisions back on the run sheet.")
    if standing is None:
        raise Refused("No two accepted suggestions meet in this paragraph, so its words are those that the groups said yes to.")


def check_line(position: str, words: str) -> None:
    """A group's line is one of four; an objection says what the harm is, a worry says what it is."""
    if position not in POSITIONS:
        raise Refused("Choose one of the four answers.")
    if position in (CONCERN, OBJECT) and not words.strip():
        raise Refused("Write the group's worry or the harm it sees in its own words, so that it stands in the minutes.")


def check_chair(groups_of_chair: Sequence[str]) -> None:
    """The council never holds the chair (product.md, Meetings)."""
    if "council" in groups_of_chair:
        raise Refused("The council is a partner among equals, so it never holds the chair. Choose somebody else.")


def why_crossing(reason: str) -> str:
    """The engine's reason why suggestions cannot stand together, in a sentence."""
    return CROSSING.get(reason, reason)


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


def _sentence(yes: Sequence[Asked], given: Mapping[str, str]) -> str:
    return f"{_groups(len(given))} answered and {_groups(len(yes)).lower()} said yes."


def _has(n: int) -> str:
    return "has" if n <= 1 else "have"


def _groups(n: int) -> str:
    words = ("No group", "One group", "Two groups", "Three groups", "Four groups", "Five groups", "Six groups",
             "Seven groups", "Eight groups", "Nine groups")
    return words[n] if n < len(words) else f"{n} groups"
