"""The card that a link is shown by, in words and as a picture."""

from __future__ import annotations

from flask import Response, abort

from charter.drafting import queries as drafting
from charter.drafting.consenting import consent_of
from charter.drafting.models import Version
from charter.drafting.site import site
from charter.looks.colours import WARM
from charter.looks.printed import mark
from charter.publishing import card as cards
from charter.publishing.pdf import can_show
from charter.reading.door import NUMBER, bp
from charter.signing import launch
from charter.words import _, language, speaking


@bp.get("/card.png")
def card() -> Response:
    """The picture that stands for the site: how its settled text stands, or else its draft."""
    facts = site()
    number = facts.settled or facts.latest
    return _picture(drafting.version(number) if number else None)


@bp.get(f"/versions/<{NUMBER}:number>/card.png")
def version_card(number: int) -> Response:
    """The picture that stands for one version, so that a link to a draft never says that it can be signed."""
    return _picture(drafting.version(number) or abort(404))


def _picture(version: Version | None) -> Response:
    """In the address's language where our fonts have its letters, or else in English."""
    if language() and not can_show(" ".join(map(str, told(version)))):
        with speaking(None):
            return Response(_drawn(version), mimetype="image/png")
    return Response(_drawn(version), mimetype="image/png")


def _drawn(version: Version | None) -> bytes:
    facts, (status, note) = site(), told(version)
    title = version.title if version and version.title else facts.title
    return cards.card(status=str(status), title=str(title), note=str(note), lang=language(), ground=facts.worn.band,
                      mark=mark(facts.worn, facts.groups, WARM, chip=True), is_open=not (version and version.settlement))


def told(version: Version | None) -> tuple[str, str]:
    """How a version stands; then whose consent it has and who has signed, or until when it is open."""
    facts = site()
    if version is None or facts.latest is None:
        return facts.status_line, ""
    stands = drafting.status_among(version, facts.latest, facts.settled)
    status = stands.words if stands.words.endswith(".") else f"{stands.words}."
    if version.settlement:
        signed = (_("Nobody is listed before its list opens.") if launch.waits(version.number) else
                  _("Only those on its list have signed."))
        return status, _joined(consent_of(version.settlement.lines), signed)
    return status, _joined(facts.until if stands.kind == "open" else "", _("These are words to talk about; they bind nobody."))


def _joined(*sentences: str) -> str:
    return " ".join(str(one) for one in sentences if one)
