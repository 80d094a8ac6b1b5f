"""A charter from a Word file: what becomes of headings, lists, emphasis and links, and what is said of the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charter.docx.model import Piece
from charter.docx.plain.leaving import leaving, tracked
from charter.docx.plain.markdown import write
from charter.docx.plain.wording import words
from charter.docx.reading import read
from charter.docx.taking import nothing
from charter.text.clauses import number, parse
from charter.text.render import plain
from tests.conftest import SHARED
from tests.docx.making import cell, gone, ins, p, r, row, styled, table, word

STYLES = (
    styled("heading 1", "berschrift1")
    + styled("heading 2", "berschrift2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
    + styled("Aims", "Aims", based="berschrift2")
    + styled("Title", "Titel")
    + styled("toc 1", "Verzeichnis1")
)
LEVEL = '<w:lvl w:ilvl="{0}"><w:start w:val="1"/><w:numFmt w:val="{1}"/><w:lvlText w:val="{2}"/></w:lvl>'


def lists(*levels: tuple[str, str], more: str = "") -> str:
    inside = "".join(LEVEL.format(at, kind, text) for at, (kind, text) in enumerate(levels))
    return f'<w:abstractNum w:abstractNumId="9">{inside}</w:abstractNum>{num(1)}{more}'


def num(key: int, more: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="9"/>{more}</w:num>'


def item(text: str, level: int = 0, num: int = 1) -> str:
    return p(r(text), look=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def look(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def markdown(body: str, **parts: str) -> str:
    return write(read(word(body, **parts))).text


def test_headings_by_style_whatever_language_word_speaks() -> None:
    body = p(r("Charter"), look=look("berschrift1")) + p(r("Aims"), look=look("Aims")) + p(r("We help."))
    assert markdown(body, styles=STYLES) == "# Charter\n\n## Aims\n\nWe help.\n"


def test_headings_by_outline_level_alone() -> None:
    assert markdown(p(r("A"), look='<w:outlineLvl w:val="2"/>') + p(r("b"), look='<w:outlineLvl w:val="9"/>')) == "### A\n\nb\n"


def test_below_a_title_the_first_headings_are_of_the_second_rank() -> None:
    body = p(r("Charter"), look=look("Titel")) + p(r("Aims"), look=look("berschrift1")) + p(r("More"), look=look("Aims"))
    assert markdown(body, styles=STYLES) == "# Charter\n\n## Aims\n\n### More\n"


def test_numbered_and_nested_lists() -> None:
    kinds = (("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "%3."))
    body = item("One") + item("a", 1) + item("b", 1) + item("i", 2) + item("Two") + item("a again", 1)
    text = markdown(body, numbering=lists(*kinds))
    assert text == "1. One\n\n   (a) a\n   (b) b\n\n       i. i\n2. Two\n\n   (a) a again\n"
    assert [(c.form, c.level, c.words) for c in parse(text).clauses] == [
        ("item", 1, "One"),
        ("item", 2, "a"),
        ("item", 2, "b"),
        ("item", 3, "i"),
        ("item", 1, "Two"),
        ("item", 2, "a again"),
    ]
    assert number(parse(text)) == ("1", "1(a)", "1(b)", "1(b)(i)", "2", "2(a)")


def test_bullets_and_paragraphs_between() -> None:
    text = markdown(
        p(r("We will:")) + item("help") + item("more", 1) + p(r("And so on.")), numbering=lists(("bullet", "o"), ("bullet", "o"))
    )
    assert text == "We will:\n\n- help\n  - more\n\nAnd so on.\n"


def test_a_list_that_starts_afresh() -> None:
    more = num(2, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    body = item("A") + item("B") + p(r("Then")) + item("C", num=2) + item("D", num=2)
    assert markdown(body, numbering=lists(("decimal", "%1)"), more=more)) == "1) A\n2) B\n\nThen\n\n1) C\n2) D\n"


def test_numbers_of_sections_stay_as_they_are_printed() -> None:
    kinds = (("decimal", "%1"), ("decimal", "%1.%2"))
    text = markdown(
        p(r("Aims"), look=look("berschrift1") + '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
        + item("Schools help.", 1)
        + item("they are open.", 1),
        styles=STYLES,
        numbering=lists(*kinds),
    )
    assert text == "# 1 Aims\n\n1.1 Schools help.\n\n1.2. they are open.\n"
    assert [c.label for c in parse(text).clauses] == ["1", "1.1", "1.2"]


def test_numbers_typed_by_hand_stay_labels_also_on_the_lines_of_one_paragraph() -> None:
    text = markdown(p("<w:r><w:t>(1) Listen;</w:t><w:br/><w:t>(2) answer.</w:t></w:r>") + p(r("1.2 Schools help.")))
    assert [(c.form, c.label, c.words) for c in parse(text).clauses] == [
        ("item", "(1)", "Listen;"),
        ("item", "(2)", "answer."),
        ("paragraph", "1.2", "Schools help."),
    ]


def test_emphasis_and_links() -> None:
    body = p(
        r("We "),
        r("will ", look="<w:b/>"),
        r("always", look="<w:b/><w:i/>"),
        r(" help. See "),
        f'<w:hyperlink r:id="x">{r("the site")}</w:hyperlink>',
        r("."),
    )
    assert (
        write(read(word(body, links={"x": "https://charter.example/a (b)?c=d&e"}))).text
        == "We **will *always*** help. See [the site](https://charter.example/a%20%28b%29?c=d&e).\n"
    )


@pytest.mark.parametrize("target", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "vbscript:x"])
def test_a_link_that_the_page_would_not_let_through_is_words(target: str) -> None:
    found = read(word(p(f'<w:hyperlink r:id="x">{r("here")}</w:hyperlink>'), links={"x": target}))
    assert write(found).text == "here\n"


@pytest.mark.parametrize(
    "text",
    [
        "# no heading",
        "> said",
        "- a list",
        "```",
        "===",
        "| a | b |",
        "<b>bold</b>",
        "a*b*c",
        "_x_",
        "[a](b)",
        "![a](b)",
        "&amp;amp;",
        "\\*",
        "`code`",
        "<!-- x -->",
        "[x]: http://a.example",
        "---",
        "1986. A year",
    ],
)
def test_signs_that_markdown_would_take_for_its_own(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;") if text != "&amp;amp;" else text
    clauses = parse(markdown(p(r("Before")) + p(r(escaped)) + p(r("After")))).clauses
    assert len(clauses) == 3
    said = (clauses[1].label or "") + plain(clauses[1].words)
    assert said.replace("1986A", "1986. A") in (text, text.removeprefix("- "), "&amp;")


@given(
    st.lists(
        st.builds(
            Piece,
            st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), max_size=12),
            bold=st.booleans(),
            italic=st.booleans(),
            link=st.sampled_from(["", "https://charter.example/"]),
        ),
        max_size=6,
    )
)
def test_no_word_is_lost_or_read_as_a_sign(pieces: list[Piece]) -> None:
    assert " ".join(plain(words(pieces)).split()) == " ".join("".join(piece.text for piece in pieces).split())


def test_a_table_is_one_clause_of_plain_words_and_said() -> None:
    found = read(
        word(
            p(r("Who:"))
            + table(row(cell(p(r("What"))), cell(p(r("Who")))), row(cell(p(r("a|b"))), cell(p(r("All")), p(r("us")))))
        )
    )
    written = write(found)
    assert written.text == "Who:\n\n| What | Who |\n| --- | --- |\n| a\\|b | All us |\n"
    assert [c.form for c in parse(written.text).clauses] == ["paragraph", "opaque"]
    assert leaving(found, written) == ("A table is kept as plain words, one row to a line.",)


def test_a_box_drawn_round_words_is_paragraphs() -> None:
    assert markdown(table(row(cell(p(r("A")), p(r("B")))))) == "A\n\nB\n"


def test_what_cannot_be_carried_is_named() -> None:
    body = p(r("Contents"), look=look("Verzeichnis1")) + p(
        r("Word", look='<w:u w:val="single"/>'),
        r("secret", look="<w:vanish/>"),
        '<w:r><w:drawing/></w:r><w:r><w:footnoteReference w:id="2"/></w:r>',
        '<w:hyperlink w:anchor="x">' + r("there") + "</w:hyperlink>",
    )
    found = read(
        word(
            body,
            styles=STYLES,
            footnotes=f'<w:footnote w:id="2">{p(r("A note."))}</w:footnote>',
            header=p(r("Draft")),
            comments='<w:comment w:id="1" w:author="A"><w:p><w:r><w:t>No</w:t></w:r></w:p></w:comment>',
        )
    )
    written = write(found)
    assert written.text == "Wordthere\n"
    assert leaving(found, written) == (
        "A footnote is left out: “A note.”.",
        "A picture is left out.",
        "Hidden words are left out: “secret”.",
        "Links that lead to a place inside the file became plain words.",
        "Only bold, italics and links are kept: underlined or highlighted words became plain words.",
        "The table of contents is left out: the site makes its own.",
        "A comment in the margin is left out.",
        "What stands at the top or foot of the pages is left out: “Draft”.",
    )


def test_open_changes_are_told_and_either_reading_can_be_had() -> None:
    found = read(word(p(r("We "), gone("should"), ins("will", "Bob"), r(" help."))))
    assert tracked(found) == "2 tracked changes by Ann Lee (1) and Bob (1)"
    assert (write(found).text, write(found, nothing).text) == ("We will help.\n", "We should help.\n")


@pytest.mark.shared
def test_every_real_file_becomes_clauses_block_by_block() -> None:
    for file in sorted((SHARED / "data" / "docx").glob("*.docx")):
        written = write(read(file.read_bytes()))
        clauses = parse(written.text).clauses
        assert [c.start for c in clauses] == [b.start for b in written.blocks], file.name
