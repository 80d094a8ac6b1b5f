"""Clauses: what each is, that the pieces are the file, and that words can be given back without disturbing it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from charter.text.clauses import Clause, new_source, number, parse, rewrite, tidy

from .texts import anything, histories, read, text


def forms(source: str) -> list[tuple[str, int, str]]:
    return [(clause.form, clause.level, clause.words) for clause in parse(source).clauses]


def check_exact(source: str) -> None:
    clauses = parse(source).clauses
    assert "".join(clause.source for clause in clauses) == (source if clauses else "")
    for clause in clauses:
        assert source[clause.start : clause.end] == clause.source == clause.mark + clause.body + clause.close
        assert clause.parent is None or clause.parent < clause.index
        assert rewrite(clause, clause.words) == clause.source


def test_heading_paragraph_and_items_are_clauses() -> None:
    assert forms("# Title\n\nOne\ntwo.\n\n- a\n- b\n  - c\n\n  still b\n") == [
        ("heading", 1, "Title"),
        ("paragraph", 0, "One two."),
        ("item", 1, "a"),
        ("item", 1, "b"),
        ("item", 2, "c"),
        ("paragraph", 1, "still b"),
    ]


def test_an_items_own_paragraphs_are_one_clause() -> None:
    assert forms("1. one\n\n   more of one\n2. two\n") == [("item", 1, "one\n\nmore of one"), ("item", 1, "two")]


@pytest.mark.parametrize(
    "source",
    [
        "| a | b |\n|---|---|\n| 1 | 2 |\n",
        "> said\n> so\n",
        "```\ncode\n# not a heading\n```\n",
        "<div>\n# raw\n</div>\n",
        "---\ntitle: T\n---\n",
        "    indented\n",
        "<!-- a\ncomment -->\n",
    ],
)
def test_table_quote_code_html_and_front_matter_are_one_opaque_clause(source: str) -> None:
    assert [clause.form for clause in parse(source).clauses] == ["opaque"]
    check_exact(source + "\nAfter.\n")


def test_opaque_is_split_at_blank_lines() -> None:
    assert [form for form, _, _ in forms("```\na\n\nb\n```\n\nAfter.\n")] == ["opaque", "opaque", "paragraph"]


@pytest.mark.parametrize("marks", ["#. a\n#. b\n", "(a) a\n(b) b\n", "A. a\nB. b\n", "a) a\nb) b\n", "i) a\nii) b\n"])
def test_typed_lists_are_items(marks: str) -> None:
    assert forms(marks) == [("item", 1, "a"), ("item", 1, "b")]


def test_a_wrapped_line_is_not_an_item() -> None:
    assert forms("The rule in section\n(b) holds. So does that of\n1990. It is old.\n")[0][0] == "paragraph"
    assert len(forms("The rule in section\n(b) holds. So does that of\n1990. It is old.\n")) == 1


def test_typed_numbers_are_labels() -> None:
    found = parse("# Article II. Terms\n\n## 1.2 Scope\n\n1.2.3 The council pays.\n\n(a) first\n\n2022 was a year.\n")
    assert [clause.label for clause in found.clauses] == ["Article II", "1.2", "1.2.3", "(a)", None]
    assert [clause.words for clause in found.clauses][:3] == ["Terms", "Scope", "The council pays."]


def test_numbers() -> None:
    source = "# Charter\n\n## Vision\n\nOne.\n\nTwo:\n\n- a\n- b\n\n### Deep\n\nThree.\n\n## § 9 Law\n\n(1) x\n"
    assert number(parse(source)) == ("", "1", "1.1", "1.2", "1.2(a)", "1.2(b)", "1.3", "1.3.1", "§ 9", "§ 9(1)")


def test_numbers_go_on_with_their_list() -> None:
    assert number(parse("A. x\n#. y\n#. z\n")) == ("A", "B", "C")
    assert number(parse("1. x\n1. y\n1. z\n")) == ("1", "2", "3")
    assert number(parse("(i) x\n#. y\n")) == ("(i)", "ii")
    assert number(parse("(a) x\n#. new\n(b) z\n")) == ("(a)", "aA", "(b)")


@pytest.mark.parametrize(
    ("source", "numbers"),
    [
        ("1. a\n2. b\n3. new\n3. c\n4. d\n", ("1", "2", "3", "4", "5")),  # one was put in
        ("1. a\n3. c\n4. d\n", ("1", "2", "3")),  # one was taken out
        ("4. a\n5. b\n", ("4", "5")),
        ("1. a\n2. b\n\nBetween.\n\n3. c\n4. d\n", ("1", "2", "1", "1(3)", "1(4)")),
        ("(a) x\n(c) z\n", ("(a)", "(c)")),  # typed by hand: Markdown does not count these, and nor do we
    ],
)
def test_a_plain_list_is_counted_as_markdown_counts_it(source: str, numbers: tuple[str, ...]) -> None:
    assert number(parse(source)) == numbers


def test_link_definitions_belong_to_the_document() -> None:
    found = parse("See [there][x].\n\n[x]: https://example.org\n")
    assert len(found.clauses) == 1 and found.clauses[0].words == "See [there][x]."
    assert found.definitions == "[x]: https://example.org\n"
    assert parse("[x]: https://example.org\n").clauses == ()


def test_rewriting_keeps_line_ends_marker_and_label() -> None:
    clause = parse("1.  One two\r\n    three four.\r\n\r\n").clauses[0]
    assert rewrite(clause, "One two nine four.") == "1.  One two\r\n    nine four.\r\n\r\n"
    heading = parse("## 3. Scope ##\n").clauses[0]
    assert rewrite(heading, "Reach") == "## 3. Reach ##\n"


@pytest.mark.parametrize("words", ["# x", "- x", "1. x", "(a) x", "> x", "```", "---", "a\n\nb", "| a | b |", "[x]: y", ""])
def test_words_cannot_become_another_clause(words: str) -> None:
    clause = parse("A paragraph.\n\nAnother.\n").clauses[0]
    read_back = parse(rewrite(clause, words) + "Another.\n").clauses
    assert read_back[0].words == tidy("paragraph", words) or not words
    assert [c.form for c in read_back] == ["paragraph"] * (2 if words else 1)


def test_a_new_item_is_dressed_like_its_neighbour() -> None:
    like = parse("  * one\n  * two\n").clauses[1]
    assert new_source("item", like.level, "three", like=like) == "  * three\n"
    assert new_source("item", 1, "x", like=parse("1. a\n2. b\n").clauses[1]) == "3. x\n"
    assert new_source("heading", 2, "New") == "## New\n\n"


def test_nothing_and_blank() -> None:
    assert parse("").clauses == () and parse("\n \n").preamble == "\n \n"


@settings(max_examples=300, deadline=None)
@given(anything)
def test_pieces_are_the_file_whatever_it_is(source: str) -> None:
    check_exact(source)


@settings(max_examples=80, deadline=None)
@given(text, anything)
def test_rewritten_words_read_back(source: str, words: str) -> None:
    words = "".join(sign for sign in words if sign not in "`<\t" and (sign.isprintable() or sign == "\n"))
    for clause in parse(source).clauses:
        if clause.form in ("paragraph", "item") and tidy(clause.form, words):
            found: Clause = parse(rewrite(clause, words).lstrip(" ")).clauses[0]
            assert found.form == clause.form
            assert (
                "".join(((found.label or "") + found.words).split()).startswith("".join(tidy(clause.form, words).split())[:5])
                or clause.form == "item"
            )


@pytest.mark.shared
def test_every_real_revision_is_exact() -> None:
    revisions = [path for history in histories() for path in history]
    assert len(revisions) == 250
    for path in revisions:
        check_exact(read(path))
