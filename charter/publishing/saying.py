"""Gathers what people said and suggested: comments that are shown, their answers, amendments and their changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import selectinload

from charter.amending import queries as amending
from charter.amending.models import Amendment
from charter.commenting import queries as commenting
from charter.commenting import rules, showing
from charter.commenting.models import Comment
from charter.db import db
from charter.meeting import queries as meetings
from charter.publishing.wording import iso_day
from charter.words import _

Row = dict[str, Any]


def rows() -> dict[str, list[Row]]:
    """The rows of these tables, by the table's name."""
    return {**of_comments(list(db.session.scalars(comments()))), **of_amendments(list(db.session.scalars(amendments())))}


def comments() -> Select[tuple[Comment]]:
    """Every comment that was published, by number."""
    return commenting.whole().where(Comment.number.is_not(None)).order_by(Comment.number)


def amendments() -> Select[tuple[Amendment]]:
    """Every amendment, by number."""
    return amending.whole().options(selectinload(Amendment.rewritings)).order_by(Amendment.number)


def of_comments(comments: Sequence[Comment]) -> dict[str, list[Row]]:
    """The rows of these comments."""
    return {
        "comments": [_comment(c) for c in comments],
        "comment_fates": [{"comment": c.number, "version": f.version_number, "fate": f.fate}
                          for c in comments for f in c.fates],
    }


def of_amendments(amendments: Sequence[Amendment]) -> dict[str, list[Row]]:
    """The rows of these amendments, of their changes and of all that hangs on them."""
    tabled = meetings.tabled()
    return {
        "amendments": [_amendment(a, tabled.get(a.number)) for a in amendments],
        "changes": [_change(a, row) for a in amendments for row in a.changes],
        "backings": [{"amendment": a.number, "group": b.group_slug, "shown_as": b.shown_as, "backed_on": iso_day(b.at)}
                     for a in amendments for b in a.backings],
        "amendment_fates": [{"amendment": a.number, "version": f.version_number, "fate": f.fate, "note": f.note,
                             "confirmed_on": iso_day(f.confirmed_at)} for a in amendments for f in a.fates],
        "amendment_rewritings": [
            {"amendment": a.number, "version": r.version_number, "headline_before": r.headline_before,
             "rationale_before": r.rationale_before, "rewritten_on": iso_day(r.at)}
            for a in amendments for r in a.rewritings],
    }


def _comment(c: Comment) -> Row:
    hidden = rules.is_hidden(c.rulings, c.reports)
    answer = showing.given(c)
    return {
        "number": c.number, "version": c.version_number, "clause_key": c.clause_key,
        "quote": None if hidden else c.quote, "words": None if hidden else c.words, "shown_as": c.shown_as,
        "group": c.group_slug, "came_by": c.came_by, "asked": c.asked, "written_on": iso_day(c.at),
        "outcome": answer.outcome if answer else None, "answer": answer.reason if answer else None,
        "before": answer.before if answer else None, "after": answer.after if answer else None,
        "who_can_help": answer.who_can_help if answer else None,
        "amendment": answer.amendment_number if answer else None,
        "answered_on": iso_day(answer.giving.at) if answer and answer.giving else None,
    }


def _amendment(a: Amendment, meeting: int | None) -> Row:
    decision = a.decision
    state = _("taken back") if a.withdrawal else "decided" if decision else _("going to a meeting") if meeting else "suggested"
    return {
        "number": a.number, "headline": a.headline, "rationale": a.rationale, "version": a.version_number,
        "shown_as": a.shown_as, "group": a.group_slug, "credit": a.credit, "comment": a.comment_number,
        "alternative_to": a.alternative_to, "suggested_on": iso_day(a.at), "state": state,
        "outcome": decision.outcome if decision else None,
        "meeting": decision.meeting_number if decision else meeting,
        "words_in_version": decision.version_number if decision else None,
    }


def _change(a: Amendment, row: Any) -> Row:
    return {"amendment": a.number, "version": row.version_number, "n": row.n, "kind": row.kind, "clause_key": row.key,
            "words": row.words, "parent_key": row.parent_key, "after_key": row.after_key}
