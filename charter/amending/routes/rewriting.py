"""An author writes a suggestion anew for a new draft; it keeps its number."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, request, url_for

from charter import clock
from charter.amending import actions, carrying, queries, rewriting, rules, wishes
from charter.amending.forms import RewriteForm
from charter.amending.models import Amendment
from charter.amending.routes import bp
from charter.amending.routes.boxes import pressed
from charter.amending.routes.pages import Writing, boxes, difference, found_version, is_right, moved_on
from charter.db import writing
from charter.drafting import closed
from charter.drafting import queries as drafting
from charter.people.doors import door, own, signed_in
from charter.refusal import Refused
from charter.text.change import Placed
from charter.web.ids import NUMBER

ADDRESS = f"/versions/<{NUMBER}:number>/amendments/<{NUMBER}:amendment_number>/rewriting"


def _own(number: int, amendment_number: int) -> tuple[str, ...]:
    return own(queries.amendment(amendment_number))


@bp.get(ADDRESS)
@door("amendment.rewrite", also=_own)
def rewriting_page(number: int, amendment_number: int) -> Any:
    """The boxes with the author's own words, taken over to the new draft."""
    w = _writing(number, amendment_number)
    actions.check_open(w.rewritten)  # type: ignore[arg-type]  # _writing always names it
    old, changes = _before(amendment_number, number)
    taken = carrying.carried(wishes.parts(changes, drafting.tree(old)), drafting.tree(old), drafting.tree(number))
    w.form.headline.data, w.form.rationale.data = w.rewritten.headline, w.rewritten.rationale  # type: ignore[union-attr]
    w.form.retake(taken.parts)
    return boxes(w, taken=taken)


@bp.post(ADDRESS)
@door("amendment.rewrite", also=_own)
def rewrite(number: int, amendment_number: int) -> Any:
    """Change the boxes, look at the difference, or put it in place of what was carried over."""
    w, do = _writing(number, amendment_number), request.form.get("do", "preview")
    why = closed.closed(number, "words", clock.now())
    if why:
        return moved_on(w, drafting.latest(), why)
    tree = drafting.tree(number)
    if do not in ("preview", "send"):
        pressed(w.form, do, tree)
        return boxes(w)
    if not is_right(w, tree):
        return boxes(w, 422)
    return _send(w, tree) if do == "send" else difference(w, tree, w.rewritten.shown_as)  # type: ignore[union-attr]


def _send(w: Writing, tree: tuple[Placed, ...]) -> Any:
    changes, at, by = wishes.changes(w.form.boxes, tree), clock.now(), signed_in()
    number = w.rewritten.number  # type: ignore[union-attr]
    try:
        rules.check_fits(tree, changes)
        with writing():
            rewriting.rewrite(_found(number), w.version, headline=w.form.headline.data, rationale=w.form.rationale.data,
                              changes=changes, by=by, at=at)
    except Refused as refusal:
        return boxes(w, 409, refusal=refusal)
    return redirect(url_for("reading.amendment", number=number), 303)


def _writing(number: int, amendment_number: int) -> Writing:
    to = url_for("amending.rewrite", number=number, amendment_number=amendment_number)
    return Writing(found_version(number), RewriteForm(), to, rewritten=_found(amendment_number))


def _before(amendment_number: int, number: int) -> tuple[int, Any]:
    """The newest version before this one for which it was written or carried, and its changes there."""
    found = _found(amendment_number)
    old = max((row.version_number for row in found.changes if row.version_number < number), default=found.version_number)
    return old, queries.changes(found, old)


def _found(number: int) -> Amendment:
    return queries.amendment(number) or abort(404)
