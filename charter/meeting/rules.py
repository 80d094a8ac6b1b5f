"""The rule of consent and what a meeting may do, on plain facts alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from charter.refusal import Refused
from charter.words import _, listed

CONSENT, CONCERN, ASIDE, OBJECT = "consent", "concern", "aside", "object"
# The words on pages for each position (product.md, Words).
POSITIONS = {
    CONSENT: _("Yes"),
    CONCERN: _("Yes, with a worry"),
    ASIDE: _("Stands aside"),
    OBJECT: _("No, it would do harm"),
}
NOT_ANSWERED = _("has not answered")
# The same behind a group's name, as one says it at the desk.
SAID = {CONSENT: _("said yes"), CONCERN: _("said yes, with a worry"), ASIDE: _("stood aside"), OBJECT: _("said no")}
ADOPTED, CHANGED, NOT_ADOPTED, DEFERRED = "adopted", "adopted with changes", "not adopted", "deferred"
BRACKETED = "bracketed"
TAKEN = (ADOPTED, CHANGED, BRACKETED)  # into the next draft, the last in square brackets
OUTCOMES = {
    ADOPTED: _("Accepted"),
    CHANGED: _("Accepted with changes"),
    BRACKETED: _("In square brackets, not decided"),
    NOT_ADOPTED: _("Not accepted"),
    DEFERRED: _("Put off to another meeting"),
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
    missing = [_("{name} say that it would do harm.", name=name) for name in objecting]
    missing += [_("{name} must answer and have not.", name=name) for name in silent]
    needed = -(-len(asked) * ANSWERING_SHARE[0] // ANSWERING_SHARE[1])
    if len(given) < needed:
        missing.append(_("{groups} must have answered; {groups_2} {has}.", groups=_groups(needed),
                         groups_2=_groups(len(given)).lower(), has=_has(len(given))))
    if len(yes) < FEWEST_CONSENTING or len(yes) * CONSENTING_SHARE[1] < len(given) * CONSENTING_SHARE[0]:
        missing.append(_("At least {groups}, and {share} of those that answer, must say yes.",
                         groups=_groups(FEWEST_CONSENTING).lower(), share=share(CONSENTING_SHARE)))
    if not missing:
        return Finding(True, _("{sentence} Nobody says it would do harm.", sentence=_sentence(yes, given)), ())
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
        raise Refused(_("Choose what was decided."))
    if outcome in (ADOPTED, CHANGED) and not finding.consent:
        raise Refused(_("The groups have not consented to these words, so they cannot be accepted."), finding.missing)
    if outcome == NOT_ADOPTED and finding.consent:
        raise Refused(_("The groups consent to these words. To leave them out, ask the groups again first."))
    if outcome != ADOPTED and not reason.strip():
        raise Refused(_("Say why, in a sentence that its proposer can read."))


def check_bracket(asked: int, finding: Finding) -> None:
    """Words stand in brackets only where the groups were asked twice and some still do not consent."""
    if finding.consent:
        raise Refused(_("The groups consent to these words, so they need no brackets."))
    if asked < ROUNDS:
        raise Refused(_("The groups are asked {times} before words stand in square brackets. Change the words so that "
                        "they do less harm, and ask again.", times=times(ROUNDS)))


def check_round(n: int) -> None:
    """The groups are asked, and asked again with other words; then the words stand in brackets, or are put off."""
    if n > ROUNDS:
        raise Refused(_("The groups have been asked {times}. Whoever still sees harm is not pressed: put the words in "
                        "square brackets, leave them out, or put them off to another meeting.", times=times(ROUNDS)))


def check_said(lines: Sequence[tuple[str, str, str]]) -> None:
    """Nothing is decided over a worry or a no whose words nobody has written down; `lines` are name, position, words."""
    missing = tuple(_("Write down the worry that {name} have, in their own words.", name=name) if position == CONCERN else
                    _("Write down the harm that {name} see, in their own words.", name=name)
                    for name, position, words in lines if position in (CONCERN, OBJECT) and not words.strip())
    if missing:
        raise Refused(_("Something that a group said has no words yet, and the minutes need them."), missing)


def check_position(position: str) -> None:
    """A group's line, and a member's answer, is one of four."""
    if position not in POSITIONS:
        raise Refused(_("Choose one of the four answers."))


def check_answer(position: str, words: str) -> None:
    """A member's answer is one of four; a worry or a no says why, in words of the member's own."""
    check_position(position)
    if position in (CONCERN, OBJECT) and not words.strip():
        raise Refused(_("Write your worry, or the harm that you see, in your own words."))


def check_line(position: str, words: str) -> None:
    """A group's line is one of four; an objection says what the harm is, a worry says what it is."""
    check_position(position)
    if position in (CONCERN, OBJECT) and not words.strip():
        raise Refused(_("Write the group's worry or the harm it sees in its own words, so that it stands in the minutes."))


def check_objection(words: str, to_whom: str, removed_by: str) -> None:
    """An objection names the harm and to whom, and what would remove it; the clause is named beside them."""
    missing = [asked for said, asked in ((words, _("what harm it would do")), (to_whom, _("to whom")),
                                         (removed_by, _("what would remove the harm"))) if not said.strip()]
    if missing:
        raise Refused(_("Say {missing}, so that the others can work on it.", missing=listed(missing)))


def check_chair(groups_of_chair: Sequence[str]) -> None:
    """The council never holds the chair (product.md, Meetings)."""
    if "council" in groups_of_chair:
        raise Refused(_("The council is a partner among equals, so it never holds the chair. Choose somebody else."))


def share(part: tuple[int, int]) -> str:
    """“two thirds”."""
    return {(1, 2): _("half"), (2, 3): _("two thirds"), (3, 4): _("three quarters")}.get(part, _(
        "{part} in {whole}", part=part[0], whole=part[1]))


def times(n: int) -> str:
    """“twice”."""
    return {1: _("once"), 2: _("twice")}.get(n, _("{n} times", n=n))


def _sentence(yes: Sequence[Asked], given: Mapping[str, str]) -> str:
    return _("{groups} answered and {groups_2} said yes.", groups=_groups(len(given)), groups_2=_groups(len(yes)).lower())


def _has(n: int) -> str:
    return "has" if n <= 1 else "have"


def _groups(n: int) -> str:
    words = (_("No group"), _("One group"), _("Two groups"), _("Three groups"), _("Four groups"), _("Five groups"),
             _("Six groups"), _("Seven groups"), _("Eight groups"), _("Nine groups"))
    return words[n] if n < len(words) else _("{n} groups", n=n)
