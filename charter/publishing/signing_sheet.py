"""One side of A4 on which a settled text is signed by hand; the convenor enters it, and it is marked so."""

from __future__ import annotations

from pathlib import Path

from flask import current_app

from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.drafting.site import site
from charter.looks.printed import printed
from charter.publishing import marks
from charter.publishing.governing import groups_of_four
from charter.publishing.pdf import compiled
from charter.refusal import Refused
from charter.signing import meaning
from charter.signing.paper import TWELVE
from charter.words import _

TEMPLATE = Path(__file__).parent / "signing_sheet.typ"
# What the template says by itself; a line to write on is as long as the hand needs.
SAYS = {
    "title": _("Sign on paper"), "begins": _("Its digest (SHA-256) begins"), "in_full": _("In full:"),
    "it_means": _("What signing means"), "it_does_not": _("What it does not mean"), "yours": _("Your signature"),
    "i_sign": _("I sign"), "for_organisation": _("for my organisation"), "as_person": _("as a person, for nobody else"),
    "organisation": _("Organisation"), "name": _("Name"), "role": _("Role"),
    "board": _("For an organisation: our governors, trustees, board or committee"), "tick_one": _("tick one"),
    "not_yet": _("have not yet considered it"), "been_told": _("have been told"),
    "resolved": _("resolved it on _____________ minute ______"),
    "pledge": _("A pledge of your own, if you wish"), "reservation": _("A reservation of your own, if you wish"),
    "email": _("E-mail, if you wish"), "date": _("Date"), "signature": _("Signature"),
}
LETTER = (_("With an address you get one letter, by which you can confirm this yourself, withdraw it in two clicks, or "
            "say that it is not yours. The address is shown to nobody."))
AFTER = (
    _("Give this sheet to the convenor, who enters what is written here and nothing else. On the public list it reads "
      "“on paper, entered by the convenor”. A pledge and a reservation have at most 150 words each and are read by the "
      "convenor before they are shown."),
    _("Not now? Then keep this sheet or throw it away. Nothing is kept of who did not sign."),
)


def pdf(version: Version) -> bytes:
    """The sheet for one settled version, as a tagged PDF. Raises Refused for a draft."""
    if version.settlement is None:
        raise Refused(_("Only a settled text can be signed. This is still a draft, and its words can change."))
    facts, address = site(), f"{str(current_app.config['SITE_URL']).rstrip('/')}/versions/{version.number}"
    title = version.title or facts.title
    return compiled(TEMPLATE, {
        "title": _("To sign version {number} of {title} on paper", number=version.number,
                   title=title), "author": facts.title, "area": facts.area, **printed(facts.worn, facts.groups),
        "name": title, "status": f"{drafting.status_among(version, facts.latest or version.number, facts.settled).words}.",
        "twelve": groups_of_four(version.digest[:TWELVE]), "digest": version.digest, "qr": marks.qr(address),
        "qr_says": _("The address {address} for a phone’s camera",
                     address=address), "read": _("Read every word first: {address}", address=address),
        "means": meaning.means(_("your organisation")), "means_not": meaning.means_not(_("your organisation")), "letter": LETTER,
        "after": AFTER, "says": SAYS,
    }, version.settlement.at.date())
