"""A visitor says by a letter's link that a comment still stands in a new draft; following the link alone says nothing."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from charter import clock
from charter.commenting import actions, queries, showing, standing
from charter.commenting.models import Comment, CommentFate
from charter.commenting.routes import bp
from charter.db import writing
from charter.drafting import queries as drafting
from charter.people import may
from charter.people.doors import door
from charter.words import _


def _holder(comment_id: str, token: str) -> tuple[str, ...]:
    """Whoever has the letter's link; any other link is an unknown address."""
    _found(comment_id, token)
    return (may.TOKEN,)


@bp.get("/comments/<comment_id>/stand/<token>")
@door("comment.stand", also=_holder)
def standing_page(comment_id: str, token: str) -> str:
    """The comment, the words it is about before and now, and the two ways on."""
    found, fate = _found(comment_id, token)
    n = fate.version_number
    return render_template("commenting/standing.html", comment=found, fate=fate, token=token,
                           over=standing.over(found, n), sentence=dict(showing.fates(found))[n],
                           before=_words(found, found.version_number), now=_words(found, n),
                           anew=_anew(found, token), why_hidden=showing.hidden(found))


@bp.post("/comments/<comment_id>/stand/<token>")
@door("comment.stand", also=_holder)
def stands(comment_id: str, token: str) -> Response:
    """The press."""
    at = clock.now()
    with writing():
        found, fate = _found(comment_id, token)
        actions.confirm_fate(found, version_number=fate.version_number, by=None, at=at)
    return redirect(url_for("commenting.standing_page", comment_id=comment_id, token=token), 303)


def _found(comment_id: str, token: str) -> tuple[Comment, CommentFate]:
    found = queries.by_id(comment_id)
    fate = standing.held(found, token) if found else None
    if found is None or fate is None:
        abort(404)
    return found, fate


def _words(comment: Comment, version_number: int) -> str | None:
    """The plain words of the paragraph it is about, as they read in a draft; nothing where it is gone."""
    clause = drafting.clause(version_number, comment.clause_key) if comment.clause_key else None
    return clause.wording.plain if clause else None


def _anew(comment: Comment, token: str) -> tuple[str, str] | None:
    """The way to the form on the current draft, with these words in its box: what its button says, and the address.

    The address names the comment and holds this link, for words of any length would not go into an address.
    """
    draft = drafting.draft()
    if draft is None:
        return None
    given: dict[str, Any] = {"number": draft.number, "from": comment.number, "held": token}
    if comment.clause_key and drafting.clause(draft.number, comment.clause_key):
        return _("Write it anew on draft {number}",
                 number=draft.number), url_for("commenting.new", key=comment.clause_key, **given)
    return _("Write it anew on the whole draft {number}", number=draft.number), url_for("commenting.new_whole", **given)
