"""A signature's certificate: one A4 page to print, which says what was signed and where that is proved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import current_app

from charter.drafting.models import Version
from charter.drafting.site import site
from charter.publishing import marks
from charter.publishing.pdf import compiled
from charter.signing import paper
from charter.signing.lines import Line
from charter.signing.models import Signature
from charter.web.filters import day

TEMPLATE = Path(__file__).parent / "certificate.typ"
# Of the look: what is settled, and the palest shade of it, on which ink still stands out fourteen to one.
PETROL, TINT = "#0B4B57", "#E3F0F1"
# What stands for words in a script that no font of this machine has: nothing is drawn as empty boxes.
UNSEEN = "[in letters that this page cannot print; they stand at the address below]"
NOTE = ("Signing is each one’s own free act. This page says nothing of anybody else, and a copy of it may be older than a "
        "withdrawal: whether the signature is in force stands at the address.")


def certificate(signature: Signature, line: Line, version: Version) -> bytes:
    """The certificate of a listed signature, as a tagged PDF; the same facts make the same bytes."""
    address = f"{str(current_app.config['SITE_URL']).rstrip('/')}/signatures/{signature.id}"
    facts = site()
    told: dict[str, Any] = {
        "title": f"Certificate of a signature under version {line.version} of {facts.title}", "author": facts.title,
        "area": facts.area, "name": facts.title, "mark": marks.ngon(facts.groups, PETROL),
        "behind": marks.ngon(facts.groups, TINT), "kind": "Certificate of a signature", "who": line.name,
        "was": f"now part of {line.now_part_of}" if line.now_part_of else "",
        "signed": f"signed version {line.version} of", "charter": version.title or facts.title,
        "on": f"on {line.date}{called(line)}", "lines": _lines(line), "own": _own(line),
        "proof": _proof(signature, line, version, address), "qr": marks.qr(address),
        "qr_says": f"The address {address} for a phone’s camera", "note": NOTE,
    }
    return compiled(TEMPLATE, told, line.at.date(), instead=lambda _: UNSEEN)


def called(line: Line) -> str:
    """Under which name it signed, where it has another by now: what is printed stays true of its day."""
    return f", as {line.organisation}" if line.now_called else ""


def _lines(line: Line) -> list[tuple[str, ...]]:
    """Each is a name and what stands after it; parts apart, so that one in another script takes no other along."""
    found = [("Signed by", line.who, line.role)] if line.organisation else [("In the role of", line.role)]
    return [parts for parts in (*found, ("On what authority:", line.authority)) if parts[1]]


def _own(line: Line) -> list[tuple[str, str]]:
    return [(name, words) for name, words in (("Pledge", line.pledge), ("Reservation", line.reservation)) if words]


def _checked(signature: Signature, line: Line) -> str:
    if signature.paper_on is None:
        return f"Checked by {paper.checked_by(line, None)}"
    return paper.in_words(signature.paper_on, paper.confirmed_on(signature.id))


def _proof(signature: Signature, line: Line, version: Version, address: str) -> list[tuple[str, str, bool]]:
    """What proves it: name, words, and whether they are for a machine."""
    settled = f" Settled on {day(version.settlement.at)}." if version.settlement else ""
    return [
        ("Proved at", address, False),
        ("Place in the public log", f"Entry {signature.entry_seq}. {_checked(signature, line)}.", False),
        (f"Digest of version {version.number} (SHA-256).{settled}", version.digest, True),
    ]
