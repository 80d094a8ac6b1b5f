"""A governing board's two pages as a tagged PDF: one sheet, both sides."""

from __future__ import annotations

from pathlib import Path

from charter.drafting.site import site
from charter.looks.printed import printed
from charter.publishing import marks
from charter.publishing.governing import Governing, in_one
from charter.publishing.pdf import compiled
from charter.words import _

TEMPLATE = Path(__file__).parent / "governing.typ"
# What the template says by itself.
SAYS = {
    "meaning": _("What signing means, and what it does not"), "it_means": _("It means"), "it_does_not": _("It does not mean"),
    "asks": _("What it asks of a school"), "unchanged": _("What it does not change"),
    "resolution": _("A draft resolution, to be minuted"),
    "either": _("Each is as good as the other, and any of them may be put in the board’s own words."),
    "whole": _("The whole text"), "sign": _("Sign, or not now"), "digest": _("Digest of the text (SHA-256):"),
}
AFTER = (
    _("A head or a chair may also sign before the board has looked; the list then says so, in these words: “have not yet "
      "considered it”, “have been told”, or “resolved it on” the day, with the minute. None of them is counted or "
      "ranked. Nothing is kept about a school that does not sign, and no page shows it."),
)


def pdf(g: Governing) -> bytes:
    """The whole file; the same facts make the same bytes."""
    settled = g.version.settlement
    assert settled is not None, "only a settled version is signed"
    facts, number = site(), g.version.number
    return compiled(TEMPLATE, {
        "title": _("For a governing board: version {number} of {title}", number=number,
                   title=g.title), "author": facts.title, "area": g.area,
        "name": g.title, **printed(facts.worn, facts.groups), "heading": _("For your governing board: to sign, or not"),
        "foot": _("{title}, version {number}. {address}", title=g.title, number=number,
                  address=g.address), "status": f"{g.status}.", "opening": opening(g),
        "means": g.means, "means_not": g.means_not, "asks": [(*ask[:2], in_one(ask)) for ask in g.asks],
        "asks_end": asks_end(g), "unchanged": g.unchanged, "unchanged_end": unchanged_end(g),
        "changed_heading": changed_heading(g), "changed": g.changed.shown, "changed_end": changed_end(g),
        "resolution": f"{g.resolution}:", "choices": g.choices, "after": AFTER,
        "address": g.address, "sign": g.sign, "qr_text": marks.qr(g.address), "qr_sign": marks.qr(g.sign),
        "qr_text_says": _("The address {address} for a phone’s camera", address=g.address),
        "qr_sign_says": _("The address {sign} for a phone’s camera", sign=g.sign), "digest": g.version.digest,
        "says": SAYS,
    }, settled.at.date())


def opening(g: Governing) -> list[str]:
    """What is asked, and how the text came to be settled."""
    said = f" {_('When it was settled, each group gave one line on the whole text. {lines}.', lines='; '.join(g.said))}" if (
        g.said) else ""
    asked = (_("The board is asked whether the school signs this text, of its own will.") if g.open_for_signature else
             _("A newer version is open for signature; this one is told here as it was."))
    words = _("Signing is one way of taking part; that a school is not on the list means nothing. The words are "
              "those of {settled_on}, and no letter of them changes any more: whoever signs, signs these.",
              settled_on=g.settled_on)
    return [f"{asked} {words}{said}"]


def asks_end(g: Governing) -> list[str]:
    """What follows the promises: more of them elsewhere, or that there are none."""
    if not g.asks:
        return [_("No promise in this text begins with schools. What others promise stands in the text.")]
    return [_("And {more_asks} more: {address}", more_asks=g.more_asks, address=g.address)] if g.more_asks else []


def unchanged_end(g: Governing) -> list[str]:
    """The same for what stays as it is."""
    if not g.unchanged:
        return [_("The text has no part of its own about this. Signing changes no power or duty in law.")]
    return [_("And {more_unchanged} more: {address}", more_unchanged=g.more_unchanged,
              address=g.address)] if g.more_unchanged else []


def changed_heading(g: Governing) -> str:
    """The heading over what changed."""
    return _("What changed since version {before}",
             before=g.before) if g.before else _("What changed since the last settled version")


def changed_end(g: Governing) -> list[str]:
    """What follows the changes."""
    if g.before is None:
        return [_("This is the first text to be settled, so there is none before it.")]
    if not g.changed.shown:
        return [_("No word has changed.")]
    compared = g.address.replace("/versions/", f"/compare/{g.before}/")
    return [_("And {more} more: {compared}", more=g.changed.more, compared=compared)] if g.changed.more else []
