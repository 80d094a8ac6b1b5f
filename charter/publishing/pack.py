"""Gathers a meeting's papers: its agenda in order, with each suggestion's words, for paper and for Word."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import current_app
from markupsafe import Markup
from sqlalchemy import bindparam, select
from sqlalchemy.orm import defer, joinedload
from sqlalchemy.orm.attributes import set_committed_value

from charter.amending import queries as amending
from charter.amending.models import Amendment
from charter.amending.showing import ShownChange, new_numbers, show
from charter.db import db
from charter.docx.writing import Facts, Item, Papers
from charter.drafting import queries as drafting
from charter.drafting.lines import Line
from charter.drafting.models import Version
from charter.drafting.showing import Shown, shown
from charter.meeting import estimating
from charter.meeting.agenda import CIRCLE
from charter.meeting.block import Block, block_of
from charter.meeting.models import AgendaItem, Meeting, Round
from charter.publishing import copies
from charter.text.change import Change, Placed
from charter.web.filters import zoned
from charter.words import _

# Read by a phone from 30 cm above a page: error correction M stands a fold or a thumb mark.
QR_ERROR = "m"
# Dots to a square: at 2.5 cm some 270 to the inch, and a picture of half a kilobyte.
QR_DOTS = 8


@dataclass(frozen=True)
class Paper:
    """One thing on the agenda; a suggestion with its changes as they stand on the meeting's draft."""

    item: AgendaItem
    amendment: Amendment | None
    changes: Sequence[ShownChange]
    engine: tuple[Change, ...]  # the same changes as the text engine has them
    address: str

    @property
    def qr(self) -> Markup:
        """The suggestion's own page as a square for a phone's camera, drawn in the page: no style, nothing to fetch."""
        return Markup(self._code().svg_inline(omitsize=True, border=2, svgclass="qr-code", lineclass=None, dark="#000"))

    @property
    def png(self) -> bytes:
        """The same square as a picture, for Word."""
        out = io.BytesIO()
        self._code().save(out, kind="png", scale=QR_DOTS, border=2)
        return out.getvalue()

    def _code(self) -> Any:
        import segno  # only papers need it

        return segno.make(self.address, error=QR_ERROR, micro=False)


@dataclass(frozen=True)
class Pack:
    """A meeting's papers on the draft it was called on."""

    meeting: Meeting
    version: Version
    facts: Facts
    papers: Sequence[Paper]
    tree: Sequence[Placed]
    labels: dict[str, str]
    words: Sequence[Shown]  # the whole text, for the end of the papers
    block: Block | None = None  # what nobody contests, while the meeting has not closed

    @property
    def standing(self) -> dict[str, str]:
        """Each clause's words as they stand."""
        return {place.key: place.words for place in self.tree}

    @property
    def block_minutes(self) -> int:
        """Minutes for what is taken together."""
        return estimating.of_block(self.block.items) if self.block else 0


_ITEMS = joinedload(Meeting.items)
# The meeting with its agenda, and the draft that it is on without its text. What a block hangs on is asked for with it.
_MEETING = (
    select(Meeting, Version).join(Version, Version.number == Meeting.version_number).where(Meeting.number == bindparam("n"))
    .options(joinedload(Meeting.opening), joinedload(Meeting.closing), joinedload(Version.settlement), defer(Version.source),
             _ITEMS.joinedload(AgendaItem.decisions), _ITEMS.joinedload(AgendaItem.rounds).joinedload(Round.also),
             _ITEMS.joinedload(AgendaItem.in_blocks))
)


def pack(number: int, *, blocks: bool = True) -> Pack | None:
    """Ask every room once, however long the agenda is (five questions); nothing where there is no such meeting."""
    found = db.session.execute(_MEETING, {"n": number}).unique().first()
    if found is None:
        return None
    meeting, version = found
    clauses = drafting.clauses(version.number)
    tree = tuple(Placed(c.key, c.parent_key, c.form, c.level, c.wording.source, c.wording.words, c.label, c.number)
                 for c in clauses)
    rows = copies.suggested(version.number)
    labels = new_numbers((amending.as_change(row) for row, _ in rows if row.kind == "insert"), tree)
    found = {amendment.number: amendment for _, amendment in rows}
    for amendment in found.values():
        set_committed_value(amendment, "changes", [row for row, its in rows if its is amendment])
    changes = [amending.as_change(row) for row, _ in rows]
    papers = [_paper(item, found.get(item.amendment_number or 0), changes, tree, labels) for item in meeting.items]
    words = shown([Line(c.key, c.parent_key, c.form, c.level, c.number, c.kind, c.wording.html) for c in clauses])
    return Pack(meeting, version, _facts(meeting, version), papers, tree, labels, words,
                None if meeting.closing or not blocks else block_of(meeting, [p.amendment for p in papers if p.amendment]))


def word_file(pack: Pack) -> Papers:
    """The same papers for Word."""
    items = [_item(paper) for paper in pack.papers]
    return Papers(pack.facts, items, pack.tree, copies.links(pack.version), pack.labels)


def _item(paper: Paper) -> Item:
    one = paper.amendment
    if one is None:
        return Item(paper.item.title, None, _lines(paper))
    says = _("A{number} on a phone: {address}", number=one.number, address=paper.address)
    return Item(paper.item.title, copies.suggestion(one, paper.engine), _lines(paper), paper.png, says)


def _paper(item: AgendaItem, amendment: Amendment | None, every: Sequence[Change], tree: Sequence[Placed],
           labels: dict[str, str]) -> Paper:
    changes = tuple(change for change in every if amendment and change.amendment == amendment.number)
    address = f"{str(current_app.config['SITE_URL']).rstrip('/')}/amendments/{item.amendment_number}"
    return Paper(item, amendment, show(changes, tree, labels), changes, address)


def _facts(meeting: Meeting, version: Version) -> Facts:
    on = copies.standing(version, ())
    chair = _("In the chair: {chair_name}. One group, one line; what a group has not answered is never counted as yes.",
              chair_name=meeting.chair_name)
    return Facts(
        title=_("Papers for meeting {number}: {title}", number=meeting.number, title=meeting.title),
        status=_("On {status}", status=on.status[:1].lower() + on.status[1:]),
        day=on.day, address=on.address, tracking=True,
        note=(f"{zoned(estimating.begins(meeting))}, {meeting.place}.", chair,
              _("Each suggestion is shown on the words as they stand, as tracked changes, in the order of the agenda.")),
        marks={"charter-meeting": meeting.number, "charter-address": on.address},
    )


def _lines(paper: Paper) -> tuple[str, ...]:
    if paper.amendment is None:
        words = [part for part in paper.item.words.split("\n") if part.strip()]
        return (*words, _("Nothing is written down of what is said here.") if paper.item.kind == CIRCLE else
                _("Something to talk about. Nothing is decided here."))
    one = paper.amendment
    told = [_("From {shown_as}.", shown_as=one.shown_as), _("Taken back by whoever suggested it.") if one.withdrawal else "",
            *_("Why: {rationale}",
               rationale=one.rationale).split("\n"), _("First said by {credit}.", credit=one.credit) if one.credit else ""]
    return (*told, *(line for change in paper.changes for line in change.listed))
