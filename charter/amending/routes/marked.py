"""Sending a marked-up Word copy back: the file, what was found in it, why, and only then the suggestions."""

from __future__ import annotations

import hashlib
from typing import Any

from flask import flash, redirect, render_template, request, url_for

from charter import clock
from charter.amending import actions, marked, rules, wishes
from charter.amending.marked import Copy
from charter.amending.marked_forms import EACH, CopyForm, FoundForm
from charter.amending.models import Amendment
from charter.amending.routes import bp
from charter.amending.routes.pages import found_version
from charter.amending.routes.ways import choose, role_of, way_of
from charter.db import writing
from charter.docx.package import MOST_BYTES
from charter.drafting import closed
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.people import may, shown
from charter.people.doors import door, here, signed_in
from charter.refusal import Refused
from charter.text.change import Change, Placed
from charter.web.ids import NUMBER

# With room for the form round it.
MOST_SENT = MOST_BYTES + 1024 * 1024
NONE_TICKED = "Tick at least one change that you want to suggest."


@bp.url_value_preprocessor
def make_room(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let this one door take a Word file, from those who may; before anything reads the form."""
    is_file = endpoint == "amending.read_copy" and request.mimetype == "multipart/form-data"
    if is_file and may.may("amendment.propose", here()):
        request.max_content_length = MOST_SENT


@bp.get(f"/versions/<{NUMBER}:number>/amendments/from-word")
@door("amendment.propose")
def send_copy(number: int) -> Any:
    """A box for the file."""
    return _asked(found_version(number), CopyForm())


@bp.post(f"/versions/<{NUMBER}:number>/amendments/from-word")
@door("amendment.propose")
def read_copy(number: int) -> Any:
    """Show what was found in the copy; nothing is kept."""
    version, asked = found_version(number), CopyForm()
    if closed.closed(number, "words", clock.now()) or not asked.validate():
        return _asked(version, asked, 409 if asked.validate() else 422)
    try:
        copy = marked.read_copy(asked.file.data.read(), version)
    except Refused as error:
        asked.file.errors = [error.words]
        return _asked(version, asked, 422)
    form = choose(FoundForm(formdata=None))
    form.take_up(copy.offers)
    form.how.data, form.rest.data = EACH, copy.rest
    return _found(version, form, copy=copy)


@bp.post(f"/versions/<{NUMBER}:number>/amendments/from-word/found")
@door("amendment.propose")
def suggest_found(number: int) -> Any:
    """From the ticked changes to their reasons, back, or on: sent."""
    version, form, do = found_version(number), choose(FoundForm()), request.form.get("do", "write")
    tree = drafting.tree(number)
    form.validate()
    slips = wishes.slips(marked.alone(form.parts, {at for group, _reason in form.groups for at in group}), tree)
    if do == "back" or not form.groups or slips or form.unwritable:
        slip = "" if do == "back" else form.unwritable or next(iter(slips.values()), NONE_TICKED)
        return _found(version, form, 422 if slip else 200, slip=slip)
    if do != "send":
        return _reasons(version, form, tree, fresh=True)
    return _send(version, form, tree)


def _send(version: Version, form: FoundForm, tree: tuple[Placed, ...]) -> Any:
    whole = [reason.is_whole() for _group, reason in form.groups]
    if not all(whole) or form.shown.errors:
        return _reasons(version, form, tree, 422)
    changes = [wishes.changes(marked.alone(form.parts, group), tree) for group, _reason in form.groups]
    try:
        for one in changes:
            rules.check_fits(tree, one)
        made = _propose(version, form, changes)
    except Refused as refusal:
        return _reasons(version, form, tree, 409, refusal=refusal)
    if len(made) == 1:
        return redirect(url_for("reading.amendment", number=made[0].number), 303)
    flash(f"{len(made)} suggestions were sent: {', '.join(f'A{one.number}' for one in made)}.")
    return redirect(url_for("reading.members"), 303)


def _propose(version: Version, form: FoundForm, changes: list[tuple[Change, ...]]) -> list[Amendment]:
    """All of them or none; each has a number of its own against double posts, made of the form's."""
    at, by, role = clock.now(), signed_in(), role_of(form)
    way = shown.words(role, form.shown.data)
    with writing():
        return [actions.propose(
            version, headline=reason.headline.data, rationale=reason.rationale.data, changes=one, by=by, role=role, shown_as=way,
            at=at, once=hashlib.sha256(f"{form.once.data}:{n}".encode()).hexdigest()[:32], credit=reason.credit.data or None)
            for n, (one, (_group, reason)) in enumerate(zip(changes, form.groups, strict=True))]


def _asked(version: Version, form: CopyForm, status: int = 200) -> Any:
    shut = closed.closed(version.number, "words", clock.now())
    return render_template("amending/marked_copy.html", version=version, form=form, shut=shut), status


def _found(version: Version, form: FoundForm, status: int = 200, *, copy: Copy | None = None, slip: str = "") -> Any:
    tree, copy = drafting.tree(version.number), copy or marked.again(form.rest.data or "", version.number)
    told = marked.shown(form.parts, version.number, tree)
    return render_template("amending/marked_found.html", version=version, form=form, copy=copy, told=told, slip=slip,
                           places={place.key: place for place in tree}, numbers=marked.numbers(told)), status


def _reasons(version: Version, form: FoundForm, tree: tuple[Placed, ...], status: int = 200, *, fresh: bool = False,
             refusal: Refused | None = None) -> Any:
    if fresh:
        form.credit_authors(signed_in().name)
        form.shown.data, form.shown.errors = way_of(form), []
    told = marked.shown(form.parts, version.number, tree)
    shut = closed.closed(version.number, "words", clock.now())
    return render_template("amending/marked_reasons.html", version=version, form=form, told=told, refusal=refusal, shut=shut,
                           slips=form.slips if status == 422 else []), status
