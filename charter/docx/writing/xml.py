"""Word's elements, made so that no words can ever become marks: text and attributes go through one door."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from charter.docx.writing.words import fit

# Where each prefix points (ECMA-376 parts 1 and 2; the last two are Microsoft's, for answers below a comment).
SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_QUOTES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"})
HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def element(tag: str, attributes: dict[str, str] | None = None, *kids: Element | None, text: str | None = None) -> Element:
    """One element with its prefix in its name; a missing kid is left out."""
    made = Element(tag, {name: fit(value) for name, value in (attributes or {}).items()})
    made.extend(kid for kid in kids if kid is not None)
    made.text = None if text is None else fit(text)
    return made


def w(tag: str, /, *kids: Element | None, **attributes: str | int) -> Element:
    """One of Word's own elements with attributes of its own: w("ind", left="720")."""
    return element(f"w:{tag}", {f"w:{key}": str(value) for key, value in attributes.items()}, *kids)


def root(name: str, *kids: Element | None) -> Element:
    """The root of one of Word's parts."""
    spaces = {f"xmlns:{prefix}": uri for prefix, uri in SPACES.items()}
    return element(f"w:{name}", {**spaces, "mc:Ignorable": "w14 w15"}, *kids)


def written(made: Element) -> bytes:
    """A part's bytes."""
    out: list[str] = []
    _write(made, out)
    return HEAD + "".join(out).encode()


def _write(made: Element, out: list[str]) -> None:
    """One element and all inside; the library's own way looks for spaces of names at every step, at three times the cost."""
    tag, text = made.tag, made.text
    out.append("<" + tag)
    for name, value in made.attrib.items():
        out.append(f' {name}="{value.translate(_IN_QUOTES)}"')
    if text is None and not len(made):
        out.append("/>")
        return
    out.append(">" if text is None else ">" + text.translate(_IN_TEXT))
    for kid in made:
        _write(kid, out)
    out.append(f"</{tag}>")
