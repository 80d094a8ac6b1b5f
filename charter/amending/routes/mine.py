"""A member's page for one suggestion: stand behind it; for its proposer: take it back, confirm what became of it."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from charter import clock
from charter.amending import actions, noting, queries
from charter.amending.forms import BackForm, NoteForm, WithdrawForm
from charter.amending.models import Amendment, OrganisationNote
from charter.amending.routes import bp
from charter.amending.routes.ways import choose, role_of
from charter.amending.showing import new_numbers, show
from charter.db import writing
from charter.drafting import queries as drafting
from charter.people import queries as people
from charter.people import shown
from charter.people.doors import door, own, signed_in
from charter.people.models import Role
from charter.refusal import Refused
from charter.web.flashes import flash
from charter.web.ids import NUMBER
from charter.web.numbers import needed, whole
from charter.words import _


def _own(number: int) -> tuple[str, ...]:
    return own(queries.amendment(number))


@bp.get(f"/members/amendments/<{NUMBER}:number>")
@door("amendment.back")
def mine(number: int) -> Any:
    """What this member can do about a suggestion."""
    return _page(_found(number), choose(BackForm()))


@bp.post(f"/members/amendments/<{NUMBER}:number>/backing")
@door("amendment.back")
def back(number: int) -> Any:
    """Stand behind it."""
    form = choose(BackForm())
    if not form.validate_on_submit():
        return _page(_found(number), form, 422)
    at, by, role = clock.now(), signed_in(), role_of(form)
    with writing():
        actions.back(_found(number), by=by, role=role, shown_as=shown.words(role, form.shown.data), at=at)
    return redirect(url_for("reading.amendment", number=number), 303)


@bp.post(f"/members/amendments/<{NUMBER}:number>/withdrawal")
@door("amendment.withdraw", also=_own)
def withdraw(number: int) -> Any:
    """Take it back; its words stay readable."""
    form = WithdrawForm()
    if not form.validate_on_submit():
        return _page(_found(number), choose(BackForm()), 422)
    at, by = clock.now(), signed_in()
    with writing():
        actions.withdraw(_found(number), by=by, at=at, because=form.because.data or "")
    return redirect(url_for("reading.amendment", number=number), 303)


@bp.post(f"/members/amendments/<{NUMBER}:number>/confirmation")
@door("amendment.confirm", also=_own)
def confirm(number: int) -> Response:
    """Confirm in one press what became of it in a new draft."""
    version = needed(request.form.get("version"))
    at, by = clock.now(), signed_in()
    with writing():
        actions.confirm_fate(_found(number), version_number=version, by=by, at=at)
    flash(_("Thank you. A{number} stands in draft {version} as it is shown.", number=number, version=version))
    return redirect(url_for("amending.mine", number=number), 303)


@bp.post(f"/members/amendments/<{NUMBER}:number>/note")
@door("amendment.note")
def note(number: int) -> Any:
    """Note something that only the members of one's own organisation see."""
    form, at, by = NoteForm(), clock.now(), signed_in()
    role = next((r for r in _at_organisations() if r.organisation_id == form.organisation.data), None)
    if role is None:
        raise Refused(_("A note is kept by the members of an organisation, and you have no role in this one now."))
    if not form.validate_on_submit():
        return _page(_found(number), choose(BackForm()), 422, noted=form)
    try:
        with writing():
            noting.note(_found(number), form.note.data or "", role=role, by=by, revision=whole(form.revision.data) or 0, at=at)
    except Refused as refusal:
        return _page(_found(number), choose(BackForm()), 409, noted=form, refusal=refusal)
    flash(_("The note is kept. Only members of your organisation see it."))
    return redirect(url_for("amending.mine", number=number) + "#note", 303)


def _at_organisations() -> list[Role]:
    """The roles that this person holds at an organisation now."""
    return [role for role in people.roles_now(signed_in()) if role.organisation_id]


def _found(number: int) -> Amendment:
    found = queries.amendment(number)
    if found is None:
        abort(404)
    return found


def _page(amendment: Amendment, form: BackForm, status: int = 200, *, noted: NoteForm | None = None, **more: Any) -> Any:
    by = signed_in()
    is_mine, has_backed = amendment.person_id == by.id, actions.stands_behind(amendment, by)
    version, changes = queries.newest_changes(amendment)
    page = render_template(
        "amending/mine.html", amendment=amendment, form=form, withdrawing=WithdrawForm(), is_mine=is_mine,
        version=version, has_backed=has_backed, is_open=queries.is_open(amendment), shown=_shown(version, changes),
        fate=amendment.fates[-1] if amendment.fates else None, notes=_notes(amendment.number), noted=noted, **more)
    return page, status


def _notes(number: int) -> list[tuple[Role, OrganisationNote | None, str | None]]:
    """For each organisation that this person has a role in: the role, its note, and who wrote it last."""
    roles = {role.organisation_id or "": role for role in _at_organisations()}
    kept = noting.notes(number, roles.keys())
    return [(role, *kept.get(key, (None, None))) for key, role in roles.items()]


def _shown(version: int, changes: Any) -> Any:
    tree = drafting.tree(version)
    return show(changes, tree, new_numbers(queries.insertions(version), tree))
