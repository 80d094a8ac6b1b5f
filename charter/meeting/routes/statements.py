"""The statement that draws a line: seen by voices, meeting chair and convenor until every group has approved its words."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, url_for

from charter import clock
from charter.db import writing
from charter.meeting import statements
from charter.meeting.after_forms import ApprovalForm, StatementForm
from charter.meeting.models import Meeting, Statement
from charter.meeting.routes import bp
from charter.meeting.routes.calling import found
from charter.people.doors import door, here, signed_in
from charter.people.may import CHAIR, CONVENOR, STAND_IN
from charter.people.queries import groups, voiced_groups
from charter.refusal import Refused
from charter.web.flashes import flash
from charter.web.ids import NUMBER
from charter.words import _


@bp.get(f"/meetings/<{NUMBER}:number>/statement/words")
@door("statement.approve")
def statement(number: int) -> Any:
    """The words as they stand, and one's own group's approval."""
    standing = statements.newest(found(number))
    return _page(number, StatementForm(words=standing.words if standing else ""))


@bp.post(f"/meetings/<{NUMBER}:number>/statement/words")
@door("statement.write")
def write_statement(number: int) -> Any:
    """Write the words, or others in their place."""
    form = StatementForm()
    if not form.validate_on_submit():
        return _page(number, form, status=422)
    at, by = clock.now(), signed_in()
    with writing():
        statements.write(found(number), words=form.words.data, by=by, at=at, once=form.once.data)
    return _back(number)


@bp.post(f"/meetings/<{NUMBER}:number>/statement/<statement_id>/approvals/<group>")
@door("statement.approve")
def approve_statement(number: int, statement_id: str, group: str) -> Any:
    """One's own group approves these very words."""
    _check_mine(group)
    at, by = clock.now(), signed_in()
    with writing():
        statements.approve(_theirs(number, statement_id), group=group, given=_("by its voice"), by=by, at=at)
    return _back(number)


@bp.post(f"/meetings/<{NUMBER}:number>/statement/<statement_id>/approvals/<group>/taking-back")
@door("statement.approve")
def take_back_approval(number: int, statement_id: str, group: str) -> Any:
    """One's own group takes its approval back."""
    _check_mine(group)
    with writing():
        statements.take_back_approval(_theirs(number, statement_id), group=group)
    return _back(number)


@bp.post(f"/meetings/<{NUMBER}:number>/statement/<statement_id>/approvals")
@door("statement.approve")
def enter_approval(number: int, statement_id: str) -> Any:
    """Enter that a group approved these very words aloud or in writing."""
    if not _enters():
        raise Refused(_("You speak for your own group only."))
    form = ApprovalForm().of()
    if not form.validate_on_submit():
        return _page(number, None, approving=form, status=422)
    at, by = clock.now(), signed_in()
    with writing():
        statements.approve(_theirs(number, statement_id), group=form.group.data, given=form.given.data, by=by, at=at)
    flash(_("Noted: {dict} approve these words.", dict=dict(form.group.choices)[form.group.data].lower()))
    return _back(number)


@bp.post(f"/meetings/<{NUMBER}:number>/statement/<statement_id>/taking-back")
@door("statement.write")
def take_back_statement(number: int, statement_id: str) -> Any:
    """Take the words back; they are kept nowhere."""
    by = signed_in()
    with writing():
        standing = _theirs(number, statement_id)
        if standing.by_id != by.id and not _enters():
            raise Refused(_("Only whoever wrote this, the meeting chair or the convenor can take it back."))
        statements.take_back(standing)
    flash(_("The words are taken back and kept nowhere."))
    return _back(number)


def _theirs(number: int, statement_id: str) -> Statement:
    return statements.find(found(number), statement_id)


def _check_mine(group: str) -> None:
    if group not in voiced_groups(signed_in()):
        raise Refused(_("You speak for your own group only."))


def _enters() -> bool:
    return bool(here() & {CHAIR, CONVENOR, STAND_IN})


def _back(number: int) -> Any:
    return redirect(url_for("meeting.statement", number=number), 303)


def _page(number: int, form: Any, *, approving: Any = None, status: int = 200) -> Any:
    meeting: Meeting = found(number)
    standing = statements.newest(meeting)
    mine = set(voiced_groups(signed_in()))
    approved = {row.group_slug for row in standing.approvals} if standing else set()
    form = form or StatementForm(words=standing.words if standing else "", formdata=None)
    return render_template(
        "meeting/statement.html", meeting=meeting, statement=standing, enters=_enters(), me_id=signed_in().id, form=form,
        approving=approving or ApprovalForm().of(), published=standing is not None and statements.is_published(standing),
        mine=[g for g in groups() if g.slug in mine],
        approved=[g for g in groups() if g.slug in approved]), status
