"""Suggesting different words: the boxes, the difference before it is sent, and sending; whole without script."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request, url_for

from charter import clock
from charter.amending import actions, rules, wishes
from charter.amending.forms import SuggestForm
from charter.amending.looking import look
from charter.amending.routes import bp
from charter.amending.routes.boxes import fill, parts_of, pressed
from charter.amending.routes.ways import choose, role_of
from charter.db import writing
from charter.drafting import closed
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.people import shown
from charter.people.doors import door, signed_in
from charter.refusal import Refused
from charter.text.change import Placed
from charter.web.ids import NUMBER


@bp.get(f"/versions/<{NUMBER}:number>/amendments/new")
@door("amendment.propose")
def new(number: int) -> Any:
    """The boxes, one for each paragraph named in the address."""
    version = _found(number)
    form = choose(SuggestForm())
    form.headline.data, form.comment.data, form.credit.data = (
        request.args.get(name, "")[:most] for name, most in (("headline", 100), ("comment", 9), ("credit", 120)))
    fill(form, request.args.getlist("clause"), drafting.tree(number))
    return _boxes(version, form)


@bp.post(f"/versions/<{NUMBER}:number>/amendments/new")
@door("amendment.propose")
def suggest(number: int) -> Any:
    """One page of the way: change the boxes, look at the difference, or send."""
    version, form, do = _found(number), choose(SuggestForm()), request.form.get("do", "preview")
    if closed.closed(number, "words", clock.now()):
        return _moved_on(version, form)
    if do not in ("preview", "send"):
        pressed(form, do, drafting.tree(number))
        return _boxes(version, form)
    tree = drafting.tree(number)
    if not _is_right(tree, form):
        return _boxes(version, form, 422)
    return _send(version, tree, form) if do == "send" else _difference(version, tree, form)


@bp.post(f"/versions/<{NUMBER}:number>/amendments/preview")
@door("amendment.propose")
def preview(number: int) -> Any:
    """The difference alone, while it is typed."""
    form = SuggestForm()
    return render_template("amending/difference.html", look=look(_found(number).number, parts_of(form)))


def _send(version: Version, tree: tuple[Placed, ...], form: SuggestForm) -> Any:
    at, by, role, changes = clock.now(), signed_in(), role_of(form), wishes.changes(parts_of(form), tree)
    try:
        rules.check_fits(tree, changes)
        with writing():
            amendment = actions.propose(
                version, headline=form.headline.data, rationale=form.rationale.data, changes=changes, by=by,
                role=role, shown_as=shown.words(role, form.shown.data), at=at, once=form.once.data,
                comment_number=form.comment_number, credit=form.credit.data or None)
    except Refused as refusal:
        if closed.closed(version.number, "words", at):
            return _moved_on(version, form)
        return _boxes(version, form, 409, refusal=refusal)
    return redirect(url_for("reading.amendment", number=amendment.number), 303)


def _is_right(tree: tuple[Placed, ...], form: SuggestForm) -> bool:
    """Whether every field is right and something is changed; says by the field what is not."""
    right, parts = form.validate(), parts_of(form)
    found = wishes.slips(parts, tree)
    if not found and parts and not wishes.changes(parts, tree):
        found = {0: "Nothing is changed yet. Change at least one word."}
    for at, words in found.items():
        form.typed_parts[at].words.errors = [words]
    if not parts:
        form.add.errors = ["Choose a paragraph to change."]
    return bool(right and parts and not found)


def _moved_on(version: Version, form: SuggestForm) -> Any:
    """The draft closed, or a newer one was made, while somebody typed: nothing typed is lost."""
    why, newest = closed.closed(version.number, "words", clock.now()), drafting.latest()
    taken = None
    if newest is not None and newest.number != version.number:
        taken = wishes.carried(parts_of(form), drafting.tree(version.number), drafting.tree(newest.number))
        form.retake([{"kind": part.kind, "key": part.key, "words": part.words} for part in taken.parts])
        version = newest
    return _boxes(version, form, 409, refusal=Refused(why or ""), taken=taken)


def _difference(version: Version, tree: tuple[Placed, ...], form: SuggestForm) -> Any:
    seen = look(version.number, parts_of(form), tree)
    return render_template("amending/preview.html", version=version, form=form, look=seen,
                           shown_as=shown.words(role_of(form), form.shown.data))


def _boxes(version: Version, form: SuggestForm, status: int = 200, **more: Any) -> Any:
    seen = look(version.number, parts_of(form))
    form.add.choices = [("", "Choose a paragraph"), *((p.key, f"{p.number} {p.words.replace('**', '')[:60]}") for p in seen.tree)]
    shut = closed.closed(version.number, "words", clock.now())
    page = render_template("amending/new.html", version=version, form=form, look=seen, shut=shut, **more)
    return page, status


def _found(number: int) -> Version:
    version = drafting.version(number)
    if version is None:
        abort(404)
    return version
