"""The card that a link is shown by, in words and as a picture."""

from __future__ import annotations

from flask import Response

from charter.drafting.site import site
from charter.looks.marks import WIDTH, drawing
from charter.publishing import card as cards
from charter.reading.door import bp
from charter.words import _

# The table's own colour on the band, in which the mark stands on the card.
WARM = "ffd3ae"


@bp.get("/card.png")
def card() -> Response:
    """The picture: the status in words, the charter's title, and that only those on the list have signed."""
    facts = site()
    note = _("Only those on its list have signed.") if facts.settled else _("Nobody has signed. These are words to talk about.")
    made = cards.card(status=facts.status_line, title=facts.title, note=note, ground=facts.worn.band,
                      mark=drawing(facts.worn.mark, facts.groups, WARM, WIDTH), is_open=facts.settled is None)
    return Response(made, mimetype="image/png")
