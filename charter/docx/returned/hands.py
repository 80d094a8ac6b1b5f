"""Reads a marked-up copy hand by hand: each author's changes alone, and what somebody typed over without marking it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from charter.docx.model import Mark, Piece, Word
from charter.docx.returned.knots import Hand
from charter.docx.returned.laid import Laid, lay
from charter.docx.returned.looks import untold
from charter.docx.returned.pairing import before_and_after
from charter.docx.returned.proposals import Found, Lost
from charter.docx.returned.proposing import Proposing, Step
from charter.docx.taking import Taken, is_there, nothing
from charter.text.change import Change, apply
from charter.text.tree import Placed
from charter.words import _

NOT_BODY = {"footnote": _("It stands in a footnote."), "endnote": _("It stands in an endnote."),
            "header": _("It stands at the top of the pages."), "footer": _("It stands at the foot of the pages.")}
BESIDE = _("It stands in another wording below a paragraph.")
# Where some changes cannot stand together, each is tried alone, but in all no more than so many clauses are gone through: half
# a second each on 1,000 clauses. Whoever sends them is told of overlaps again.
MOST_TRIED = 20_000


def choose(found: Sequence[Change], chosen: Sequence[Change]) -> list[Change]:
    """Some of the found changes without the others."""
    taken = {change.n for change in chosen}
    left = {change.key: change for change in found if change.kind == "insert" and change.n not in taken}
    made = []
    for change in chosen:
        parent, after = change.parent, change.after
        for _time in range(len(left) + 1):
            if after in left:
                parent, after = left[after or ""].parent, left[after or ""].after
            elif parent in left:
                parent, after = left[parent or ""].parent, left[parent or ""].after
        made.append(replace(change, parent=parent, after=after))
    return made


class Reader:
    """Reads one file against one version, hand by hand; what could not be placed is kept in `lost`."""

    def __init__(self, word: Word, tree: Sequence[Placed], old: Laid, known: Mapping[int, str], beside: Sequence[Piece]) -> None:
        self.word, self.tree, self.old, self.known, self.beside = word, tree, old, known, beside
        self.lost: list[Lost] = []

    def typed_over(self, own: Laid, back: Mapping[int, int], is_part: bool) -> Iterator[Found]:
        """What differs from the version without being marked as a change; of a part, what it does not hold stays."""
        keys = dict(enumerate(placed.key for placed in self.tree))
        steps = Proposing(self.tree, own, self.old, keys, back, "typed-").steps()
        wanted = [step for step in steps if not (is_part and step.change and step.change.kind == "delete")]
        for step, why in self._tried(wanted):
            if step.change is None or why:
                self.lost.append(Lost(step.words, why or step.why))
            else:
                yield Found(step.change)

    def tracked(self, hand: Hand) -> Iterator[Found]:
        """The changes that one author (or several whose changes touch there) marked."""
        def taken(mark: Mark) -> bool:
            return mark.author in hand.authors

        new = lay(self.word, taken)
        steps = list(Proposing(self.tree, self.old, new, self.known, before_and_after(self.old, new), f"{hand.name}/").steps())
        mine = [step for step in steps if hand.may_tell(_sources(step))]
        every = [replace(step.change, n=n) for n, step in enumerate(steps, 1) if step.change]
        kept = iter(choose(every, [change for change in every if steps[change.n - 1] in mine]))
        apart = [replace(step, change=next(kept)) if step.change else step for step in mine]
        for step, why in self._tried(apart):
            date = self._date(step, hand.authors)
            if step.change is None or why:
                self.lost.append(Lost(step.words, why or step.why, hand.name, date))
            else:
                yield Found(step.change, hand.name, date)
        self._uncovered(hand, taken, {number for step in steps for number in _sources(step)})

    def elsewhere(self) -> None:
        """Changes outside the text itself."""
        for piece in self.beside:
            self._tell([piece], BESIDE, Hand(frozenset(mark.author for mark in piece.marks)))
        for change in self.word.changes:
            if change.part in NOT_BODY and change.kind != "format" and change.text.strip():
                self.lost.append(Lost(change.text, NOT_BODY[change.part], change.author, change.date))
        self.lost += untold(self.word, self.old)

    def _tried(self, steps: Sequence[Step]) -> Iterator[tuple[Step, str]]:
        """Each step with why it cannot be made on the version by itself; nothing where it can."""
        changes = [replace(step.change, amendment=1, n=n) for n, step in enumerate(steps, 1) if step.change]
        # Other words in clauses of their own always fit, and trying a long text takes half a second a hand.
        is_plain = all(c.kind == "replace" for c in changes) and len({c.key for c in changes}) == len(changes)
        all_fit, most = is_plain or not self._why(changes), MOST_TRIED // max(1, len(self.tree))
        for n, step in enumerate(steps, 1):
            mine = [change for change in changes if change.n == n]
            tried = not all_fit and n <= most
            yield step, self._why(choose(changes, mine)) if tried and mine else ""

    def _why(self, changes: Sequence[Change]) -> str:
        try:
            overlaps = apply(self.tree, changes).overlaps
        except (KeyError, ValueError):
            return _("The draft has no place for it.")
        return _("It cannot stand in the draft: {reason}.", reason=overlaps[0].reason) if overlaps else ""

    def _date(self, step: Step, hand: frozenset[str]) -> str:
        numbers = _sources(step)
        marks = [mark for paragraph in self.word.body.paragraphs if paragraph.number in numbers
                 for marks in (paragraph.set_by, paragraph.end, *(piece.marks for piece in paragraph.pieces)) for mark in marks]
        return max((mark.date for mark in marks if mark.author in hand), default="")

    def _uncovered(self, hand: Hand, taken: Taken, covered: set[int]) -> None:
        """No marked word may be lost: what no step told is told here."""
        for paragraph in self.word.body.paragraphs:
            if paragraph.number in covered or not hand.may_tell({paragraph.number}):
                continue
            pieces = [piece for piece in paragraph.pieces if is_there(piece.marks, taken) != is_there(piece.marks, nothing)]
            self._tell(pieces, _("It stands in no paragraph of the draft."), hand)

    def _tell(self, pieces: Sequence[Piece], why: str, hand: Hand) -> None:
        words = "".join(piece.text for piece in pieces).strip()
        if words:
            dates = [mark.date for piece in pieces for mark in piece.marks if mark.author in hand.authors]
            self.lost.append(Lost(words, why, hand.name, max(dates, default="")))


def _sources(step: Step) -> set[int]:
    return {number for row in step.rows for number in row.sources}
