"""Puts the parts of a Word file together: the same parts make the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from charter.docx.writing.shapes import Facts
from charter.docx.writing.sheet import Sheet, noon
from charter.docx.writing.styles import footer, header, settings, styles
from charter.docx.writing.xml import SPACES, element, root, w, written

# The earliest time a zip archive can name: a real one would make other bytes of the same text.
NO_TIME = (1980, 1, 1, 0, 0, 0)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
# A4 with margins of 2 cm, in twentieths of a point.
PAGE = {"w": 11906, "h": 16838}
MARGIN = {"top": 1304, "right": 1134, "bottom": 1304, "left": 1134, "header": 567, "footer": 567, "gutter": 0}
# part -> its content type and its relation to the text
PARTS = {
    "styles": (WORD + "styles+xml", f"{OFFICE}/relationships/styles"),
    "settings": (WORD + "settings+xml", f"{OFFICE}/relationships/settings"),
    "header1": (WORD + "header+xml", f"{OFFICE}/relationships/header"),
    "footer1": (WORD + "footer+xml", f"{OFFICE}/relationships/footer"),
    "comments": (WORD + "comments+xml", f"{OFFICE}/relationships/comments"),
    "commentsExtended": (WORD + "commentsExtended+xml", "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"),
}
# Half a second bought nothing at 9; 6 is zlib's own middle.
LEVEL = 6


def packed(sheet: Sheet, facts: Facts) -> bytes:
    """The whole file."""
    parts = {
        "styles": styles(facts), "settings": settings(facts), "header1": header(facts), "footer1": footer(facts),
    }
    if sheet.comments:
        spaces = {f"xmlns:{prefix}": SPACES[prefix] for prefix in ("w15", "mc")}
        parts["comments"] = root("comments", *sheet.comments)
        parts["commentsExtended"] = element("w15:commentsEx", {**spaces, "mc:Ignorable": "w15"}, *sheet.threads)
    files = {
        "[Content_Types].xml": _types(parts, bool(sheet.pictures)), "_rels/.rels": _package_relations(),
        "docProps/core.xml": _core(facts), "docProps/custom.xml": _custom(facts),
        "word/document.xml": _document(sheet), "word/_rels/document.xml.rels": _relations(sheet, parts),
        **{f"word/{name}.xml": made for name, made in parts.items()},
    }
    pictures = {f"word/media/image{n}.png": png for n, png in enumerate(sheet.pictures, 1)}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        for name, made in {**{name: written(made) for name, made in files.items()}, **pictures}.items():
            info = zipfile.ZipInfo(name, NO_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, made)
    return out.getvalue()


def _document(sheet: Sheet) -> Element:
    page = w("sectPr", element("w:headerReference", {"w:type": "default", "r:id": "rId_header1"}),
             element("w:footerReference", {"w:type": "default", "r:id": "rId_footer1"}), w("pgSz", **PAGE), w("pgMar", **MARGIN))
    return root("document", w("body", *sheet.body, page))


def _types(parts: dict[str, Element], pictured: bool) -> Element:
    named = {
        "/word/document.xml": WORD + "document.main+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        **{f"/word/{name}.xml": PARTS[name][0] for name in parts},
    }
    made = element("Types", {"xmlns": f"{PACKAGE}/content-types"})
    ends = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    for end, kind in (ends | ({"png": "image/png"} if pictured else {})).items():
        made.append(element("Default", {"Extension": end, "ContentType": kind}))
    made.extend(element("Override", {"PartName": name, "ContentType": kind}) for name, kind in named.items())
    return made


def _package_relations() -> Element:
    return _related([("rId1", f"{OFFICE}/relationships/officeDocument", "word/document.xml", False),
                     ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml", False),
                     ("rId3", f"{OFFICE}/relationships/custom-properties", "docProps/custom.xml", False)])


def _relations(sheet: Sheet, parts: dict[str, Element]) -> Element:
    inside = [(f"rId_{name}", PARTS[name][1], f"{name}.xml", False) for name in parts]
    inside += [(f"rId_image{n}", f"{OFFICE}/relationships/image", f"media/image{n}.png", False)
               for n in range(1, len(sheet.pictures) + 1)]
    return _related([*inside, *((name, f"{OFFICE}/relationships/hyperlink", href, True) for href, name in sheet.links.items())])


def _related(rows: list[tuple[str, str, str, bool]]) -> Element:
    made = element("Relationships", {"xmlns": f"{PACKAGE}/relationships"})
    for name, kind, target, outside in rows:
        mode = {"TargetMode": "External"} if outside else {}
        made.append(element("Relationship", {"Id": name, "Type": kind, "Target": target, **mode}))
    return made


def _core(facts: Facts) -> Element:
    dc, terms = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
    made = element("cp:coreProperties", {
        "xmlns:cp": f"{PACKAGE}/metadata/core-properties", "xmlns:dc": dc, "xmlns:dcterms": terms,
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance"})
    for name, value in (("dc:title", facts.title), ("dc:subject", facts.status), ("dc:language", facts.lang),
                        ("cp:contentStatus", facts.status), ("dc:description", facts.licence)):
        if value:
            made.append(element(name, text=value))
    for name in ("dcterms:created", "dcterms:modified"):
        made.append(element(name, {"xsi:type": "dcterms:W3CDTF"}, text=noon(facts.day)))
    return made


def _custom(facts: Facts) -> Element:
    """The properties by which a copy that is sent back is known; 2 is the first number a property may have."""
    spaces = {"xmlns": f"{OFFICE}/custom-properties", "xmlns:vt": f"{OFFICE}/docPropsVTypes"}
    return element("Properties", spaces, *_properties(facts))


def _properties(facts: Facts) -> Iterator[Element]:
    for at, (name, value) in enumerate(facts.marks.items(), 2):
        kind = "vt:i4" if isinstance(value, int) else "vt:lpwstr"
        # The format that all properties made by hand have (MS-OSHARED 2.3.3.2.3).
        yield element("property", {"fmtid": "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", "pid": str(at), "name": name},
                      element(kind, text=str(value)))
