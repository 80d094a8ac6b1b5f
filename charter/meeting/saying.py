"""A sentence that the meeting chair might say next: never pressing anybody, and never saying what a group should answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from charter.meeting import agenda
from charter.meeting.models import Line
from charter.meeting.rules import CONCERN, OBJECT, ROUNDS, Finding
from charter.words import _

BEFORE = _("“Welcome. We go through the words one by one. One line from each group, and nobody has to hurry.”")
TALK = {
    agenda.CIRCLE: _("“We go round three times. Each of us may speak or pass. Nothing that is said here is written down.”"),
    agenda.WORKING: _("“These are words to begin with. Is there one that you could not work with today?”"),
    agenda.CLAUSE: _("“Would somebody read the paragraph aloud? Then: what would you like the others to know about it?”"),
    agenda.TALK: _("“Would whoever brought this say in a few words what it is about? Nothing is decided on it today.”"),
}


def about_words(number: int | None, *, beside: bool) -> str:
    """Before the groups are asked about one suggestion."""
    if beside:
        return _("“There are other words for the same paragraph. We take first what goes furthest from the text. Would "
                 "somebody read A{number} as it would stand? Then: what is not clear in it?”", number=number)
    return _("“Would somebody read A{number} as it would stand? Then: what is not clear in it?”", number=number)


def about_block(count: int, *, asked: bool) -> str:
    """What nobody contests."""
    if asked:
        return _("“All {count} together: one line from each group. Whoever wishes to talk about one of them, say so now.”",
                 count=count)
    return _("“Nobody has contested these {count}. Does anybody wish to talk about one of them by itself?”", count=count)


def in_round(n: int, lines: Mapping[str, Line], names: Mapping[str, str], waited: Sequence[str], finding: Finding) -> str:
    """While the groups answer, and once they have."""
    no = [(slug, line) for slug, line in lines.items() if line.position == OBJECT]
    if no:
        return _after_no(n, no[0][1], names.get(no[0][0], _("A group")))
    bare = [names.get(slug, "") for slug, line in lines.items() if line.position == CONCERN and not line.words.strip()]
    if bare:
        return _("“{bare}, would you say your worry in your own words, so that it stands in the minutes?”", bare=bare[0])
    if finding.consent:
        return _("“Nobody says that it would do harm. Before I confirm it: is there anything you would still like to say?”")
    if not lines:
        return _("“One line from each group: yes; yes, with a worry; you stand aside; or no, it would do harm. Take your time.”")
    if waited:
        return _("“Some groups are still thinking. Does anybody need more time, or something explained?”")
    return _("“Too few groups can say yes to these words. Would other words help, or another day?”")


def decided() -> str:
    """After the decision."""
    return _("“Thank you. That stands in the minutes in your own words. Until we close tonight it can be taken back.”")


def _after_no(n: int, line: Line, name: str) -> str:
    if not line.words.strip():
        return _("“{name}, you see harm in this. What harm, and to whom? We have time for it.”", name=name)
    if not line.removed_by.strip():
        return _("“{name}, what would have to be in the words for the harm to be gone?”", name=name)
    if n < ROUNDS:
        return _("“{name} say that this would remove it: {removed_by} Could the others live with that?”", name=name,
                 removed_by=line.removed_by.strip())
    return _("“We have asked twice, and nobody is pressed. The words can stand in brackets with both views beside them, "
             "or wait.”")
