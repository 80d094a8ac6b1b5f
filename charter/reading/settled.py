"""How a text was settled, for everybody: each group's line on the whole text, and who still saw harm, once it is settled."""

from __future__ import annotations

from flask import abort, render_template

from charter.meeting import settled
from charter.reading.door import NUMBER, bp


@bp.get(f"/versions/<{NUMBER}:number>/settled")
def how_settled(number: int) -> str:
    """Which group said what of the whole text, on which day; before it is settled, only that the groups were asked."""
    return render_template("reading/settled.html", a=settled.account(number) or abort(404))
