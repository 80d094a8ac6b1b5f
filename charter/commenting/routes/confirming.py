"""A visitor confirms by a letter's link that a comment is theirs; following the link alone confirms nothing."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, url_for

from charter import clock
from charter.commenting import actions, queries
from charter.commenting.models import Comment
from charter.commenting.routes import bp
from charter.db import writing
from charter.people import may
from charter.people.doors import door
from charter.web.tokens import is_token

PURPOSE = "comment-confirm"


def _holder(comment_id: str, token: str) -> tuple[str, ...]:
    """Whoever has the letter's link; any other link is an unknown address."""
    if not is_token(PURPOSE, comment_id, token):
        abort(404)
    return (may.TOKEN,)


@bp.get("/comments/<comment_id>/confirm/<token>")
@door("comment.confirm", also=_holder)
def confirm(comment_id: str, token: str) -> Any:
    """Shows the comment again and asks for one press: mail scanners follow links."""
    return render_template("commenting/confirm.html", comment=_found(comment_id), token=token)


@bp.post("/comments/<comment_id>/confirm/<token>")
@door("comment.confirm", also=_holder)
def confirmed(comment_id: str, token: str) -> Any:
    """The press."""
    at = clock.now()
    with writing():
        actions.confirm(_found(comment_id), at=at)
    return redirect(url_for("commenting.confirm", comment_id=comment_id, token=token), 303)


def _found(comment_id: str) -> Comment:
    comment = queries.by_id(comment_id)
    if comment is None:
        abort(404)
    return comment
