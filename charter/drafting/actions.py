"""Changes the text's world: founding, importing, making versions, settling, lengthening. Nothing here commits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from charter.area import actions as saying
from charter.db import db
from charter.drafting import importing, queries, rules, texts, timetable, writing_down
from charter.drafting.models import Charter, Settlement, Version, Window
from charter.people.models import Person
from charter.people.queries import groups
from charter.record import entries
from charter.record.canonical import canonical
from charter.text.clauses import parse
from charter.text.tree import Placed


def found(*, area: str, title: str, at: datetime, host: str = "", payer: str = "") -> Charter:
    """Begin the site: one area, one charter, no text yet."""
    row = Charter(id=1, area=area, title=title, begun_at=at)
    db.session.add(row)
    db.session.flush()
    saying.say({"host": host, "payer": payer}, by=None, at=at)
    return row


def import_first(text: str | importing.Plan, *, by: Person | None, at: datetime, once: str | None = None,
                 kinds: Mapping[int, str | None] | None = None) -> Version:
    """Make an imported text version 1; every clause gets its permanent key. Raises Refused where there is a text."""
    again = queries.version_once(once or "")
    if again is not None:
        return again
    newest = queries.latest()
    rules.check_no_text(newest.number if newest else None)
    plan = importing.plan_first(text, kinds, untitled=queries.charter().title) if isinstance(text, str) else text
    return writing_down.make(plan.text, parent=None, made_by="import", origin="the first text", by=by, at=at, once=once)


def import_next(text: str | importing.Plan, *, by: Person | None, at: datetime, expected_parent: int,
                once: str | None = None, has_work: bool = False, kinds: Mapping[int, str | None] | None = None) -> Version:
    """Make an imported revision the next draft: what it shares with the draft before keeps its keys.

    Raises Refused once anybody has suggested words or a meeting was called, or where the draft is another by now.
    """
    again = queries.version_once(once or "")
    if again is not None:
        return again
    parent = queries.latest()
    rules.check_expected(newest=parent.number if parent else None, expected=expected_parent)
    assert parent is not None
    check_may_import(parent, text if isinstance(text, str) else text.text.source, has_work=has_work)
    plan = importing.plan_next(text, parent, queries.clauses(parent.number), kinds) if isinstance(text, str) else text
    return writing_down.make(plan.text, parent=parent, made_by="import", origin=f"the text imported as draft {parent.number + 1}",
                             by=by, at=at, once=once)


def check_may_import(parent: Version, source: str, *, has_work: bool = False) -> None:
    """Refuse a revision that may not take this draft's place; asked before the preview, and again when it is kept."""
    rules.check_next(newest=parent.number, has_work=has_work or queries.has_work(),
                     is_settled=parent.settlement is not None, same=parent.source == source)


def make_version(parent: Version, tree: Sequence[Placed], *, by: Person | None, at: datetime, made_by: str = "meeting",
                 meeting_number: int | None = None, once: str | None = None) -> Version:
    """Make the next draft of a tree the engine computed: its text, keys and numbers are worked out anew from its words.

    Raises Refused where another version was made meanwhile, or where the words cannot be read back clause by clause.
    """
    newest = queries.latest()
    rules.check_next_of(newest.number if newest else None, parent.number)
    source = "".join(p.source for p in tree)
    document = parse(source)
    rules.check_reads_back(len(document.clauses), len(tree))
    chosen = importing.chosen_before(queries.clauses(parent.number))
    text = texts.read(source, [p.key for p in tree], chosen, untitled=parent.title, document=document)
    origin = f"meeting {meeting_number}" if meeting_number else f"draft {parent.number + 1}"
    return writing_down.make(text, parent=parent, made_by=made_by, meeting_number=meeting_number, origin=origin,
                             by=by, at=at, once=once)


def begin_draft(settled: Version, *, by: Person | None, at: datetime, once: str | None = None) -> Version:
    """Begin a new draft from a settled text, with the same words; the settled text stays as it is."""
    again = queries.version_once(once or "")
    if again is not None:
        return again
    rules.check_begins(is_settled=settled.settlement is not None)
    return make_version(settled, queries.tree(settled.number), by=by, at=at, made_by="begun", once=once)


def settle(version: Version, *, lines: Sequence[Mapping[str, Any]], by: Person | None, at: datetime,
           review_on: str | None = None, answered: int = 0) -> Settlement:
    """Settle a version: its words will not change again, and it is open for signature; `answered` comments had their answer."""
    newest = queries.latest()
    rules.check_settles(newest=newest.number if newest else None, number=version.number,
                        is_settled=version.settlement is not None)
    names = {group.slug: group.name for group in groups()}  # as they were called on the day
    told = [{"group": line["group"], "position": line["position"]} for line in lines]
    kept = [{**line, "name": names.get(line["group"], line["group"])} for line in told]
    row = Settlement(version_number=version.number, at=at, by_id=by.id if by else None, digest=version.digest,
                     lines=canonical(kept).decode(), review_on=review_on, answered=answered)
    version.settlement = row
    db.session.flush()
    entries.append("version-settled", {"version": version.number, "digest": version.digest, "lines": told}, at=at)
    return row


def lengthen(version: Version, kind: str, *, closes_at: datetime, by: Person | None, at: datetime, because: str) -> Window:
    """Keep a draft open for longer; a time once promised is never shortened."""
    now, current = queries.window(version.number, kind), queries.draft()
    rules.check_lengthens(is_draft=bool(now and current and current.number == version.number),
                          closes=now.closes_at if now else at, new=closes_at, at=at)
    assert now is not None
    row = timetable.opened(version.number, kind, opens_at=now.opens_at, closes_at=closes_at, by=by, at=at, because=because)
    entries.append("window-set", {"version": version.number, "kind": kind, "closes": timetable.spelled(closes_at)}, at=at)
    return row
