"""A PDF from outside is looked into before anybody is offered it: nothing in it may act by itself."""

from __future__ import annotations

import time
import zlib
from datetime import date

import pytest

from charter.companions import pdf
from charter.docx.writing.blocks import Heading
from charter.publishing.pdf import Document
from charter.publishing.pdf import pdf as made
from charter.refusal import Refused


def file(*objects: bytes) -> bytes:
    return b"%PDF-1.7\n" + b"\n".join(b"%d 0 obj\n%s\nendobj" % (n, one) for n, one in enumerate(objects, 1)) + b"\n%%EOF\n"


def packed(plain: bytes, told: bytes = b"/Filter /FlateDecode") -> bytes:
    body = zlib.compress(plain) if b"Flate" in told else plain
    return b"<< /Type /ObjStm /N 1 /First 4 %s /Length %d >>\nstream\n%s\nendstream" % (told, len(body), body)


def test_a_real_one_passes() -> None:
    pdf.check(made(Document("Easy Read", "Kelderby", date(2026, 3, 4), "Easy", "Easy", "Foot", [Heading("Title", 1)])))


def test_where_to_begin_is_no_act_and_pictures_may_spell_anything() -> None:
    pdf.check(file(b"<< /Type /Catalog /OpenAction [3 0 R /Fit] /PageMode /UseNone >>",
                   b"<< /Length 20 >>\nstream\n/JS /AA /3D /XFA /Sound\nendstream", b"<< /BaseFont /AAAAAA+JSans >>"))


@pytest.mark.parametrize("inside", [
    b"/S /JavaScript", b"/JS (app.alert(1))", b"/J#61vaScript 1", b"/J#53 (x)", b"/S /Launch", b"/OpenAction 5 0 R",
    b"/OpenAction << /S /URI >>", b"/AA << >>", b"/EmbeddedFiles 3 0 R", b"/Type /EmbeddedFile", b"/RichMedia", b"/XFA 3 0 R",
    b"/AcroForm << >>", b"/S /SubmitForm", b"/S /GoToE",
])
def test_what_acts_is_refused_plain_or_packed(inside: bytes) -> None:
    for raw in (file(b"<< %s >>" % inside), file(packed(b"1 0 << %s >>" % inside)), file(packed(b"<< %s >>" % inside, b""))):
        with pytest.raises(Refused, match="This PDF holds"):
            pdf.check(raw)


@pytest.mark.parametrize("raw,words", [
    (b"<html>", "no PDF"), (b"", "no PDF"), (b"PK\x03\x04", "no PDF"), (b" %PDF-1.7 %%EOF", "no PDF"),
    (b"%PDF-1.7\n1 0 obj", "cut off"), (file(b"<< /Encrypt 2 0 R >>"), "locked"),
    (file(packed(b"x", b"/Filter /LZWDecode")), "cannot be looked into"),
    (file(packed(b"x", b"/Filter [/ASCII85Decode /FlateDecode]")), "cannot be looked into"),
    (file(b"<< /Type /ObjStm /Filter /FlateDecode >>\nstream\nnot packed\nendstream"), "damaged"),
    (file(packed(b"\0" * (pdf.MOST_UNPACKED + 9))), "far more"), (b"%PDF-1.7" + b"\0" * pdf.MOST_FILE, "The most that fits"),
])
def test_what_is_none_or_cannot_be_looked_into_is_refused_in_words(raw: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words):
        pdf.check(raw)


ACT = b"<< /S /JavaScript /JS (app.alert(1)) >>"


@pytest.mark.parametrize("raw", [
    file(b"<< /Type /Catalog %stream\n/OpenAction " + ACT + b"\n%endstream\n>>"),
    b"%PDF-1.7\n%stream\n1 0 obj << /AA 2 0 R >> endobj\n%endstream\n%%EOF\n",
    file(b"(stream\n)", b"<< /OpenAction " + ACT + b" >>", b"(endstream)"),
    file(packed(b"1 0 " + ACT).replace(b"/ObjStm", b"/Obj#53tm")),
    file(packed(b"1 0 " + ACT).replace(b">>\nstream\n", b">>\nstream\r")),
    file(packed(zlib.compress(b"1 0 " + ACT), b"/Filter [/FlateDecode /FlateDecode]")),
    file(packed(b"1 0 " + ACT, b"/Filter /FlateDecode /DecodeParms << /Predictor 12 >>")),
])
def test_what_acts_cannot_hide(raw: bytes) -> None:
    with pytest.raises(Refused, match=r"This PDF (holds|hides|is packed)"):
        pdf.check(raw)


def test_no_file_takes_long_or_unpacks_without_end() -> None:
    """Somebody waits for it with the pen in hand."""
    begun = time.process_time()
    pdf.check(file(b"stream\nendstream " * 200_000))
    assert time.process_time() - begun < 5
    with pytest.raises(Refused, match="far more"):
        pdf.check(file(packed(b"\0" * pdf.MOST_UNPACKED), packed(b"\0" * 100_000)))
