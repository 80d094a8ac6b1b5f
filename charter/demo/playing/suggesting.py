"""The words people suggested, who stood behind them, the one that was written anew and the one that was taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from charter.amending import actions, queries, rewriting
from charter.commenting import queries as commenting
from charter.demo.playing.places import wanted
from charter.demo.playing.tale import Act, Deed, Tale, there
from charter.demo.story.dates import fill
from charter.demo.story.shapes import Amendment, Rewriting
from charter.demo.story.whole import AMENDMENTS
from charter.drafting import queries as drafting
from charter.people import shown
from charter.text.change import Change
from charter.web.ids import clause_key, random_id


def acts(tale: Tale) -> Iterator[Act]:
    """Every suggestion with what followed from it, but for what meetings decided."""
    for n, amendment in enumerate(AMENDMENTS):
        yield Act(tale.moments.on(amendment.days, 12, n), _proposed(amendment))
        for m, (who, days) in enumerate(amendment.backers):
            at = tale.moments.on(days, 20, m) if days else tale.moments.just_now
            yield Act(at, _backed(amendment, who))
        if amendment.rewritten:
            yield Act(tale.moments.on(amendment.rewritten.days, 20), _rewritten(amendment, amendment.rewritten))
        if amendment.withdrawn:
            yield Act(tale.moments.on(amendment.withdrawn[0], 21), _withdrawn(amendment))


def _proposed(amendment: Amendment) -> Deed:
    def propose(tale: Tale, at: datetime) -> None:
        role, version = tale.role(amendment.by), there(drafting.version(amendment.version))
        changes = [
            Change(0, n, one.kind, one.key, one.words, one.parent, one.after)
            for n, one in enumerate(wanted(drafting.tree(version.number), amendment.changes, tale.today, clause_key), 1)
        ]
        row = actions.propose(
            version, headline=amendment.headline, rationale=amendment.rationale, changes=changes, by=role.person,
            role=role, shown_as=shown.words(role, amendment.shown_as), at=at, once=random_id(),
            comment_number=_comment(tale, amendment), credit=amendment.credit,
            alternative_to=tale.amendments[amendment.alternative_to] if amendment.alternative_to else None)
        tale.amendments[amendment.key] = row.number
        tale.touched[row.number] = queries.changes(row, version.number)[0].key

    return propose


def _backed(amendment: Amendment, who: str) -> Deed:
    def back(tale: Tale, at: datetime) -> None:
        role = tale.role(who)
        actions.back(there(queries.amendment(tale.amendments[amendment.key])), by=role.person, role=role,
                     shown_as=shown.words(role, shown.default(role)), at=at)

    return back


def _rewritten(amendment: Amendment, anew: Rewriting) -> Deed:
    def rewrite(tale: Tale, at: datetime) -> None:
        row, version = there(queries.amendment(tale.amendments[amendment.key])), there(drafting.version(anew.version))
        changes = [replace(change, words=fill(anew.words, tale.today)) for change in queries.changes(row, version.number)]
        rewriting.rewrite(row, version, headline=amendment.headline, rationale=anew.rationale, changes=changes,
                          by=tale.person(amendment.by), at=at)

    return rewrite


def _withdrawn(amendment: Amendment) -> Deed:
    def withdraw(tale: Tale, at: datetime) -> None:
        actions.withdraw(there(queries.amendment(tale.amendments[amendment.key])), by=tale.person(amendment.by), at=at,
                         because=amendment.withdrawn[1] if amendment.withdrawn else "")

    return withdraw


def _comment(tale: Tale, amendment: Amendment) -> int | None:
    row = commenting.by_id(tale.comments[amendment.from_comment]) if amendment.from_comment else None
    return row.number if row else None
