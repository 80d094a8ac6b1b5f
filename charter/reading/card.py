"""The card that a link is shown by, in words and as a picture."""

from __future__ import annotations

from flask import Response

from charter.drafting.site import site
from charter.looks.printed import mark
from charter.publishing import card as cards
from charter.reading.door import bp
from charter.words import _, language

# The table's own colour on the band, in which the mark stands on the card.
WARM = "ffd3ae"


@bp.get("/card.png")
def card() -> Response:
    """The picture, in the address's language: how things stand, the charter's title, that only those on the list have signed."""
    facts = site()
    note = _("Only those on its list have signed.") if facts.settled else _("Nobody has signed. These are words to talk about.")
    made = cards.card(status=str(facts.status_line), title=str(facts.title), note=str(note), lang=language(),
                      ground=facts.worn.band, mark=mark(facts.worn, facts.groups, WARM, chip=True), is_open=facts.settled is None)
    return Response(made, mimetype="image/png")
