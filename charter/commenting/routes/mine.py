"""A member's own comment in a new draft: confirm in one press what became of it, or write it anew."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from charter import clock
from charter.commenting import actions, queries, standing
from charter.commenting.models import Comment
from charter.commenting.routes import bp
from charter.commenting.showing import fates
from charter.db import writing
from charter.drafting import queries as drafting
from charter.people.doors import door, own, signed_in
from charter.web.flashes import flash
from charter.web.ids import NUMBER
from charter.web.numbers import needed
from charter.words import _


def _own(number: int) -> tuple[str, ...]:
    return own(queries.comment(number))


@bp.get(f"/members/comments/<{NUMBER}:number>")
@door("comment.stand", also=_own)
def mine(number: int) -> Any:
    """What became of it, and the two ways on."""
    found, latest = _found(number), drafting.latest()
    told = [sentence for _, sentence in fates(found)[-1:]]
    here = drafting.clause(latest.number, found.clause_key) if latest and found.clause_key else None
    fate = found.fates[-1] if found.fates else None
    return render_template("commenting/mine.html", comment=found, told=told, fate=fate, latest=latest, here=here,
                           over=standing.over(found, fate.version_number) if fate else None)


@bp.post(f"/members/comments/<{NUMBER}:number>/confirmation")
@door("comment.stand", also=_own)
def stand(number: int) -> Response:
    """Confirm that it still says what its writer means."""
    version = needed(request.form.get("version"))
    at, by = clock.now(), signed_in()
    with writing():
        actions.confirm_fate(_found(number), version_number=version, by=by, at=at)
    flash(_("Thank you. Comment {number} stands as it is shown.", number=number))
    return redirect(url_for("commenting.mine", number=number), 303)


def _found(number: int) -> Comment:
    return queries.comment(number) or abort(404)
