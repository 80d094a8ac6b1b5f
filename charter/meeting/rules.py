"""The rule of consent and what a meeting may do, on plain facts alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from charter.refusal import Refused

CONSENT, CONCERN, ASIDE, OBJECT = "consent", "concern", "aside", "object"
# The words on pages for each position (product.md, Words).
POSITIONS = {
    CONSENT: "Yes",
    CONCERN: "Yes, with a worry",
    ASIDE: "Stands aside",
    OBJECT: "No, it would do harm",
}
NOT_ANSWERED = "has not answered"
# The same behind a group's name, as one says it at the desk.
SAID = {CONSENT: "said yes", CONCERN: "said yes, with a worry", ASIDE: "stood aside", OBJECT: "said no"}
ADOPTED, CHANGED, NOT_ADOPTED, DEFERRED = "adopted", "adopted with changes", "not adopted", "deferred"
BRACKETED = "bracketed"
TAKEN = (ADOPTED, CHANGED, BRACKETED)  # into the next draft, the last in square brackets
OUTCOMES = {
    ADOPTED: "Accepted",
    CHANGED: "Accepted with changes",
    BRACKETED: "In square brackets, not decided",
    NOT_ADOPTED: "Not accepted",
    DEFERRED: "Put off to another meeting",
}
# A group without a voice says the first of these that any of its members gave (product.md, Consent round).
FIRST_GIVEN = (OBJECT, CONCERN, CONSENT, ASIDE)
# At least two groups consent, so that no group can adopt alone (product.md, Consent round).
FEWEST_CONSENTING = 2
# An objection is worked on with other words once: whoever still sees harm is not asked a third time, for that is pressing.
ROUNDS = 2
# And half of those that answer, so that standing aside is no way to let a few decide; as pairs of whole numbers, so that no
# rounding decides.
CONSENTING_SHARE = (1, 2)
# Two thirds of the groups asked have answered.
ANSWERING_SHARE = (2, 3)


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
    needed = -(-len(asked) * ANSWERING_SHARE[0] // ANSWERING_SHARE[1])
    if len(given) < needed:
        missing.append(f"{_groups(needed)} must have answered; {_groups(len(given)).lower()} {_has(len(given))}.")
    if len(yes) < FEWEST_CONSENTING or len(yes) * CONSENTING_SHARE[1] < len(given) * CONSENTING_SHARE[0]:
        missing.append(f"At least {_groups(FEWEST_CONSENTING).lower()}, and {share(CONSENTING_SHARE)} of those that answer, "
                       "must say yes.")
    if not missing:
        return Finding(True, f"{_sentence(yes, given)} Nobody says it would do harm.", ())
    return Finding(False, missing[0], tuple(missing))


def computed(positions: Set[str]) -> str | None:
    """A group's line where it named no voice, of the set of its members' answers: how many gave each is never asked.

    It objects if any member sustains an objection, says yes if there is a yes (with a worry if any yes has one), stands
    aside if all who answered did, and has not answered otherwise (product.md, Consent round).
    """
    return next((position for position in FIRST_GIVEN if position in positions), None)


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


def check_bracket(asked: int, finding: Finding) -> None:
    """Words stand in brackets only where the groups were asked twice and some still do not consent."""
    if finding.consent:
        raise Refused("The groups consent to these words, so they need no brackets.")
    if asked < ROUNDS:
        raise Refused(f"The groups are asked {times(ROUNDS)} before words stand in square brackets. Change the words so that "
                      "they do less harm, and ask again.")


def check_round(n: int) -> None:
    """The groups are asked, and asked again with other words; then the words stand in brackets, or are put off."""
    if n > ROUNDS:
        raise Refused(f"The groups have been asked {times(ROUNDS)}. Whoever still sees harm is not pressed: put the words in "
                      "square brackets, leave them out, or put them off to another meeting.")


def check_said(lines: Sequence[tuple[str, str, str]]) -> None:
    """Nothing is decided over a worry or a no whose words nobody has written down; `lines` are name, position, words."""
    missing = tuple(f"Write down {'the worry' if position == CONCERN else 'the harm'} that {name} "
                    f"{'have' if position == CONCERN else 'see'}, in their own words."
                    for name, position, words in lines if position in (CONCERN, OBJECT) and not words.strip())
    if missing:
        raise Refused("Something that a group said has no words yet, and the minutes need them.", missing)


def check_position(position: str) -> None:
    """A group's line, and a member's answer, is one of four."""
    if position not in POSITIONS:
        raise Refused("Choose one of the four answers.")


def check_answer(position: str, words: str) -> None:
    """A member's answer is one of four; a worry or a no says why, in words of the member's own."""
    check_position(position)
    if position in (CONCERN, OBJECT) and not words.strip():
        raise Refused("Write your worry, or the harm that you see, in your own words.")


def check_line(position: str, words: str) -> None:
    """A group's line is one of four; an objection says what the harm is, a worry says what it is."""
    check_position(position)
    if position in (CONCERN, OBJECT) and not words.strip():
        raise Refused("Write the group's worry or the harm it sees in its own words, so that it stands in the minutes.")


def check_objection(words: str, to_whom: str, removed_by: str) -> None:
    """An objection names the harm and to whom, and what would remove it; the clause is named beside them."""
    missing = tuple(asked for said, asked in ((words, "what harm it would do"), (to_whom, "to whom"),
                                              (removed_by, "what would remove the harm")) if not said.strip())
    if missing:
        raise Refused(f"Say {', and '.join(missing)}, so that the others can work on it.")


def check_chair(groups_of_chair: Sequence[str]) -> None:
    """The council never holds the chair (product.md, Meetings)."""
    if "council" in groups_of_chair:
        raise Refused("The council is a partner among equals, so it never holds the chair. Choose somebody else.")


def share(part: tuple[int, int]) -> str:
    """“two thirds”."""
    return {(1, 2): "half", (2, 3): "two thirds", (3, 4): "three quarters"}.get(part, f"{part[0]} in {part[1]}")


def times(n: int) -> str:
    """“twice”."""
    return {1: "once", 2: "twice"}.get(n, f"{n} times")


def _sentence(yes: Sequence[Asked], given: Mapping[str, str]) -> str:
    return f"{_groups(len(given))} answered and {_groups(len(yes)).lower()} said yes."


def _has(n: int) -> str:
    return "has" if n <= 1 else "have"


def _groups(n: int) -> str:
    words = ("No group", "One group", "Two groups", "Three groups", "Four groups", "Five groups", "Six groups",
             "Seven groups", "Eight groups", "Nine groups")
    return words[n] if n < len(words) else f"{n} groups"
