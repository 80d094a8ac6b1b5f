"""What a tracked change of looks changes, and what is set by hand on words, in plain words."""

from __future__ import annotations

from charter.docx.xml import Node

# Of runs and of paragraphs; what is not named here is "how it looks". Which way letters run is no look.
_WORDS = {"w:b": "bold", "w:i": "italics", "w:u": "underlining", "w:strike": "striking through", "w:dstrike": "striking through",
          "w:highlight": "highlighting", "w:shd": "shading", "w:color": "colour", "w:sz": "size", "w:rFonts": "font",
          "w:vertAlign": "raised or lowered letters", "w:caps": "capitals", "w:smallCaps": "capitals", "w:rStyle": "style",
          "w:vanish": "hiding", "w:pStyle": "style", "w:numPr": "numbering", "w:ind": "indent", "w:outlineLvl": "level",
          "w:jc": "alignment", "w:spacing": "spacing"}
_NO_LOOK = frozenset(("w:rPr", "w:rPrChange", "w:pPrChange", "w:rtl", "w:cs", "w:bidi", "w:numberingChange", "w:ins", "w:del"))
# Looks set by hand that a copy of ours never has.
_BY_HAND = ("w:u", "w:highlight", "w:shd", "w:color", "w:sz", "w:rFonts", "w:vertAlign", "w:caps", "w:smallCaps", "w:strike",
            "w:dstrike")
# What a setting says that says nothing; of a font, only for which letters it is meant.
_NONE = ("", "none", "auto", "0", "false", "off", "baseline", "000000", "clear", "eastAsia", "default", "cs")
# These say bold, italics or a link, which are words' own.
_OURS = ("Hyperlink", "Strong", "Emphasis")


def changed(now: Node, was: Node | None) -> tuple[str, ...]:
    """The looks that differ, in plain words; none where the file names none that we know."""
    mine, theirs = _settings(now), _settings(was) if was else {}
    names = [name for name in dict.fromkeys([*mine, *theirs]) if mine.get(name) != theirs.get(name)]
    if {mine.get("w:rStyle"), theirs.get("w:rStyle")} & {(style,) for style in _OURS}:
        names = [name for name in names if name not in ("w:rStyle", "w:u", "w:color")]
    return tuple(dict.fromkeys(_WORDS.get(name, "how it looks") for name in names))


def by_hand(settings: Node) -> tuple[str, ...]:
    """The looks set on words beside their style that no text of ours can have."""
    if settings.value("w:rStyle") in _OURS:
        return ()
    found = _settings(settings)
    return tuple(dict.fromkeys(_WORDS[name] for name in _BY_HAND if any(value not in _NONE for value in found.get(name, ()))))


def _settings(node: Node) -> dict[str, tuple[str, ...]]:
    found = {name: tuple(value.split("|")) for name, value in node.attrs.items() if name in _WORDS}
    for kid in node.kids:
        if kid.name not in _NO_LOOK:
            found[kid.name] = tuple(_values(kid))
    return {name: values for name, values in found.items() if any(value not in _NONE for value in values)}


def _values(node: Node) -> list[str]:
    inside = [value for kid in node.kids for value in _values(kid)]
    return [*node.attrs.values(), *inside] or ["on"]
