"""Tracked changes in every place Word puts them: what is there once they are taken, and what was there before."""

from __future__ import annotations

import pytest

from charter.docx.reading import read
from charter.docx.taking import everything, nothing, text
from tests.docx.making import STRICT, cell, change, gone, ins, p, r, row, table, word

TOC = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def both(raw: bytes) -> tuple[str, str]:
    found = read(raw)
    return text(found, nothing), text(found, everything)


CASES = {
    "a link": (
        p(r("See "), '<w:hyperlink r:id="x">' + gone("old") + ins("new") + "</w:hyperlink>", r(".")),
        "See old.\n",
        "See new.\n",
    ),
    "a link put in": (p(r("See "), change("ins", f'<w:hyperlink w:anchor="x">{r("here")}</w:hyperlink>')), "See\n", "See here\n"),
    "a content control": (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p(r('One'), ins(' two'))}</w:sdtContent></w:sdt>",
        "One\n",
        "One two\n",
    ),
    "a content control in a line": (
        p(f"<w:sdt><w:sdtContent>{gone('One')}{ins('Two')}</w:sdtContent></w:sdt>"),
        "One\n",
        "Two\n",
    ),
    "a smart tag": (p('<w:smartTag w:element="place">' + r("Leeds") + ins(" city") + "</w:smartTag>"), "Leeds\n", "Leeds city\n"),
    "right to left": (p('<w:dir w:val="rtl">' + r("المدارس") + ins(" معا") + "</w:dir>"), "المدارس\n", "المدارس معا\n"),
    "a paragraph put in": (p(r("One")) + p(ins("Two"), mark="ins") + p(r("Three")), "One\n\nThree\n", "One\n\nTwo\n\nThree\n"),
    "a paragraph taken out": (
        p(r("One")) + p(gone("Two"), mark="del") + p(r("Three")),
        "One\n\nTwo\n\nThree\n",
        "One\n\nThree\n",
    ),
    "two joined": (p(r("One "), mark="del") + p(r("two")), "One\n\ntwo\n", "One two\n"),
    "one divided": (p(r("One "), mark="ins") + p(r("two")), "One two\n", "One\n\ntwo\n"),
    "three joined, words put in between": (p(r("A"), mark="del") + p(ins(" b "), mark="del") + p(r("C")), "A\n\nC\n", "A b C\n"),
    "joined at the end": (p(r("One")) + p(gone("Two"), mark="del"), "One\n\nTwo\n", "One\n"),
    "its mark gone before a table": (p(r("One"), mark="del") + table(row(cell(p(r("A"))))), "One\n\nA\n", "One\n\nA\n"),
    "nested: taken out of what was put in": (
        p(r("A"), change("ins", r(" b") + change("del", r(" c", tag="delText"), "Bob"))),
        "A\n",
        "A b\n",
    ),
    "moved": (
        p(change("moveFrom", r("One")), mark="moveFrom") + p(r("Two")) + p(change("moveTo", r("One")), mark="moveTo"),
        "One\n\nTwo\n",
        "Two\n\nOne\n",
    ),
    "moved and changed": (
        p(change("moveFrom", r("One")), mark="moveFrom")
        + p(r("Two"))
        + p(change("moveTo", r("One") + gone("")), ins(" more"), mark="moveTo"),
        "One\n\nTwo\n",
        "Two\n\nOne more\n",
    ),
    "a row put in": (
        table(row(cell(p(r("A"))), cell(p(r("B")))), row(cell(p(r("C"))), cell(p(r("D"))), look=change("ins", ""))),
        "A\tB\n",
        "A\tB\n\nC\tD\n",
    ),
    "a row taken out": (table(row(cell(p(gone("A"))), look=change("del", "")), row(cell(p(r("B"))))), "A\n\nB\n", "B\n"),
    "a cell put in": (table(row(cell(p(r("A"))), cell(p(r("B")), look=change("cellIns", "")))), "A\n", "A\tB\n"),
    "a cell taken out": (table(row(cell(p(r("A")), look=change("cellDel", "")), cell(p(r("B"))))), "A\tB\n", "B\n"),
    "cells merged": (table(row(cell(p(r("A")), look='<w:cellMerge w:id="1" w:author="Ann" w:vMerge="rest"/>'))), "A\n", "A\n"),
    "words in a cell": (table(row(cell(p(r("A "), gone("b"), ins("c"))))), "A b\n", "A c\n"),
    "a paragraph mark in a cell": (table(row(cell(p(r("A "), mark="del"), p(r("b"))), cell(p(r("C"))))), "A b\tC\n", "A b\tC\n"),
    "the last mark of a cell": (table(row(cell(p(r("A"), mark="del")), cell(p(r("B"))))), "A\tB\n", "A\tB\n"),
    "a table in a table": (table(row(cell(p(r("A")), table(row(cell(p(r("B"), ins(" c"))))), p()))), "A B\n", "A B c\n"),
    "tabs, breaks, hyphens": (
        p("<w:r><w:t>A</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:softHyphen/></w:r>", ins("d")),
        "A\tb\nc‑\n",
        "A\tb\nc‑d\n",
    ),
    "a symbol": (p(r("A "), change("ins", '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>'), r(" b")), "A  b\n", "A → b\n"),
    "only other looks": (
        p(r("A", look=change("rPrChange", "<w:rPr><w:b/></w:rPr>")), look=change("pPrChange", "<w:pPr/>")),
        "A\n",
        "A\n",
    ),
    "a field": (
        p(
            TOC.format("begin"),
            "<w:r><w:instrText> REF x </w:instrText></w:r>",
            TOC.format("separate"),
            gone("2.1"),
            ins("2.2"),
            TOC.format("end"),
            r("."),
        ),
        "2.1.\n",
        "2.2.\n",
    ),
    "a field that never ends": (p(TOC.format("begin"), r("All "), ins("of it")), "All\n", "All of it\n"),
    "a simple field": (p('<w:fldSimple w:instr="PAGE">' + r("7") + "</w:fldSimple>", ins("!")), "7\n", "7!\n"),
    "a text box, in two spellings": (
        p(
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
            + p(r("Box"), ins(" in"))
            + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
            + p(r("Box"), ins(" in"))
            + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
            r("Out"),
        )
        + p(r("After")),
        "Out\n\nBox\n\nAfter\n",
        "Out\n\nBox in\n\nAfter\n",
    ),
    "a break of page is no word": (p('<w:r><w:br w:type="page"/><w:t>A</w:t></w:r>'), "A\n", "A\n"),
    "a formula with a change in it": (
        p(
            "<m:oMath><m:r><m:t>x=</m:t></m:r>"
            + change("del", "<m:r><m:t>1</m:t></m:r>")
            + change("ins", "<m:r><m:t>2</m:t></m:r>")
            + "</m:oMath>"
        ),
        "x=1\n",
        "x=2\n",
    ),
    "letters of a symbol font": (
        p('<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>\uf0e0</w:t></w:r>', ins(" a")),
        "→\n",
        "→ a\n",
    ),
    "a formula": (p("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"), "x=1\n", "x=1\n"),
    "Japanese": (p(r("学校は"), gone("努力する"), ins("支える"), r("。")), "学校は努力する。\n", "学校は支える。\n"),
    "emoji": (p(r("👩‍👧"), ins("👩🏽‍🏫")), "👩‍👧\n", "👩‍👧👩🏽‍🏫\n"),
    "a block put in whole": (p(r("A")) + change("ins", p(r("B"))), "A\n", "A\n\nB\n"),
    "set out over lines": ("<w:p>\n  <w:r>\n <w:t>A\n   b</w:t>\n </w:r>\n</w:p>", "A b\n", "A b\n"),
}


