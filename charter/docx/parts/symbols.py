"""Letters for the symbol fonts that Word texts use most: Symbol and Wingdings."""

from __future__ import annotations

# Symbol: the Greek letters stand at the Latin ones they sound like, signs above (Adobe's Symbol encoding).
_LATIN = "ABGDEZHQIKLMNXOPRSTUFCYWabgdezhqiklmnxoprVstufcyw"
_GREEK = dict(zip(_LATIN, "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρςστυφχψω", strict=True))
_SYMBOL = {
    0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×",
    0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xD0: "∠", 0xDE: "⇒", 0xD2: "®", 0xD3: "©", 0xD4: "™",
}  # fmt: skip
_WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x21: "✏", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒",
    0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑",
    0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
UNKNOWN = "□"


def symbol(font: str, code: str) -> str:
    """A letter for a sign of a symbol font; a small square where there is none."""
    try:
        value = int(code, 16)
    except ValueError:
        return UNKNOWN
    if not 0xF000 <= value <= 0xF0FF:
        return chr(value) if 0x20 <= value < 0xD800 or 0xFFFD >= value > 0xF8FF else UNKNOWN
    value -= 0xF000
    if font.lower() == "symbol":
        return _SYMBOL.get(value) or _GREEK.get(chr(value)) or (chr(value) if 0x20 <= value < 0x7F else UNKNOWN)
    if font.lower() == "wingdings":
        return _WINGDINGS.get(value, UNKNOWN)
    return chr(value) if 0x20 <= value < 0x7F and font.lower() not in ("webdings", "wingdings 2", "wingdings 3") else UNKNOWN
