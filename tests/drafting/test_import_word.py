"""A convenor imports a Word file: read as clauses, what cannot be carried named, its open changes told, then kept."""

from __future__ import annotations

import io

import pytest

from charter.drafting import queries
from charter.drafting.models import Version
from tests.docx.making import cell as one_cell
from tests.docx.making import gone, ins, p, r, styled, table, word
from tests.docx.making import row as one_row
from tests.visiting import Visitor
from tests.world import TEXT, World

NEW = "/convenor/text/new"
STYLES = styled("heading 1", "H1") + styled("heading 2", "H2")
CHARTER = (
    p(r("Our charter"), look='<w:pStyle w:val="H1"/>')
    + p(r("Vision"), look='<w:pStyle w:val="H2"/>')
    + p(r("Schools "), r("always", look="<w:b/>"), r(" help."))
)


@pytest.fixture
def mira(world: World, client: Visitor) -> Visitor:
    return client.sign_in(world.mira)


def show(visitor: Visitor, raw: bytes, status: int = 200, name: str = "charter.docx") -> str:
    return visitor.send(NEW, {"file": (io.BytesIO(raw), name)}, status=status, form=0, content_type="multipart/form-data")


def keep(visitor: Visitor) -> str:
    assert visitor.page
    fields = next(form for form in visitor.page.forms if form["action"] == "/convenor/text")["fields"]
    answer = visitor.http.post("/convenor/text", data=fields, follow_redirects=True, content_type="multipart/form-data")
    return visitor._seen(answer, 200)


def test_a_word_file_is_shown_then_kept_as_clauses(mira: Visitor) -> None:
    html = show(mira, word(CHARTER, styles=STYLES))
    assert "How the text was read" in html and "Everything in the Word file is carried over." in html
    assert queries.latest() is None, "looking keeps nothing"
    keep(mira)
    assert mira.http.get("/versions/1.md").text == "# Our charter\n\n## Vision\n\nSchools **always** help.\n"


def test_what_is_not_carried_is_named_before_anything_is_kept(mira: Visitor) -> None:
    body = CHARTER + table(one_row(one_cell(p(r("Who"))), one_cell(p(r("What"))))) + p("<w:r><w:drawing/></w:r>", r("End."))
    html = show(mira, word(body, styles=STYLES))
    assert "A picture is left out." in html and "A table is kept as plain words, one row to a line." in html


def test_open_changes_are_taken_and_said_or_left_out_at_one_press(mira: Visitor) -> None:
    html = show(
        mira,
        word(CHARTER + p(r("We "), gone("should"), ins("will", "<b>Bob</b>".replace("<", "&lt;")), r(" meet.")), styles=STYLES),
    )
    assert "2 tracked changes by Ann Lee (1) and &lt;b&gt;Bob&lt;/b&gt; (1)" in html and "<b>Bob" not in html
    assert mira.page
    sent = {form["action"]: form["fields"] for form in mira.page.forms if "text" in form["fields"]}
    assert "We will meet." in sent["/convenor/text"]["text"] and "We should meet." in sent[NEW]["text"]
    mira._seen(mira.http.post(NEW, data=sent[NEW]), 200)
    keep(mira)
    assert "We should meet." in mira.http.get("/versions/1.md").text


def test_a_revision_from_word_keeps_the_keys(mira: Visitor, draft: Version) -> None:
    before = {c.wording.words: c.key for c in queries.clauses(1)}
    paragraphs = [line for line in TEXT.split("\n") if line.strip() and not line.startswith(("#", "-"))]
    html = show(mira, word("".join(p(r(line)) for line in paragraphs)))
    assert "Gone" in html
    keep(mira)
    after = {c.wording.words: c.key for c in queries.clauses(2)}
    assert after and all(before[line] == key for line, key in after.items())


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"PK\x03\x04 not really", "damaged"),
        (b"%PDF-1.7", "This is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word"),
        (word(p()), "There are no words"),
        (word(p(r("A")), more={"word/vbaProject.bin": b""}), "macros"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_by_the_field(mira: Visitor, raw: bytes, words: str) -> None:
    html = show(mira, raw, status=422)
    assert words in html and 'id="file-error"' in html
    assert queries.latest() is None


def test_a_file_too_large_is_refused(mira: Visitor) -> None:
    mira.visit(NEW)
    answer = mira.http.post(NEW, data={"file": (io.BytesIO(b"PK\x03\x04" + bytes(12 * 1024 * 1024)), "a.docx")})
    assert answer.status_code == 413


def test_nobody_else_may_send_a_large_file(world: World, client: Visitor) -> None:
    client.sign_in(world.ada)
    answer = client.http.post(NEW, data={"file": (io.BytesIO(bytes(3 * 1024 * 1024)), "a.docx")})
    assert answer.status_code in (403, 413)
    assert queries.latest() is None
