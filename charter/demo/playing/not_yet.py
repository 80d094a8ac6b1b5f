"""Working copies that nobody has sent yet, and a note that a school keeps for itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from charter.amending import copies, copying, noting, queries, wishes
from charter.demo.playing.places import wanted
from charter.demo.playing.tale import Act, Deed, Tale, there
from charter.demo.story.not_yet import COPIES, NOTES
from charter.demo.story.shapes import Copy, Note
from charter.drafting import queries as drafting
from charter.people import shown
from charter.text.change import Change
from charter.web.ids import clause_key, random_id


def acts(tale: Tale) -> Iterator[Act]:
    """What is kept and not public; none of it is in the record."""
    for copy in COPIES:
        yield Act(tale.moments.on(copy.days, 21, 10), _kept(copy))
    for note in NOTES:
        yield Act(tale.moments.on(note.days, 21, 20), _noted(note))


def _kept(copy: Copy) -> Deed:
    def keep(tale: Tale, at: datetime) -> None:
        role, version = tale.role(copy.by), tale.latest()
        tree = drafting.tree(version.number)
        changes = [Change(0, n, one.kind, one.key, one.words, one.parent, one.after)
                   for n, one in enumerate(wanted(tree, copy.changes, tale.today, clause_key), 1)]
        words = {"headline": copy.headline, "rationale": copy.rationale, "shown": shown.default(role)}
        row = copying.keep(copies.Typed(wishes.parts(changes, tree), words), version_number=version.number, by=role.person,
                           role=role, shown_as=shown.words(role, shown.default(role)), at=at, once=random_id())
        if copy.with_group:
            copying.share(row, copying.GROUP_ON, by=role.person)

    return keep


def _noted(note: Note) -> Deed:
    def keep(tale: Tale, at: datetime) -> None:
        role = tale.role(note.by)
        noting.note(there(queries.amendment(tale.amendments[note.amendment])), note.words, role=role, by=role.person,
                    revision=0, at=at)

    return keep
