"""Makes small Word files for tests, part by part, as strange as they need to be."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
SPACES = (
    'xmlns:w="{w}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}main+xml"/></Types>'
)
KINDS = ("styles", "numbering", "comments", "footnotes", "endnotes", "header", "footer")


def word(body: str, *, space: str = W, links: dict[str, str] | None = None, kind: str = "document.",
         more: dict[str, str | bytes] | None = None, **parts: str) -> bytes:
    """A Word file with this inside `w:body`; `parts` are the insides of styles, numbering, comments …"""
    spaces = SPACES.format(w=space)
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES.format(kind=kind),
        "_rels/.rels": relations({"d": ("officeDocument", "word/document.xml", "")}),
        "word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations({
            **{name: (name, f"{name}.xml", "") for name in parts},
            **{key: ("hyperlink", target, ' TargetMode="External"') for key, target in (links or {}).items()}}),
    }
    roots = {"header": "hdr", "footer": "ftr"}
    for name, inside in parts.items():
        assert name in KINDS, name
        root = roots.get(name, name)
        files[f"word/{name}.xml"] = f"<w:{root} {spaces}>{inside}</w:{root}>"
    return zipped({**files, **(more or {})})


def zipped(files: dict[str, str | bytes]) -> bytes:
    """These files in one archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def relations(found: dict[str, tuple[str, str, str]]) -> str:
    rows = "".join(f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{to.replace("&", "&amp;")}"{mode}/>'
                   for key, (kind, to, mode) in found.items())
    return f'<Relationships xmlns="{RELATIONS}">{rows}</Relationships>'


def p(*inside: str, mark: str = "", look: str = "") -> str:
    """A paragraph; `mark` names what happens to its end: ins, del, moveFrom, moveTo."""
    end = f"<w:rPr>{change(mark, '')}</w:rPr>" if mark else ""
    return f"<w:p><w:pPr>{look}{end}</w:pPr>{''.join(inside)}</w:p>"


def r(words: str, look: str = "", tag: str = "t") -> str:
    """A run of words."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:{tag} xml:space="preserve">{words}</w:{tag}></w:r>'


def change(name: str, inside: str, author: str = "Ann Lee", date: str = "2026-10-01T09:00:00Z") -> str:
    return f'<w:{name} w:id="1" w:author="{author}" w:date="{date}">{inside}</w:{name}>'


def ins(words: str, author: str = "Ann Lee") -> str:
    """Words put in."""
    return change("ins", r(words), author)


def gone(words: str, author: str = "Ann Lee") -> str:
    """Words taken out."""
    return change("del", r(words, tag="delText"), author)


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def row(*cells: str, look: str = "") -> str:
    return f"<w:tr><w:trPr>{look}</w:trPr>{''.join(cells)}</w:tr>"


def cell(*blocks: str, look: str = "") -> str:
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{''.join(blocks) or p()}</w:tc>"


def styled(name: str, id_: str, inside: str = "", based: str = "") -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/>{on}{inside}</w:style>'
