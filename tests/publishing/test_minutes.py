"""Minutes as Word and PDF: the same words as on the page, marked on every page, and nobody's words ever read as markup."""

from __future__ import annotations

import io
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from pypdf import PdfReader

from charter.docx.writing.blocks import Heading, Item, Paragraph, Quote
from charter.drafting.models import Version
from charter.meeting import minuted
from charter.publishing import minutes, pdf
from charter.text.diff import Run
from tests.docx.word_read import part
from tests.meeting import ended, stage
from tests.visiting import Visitor
from tests.world import World

AT = "/meetings/1/minutes"
HOSTILE = ('#import "@preview/x" *b* _i_ $x$ <l> @ref \\ // c [#sys.inputs] #read("/etc/passwd") ]]> <script>alert(1)</script> '
           "&amp; `r` = h")


def pages(raw: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(raw)).pages]


def taken(client: Visitor, address: str, name: str) -> bytes:
    answer = client.http.get(address)
    assert answer.status_code == 200 and answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["X-Robots-Tag"] == "noindex"
    return answer.data


def test_the_pdf_is_tagged_and_says_what_the_page_says(world: World, draft: Version, client: Visitor) -> None:
    ended.approved(world, ended.one_taken_one_not(world))
    raw = taken(client, f"{AT}.pdf", "meeting-1-minutes.pdf")
    reader, words = PdfReader(io.BytesIO(raw)), " ".join(pages(raw))
    catalog = reader.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"] and catalog["/Lang"] == "en-GB" and "/StructTreeRoot" in catalog
    assert reader.metadata is not None and "Minutes, approved: meeting 1, Autumn meeting" in str(reader.metadata.title)
    assert b"pdfuaid:part" in catalog["/Metadata"].get_data()
    for said in ("Minutes of meeting 1", "Suggested by Ada Bright", "before:", "as suggested:", "Heads: Yes.", ended.WORRY,
                 ended.HARM, "families who wait", "Families see harm in it.", "Confirmed by the meeting chair, Hilary Stone"):
        assert said in words, said
    assert "Draft" not in words.replace("On draft", "")


def test_a_draft_is_marked_on_every_page(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world, *(stage.suggest(world, "ada", "should talk", f"{word} talk" * 40) for word in "abcd"))
    for item in meeting.items:
        if item.amendment_number:
            stage.decide(world, item, "deferred", "Later. " * 100)
    ended.close(world, meeting)
    told = pages(taken(client, f"{AT}.pdf", "meeting-1-draft-minutes.pdf"))
    assert len(told) > 1 and all(minutes.DRAFT in page for page in told)
    word = taken(client, f"{AT}.docx", "meeting-1-draft-minutes.docx")
    assert "Draft minutes" in "".join(part(word, "word/header1.xml").itertext())
    assert minutes.DRAFT in "".join(part(word, "word/footer1.xml").itertext())


def test_before_the_approval_only_members_take_the_whole(world: World, draft: Version, client: Visitor) -> None:
    ended.one_taken_one_not(world)
    for end, name in (("pdf", "meeting-1-draft-minutes.pdf"), ("docx", "meeting-1-draft-minutes.docx")):
        public, whole = f"{AT}.{end}", f"{AT}/draft.{end}"
        assert ended.HARM not in words(taken(client, public, name), end)
        assert client.http.get(whole).status_code == 303
    client.sign_in(world.colin)
    for end, name in (("pdf", "meeting-1-draft-minutes.pdf"), ("docx", "meeting-1-draft-minutes.docx")):
        assert ended.HARM in words(taken(client, f"{AT}/draft.{end}", name), end)


def words(raw: bytes, end: str) -> str:
    return " ".join(pages(raw)) if end == "pdf" else "".join(part(raw, "word/document.xml").itertext())


def test_the_word_file_says_what_the_page_says(world: World, draft: Version, client: Visitor) -> None:
    ended.approved(world, ended.one_taken_one_not(world))
    raw = taken(client, f"{AT}.docx", "meeting-1-minutes.docx")
    said = words(raw, "docx")
    for one in ("Minutes of meeting 1", "Suggested by Ada Bright", "Heads: Yes.", ended.WORRY, ended.HARM, "five days",
                "What would remove it", "The meeting made draft 2."):
        assert one in said, one
    assert zipfile.ZipFile(io.BytesIO(raw)).testzip() is None


def test_hostile_words_are_only_words(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    item = next(i for i in meeting.items if i.amendment_number)
    ended.say(world, meeting, item.id, "heads", "object", HOSTILE, to_whom=HOSTILE, removed_by=HOSTILE)
    stage.decide(world, item, "not adopted", HOSTILE)
    told = minuted.gather(ended.approved(world, ended.close(world, meeting)))
    assert " ".join(pages(minutes.pdf(told))).replace(" ", "").count(HOSTILE.replace(" ", "")) == 4
    assert words(minutes.word(told), "docx").count(HOSTILE) == 4
    html = client.visit(AT)
    assert "<script>alert" not in html and "&lt;script&gt;alert(1)" in html


@pytest.mark.parametrize("said", [
    "🎉 party", "Łódź ẞ Привет", "漢字", "אב", "\u202eturned", "a\x00b", "\ue000", "\u200d\ufe0f", "",
])
def test_no_letter_of_anybodys_stops_the_pdf(said: str) -> None:
    """A sign that no font here has is told by its name; the standard refuses an empty box, and nothing is lost in silence."""
    made = pdf.pdf(pdf.Document("Minutes", "Wharnley", date(2026, 11, 12), "Draft", "Minutes", "foot", [
        Heading("Minutes", 1), Paragraph(said), Item(said), Quote(said, said, said),
        Paragraph((Run("delete", said), Run("insert", said)), lead=said, charter=True)]))
    words = " ".join(pages(made))
    if "party" in said:
        assert "[party popper] party" in words


def test_the_same_minutes_make_the_same_bytes(world: World, draft: Version) -> None:
    told = minuted.gather(ended.approved(world, ended.one_taken_one_not(world)))
    assert minutes.pdf(told) == minutes.pdf(told) and minutes.word(told) == minutes.word(told)


def test_several_take_a_pdf_at_once() -> None:
    """A worker has several threads; the compiler lets in one at a time, and each gets its own document."""
    def made(n: int) -> str:
        blocks = [Heading(f"Minutes {n}.", 1), *(Paragraph(f"word{n} " * 300) for _ in range(5))]
        return pages(pdf.pdf(pdf.Document(f"M{n}", "Wharnley", date(2026, 11, 12), "Draft", "M", "foot", blocks)))[0]

    with ThreadPoolExecutor(8) as hands:
        found = list(hands.map(made, range(24)))
    assert all(f"Minutes {n}. word{n} " in words for n, words in enumerate(found))
