"""Word files made to do harm: each is refused in plain words, soon, and without taking the machine's memory."""

from __future__ import annotations

import io
import struct
import time
import tracemalloc
import zipfile

import pytest

from charter.docx import package, xml
from charter.docx.reading import read
from charter.refusal import Refused
from tests.docx.making import SPACES, TYPES, W, p, r, relations, word, zipped

GOOD = word(p(r("Words")))
DOCUMENT = f"<w:document {SPACES.format(w=W)}><w:body>%s</w:body></w:document>"


def files() -> dict[str, str | bytes]:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as good:
        return {name: good.read(name) for name in good.namelist()}


def but(**changed: str | bytes) -> bytes:
    """A good file with other parts in place of its own."""
    names = {"document": "word/document.xml", "types": "[Content_Types].xml"}
    return zipped({**files(), **{names[key]: value for key, value in changed.items()}})


def locked() -> bytes:
    raw = bytearray(GOOD)
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = raw.find(sign)
        while start >= 0:
            raw[start + at] |= 1
            start = raw.find(sign, start + 4)
    return bytes(raw)


def lying() -> bytes:
    """A part that says it is small and is not: what it says of itself is not believed."""
    raw = bytearray(but(document=DOCUMENT % ("<w:p/>" * 5_000_000)))
    at = raw.find(b"PK\x01\x02")
    while at >= 0:
        if raw[at + 46 : at + 46 + 17] == b"word/document.xml":
            raw[at + 24 : at + 28] = struct.pack("<I", 1000)
        at = raw.find(b"PK\x01\x02", at + 4)
    return bytes(raw)


LAUGHS = (
    '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    + DOCUMENT % "<w:p><w:r><w:t>&c;</w:t></w:r></w:p>"
)
OUTSIDE = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + DOCUMENT % "<w:p><w:r><w:t>&a;</w:t></w:r></w:p>"
CASES = {
    "nothing": (b"", "not a Word file"),
    "words": (b"Hello, this is plain text.", "not a Word file"),
    "a PDF": (b"%PDF-1.7 ...", "PDF"),
    "RTF": (b"{\\rtf1 Hello}", "RTF"),
    "an old Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word"),
    "locked by Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "password"),
    "locked by zip": (locked(), "password"),
    "half a file": (GOOD[: len(GOOD) // 2], "damaged"),
    "another zip": (zipped({"a.txt": "Hello"}), "not a Word file"),
    "OpenDocument": (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}), "LibreOffice"),
    "a spreadsheet": (
        but(types=TYPES.format(kind="document.").replace("wordprocessingml.document", "spreadsheetml.sheet")),
        "spreadsheet",
    ),
    "no text in it": (zipped({name: data for name, data in files().items() if name != "word/document.xml"}), "not a Word file"),
    "no body": (but(document=f"<w:document {SPACES.format(w=W)}/>"), "damaged"),
    "not XML": (but(document="<w:document"), "not XML"),
    "an encoding nobody knows": (but(document='<?xml version="1.0" encoding="x-none"?><a/>'), "not XML"),
    "a program": (word(p(r("A")), more={"word/vbaProject.bin": b"x"}), "macros"),
    "a program by its type": (word(p(r("A")), kind="document.macroEnabled."), "macros"),
    "entities in entities": (but(document=LAUGHS), "outside itself"),
    "an entity from outside": (but(document=OUTSIDE), "outside itself"),
    "a document type": (but(document='<!DOCTYPE d SYSTEM "http://charter.example/d.dtd">' + DOCUMENT % ""), "outside itself"),
    "a path that climbs": (word(p(r("A")), more={"../../etc/cron.d/x": "x"}), "names its parts"),
    "an absolute path": (word(p(r("A")), more={"/etc/x": "x"}), "names its parts"),
    "a drive": (word(p(r("A")), more={"C:\\x": "x"}), "names its parts"),
    "one name twice": (word(p(r("A")), more={"WORD/document.xml": "x"}), "names its parts"),
    "a bomb": (but(document=DOCUMENT % (" " * 60_000_000)), "unpacks to far more"),
    "a bomb in pieces": (word(p(r("A")), more={f"x{n}.bin": bytes(900_000) for n in range(150)}), "unpacks to far more"),
    "a bomb that lies": (lying(), "unpacks to far more|damaged"),
    "too many parts": (word(p(r("A")), more={f"{n}": "" for n in range(2_100)}), "unpacks to far more"),
    "very deep": (but(document=DOCUMENT % ("<w:sdt>" * 400 + "</w:sdt>" * 400)), "deeper"),
    "a tower of changes": (but(document=DOCUMENT % ("<w:p>" + "<w:ins>" * 9000 + "</w:ins>" * 9000 + "</w:p>")), "deeper"),
    "without end": (
        but(document=DOCUMENT % "".join(f"<w:p><w:r><w:t>{n}</w:t></w:r></w:p>" for n in range(100_000))),
        "too long",
    ),
    "50 MB": (b"PK" + bytes(50 * 1024 * 1024), "50.0 MB"),
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("case", CASES)
def test_refused_in_words(case: str) -> None:
    raw, words = CASES[case]
    began = time.process_time()
    with pytest.raises(Refused, match=words):
        read(raw)
    assert time.process_time() - began < 10, "the time it takes has an end (a second here; ten on a busy machine)"


def test_a_bomb_is_not_held_in_memory() -> None:
    raw = CASES["a bomb that lies"][0]
    tracemalloc.start()
    with pytest.raises(Refused):
        read(raw)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 4 * package.MOST_PART


def test_the_longest_text_that_is_read_takes_bounded_memory() -> None:
    count = xml.MOST_KEPT // 3 - 10
    raw = but(document=DOCUMENT % "".join(f"<w:p><w:r><w:t>{n}</w:t></w:r></w:p>" for n in range(count)))
    tracemalloc.start()
    found = read(raw)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(found.body.paragraphs) == count
    assert most < 250 * 1024 * 1024


def test_what_a_file_refers_to_is_never_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture, a template and a style sheet from elsewhere, as phishing mails carry them."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr("socket.socket", refuse)
    more: dict[str, str | bytes] = {
        "word/_rels/document.xml.rels": relations(
            {
                "a": ("attachedTemplate", "http://charter.example/t.dotm", ' TargetMode="External"'),
                "b": ("styles", "file:///etc/passwd", ' TargetMode="External"'),
                "c": ("comments", "../../../../etc/passwd", ""),
            }
        )
    }
    assert read(word(p(r("A")), more=more)).body.paragraphs[0].text == "A"


def test_a_style_that_builds_on_itself_has_an_end() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="a"/><w:basedOn w:val="a"/></w:style>'
    assert read(word(p(r("A"), look='<w:pStyle w:val="a"/>'), styles=styles)).styles["a"].based_on == "a"
