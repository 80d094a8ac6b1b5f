"""A picture in the words of a Word file, with what it says for those who do not see it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from charter.docx.writing.sheet import Sheet
from charter.docx.writing.xml import element, w

# 2.5 cm in Word's measure (360,000 to a centimetre): a code of 33 by 33 squares has some 0.75 mm for each, which a phone reads
# from a page held at arm's length.
SIDE = 900_000
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_PLACE, _DRAWN, _PICTURE = "wp", "a", "pic"


def picture(sheet: Sheet, png: bytes, says: str) -> Element:
    """A square picture as one run, standing in the line like a letter."""
    number = sheet.picture(png)
    size = {"cx": str(SIDE), "cy": str(SIDE)}
    named = {"id": str(number), "name": f"Picture {number}", "descr": says}
    spaces = {f"xmlns:{_PLACE}": f"{DRAWING}/wordprocessingDrawing"}
    inline = element("wp:inline", {**spaces, "distT": "0", "distB": "0", "distL": "0", "distR": "0"},
                     element("wp:extent", size), element("wp:docPr", named), _graphic(number, size, named))
    return w("r", w("drawing", inline))


def _graphic(number: int, size: dict[str, str], named: dict[str, str]) -> Element:
    fill = element("pic:blipFill", {}, element("a:blip", {"r:embed": f"rId_image{number}"}),
                   element("a:stretch", {}, element("a:fillRect")))
    shape = element("pic:spPr", {}, element("a:xfrm", {}, element("a:off", {"x": "0", "y": "0"}), element("a:ext", size)),
                    element("a:prstGeom", {"prst": "rect"}, element("a:avLst")))
    about = element("pic:nvPicPr", {}, element("pic:cNvPr", named), element("pic:cNvPicPr"))
    drawn = element("pic:pic", {f"xmlns:{_PICTURE}": f"{DRAWING}/picture"}, about, fill, shape)
    return element("a:graphic", {f"xmlns:{_DRAWN}": f"{DRAWING}/main"},
                   element("a:graphicData", {"uri": f"{DRAWING}/picture"}, drawn))
