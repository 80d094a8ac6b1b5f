"""What is on, cut into parts that fit on the screen: each change in three rows, then what groups say in their own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from charter.amending.showing import ShownChange
from charter.hall import measuring
from charter.hall.showing import Asked, Now
from charter.text.diff import Run
from charter.words import _

NOW, THEN = (_("Now"), _("Proposed"), _("Would read")), (_("Before"), _("Changed"), _("Now reads"))
NOTHING = {"insert": _("Nothing stands here yet."), "delete": _("Nothing would stand here.")}


@dataclass(frozen=True)
class Slide:
    """One part: a title, where in the text it is, and rows by name; `own` where a group speaks in its own words."""

    title: str
    where: str
    rows: Sequence[tuple[str, Sequence[Run]]]
    own: bool = False
    grey: str = ""  # why these words stand back: others were taken


def slides(now: Now) -> list[Slide]:
    """Every part of what is on, in order; at least one."""
    found = [slide for one in now.asked for change in one.changes for slide in _of_change(now, one, change)]
    if not found and now.item is not None:
        found = _of_words(now)
    found += _own_words(now) if now.stage in ("round", "result") else []
    return found or [Slide(now.meeting.title, "", ())]


def shown(now: Now) -> tuple[Slide, int, int]:
    """The part that is on, which one it is and of how many; after the last comes the first again."""
    every = slides(now)
    at = (now.part - 1) % len(every)
    return every[at], at + 1, len(every)


def _of_change(now: Now, one: Asked, change: ShownChange) -> Iterator[Slide]:
    names = THEN if now.is_taken else NOW
    where = change.number if change.number.startswith(("the ", "a ")) else _("Clause {number}", number=change.number)
    if len(now.asked) > 1:
        where = _("{where}, taken together", where=where)
    elif now.round and now.round.n > 1:
        where = _("{where}, round {n}", where=where, n=now.round.n)
    grey = _("A{taken} was accepted for these words", taken=one.taken) if one.taken and not now.is_taken else ""
    for part in measuring.parts(change.runs) or [()]:
        yield Slide(f"A{one.number}. {one.headline}", where, (
            (names[0], _kept(part, "insert") or _nothing(change, "insert")), (names[1], part),
            (names[2], _kept(part, "delete") or _nothing(change, "delete"))), grey=grey)


def _kept(part: Sequence[Run], leaving_out: str) -> tuple[Run, ...]:
    """The words of a part before (without what comes) or after (without what goes), as one stretch."""
    text = "".join(run.text for run in part if run.op != leaving_out).strip()
    return (Run("equal", text),) if text else ()


def _nothing(change: ShownChange, leaving_out: str) -> tuple[Run, ...]:
    return (Run("equal", NOTHING.get(change.kind, "…") if change.kind == leaving_out else "…"),)


def _of_words(now: Now) -> list[Slide]:
    """What is talked about; only the charter's own words are set as the charter's."""
    title, own = now.item.title if now.item else "", not now.where
    return [Slide(title, now.where, (("", (Run("equal", page),)),), own) for page in measuring.pages(now.words)] or [
        Slide(title, "", ())]


def _own_words(now: Now) -> list[Slide]:
    """A worry or an objection is heard: the room reads it as it was written."""
    where = (_("On A{number}, in their own words", number=now.asked[0].number) if len(now.asked) == 1 else
             _("In their own words"))
    return [Slide(f"{line.name}: {line.words[:1].lower()}{line.words[1:]}", where,
                  (("", (Run("equal", page),)),), own=True)
            for line in now.lines if line.own for page in measuring.pages(f"“{line.own}”")]
