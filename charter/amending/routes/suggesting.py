"""Suggesting different words: the boxes, the difference before it is sent, and sending; whole without script."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request, url_for

from charter import clock
from charter.amending import actions, copies, copying, queries, rules, wishes
from charter.amending.copies import WORDS, Typed
from charter.amending.forms import BoxesForm, SuggestForm
from charter.amending.looking import look
from charter.amending.models import Amendment, WorkingCopy
from charter.amending.routes import bp
from charter.amending.routes.boxes import fill, pressed
from charter.amending.routes.pages import Writing, boxes, difference, found_version, is_right, moved_on
from charter.amending.routes.ways import choose, role_of, way_of
from charter.db import writing
from charter.drafting import closed
from charter.drafting import queries as drafting
from charter.people import shown
from charter.people.doors import door, signed_in
from charter.refusal import Refused
from charter.text.change import Placed
from charter.web.ids import NUMBER
from charter.web.numbers import whole


@bp.get(f"/versions/<{NUMBER}:number>/amendments/new")
@door("amendment.propose")
def new(number: int) -> Any:
    """The boxes, one for each paragraph named in the address, or as in the suggestion it is another wording of."""
    version, form, tree = found_version(number), choose(SuggestForm()), drafting.tree(number)
    form.headline.data, form.comment.data, form.credit.data, form.alternative.data = (
        request.args.get(name, "")[:most] for name, most in (("headline", 100), ("comment", 9), ("credit", 120), ("from", 9)))
    other = alternative_of(form)
    if other is None:
        fill(form, request.args.getlist("clause"), tree)
    else:
        actions.check_open(other)
        form.retake(wishes.parts(queries.changes(other, number), tree))
    return boxes(Writing(version, form, url_for("amending.suggest", number=number), other))


@bp.post(f"/versions/<{NUMBER}:number>/amendments/new")
@door("amendment.propose")
def suggest(number: int) -> Any:
    """One page of the way: change the boxes, look at the difference, keep a working copy, or send."""
    form, do = choose(SuggestForm()), request.form.get("do", "preview")
    w = Writing(found_version(number), form, url_for("amending.suggest", number=number), alternative_of(form), copy=_copy(form))
    why = closed.closed(number, "words", clock.now())
    if do == "keep":
        return _keep(w, form)
    if why:
        return moved_on(w, drafting.latest(), why)
    tree = drafting.tree(number)
    if do not in ("preview", "send"):
        pressed(form, do, tree)
        return boxes(w)
    if not is_right(w, tree):
        return boxes(w, 422)
    return _send(w, form, tree) if do == "send" else difference(w, tree, shown.words(role_of(form), form.shown.data))


@bp.post(f"/versions/<{NUMBER}:number>/amendments/preview")
@door("amendment.propose")
def preview(number: int) -> Any:
    """The difference alone, while it is typed."""
    apart = whole(request.args.get("apart"))
    seen = look(found_version(number).number, BoxesForm().boxes, apart=apart, writes=True)
    return render_template("amending/difference.html", look=seen)


def _send(w: Writing, form: SuggestForm, tree: tuple[Placed, ...]) -> Any:
    at, by, role, changes = clock.now(), signed_in(), role_of(form), wishes.changes(form.boxes, tree)
    try:
        rules.check_fits(tree, changes)
        with writing():
            amendment = actions.propose(
                w.version, headline=form.headline.data, rationale=form.rationale.data, changes=changes, by=by, role=role,
                shown_as=shown.words(role, form.shown.data), at=at, once=form.once.data, credit=form.credit.data or None,
                comment_number=form.comment_number, alternative_to=w.alternative.number if w.alternative else None)
            copy = _copy(form)
            if copy is not None:
                copying.proposed(copy, amendment, by=by)
    except Refused as refusal:
        why = closed.closed(w.version.number, "words", at)
        return moved_on(w, drafting.latest(), why) if why else boxes(w, 409, refusal=refusal)
    return redirect(url_for("reading.amendment", number=amendment.number), 303)


def _keep(w: Writing, form: SuggestForm) -> Any:
    """Keep what was typed, whole or not, as a working copy."""
    if not form.is_keepable():
        return boxes(w, 422)
    typed = Typed(tuple(form.boxes), {name: form[name].data or "" for name in WORDS})
    at, by, role, number = clock.now(), signed_in(), role_of(form), w.version.number
    shown_as, copy = shown.words(role, way_of(form)), None
    try:
        with writing():
            copy = _copy(form)
            if copy is None:
                copy = copying.keep(typed, version_number=number, by=by, role=role, shown_as=shown_as, at=at,
                                    once=form.once.data)
            else:
                copying.keep_again(copy, typed, revision=whole(form.revision.data), version_number=number, role=role,
                                   shown_as=shown_as, by=by, at=at)
    except Refused as refusal:
        form.revision.data = str(copy.revision) if copy else ""
        return boxes(w, 409, refusal=refusal)
    return redirect(url_for("amending.copy", copy_id=copy.id), 303)


def _copy(form: SuggestForm) -> WorkingCopy | None:
    """The copy the form was opened from, if it is there still and this person's own."""
    copy = copies.copy(form.copy.data) if form.copy.data else None
    return copy if copy is not None and copy.person_id == signed_in().id else None


def alternative_of(form: SuggestForm) -> Amendment | None:
    """The suggestion to which it is another wording; an unknown one is an unknown address."""
    if not form.alternative.data:
        return None
    return queries.amendment(form.alternative_to or 0) or abort(404)
