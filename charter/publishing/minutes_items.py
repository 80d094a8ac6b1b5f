"""One thing of the minutes as blocks for Word and PDF: its words before and after, and what each group said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from charter.docx.writing.blocks import Block, Heading, Item, Paragraph, Quote
from charter.meeting.minuted import Corrected, Dissent, GroupLine, Minute, Part, RoundTold, TakenWords
from charter.meeting.rules import OUTCOMES
from charter.text.diff import Run
from charter.web.filters import clock_time, day
from charter.words import _

# What stands before words in the minutes: alone, and behind a clause's number.
BEFORE = (_("before:"), _("{number}, before:"))
SUGGESTED = (_("as suggested:"), _("{number}, as suggested:"))
NEW = (_("new, as suggested:"), _("{number}, new, as suggested:"))
TITLES = {"concern": _("A worry"), "object": _("The harm it sees")}


def item(one: Minute) -> Iterator[Block]:
    """One thing on the agenda."""
    number = f"A{one.parts[0].amendment}. " if len(one.parts) == 1 else ""
    yield Heading(f"{one.n}. {number}{one.title}", 3)
    for declared in one.interests:
        yield Paragraph(_("An interest was declared by {group}: {words}", group=declared.group.lower(), words=declared.words))
    if one.note:
        yield Paragraph(one.note)
    if len(one.parts) > 1:
        yield Paragraph(_("Nobody contested any of these, so they were asked together.") if one.block else
                        _("These ask for the very same and were decided as one."))
    for part in one.parts:
        yield from _part(part, headed=len(one.parts) > 1)
    if one.outcome:
        yield Paragraph(one.reason, lead=f"{OUTCOMES[one.outcome]}{':' if one.reason else '.'}")
    for asked in one.rounds:
        yield from _round(asked, many=len(one.rounds) > 1)
    if one.outcome and not one.asked:
        yield Paragraph(_("The groups were not asked."))
    if one.confirmed_by and one.at:
        yield Paragraph(_("Confirmed by the meeting chair, {confirmed_by}, {at}.", confirmed_by=one.confirmed_by,
                          at=clock_time(one.at)))
    yield from (Paragraph(line) for line in one.taken_back)
    for late in one.late:
        yield _own(_late(late), late, late.group)
    yield from corrections(one.corrections)


def corrections(some: Sequence[Corrected]) -> Iterator[Block]:
    """What was corrected since the approval, beside what it corrects."""
    for one in some:
        yield Paragraph(one.words, lead=_("Corrected on {at}:", at=day(one.at)))


def taken(lead: str, one: TakenWords) -> Block:
    """Words of one clause, from those that stood there."""
    return Paragraph(_runs(one.runs), lead=f"{lead}{', ' + one.number if one.number else ''}:", charter=True)


def own(title: str, words: str, who: str) -> Block:
    """Somebody's own words."""
    return Quote(title, words, who)


def _part(part: Part, *, headed: bool) -> Iterator[Block]:
    if headed:
        yield Heading(f"A{part.amendment}. {part.title}", 4)
    yield Paragraph(_("Suggested by {shown_as}.", shown_as=part.shown_as))
    for change in part.changes:
        if change.before == change.after:
            yield from (Item(line) for line in change.listed)
        else:
            if change.before:
                yield Paragraph(_plain(change.before), lead=_lead(change.number, *BEFORE), charter=True)
            yield Paragraph(_plain(change.after) or _("Nothing would stand here."), charter=bool(change.after),
                            lead=_lead(change.number, *(SUGGESTED if change.before else NEW)))
    yield from (taken(_("The words as taken"), one) for one in part.taken)


def _round(asked: RoundTold, *, many: bool) -> Iterator[Block]:
    yield Paragraph(_("Asked: {asked}", asked=asked.asked), lead=_("Round {n}.", n=asked.n) if many else "")
    yield from (taken(_("Asked with changed words"), one) for one in asked.words)
    yield Paragraph(" ".join(f"{line.name}: {line.said}." for line in asked.lines))
    for line in asked.lines:
        if line.words or line.to_whom or line.removed_by:
            title = TITLES.get(line.position, _("What it adds"))
            yield _own(_("{title} in {clause}, in its own words", title=title, clause=line.clause) if line.clause else
                       _("{title}, in its own words", title=title), line, line.name)
    yield from (Paragraph(how) for how in asked.came)
    for dissent in asked.dissent:
        yield _own(_("A member still objects in {clause}, in their own words", clause=dissent.clause) if dissent.clause else
                   _("A member still objects, in their own words"), dissent, f"{dissent.who}, {dissent.group}")


def _own(title: str, one: GroupLine | Dissent, who: str) -> Block:
    more = [_("To whom: {to_whom}", to_whom=one.to_whom) if one.to_whom else "", _("What would remove it: {removed_by}",
                                                                removed_by=one.removed_by) if one.removed_by else ""]
    return Quote(title, "\n".join(map(str, filter(None, (one.words, *more)))), who)


def _lead(number: str, alone: str, behind: str) -> str:
    return behind.format(number=number) if number else alone


def _late(one: Dissent) -> str:
    if one.at and one.clause:
        return _("After the meeting, on {at}, from a group that was not there, in {clause}", at=day(one.at), clause=one.clause)
    if one.at:
        return _("After the meeting, on {at}, from a group that was not there", at=day(one.at))
    return (_("After the meeting from a group that was not there, in {clause}", clause=one.clause) if one.clause else
            _("After the meeting from a group that was not there"))


def _runs(runs: Sequence[Run]) -> tuple[Run, ...]:
    return tuple(Run(run.op, _plain(run.text)) for run in runs)


def _plain(words: str) -> str:
    """Without the marks of emphasis, which pages do not show either."""
    return words.replace("**", "")
