"""The statement that draws a line under what was, once every group has approved it."""

from __future__ import annotations

from typing import Any

from flask import abort, render_template

from charter.meeting import queries, statements
from charter.reading.door import NUMBER, bp


@bp.get(f"/meetings/<{NUMBER}:number>/statement")
def statement(number: int) -> Any:
    """The statement; before its last approval there is no such page."""
    meeting = queries.meeting(number)
    found = statements.published(meeting) if meeting else None
    if meeting is None or found is None:
        abort(404)
    return render_template("reading/statement.html", meeting=meeting, statement=found)
