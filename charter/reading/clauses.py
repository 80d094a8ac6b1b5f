"""One clause through time: its words, the suggestions and meetings that made them, what people said and were answered."""

from __future__ import annotations

from typing import Any

from flask import abort, render_template

from charter.commenting import showing
from charter.drafting import queries as drafting
from charter.drafting.site import site
from charter.reading import lives
from charter.reading.door import bp


@bp.get("/clauses/<key>")
def clause(key: str) -> Any:
    """One clause by its permanent key, whether it stands, stood, or is only suggested (four queries)."""
    stood = lives.stood(key)
    if not stood and drafting.origin(key) is None:
        abort(404)
    suggested = lives.suggested(key)
    comments = lives.comments(key)
    facts = site()
    numbers = {(row.version, key): row.number for row in stood}
    steps = lives.steps(stood, suggested)
    return render_template(
        "reading/clause.html", key=key, now=stood[-1] if stood else None, first=stood[0] if stood else None, steps=steps,
        picture=lives.picture(steps, facts.settled, facts.latest or 0), suggested=suggested,
        comments=[showing.show(row, numbers) for row in comments[:lives.MOST_COMMENTS]],
        more=len(comments) > lives.MOST_COMMENTS,
        in_settled=next((row for row in stood if row.version == facts.settled), None),
        is_gone=bool(stood) and stood[-1].version != facts.latest,
        talk=facts.latest if stood and stood[-1].version == facts.latest != facts.settled else None,
    )
