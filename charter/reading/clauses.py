"""One clause through time: its words, the suggestions and meetings that made them, what people said and were answered."""

from __future__ import annotations

from typing import Any

from flask import Response, abort, current_app, make_response, render_template, request

from charter.drafting import queries as drafting
from charter.drafting.site import site
from charter.glossary import queries as glossary
from charter.reading import drawing, lives
from charter.reading.comments import comment_listed
from charter.reading.door import bp
from charter.reading.drawing import kept


@bp.get("/clauses/<key>")
def clause(key: str) -> Any:
    """One clause by its permanent key, whether it stands, stood, or is only suggested (four queries, at first five)."""
    stood = lives.stood(key)
    if not stood and drafting.origin(key) is None:
        abort(404)
    suggested = lives.suggested(key)
    comments = lives.comments(key)
    facts = site()
    steps = lives.steps(stood, suggested)
    return render_template(
        "reading/clause.html", key=key, now=stood[-1] if stood else None, words=_words(stood), steps=steps, suggested=suggested,
        picture=lives.picture(steps, facts.settled, facts.latest or 0),
        comments=[kept(comment_listed, row) for row in comments[:lives.MOST_COMMENTS]],
        more=len(comments) > lives.MOST_COMMENTS, cited=_cited(stood), address=current_app.config["SITE_URL"],
        in_settled=next((row for row in stood if row.version == facts.settled), None),
        is_gone=bool(stood) and stood[-1].version != facts.latest,
        talk=facts.latest if stood and stood[-1].version == facts.latest != facts.settled else None,
    )


@bp.get("/clauses/<key>/opened")
def opened(key: str) -> Response:
    """The same in short, to be opened under the clause itself: a fragment of a page (four queries)."""
    stood = lives.stood(key)
    if not stood:
        abort(404)
    comments = lives.comments(key)
    wanted = request.args.get("version", "")
    answer = make_response(render_template(
        "reading/clause_opened.html", key=key, steps=lives.steps(stood, lives.suggested(key)), said=len(comments),
        more=len(comments) > lives.MOST_COMMENTS, address=current_app.config["SITE_URL"],
        cited=[row for row in stood if str(row.version) == wanted] or _cited(stood),
    ))
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _words(stood: list[lives.Stood]) -> str:
    """The newest words, with what is explained linked; they were made safe when the version was."""
    if not stood:
        return ""
    now = stood[-1]
    return drawing.linked(now.html, form=now.form, kind=now.kind, number=now.version, tree_digest=now.tree_digest,
                          forms=glossary.read(now.explained))


def _cited(stood: list[lives.Stood]) -> list[lives.Stood]:
    """The newest settled version that has it, or where there is none the newest draft: what somebody quotes."""
    facts = site()
    return [row for row in stood if row.version == facts.settled] or stood[-1:]
