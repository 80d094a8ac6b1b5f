"""A signature's certificate: one A4 page to print, which says what was signed and where that is proved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import current_app

from charter.drafting.models import Version
from charter.drafting.site import site
from charter.looks.printed import printed
from charter.publishing import marks
from charter.publishing.pdf import compiled
from charter.signing import paper
from charter.signing.lines import Line
from charter.signing.models import Signature
from charter.web.filters import day
from charter.words import _

TEMPLATE = Path(__file__).parent / "certificate.typ"
# What stands for words in a script that no font of this machine has: nothing is drawn as empty boxes.
UNSEEN = _("[in letters that this page cannot print; they stand at the address below]")
NOTE = (_("Signing is each one’s own free act. This page says nothing of anybody else, and a copy of it may be older "
          "than a withdrawal: whether the signature is in force stands at the address."))


def certificate(signature: Signature, line: Line, version: Version) -> bytes:
    """The certificate of a listed signature, as a tagged PDF; the same facts make the same bytes."""
    address = f"{str(current_app.config['SITE_URL']).rstrip('/')}/signatures/{signature.id}"
    facts = site()
    told: dict[str, Any] = {
        "title": _("Certificate of a signature under version {version} of {title}", version=line.version,
                   title=facts.title), "author": facts.title,
        "area": facts.area, "name": facts.title, **printed(facts.worn, facts.groups),
        "kind": _("Certificate of a signature"), "who": line.name,
        "was": _("now part of {now_part_of}", now_part_of=line.now_part_of) if line.now_part_of else "",
        "signed": _("signed version {version} of", version=line.version), "charter": version.title or facts.title,
        "on": _on(line), "lines": _lines(line), "own": _own(line),
        "proof": _proof(signature, line, version, address), "qr": marks.qr(address),
        "qr_says": _("The address {address} for a phone’s camera", address=address), "note": NOTE,
    }
    return compiled(TEMPLATE, told, line.at.date(), instead=lambda _: UNSEEN)


def _on(line: Line) -> str:
    """The day, and under which name it signed, where it has another by now: what is printed stays true of its day."""
    return _("on {date}, as {organisation}", date=line.date, organisation=line.organisation) if line.now_called else _(
        "on {date}", date=line.date)


def _lines(line: Line) -> list[tuple[str, ...]]:
    """Each is a name and what stands after it; parts apart, so that one in another script takes no other along."""
    found = [(_("Signed by"), line.who, line.role)] if line.organisation else [(_("In the role of"), line.role)]
    return [parts for parts in (*found, (_("On what authority:"), line.authority)) if parts[1]]


def _own(line: Line) -> list[tuple[str, str]]:
    return [(name, words) for name, words in ((_("Pledge"), line.pledge), (_("Reservation"), line.reservation)) if words]


def _checked(signature: Signature, line: Line) -> str:
    if signature.paper_on is None:
        return _("Checked by {checked_by}", checked_by=paper.checked_by(line, None))
    return paper.in_words(signature.paper_on, paper.confirmed_on(signature.id))


def _proof(signature: Signature, line: Line, version: Version, address: str) -> list[tuple[str, str, bool]]:
    """What proves it: name, words, and whether they are for a machine."""
    settled = f" {_('Settled on {at}.', at=day(version.settlement.at))}" if version.settlement else ""
    return [
        (_("Proved at"), address, False),
        (_("Place in the public log"), _("Entry {entry_seq}. {checked}.", entry_seq=signature.entry_seq,
                                      checked=_checked(signature, line)), False),
        (f"{_('Digest of version {number} (SHA-256).', number=version.number)}{settled}", version.digest, True),
    ]
