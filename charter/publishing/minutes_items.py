"""One thing of the minutes as blocks for Word and PDF: its words before and after, and what each group said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from charter.docx.writing.blocks import Block, Heading, Item, Paragraph, Quote
from charter.meeting.minuted import Corrected, Dissent, GroupLine, Minute, Part, RoundTold, TakenWords
from charter.meeting.rules import OUTCOMES
from charter.text.diff import Run
from charter.web.filters import clock_time, day

TITLES = {"concern": "A worry", "object": "The harm it sees"}


def item(one: Minute) -> Iterator[Block]:
    """One thing on the agenda."""
    number = f"A{one.parts[0].amendment}. " if len(one.parts) == 1 else ""
    yield Heading(f"{one.n}. {number}{one.title}", 3)
    for declared in one.interests:
        yield Paragraph(f"An interest was declared by {declared.group.lower()}: {declared.words}")
    if one.note:
        yield Paragraph(one.note)
    if len(one.parts) > 1:
        yield Paragraph("Nobody contested any of these, so they were asked together." if one.block else
                        "These ask for the very same and were decided as one.")
    for part in one.parts:
        yield from _part(part, headed=len(one.parts) > 1)
    if one.outcome:
        yield Paragraph(one.reason, lead=f"{OUTCOMES[one.outcome]}{':' if one.reason else '.'}")
    for asked in one.rounds:
        yield from _round(asked, many=len(one.rounds) > 1)
    if one.outcome and not one.asked:
        yield Paragraph("The groups were not asked.")
    if one.confirmed_by and one.at:
        yield Paragraph(f"Confirmed by the meeting chair, {one.confirmed_by}, {clock_time(one.at)}.")
    yield from (Paragraph(line) for line in one.taken_back)
    for late in one.late:
        when = f", on {day(late.at)}," if late.at else ""
        yield _own(f"After the meeting{when} from a group that was not there{_about(late)}", late, late.group)
    yield from corrections(one.corrections)


def corrections(some: Sequence[Corrected]) -> Iterator[Block]:
    """What was corrected since the approval, beside what it corrects."""
    for one in some:
        yield Paragraph(one.words, lead=f"Corrected on {day(one.at)}:")


def taken(lead: str, one: TakenWords) -> Block:
    """Words of one clause, from those that stood there."""
    return Paragraph(_runs(one.runs), lead=f"{lead}{', ' + one.number if one.number else ''}:", charter=True)


def own(title: str, words: str, who: str) -> Block:
    """Somebody's own words."""
    return Quote(title, words, who)


def _part(part: Part, *, headed: bool) -> Iterator[Block]:
    if headed:
        yield Heading(f"A{part.amendment}. {part.title}", 4)
    yield Paragraph(f"Suggested by {part.shown_as}.")
    for change in part.changes:
        where = f"{change.number}, " if change.number else ""
        if change.before == change.after:
            yield from (Item(line) for line in change.listed)
        else:
            if change.before:
                yield Paragraph(_plain(change.before), lead=f"{where}before:", charter=True)
            yield Paragraph(_plain(change.after) or "Nothing would stand here.", charter=bool(change.after),
                            lead=f"{where}as suggested:" if change.before else f"{where}new, as suggested:")
    yield from (taken("The words as taken", one) for one in part.taken)


def _round(asked: RoundTold, *, many: bool) -> Iterator[Block]:
    yield Paragraph(f"Asked: {asked.asked}", lead=f"Round {asked.n}." if many else "")
    yield from (taken("Asked with changed words", one) for one in asked.words)
    yield Paragraph(" ".join(f"{line.name}: {line.said}." for line in asked.lines))
    for line in asked.lines:
        if line.words or line.to_whom or line.removed_by:
            title = TITLES.get(line.position, "What it adds")
            yield _own(f"{title}{_about(line)}, in its own words", line, line.name)
    yield from (Paragraph(how) for how in asked.came)
    for dissent in asked.dissent:
        yield _own(f"A member still objects{_about(dissent)}, in their own words", dissent, f"{dissent.who}, {dissent.group}")


def _own(title: str, one: GroupLine | Dissent, who: str) -> Block:
    more = [f"To whom: {one.to_whom}" if one.to_whom else "", f"What would remove it: {one.removed_by}" if one.removed_by else ""]
    return Quote(title, "\n".join(filter(None, (one.words, *more))), who)


def _about(one: GroupLine | Dissent) -> str:
    return f" in {one.clause}" if one.clause else ""


def _runs(runs: Sequence[Run]) -> tuple[Run, ...]:
    return tuple(Run(run.op, _plain(run.text)) for run in runs)


def _plain(words: str) -> str:
    """Without the marks of emphasis, which pages do not show either."""
    return words.replace("**", "")
