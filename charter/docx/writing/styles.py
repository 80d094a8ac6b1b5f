"""How a Word file looks: styles, settings, header and footer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from charter.docx.writing.shapes import Facts
from charter.docx.writing.xml import element, root, w
from charter.words import _

# Faces that every office has, or has a twin of: the charter's own words with serifs, everyone else's without.
SERIF, SANS, MONO = "Georgia", "Arial", "Courier New"
# Sizes in half points: 11 pt is read on paper at arm's length; headings step down to it.
HEADINGS = (40, 30, 26, 24, 22, 22)
# In twentieths of a point: numbers hang 2 cm out, deeper lists stand 0.8 cm further in.
HANG, STEP = 1134, 454
# Right-to-left and East Asian words are told to the spelling of their scripts; nothing else is known of them.
BIDI, EAST_ASIA = "ar-SA", "ja-JP"


def styles(facts: Facts) -> Element:
    """The styles by which headings, clauses and what is not the charter's own are told apart."""
    return root("styles", _defaults(facts), *_paragraph_styles(), *_character_styles())


def settings(facts: Facts) -> Element:
    """What Word does with the file; 15 is the newest layout that every Word since 2013 knows."""
    mode = w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    return root("settings", w("trackRevisions") if facts.tracking else None, w("defaultTabStop", val=720), w("compat", mode),
                w("themeFontLang", val=facts.lang, eastAsia=EAST_ASIA, bidi=BIDI), w("decimalSymbol", val="."),
                w("listSeparator", val=","))


def header(facts: Facts) -> Element:
    """On every page: the name of the text."""
    return root("hdr", _line("Header", [_run(facts.title)]))


def footer(facts: Facts) -> Element:
    """On every page: how it stands, which page of how many."""
    return root("ftr", _line("Footer", [_run(f"{facts.status} "), w("r", w("tab")), *_numbered()]))


def _numbered() -> Iterator[Element]:
    """“Page 1 of 3”, in the order of the language that is spoken."""
    fields = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
    for part in filter(None, re.split(r"(\{pages?\})", str(_("Page {page} of {pages}")))):
        yield from _field(fields[part]) if part in fields else (_run(part),)


def _defaults(facts: Facts) -> Element:
    dress = w("rPr", _fonts(SERIF), w("sz", val=22), w("szCs", val=22), w("lang", val=facts.lang, eastAsia=EAST_ASIA, bidi=BIDI))
    return w("docDefaults", w("rPrDefault", dress), w("pPrDefault", w("pPr", w("spacing", after=140, line=288, lineRule="auto"))))


def _paragraph_styles() -> Iterator[Element]:
    yield _style("Normal", "Normal", default=True)
    bold = (w("b"), w("bCs"))
    for level, size in enumerate(HEADINGS, 1):
        hang = 0 if level == 1 else HANG
        shape = (w("keepNext"), w("tabs", w("tab", val="left", pos=HANG)),
                 w("spacing", before=320 if level < 3 else 220, after=100), _indent(hang, hang), w("outlineLvl", val=level - 1))
        yield _style(f"Heading{level}", f"heading {level}", *shape, dress=(*bold, *_size(size)))
    yield _style("ClauseParagraph", "Clause paragraph", _indent(HANG, HANG))
    for level in range(1, 7):
        yield _style(f"ClauseItem{level}", f"Clause item {level}", _indent(HANG + STEP * level, HANG))
    yield _style("ClauseOpaque", "Clause as it was typed", _indent(HANG, HANG), dress=_dress(MONO, 18))
    close, grey = w("spacing", after=100), w("color", val="555555")
    yield _style("CharterTitle", "Charter title", close, dress=(_fonts(SERIF), *bold, *_size(40)))
    yield _style("CharterStatus", "Charter status", close, dress=(_fonts(SANS), *bold, *_size(24)))
    yield _style("CharterNote", "Charter note", close, dress=_dress(SANS, 19))
    yield _style("CharterEdge", "Charter edge", _border("bottom", 4, 4), w("spacing", before=240, after=240),
                 dress=(_fonts(SANS), grey, *_size(17)))
    yield _style("CharterAlternative", "Charter alternative", _border("left", 18, 8), _indent(HANG + STEP, 0))
    yield _style("Header", "header", dress=_dress(SANS, 17))
    yield _style("Footer", "footer", w("tabs", w("tab", val="right", pos=9638)), dress=_dress(SANS, 17))
    yield _style("CommentText", "annotation text", w("spacing", after=60, line=240, lineRule="auto"), dress=_dress(SANS, 20))


def _character_styles() -> Iterator[Element]:
    yield _style("ClauseNumber", "Clause number", dress=(_fonts(SANS), w("color", val="555555"), *_size(18)), kind="character")
    yield _style("ClauseCode", "Clause code", dress=(_fonts(MONO),), kind="character")
    yield _style("CharterLead", "Charter lead", dress=(_fonts(SANS), w("b"), w("bCs"), *_size(19)), kind="character")
    yield _style("Hyperlink", "Hyperlink", dress=(w("color", val="0B4F6C"), w("u", val="single")), kind="character")
    yield _style("CommentReference", "annotation reference", dress=_size(16), kind="character")


def _style(name: str, called: str, *shape: Element, dress: tuple[Element, ...] = (), kind: str = "paragraph",
           default: bool = False) -> Element:
    made = w("style", w("name", val=called), w("basedOn", val="Normal") if kind == "paragraph" and not default else None,
             w("qFormat") if called.startswith(("heading", "Clause")) else None, w("pPr", *shape) if shape else None,
             w("rPr", *dress) if dress else None, type=kind, styleId=name)
    if default:
        made.set("w:default", "1")
    elif called.startswith(("Clause", "Charter")):
        made.set("w:customStyle", "1")
    return made


def _indent(left: int, hanging: int) -> Element:
    return w("ind", left=left, hanging=hanging)


def _border(side: str, size: int, space: int) -> Element:
    return w("pBdr", w(side, val="single", sz=size, space=space, color="777777"))


def _dress(face: str, half_points: int) -> tuple[Element, ...]:
    return _fonts(face), *_size(half_points)


def _size(half_points: int) -> tuple[Element, Element]:
    return w("sz", val=half_points), w("szCs", val=half_points)


def _fonts(face: str) -> Element:
    return w("rFonts", ascii=face, hAnsi=face, cs=face)


def _line(style: str, runs: list[Element]) -> Element:
    return w("p", w("pPr", w("pStyle", val=style)), *runs)


def _run(text: str) -> Element:
    return w("r", element("w:t", {"xml:space": "preserve"}, text=text))


def _field(name: str) -> Iterator[Element]:
    """A number that Word fills in; what stands until then is 1."""
    yield w("r", w("fldChar", fldCharType="begin"))
    yield w("r", element("w:instrText", {"xml:space": "preserve"}, text=f" {name} "))
    yield w("r", w("fldChar", fldCharType="separate"))
    yield _run("1")
    yield w("r", w("fldChar", fldCharType="end"))
