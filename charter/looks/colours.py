"""Every shade that follows from one chosen colour, with its contrasts: pure, raises Refused.

Contrast as WCAG 2.2 counts it (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
"""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass
from functools import lru_cache

from charter.refusal import Refused
from charter.words import _

# The grounds of static/css/charter.css on which links stand: paper, ground, people's apricot and the unfinished's primrose.
LIGHT = {_("white"): "ffffff", _("the pale ground"): "f2f6f6", _("the ground of people’s words"): "fff0e3",
         _("the ground of drafts"): "fff4d6"}
DARK = {_("the dark paper"): "10191c", _("the darkest ground"): "0a1113", _("the dark ground of people’s words"): "2a211a",
        _("the dark ground of drafts"): "2f2711"}
TEXT = 4.5  # WCAG 1.4.3 at AA: the least for text
WARM = "ffd3ae"  # draws the table on the band
# Above the least, for it is small print on a telephone at night: what the site's first colours reach.
DARK_TEXT, BAND, BAND_WARM = 7.0, 11.0, 8.0
LOUD = 0.62  # how strong a light shade may be, of 1: on dark paper a stronger one glares
STEP = 0.02  # how finely a shade is sought: fifty steps from the colour to white or black


@dataclass(frozen=True)
class Palette:
    """The shades, in light and in dark: of links and acts, text on them, the band, and “you are here”."""

    acts: str
    band: str
    tint: str
    dark_acts: str
    dark_on_acts: str
    dark_band: str
    dark_tint: str


@lru_cache(maxsize=8)  # the one that is worn, which every page asks for, and a few that are tried
def palette(colour: str) -> Palette:
    """Every shade of a colour (six hexadecimal digits). Raises Refused where text in it could not be read."""
    tint = mixed(colour, "ffffff", 0.89)
    _check(colour, {**LIGHT, _("its own tint"): tint})
    band = _darker(colour, {"ffffff": BAND, WARM: BAND_WARM})
    acts = _sought(colour, "ffffff", dict.fromkeys(DARK.values(), DARK_TEXT))
    dark_tint = mixed(acts, "10191c", 0.86)
    while contrast(acts, dark_tint) < TEXT:  # a very light colour's tint
        dark_tint = mixed(dark_tint, "10191c", 0.5)
    return Palette(colour, band, tint, acts, _darker(colour, {acts: DARK_TEXT}), mixed(band, "ffffff", 0.03), dark_tint)


def contrasts(colour: str) -> list[tuple[str, float]]:
    """Where text in the colour stands, and its contrast there, the least first."""
    grounds = {**LIGHT, _("its own tint"): mixed(colour, "ffffff", 0.89)}
    return sorted(((name, contrast(colour, ground)) for name, ground in grounds.items()), key=lambda pair: pair[1])


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """One colour with so much of another in it."""
    return "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(_parts(one), _parts(other), strict=True))


def _check(colour: str, grounds: dict[str, str]) -> None:
    name, least = min(((name, contrast(colour, ground)) for name, ground in grounds.items()), key=lambda pair: pair[1])
    if least < TEXT:
        better = next(shade for shade in _towards(colour, "000000")
                      if all(contrast(shade, g) >= TEXT for g in (*LIGHT.values(), mixed(shade, "ffffff", 0.89))))
        # Rounded down: never said to be 4.5 where it is just below.
        raise Refused(_("Words in #{colour} could not be read well on {name}: the contrast is {contrast} to 1, and "
                        "4.5 to 1 is the least. The nearest darker colour that reaches it is #{better}.",
                        colour=colour, name=name, contrast=int(least * 10) / 10, better=better))


def _darker(colour: str, grounds: dict[str, float]) -> str:
    return _sought(colour, "000000", grounds)


def _sought(colour: str, end: str, grounds: dict[str, float]) -> str:
    """The first shade on the way to black or white that reaches these contrasts; the end itself where none does."""
    return next((s for s in _towards(colour, end) if all(contrast(s, ground) >= n for ground, n in grounds.items())), end)


def _towards(colour: str, end: str) -> list[str]:
    """Shades of the same hue, ever lighter or darker: mixed with white, a colour would turn grey."""
    hue, light, strength = rgb_to_hls(*(part / 255 for part in _parts(colour)))
    last, strength = (1.0, min(strength, LOUD)) if end == "ffffff" else (0.0, strength)
    shades = [hls_to_rgb(hue, light + (last - light) * STEP * n, strength) for n in range(1, round(1 / STEP) + 1)]
    return [colour, *("".join(f"{round(part * 255):02x}" for part in shade) for shade in shades)]


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:], 16)


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (part / 255 for part in _parts(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
