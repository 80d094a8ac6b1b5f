"""Odd and hostile Word files: each is read rightly or refused in words, soon, at every door that takes one."""

from __future__ import annotations

import time
import unicodedata

import pytest

from charter.docx.marked import find
from charter.docx.plain.leaving import leaving
from charter.docx.plain.markdown import write
from charter.docx.reading import read
from charter.docx.taking import everything, nothing, text
from charter.refusal import Refused
from charter.text.tokens import boundaries
from tests.docx.making import TYPES, cell, change, gone, ins, p, r, relations, row, table, word, zipped
from tests.docx.marking import edited, put
from tests.docx.test_hostile import DOCUMENT, but, files
from tests.docx.test_marked import TREE, copy, seen

# Each door takes a second or two on a quiet machine; ten on one that does other things as well.
PATIENCE = 10


def box(inside: str) -> str:
    return f'<w:pict><v:shape><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict>'


def field(told: str, shows: str) -> str:
    return (f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{told}</w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shows}<w:r><w:fldChar w:fldCharType="end"/></w:r>')


BOMB = "<!DOCTYPE a [" + '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)) + "]>"
REFUSED = {
    "100,000 deep": but(document=DOCUMENT % ("<w:sdt>" * 100_000)),
    "100,000 deep in what is passed over": but(document=DOCUMENT % ("<w:tblBorders>" * 100_000)),
    "an entity bomb in the comments": word(p(r("A")), more={
        "word/comments.xml": BOMB + "<w:comments/>",
        "word/_rels/document.xml.rels": relations({"a": ("comments", "comments.xml", "")})}),
    "a zip in the place of the text": but(document=zipped({"word/document.xml": "<a/>"})),
    "a text that is the list of parts": zipped(
        {**files(), "_rels/.rels": relations({"a": ("officeDocument", "_rels/.rels", "")})}),
    "a million attributes": but(document=DOCUMENT % ("<w:p " + " ".join(f'a{n}="1"' for n in range(1_000_000)) + "/>")),
    "UTF-16 that ends in the middle": but(document=(DOCUMENT % p(r("A"))).encode("utf-16")[:-3]),
}
READ = {
    "an attribute of a megabyte": (p(r("A"), look=f'<w:pStyle w:val="{"x" * 1_000_000}"/>'), "A\n", "A\n"),
    "a moved range left open": (
        p('<w:moveFromRangeStart w:id="1" w:name="m"/>', change("moveFrom", r("Gone ")), r("here"))
        + p('<w:moveToRangeStart w:id="2" w:name="m"/>', change("moveTo", r("Come "))), "here\n\nCome\n", "Gone here\n"),
    "taken out in put in in moved away": (
        p(r("A "), change("moveFrom", change("ins", change("del", r("x", tag="delText")) + r("y"))), r("B")), "A B\n", "A B\n"),
    "a text box with tracked words": (p(r("Out"), f"<w:r>{box(p(r('In '), ins('new'), gone('old')))}</w:r>"),
                                      "Out\n\nIn new\n", "Out\n\nIn old\n"),
    "a box in a box": (p(r("1"), "<w:r>" + box(p(r("2"), "<w:r>" + box(p(r("3"))) + "</w:r>")) + "</w:r>"),
                       "1\n\n2\n\n3\n", "1\n\n2\n\n3\n"),
    "a box held in two spellings": (
        p(r("A"), f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{p(ins('one'))}"
                  f"</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback>{box(p(ins('one')))}</mc:Fallback>"
                  "</mc:AlternateContent></w:r>"), "A\n\none\n", "A\n"),
    "a paragraph held in two spellings": (
        f"<mc:AlternateContent><mc:Choice>{p(ins('one'))}</mc:Choice><mc:Fallback>{p(ins('one'))}</mc:Fallback></mc:AlternateContent>",
        "one\n", ""),
    "a content control round half a change": (
        p(r("A "), f"<w:sdt><w:sdtPr/><w:sdtContent>{ins('x')}{r('y')}{gone('z')}</w:sdtContent></w:sdt>"),
        "A xy\n", "A yz\n"),
    "a field put in": (p(r("See "), change("ins", field("REF a", r("clause 3")))), "See clause 3\n", "See\n"),
    "a field that never ends": (p(r("See "), '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r("clause 3")) + p(ins("B")),
                                "See clause 3\n\nB\n", "See clause 3\n"),
    "a field across two paragraphs, one taken out": (
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF</w:instrText></w:r>'
          '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', gone("old"), mark="del")
        + p(r("new"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>'), "new\n", "old\n\nnew\n"),
    "runs from right to left": (
        p('<w:bdo w:val="rtl">' + r("المدارس ", "<w:rtl/>") + ins("يجب") + gone("ينبغي") + "</w:bdo>", look="<w:bidi/>"),
        "المدارس يجب\n", "المدارس ينبغي\n"),
    "a combining mark in a run of its own": (p(r("e"), r("\u0301"), ins("te\u0301")), "e\u0301te\u0301\n", "e\u0301\n"),
    "a joined emoji cut over three runs": (
        p(r("👩"), r("\u200d"), r("👧"), ins(" 👩\u200d👧")), "👩\u200d👧 👩\u200d👧\n", "👩\u200d👧\n"),
    "a row put in in a row taken out": (
        table(row(cell(p(r("x"))), look=change("del", "") + change("ins", "", "Bob"))) + p(r("A")), "A\n", "A\n"),
    "a paragraph mark put in and taken out": (
        f"<w:p><w:pPr><w:rPr>{change('ins', '')}{change('del', '')}</w:rPr></w:pPr>{r('A')}</w:p>" + p(r("B")), "AB\n", "AB\n"),
    "a change without author or day": (p('<w:ins w:id="1"><w:r><w:t>A</w:t></w:r></w:ins>', "<w:del/>"), "A\n", ""),
    "one number on every change": (p(*[ins(f"{n} ") for n in range(500)]), " ".join(map(str, range(500))) + "\n", ""),
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("case", REFUSED)
def test_refused_in_words_and_soon(case: str) -> None:
    began = time.process_time()
    with pytest.raises(Refused) as refused:
        read(REFUSED[case])
    assert refused.value.words.endswith(".") and time.process_time() - began < PATIENCE


@pytest.mark.timeout(60)
@pytest.mark.parametrize("case", READ)
def test_read_rightly_at_every_door(case: str) -> None:
    body, taken, refused = READ[case]
    began = time.process_time()
    file = read(word(body))
    assert (text(file, everything), text(file, nothing)) == (taken, refused)
    written = write(file)
    assert all(words in written.text.replace("\\", "") or not words for words in taken.split("\n\n")[0].strip().split(" ")[:1])
    leaving(file, written)
    find(file, TREE)
    assert time.process_time() - began < PATIENCE


def test_tracked_words_in_a_footnote_and_an_endnote() -> None:
    note = f'<w:footnote w:id="2">{p(r("See "), gone("old"), ins("new"))}</w:footnote>'
    file = read(word(p(r("A"), '<w:r><w:footnoteReference w:id="2"/></w:r>'), footnotes=note))
    assert text(file, everything) == "A\n\nFootnote 1: See new\n" and text(file, nothing) == "A\n\nFootnote 1: See old\n"
    assert [(one.kind, one.part) for one in file.changes] == [("delete", "footnote"), ("insert", "footnote")]


def test_a_text_that_is_said_to_be_a_picture_is_read_for_what_it_is() -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    assert text(read(but(types=TYPES.format(kind="document.").replace(kind, "image/png"))), everything) == "Words\n"


def test_a_pair_of_surrogates_is_one_character_or_refused() -> None:
    whole = read(word(p(r("&#x1F600;"), ins("&#128512;"))))
    assert text(whole, everything) == "😀😀\n"
    with pytest.raises(Refused, match="not XML"):
        read(word(p(r("&#xD83D;"), r("&#xDE00;"))))  # half a character in each run is no XML


@pytest.mark.timeout(60)
def test_ten_thousand_changes_in_one_paragraph() -> None:
    began = time.process_time()
    marked = find(read(edited(copy(), put("Every child belongs.", r("Every child belongs."),
                                          *[ins(f"{n} ") + gone(f"x{n} ") for n in range(5_000)]))), TREE)
    assert len(marked.found) + len(marked.lost) >= 1 and time.process_time() - began < PATIENCE


@pytest.mark.timeout(60)
def test_a_thousand_authors_and_as_many_looks() -> None:
    look = "<w:rPr><w:b/>" + '<w:rPrChange w:id="1" w:author="P{}" w:date="2026-10-01T00:00:00Z"><w:rPr/></w:rPrChange></w:rPr>'
    runs = [f"<w:r>{look.format(n)}<w:t>w{n} </w:t></w:r>" for n in range(1_000)]
    began = time.process_time()
    marked = find(read(edited(copy(), put("Every child belongs.", r("Every child belongs."), *runs))), TREE)
    assert marked.found and time.process_time() - began < PATIENCE


CUT = ["学校は子どもを助ける。", "المدارس تُساعِدُ كلَّ طفل", "Cafe\u0301 ole\u0301", "A 👩\u200d👧\u200d👦 family 👍🏽 🇬🇧",
       "ไม่ทิ้งใครไว้", "क्षेत्र में"]


@pytest.mark.parametrize("words", CUT)
def test_a_change_inside_a_character_never_cuts_it(words: str) -> None:
    """Somebody's word processor tracks a change of one code point inside what a reader sees as one character."""
    inside = sorted(set(range(1, len(words))) - set(boundaries(words)))
    places = inside or [len(words) // 2]
    tree = tuple(placed.__class__(**{**placed.__dict__, "words": words, "source": words + "\n\n"})
                 if placed.key == "belongs0" else placed for placed in TREE)
    for at in places:
        raw = edited(copy(tree=tree), put(words, r(words[:at]), gone(words[at]), r(words[at + 1 :])))
        marked = find(read(raw), tree)
        wanted = unicodedata.normalize("NFC", words[:at] + words[at + 1 :])
        assert [unicodedata.normalize("NFC", w or "") for _, _, w, _ in seen(marked)] == [wanted], (at, words)
