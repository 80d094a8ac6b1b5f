"""The card that a link is shown by, in words and as a picture."""

from __future__ import annotations

from flask import Response

from charter.db import db
from charter.drafting.consenting import consent_of
from charter.drafting.models import Settlement
from charter.drafting.site import site
from charter.looks.colours import WARM
from charter.looks.printed import mark
from charter.publishing import card as cards
from charter.publishing.pdf import can_show
from charter.reading.door import bp
from charter.signing import launch
from charter.words import _, language, speaking


@bp.get("/card.png")
def card() -> Response:
    """The picture, in the address's language where our fonts have its letters: how things stand, and the charter's title."""
    if language() and not can_show(" ".join(map(str, told()))):
        with speaking(None):
            return Response(_drawn(), mimetype="image/png")
    return Response(_drawn(), mimetype="image/png")


def _drawn() -> bytes:
    facts, (status, note) = site(), told()
    return cards.card(status=str(status), title=str(facts.title), note=str(note), lang=language(), ground=facts.worn.band,
                      mark=mark(facts.worn, facts.groups, WARM, chip=True), is_open=facts.settled is None)


def told() -> tuple[str, str]:
    """How things stand; whose consent the text has, and that only those on the list have signed."""
    facts = site()
    if not facts.settled:
        return facts.status_line, _("These are words to talk about; they bind nobody.")
    found = db.session.get_one(Settlement, facts.settled)
    listed = (_("Nobody is listed before its list opens.") if launch.waits(facts.settled) else
              _("Only those on its list have signed."))
    return facts.status_line, " ".join(map(str, filter(None, (consent_of(found.lines), listed))))