@pytest.mark.parametrize("case", CASES)
def test_taken_and_refused(case: str) -> None:
    body, before, after = CASES[case]
    assert both(word(body, links={"x": "https://charter.example/"})) == (before, after)


def test_the_strict_spelling_of_the_standard_reads_the_same() -> None:
    assert both(word(p(r("A"), ins(" b")), space=STRICT)) == ("A\n", "A b\n")


def test_a_footnote_that_is_taken_out_goes_with_its_words() -> None:
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{p(gone("Words of the note."), mark="del")}</w:footnote>'
    )
    ref = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    raw = word(p(change("del", r("A", tag="delText") + ref), r("B")), footnotes=notes)
    assert both(raw) == ("AB\n\nFootnote 1: Words of the note.\n", "B\n")
    assert [(c.kind, c.of, c.part) for c in read(raw).changes] == [
        ("delete", "words", "body"),
        ("delete", "paragraph mark", "footnote"),
        ("delete", "words", "footnote"),
    ]


def test_changes_in_headers_are_told_and_are_no_text() -> None:
    raw = word(p(r("A")), header=p(ins("Confidential")))
    assert both(raw) == ("A\n", "A\n")
    assert [(c.part, c.text) for c in read(raw).changes] == [("header", "Confidential")]


def test_each_change_is_told_once_with_its_own_author() -> None:
    raw = word(p(r("A"), change("ins", r(" b") + change("del", r(" c", tag="delText"), "Bob")), mark="ins"))
    assert [(c.kind, c.of, c.author, c.text) for c in read(raw).changes] == [
        ("insert", "paragraph mark", "Ann Lee", ""),
        ("insert", "words", "Ann Lee", " b c"),
        ("delete", "words", "Bob", " c"),
    ]


def test_a_comment_over_words_that_are_taken_out_quotes_them() -> None:
    comments = '<w:comment w:id="7" w:author="Bob"><w:p><w:r><w:t>No!</w:t></w:r></w:p></w:comment>'
    body = p(r("A "), '<w:commentRangeStart w:id="7"/>', gone("b"), '<w:commentRangeEnd w:id="7"/>')
    assert [(c.text, c.quote, c.paragraph) for c in read(word(body, comments=comments)).comments] == [("No!", "b", 1)]


def test_a_comment_at_a_point() -> None:
    comments = '<w:comment w:id="7" w:author="Bob"><w:p><w:r><w:t>Here?</w:t></w:r></w:p></w:comment>'
    body = p(r("A")) + p(r("B"), '<w:r><w:commentReference w:id="7"/></w:r>')
    assert [(c.text, c.quote, c.paragraph) for c in read(word(body, comments=comments)).comments] == [("Here?", "", 2)]


def test_bookmarks_name_the_paragraphs_they_stand_round() -> None:
    start, end = '<w:bookmarkStart w:id="{0}" w:name="{1}"/>', '<w:bookmarkEnd w:id="{0}"/>'
    body = (
        p(start.format(1, "clause_a"), r("A"), end.format(1)) + start.format(2, "clause_b") + p(r("B")) + p(end.format(2), r("C"))
    )
    assert [one.bookmarks for one in read(word(body)).body.paragraphs] == [("clause_a",), ("clause_b",), ()]
