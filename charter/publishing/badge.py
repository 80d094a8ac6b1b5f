"""A signature's badge: one small drawing that says “signed version N on DATE”, for any page, light or dark. Pure.

It holds nothing from elsewhere and nothing that runs, and brings its own ground, so that it reads on any other.
"""

from __future__ import annotations

from typing import NamedTuple
from unicodedata import east_asian_width

from markupsafe import Markup

from charter.publishing.pdf import seen
from charter.words import _

WIDE, HIGH = 380, 96  # pixels; on a narrower page it shrinks as a whole
FONT = "'Atkinson Hyperlegible Next','Segoe UI',Roboto,Arial,sans-serif"
# About how many letters of each line fit beside the mark; a wide letter (as in Chinese) counts as two.
WHO, SAID = 25, 40
# From the look, on the band's colour (looks/colours.py holds the contrasts); past is told by a broken line and by words.
TABLE, WHITE = "#FFD3AE", "#FFFFFF"
_FRAME = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}" role="img" lang="en-GB" '
    'aria-labelledby="title desc"><title id="title">{title}</title><desc id="desc">{desc}</desc>'
    '<rect x="1" y="1" width="{w2}" height="{h2}" rx="6" fill="{deep}" stroke="{table}" stroke-width="1"/>'
    '<path transform="translate(48 48) scale(.3)" d="{path}" fill="none" stroke="{table}" stroke-width="22"{dash}/>'
    '<g font-family="{font}" fill="{white}" unicode-bidi="plaintext">{lines}</g></svg>\n')
_LINE = Markup('<text x="94" y="{y}" font-size="{size}"{bold}>{words}</text>')


class Dress(NamedTuple):
    """What the site wears: its mark's lines about 0 0, as far as they are drawn, and the colour of its band."""

    path: str
    ground: str


def signed(who: str, version: int, day: str, then: str, charter: str, address: str, dress: Dress) -> str:
    """The badge of a listed signature; `then` is the name it signed under, where it has another by now."""
    said = _("signed version {version} on {day}", version=version, day=day)
    rows = [*((line, 16.0, True) for line in _fold(who)), (said, 12.5, False), (_cut(charter, SAID), 12, False)]
    whole = _("{who} signed version {version} on {day}: {charter}", who=who, version=version, day=day, charter=charter)
    if then:
        whole = _("{who} signed version {version} on {day}, as {organisation}: {charter}", who=who, version=version, day=day,
                  organisation=then, charter=charter)
    return _drawn(whole, _("Proved at {address}", address=address), rows, dress)


def over(dress: Dress) -> str:
    """The badge of a signature that is no longer in force: it says that, and nothing else."""
    return _drawn(_("No longer in force"), _("What stood here is over."), [(_("No longer in force"), 17, True)], dress, "6 9")


def waits(dress: Dress) -> str:
    """The badge of a signature that is not listed."""
    words = _("This signature is not on the public list. When it is, its badge stands here.")
    return _drawn(_("Not listed"), words,
                  [(_("Not listed"), 17, True), (_("This badge waits until it is."), 13, False)], dress, "6 9")


def _drawn(title: str, desc: str, rows: list[tuple[str, float, bool]], dress: Dress, dash: str = "") -> str:
    gaps = [size + 6 for _, size, _ in rows]
    y, lines = (HIGH - sum(gaps)) / 2, Markup()
    for (words, size, bold), gap in zip(rows, gaps, strict=True):
        y += gap
        weight = Markup(' font-weight="700"') if bold else ""
        lines += _LINE.format(y=f"{y - 6:.0f}", size=size, bold=weight, words=seen(words))
    dashed = Markup(' stroke-dasharray="{}"').format(dash) if dash else ""
    return str(_FRAME.format(w=WIDE, h=HIGH, w2=WIDE - 2, h2=HIGH - 2, title=seen(title), desc=seen(desc), deep=dress.ground,
                             table=TABLE, white=WHITE, font=FONT, path=dress.path, dash=dashed, lines=lines))


def _fold(words: str) -> list[str]:
    """A name on one line, or on two; what is longer ends in a sign that says so (the title has it whole)."""
    if _wide(words) <= WHO:
        return [words]
    first = ""
    for word in words.split():
        if _wide(f"{first} {word}") > WHO:
            break
        first = f"{first} {word}".strip()
    first = first or words[:WHO // 2]
    return [first, _cut(words[len(first):].strip(), WHO)]


def _cut(words: str, most: int) -> str:
    if _wide(words) <= most:
        return words
    while _wide(words) >= most:
        words = words[:-1]
    return f"{words.rstrip()}…"


def _wide(words: str) -> int:
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in words)
