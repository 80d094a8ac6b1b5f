"""A governing board's two pages as a tagged PDF: one sheet, both sides."""

from __future__ import annotations

from pathlib import Path

from charter.drafting.site import site
from charter.publishing import marks
from charter.publishing.certificate import PETROL
from charter.publishing.governing import Governing, in_one
from charter.publishing.pdf import compiled

TEMPLATE = Path(__file__).parent / "governing.typ"
AFTER = (
    "A head or a chair may also sign before the board has looked; the list then says so, in these words: “have not yet "
    "considered it”, “have been told”, or “resolved it on” the day, with the minute. None of them is counted or ranked. Nothing "
    "is kept about a school that does not sign, and no page shows it.",
)


def pdf(g: Governing) -> bytes:
    """The whole file; the same facts make the same bytes."""
    settled = g.version.settlement
    assert settled is not None, "only a settled version is signed"
    facts, number = site(), g.version.number
    return compiled(TEMPLATE, {
        "title": f"For a governing board: version {number} of {g.title}", "author": facts.title, "area": g.area,
        "name": g.title, "mark": marks.ngon(facts.groups, PETROL), "heading": "For your governing board: to sign, or not",
        "foot": f"{g.title}, version {number}. {g.address}", "status": f"{g.status}.", "opening": opening(g),
        "means": g.means, "means_not": g.means_not, "asks": [(*ask[:2], in_one(ask)) for ask in g.asks],
        "asks_end": asks_end(g), "unchanged": g.unchanged, "unchanged_end": unchanged_end(g),
        "changed_heading": changed_heading(g), "changed": g.changed.shown, "changed_end": changed_end(g),
        "resolution": f"{g.resolution}:", "choices": g.choices, "after": AFTER,
        "address": g.address, "sign": g.sign, "qr_text": marks.qr(g.address), "qr_sign": marks.qr(g.sign),
        "qr_text_says": f"The address {g.address} for a phone’s camera",
        "qr_sign_says": f"The address {g.sign} for a phone’s camera", "digest": g.version.digest,
    }, settled.at.date())


def opening(g: Governing) -> list[str]:
    """What is asked, and how the text came to be settled."""
    said = f" When it was settled, each group gave one line on the whole text. {'; '.join(g.said)}." if g.said else ""
    asked = ("The board is asked whether the school signs this text, of its own will." if g.open_for_signature else
             "A newer version is open for signature; this one is told here as it was.")
    return [f"{asked} Signing is one way of taking part; that a school is not on the list means nothing. The words are those of "
            f"{g.settled_on}, and no letter of them changes any more: whoever signs, signs these.{said}"]


def asks_end(g: Governing) -> list[str]:
    """What follows the promises: more of them elsewhere, or that there are none."""
    if not g.asks:
        return ["No promise in this text begins with schools. What others promise stands in the text."]
    return [f"And {g.more_asks} more: {g.address}"] if g.more_asks else []


def unchanged_end(g: Governing) -> list[str]:
    """The same for what stays as it is."""
    if not g.unchanged:
        return ["The text has no part of its own about this. Signing changes no power or duty in law."]
    return [f"And {g.more_unchanged} more: {g.address}"] if g.more_unchanged else []


def changed_heading(g: Governing) -> str:
    """The heading over what changed."""
    return f"What changed since version {g.before}" if g.before else "What changed since the last settled version"


def changed_end(g: Governing) -> list[str]:
    """What follows the changes."""
    if g.before is None:
        return ["This is the first text to be settled, so there is none before it."]
    if not g.changed.shown:
        return ["No word has changed."]
    compared = g.address.replace("/versions/", f"/compare/{g.before}/")
    return [f"And {g.changed.more} more: {compared}"] if g.changed.more else []
