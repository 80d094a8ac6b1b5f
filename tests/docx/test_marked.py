"""A marked-up copy sent back: its changes found on the right clauses, in the right names, and nothing lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charter.docx import writing
from charter.docx.marked import Marked, choose, find, version_of
from charter.docx.reading import read
from charter.text.change import Change, Placed, apply, place
from charter.text.clauses import parse
from tests.docx.making import change, gone, ins, p, r, word
from tests.docx.marking import edited, paragraph, put

TEXT = """# Our charter

## Vision

Schools should talk **early** with families.

Every child belongs.

## Promises

We will:

- listen to pupils
- answer families
- review this each year

The safety of pupils and staff comes first.
"""
KEYS = ["title000", "vision00", "talk0000", "belongs0", "promises", "wewill00", "listen00", "answer00", "review00", "safety00"]
TREE = place(parse(TEXT), KEYS)


def copy(*suggestions: writing.Suggestion, tree: tuple[Placed, ...] = TREE) -> bytes:
    """The draft as the site gives it out."""
    facts = writing.Facts("Our charter", "Draft 3. Nobody has signed.", "2026-10-01", marks={"charter-version": 3}, tracking=True)
    return writing.draft(writing.Draft(facts, tree, suggestions=suggestions))


def seen(marked: Marked) -> list[tuple[str, str, str | None, str]]:
    return [(one.change.kind, one.change.key, one.change.words, one.author) for one in marked.found]


def test_an_untouched_copy_proposes_nothing() -> None:
    word_file = read(copy())
    marked = find(word_file, TREE)
    assert (marked.found, marked.lost, marked.remarks) == ((), (), ())
    assert version_of(word_file) == 3 and marked.same == marked.clauses == 10 and marked.is_ours


def test_a_tracked_rewording_keeps_the_emphasis_of_the_clause() -> None:
    raw = edited(copy(), put("Schools should talk ", r("Schools "), gone("should"), ins("will"), r(" talk ")))
    assert seen(find(read(raw), TREE)) == [("replace", "talk0000", "Schools will talk **early** with families.", "Ann Lee")]
    assert find(read(raw), TREE).found[0].date == "2026-10-01T09:00:00Z"


def test_the_same_typed_over_without_tracking() -> None:
    marked = find(read(edited(copy(), lambda xml: xml.replace("Every child belongs.", "Every child belongs here."))), TREE)
    assert seen(marked) == [("replace", "belongs0", "Every child belongs here.", "")]
    assert not marked.found[0].is_tracked


def test_a_copy_without_our_bookmarks_is_aligned_by_its_words() -> None:
    lines = [c.words.replace("**", "") for c in parse(TEXT).clauses]
    body = "".join(
        p(r("Every child "), gone("belongs"), ins("is welcome"), r(".")) if line == "Every child belongs." else p(r(line))
        for line in lines
    )
    assert seen(find(read(word(body)), TREE)) == [("replace", "belongs0", "Every child is welcome.", "Ann Lee")]


def test_two_authors_in_one_clause_are_read_apart() -> None:
    raw = edited(
        copy(),
        put(
            "The safety of pupils and staff comes first.",
            r("The "),
            ins("whole "),
            r("safety of pupils and staff comes "),
            gone("first", "Bob"),
            ins("before all", "Bob"),
            r("."),
        ),
    )
    assert seen(find(read(raw), TREE)) == [
        ("replace", "safety00", "The whole safety of pupils and staff comes first.", "Ann Lee"),
        ("replace", "safety00", "The safety of pupils and staff comes before all.", "Bob"),
    ]


def test_authors_who_change_each_others_changes_are_read_together() -> None:
    nested = change("ins", r("very ") + change("del", r("much ", tag="delText"), "Bob"))
    raw = edited(copy(), put("Every child belongs.", r("Every child "), nested, r("belongs.")))
    assert seen(find(read(raw), TREE)) == [("replace", "belongs0", "Every child very belongs.", "Ann Lee and Bob")]


def test_two_hands_that_touch_in_one_paragraph_are_apart_elsewhere() -> None:
    def edit(xml: str) -> str:
        item = paragraph("answer families")(xml)
        new = p(ins("thank everybody "), ins("and staff", "Bob"), mark="ins", look='<w:pStyle w:val="ClauseItem1"/>')
        return put("Every child belongs.", r("Every child belongs"), ins(" here", "Bob"), r("."))(xml.replace(item, item + new))

    assert [(f.change.kind, f.change.words, f.author) for f in find(read(edited(copy(), edit)), TREE).found] == [
        ("replace", "Every child belongs here.", "Bob"),
        ("insert", "thank everybody and staff", "Ann Lee and Bob"),
    ]


def test_a_paragraph_put_in_and_one_taken_out() -> None:
    def edit(xml: str) -> str:
        old = paragraph("Every child belongs.")(xml)
        out = re.sub(
            r"<w:r>(.*?)</w:r>",
            lambda m: change("del", f"<w:r>{m[1]}</w:r>".replace("w:t ", "w:delText ").replace("/w:t>", "/w:delText>")),
            old,
        ).replace("</w:pPr>", f"<w:rPr>{change('del', '')}</w:rPr></w:pPr>", 1)
        item = paragraph("answer families")(xml)
        new = p(ins("thank everybody"), mark="ins", look='<w:pStyle w:val="ClauseItem1"/>')
        return xml.replace(old, out).replace(item, item + new)

    marked = find(read(edited(copy(), edit)), TREE)
    assert [(f.change.kind, f.change.key) for f in marked.found if f.change.kind == "delete"] == [("delete", "belongs0")]
    put_in = next(f.change for f in marked.found if f.change.kind == "insert")
    assert (put_in.words, put_in.parent, put_in.after, put_in.form, put_in.level) == (
        "thank everybody",
        "wewill00",
        "answer00",
        "item",
        1,
    ) or (put_in.words, put_in.after, put_in.form, put_in.level) == ("thank everybody", "answer00", "item", 1)
    assert not marked.lost
    made = apply(
        TREE,
        [
            f.change.__class__(
                1,
                f.change.n,
                f.change.kind,
                f.change.key,
                f.change.words,
                f.change.parent,
                f.change.after,
                f.change.form,
                f.change.level,
            )
            for f in marked.found
        ],
    )
    assert "- answer families\n- thank everybody\n- review" in made.text and "Every child" not in made.text


@pytest.mark.parametrize(
    "changes",
    [
        [Change(7, 1, "replace", "talk0000", "Schools will talk **early** with all families.")],
        [Change(7, 1, "replace", "listen00", "listen to *all* pupils"), Change(7, 2, "replace", "promises", "Our promises")],
        [Change(7, 1, "delete", "belongs0")],
        [Change(7, 1, "delete", "vision00")],
        [Change(7, 1, "insert", "new00000", "Nobody is left behind.", "vision00", "talk0000", "paragraph", 0)],
        [Change(7, 1, "insert", "new00000", "thank everybody", "wewill00", "answer00", "item", 1)],
        [Change(7, 1, "insert", "new00000", "How we meet", "title000", "vision00", "heading", 2)],
        [Change(7, 1, "move", "review00", None, None, None)],
        [Change(7, 1, "move", "belongs0", None, "vision00", None)],
        [Change(7, 1, "move_replace", "belongs0", "Every single child belongs.", "promises", "safety00")],
    ],
    ids=lambda changes: "+".join(f"{c.kind} {c.key}" for c in changes),
)
def test_what_our_own_copy_tracks_is_found_again(changes: list[Change]) -> None:
    changes = [
        c
        if c.kind != "move" or c.parent
        else Change(7, 1, "move", c.key, None, next(p.parent for p in TREE if p.key == c.key), None)
        for c in changes
    ]
    raw = copy(writing.Suggestion(7, "Headline", "Because.", "Beckfoot High School", "2026-10-02", tuple(changes)))
    marked = find(read(raw), TREE)
    assert not marked.lost and not marked.remarks, "our own comments are no news"
    assert {f.author for f in marked.found} == {"Beckfoot High School"}
    mine = apply(TREE, changes).text
    again = [
        Change(
            1,
            f.change.n,
            f.change.kind,
            f.change.key,
            f.change.words,
            f.change.parent,
            f.change.after,
            f.change.form,
            f.change.level,
        )
        for f in marked.found
    ]
    assert apply(TREE, again).text == mine


def test_a_wording_below_a_clause_is_not_new_but_what_is_written_into_it_is_told() -> None:
    one = writing.Suggestion(
        7, "A", "Because.", "Ada", "2026-10-02", (Change(7, 1, "replace", "belongs0", "Every child counts."),)
    )
    two = writing.Suggestion(
        8, "B", "Because.", "Ben", "2026-10-02", (Change(8, 1, "replace", "belongs0", "Every child matters."),)
    )
    assert seen(find(read(copy(one, two)), TREE)) == [("replace", "belongs0", "Every child counts.", "Ada")]
    raw = edited(
        copy(one, two), lambda xml: xml.replace("matters.</w:t></w:r></w:ins>", f"matters.</w:t></w:r></w:ins>{ins(' A lot.')}")
    )
    told = find(read(raw), TREE)
    assert [(one.words, one.author) for one in told.lost] == [("A lot.", "Ann Lee")]


def test_what_stands_outside_the_text_is_told_not_lost() -> None:
    raw = edited(
        copy(),
        lambda xml: (
            xml.replace("<w:sectPr>", p(ins("A last word."), mark="ins") + "<w:sectPr>")
            if "<w:sectPr>" in xml
            else xml.replace("<w:sectPr", p(ins("A last word."), mark="ins") + "<w:sectPr", 1)
        ),
    )
    told = find(read(raw), TREE)
    assert "A last word." in [one.words for one in told.lost] + [f.change.words for f in told.found]


def test_comments_are_listed_by_their_clause() -> None:
    start, end = '<w:commentRangeStart w:id="7"/>', '<w:commentRangeEnd w:id="7"/>'
    body = "".join(
        p(r("Every "), start, r("child"), end, r(" belongs."))
        if c.words == "Every child belongs."
        else p(r(c.words.replace("**", "")))
        for c in parse(TEXT).clauses
    )
    comments = '<w:comment w:id="7" w:author="Bob"><w:p><w:r><w:t>And staff?</w:t></w:r></w:p></w:comment>'
    told = find(read(word(body, comments=comments)), TREE)
    assert [(one.key, one.quote, one.words, one.author) for one in told.remarks] == [("belongs0", "child", "And staff?", "Bob")]


def test_another_text_is_not_ours() -> None:
    assert not find(read(word(p(r("Minutes of the governors")) + p(r("We met on Tuesday and had tea.")))), TREE).is_ours


def test_a_part_of_the_text_takes_nothing_out() -> None:
    body = p(r("Vision")) + p(r("Schools should talk early with families.")) + p(r("Every child "), ins("always "), r("belongs."))
    told = find(read(word(body)), TREE)
    assert told.is_ours and told.is_part
    assert seen(told) == [("replace", "belongs0", "Every child always belongs.", "Ann Lee")]


def test_a_heading_taken_out_while_its_paragraphs_stay_is_told() -> None:
    def edit(xml: str) -> str:
        old = paragraph("Promises")(xml)
        runs = re.sub(r"<w:t ([^>]*)>(Promises)</w:t>", r"<w:delText \1>\2</w:delText>", old)
        runs = re.sub(r"(<w:r>(?:(?!</w:r>).)*<w:delText.*?</w:r>)", lambda m: change("del", m[1]), runs)
        return xml.replace(old, runs.replace("</w:pPr>", f"<w:rPr>{change('del', '')}</w:rPr></w:pPr>", 1))

    told = find(read(edited(copy(), edit)), TREE)
    assert "Promises" in " ".join(one.words for one in told.lost) or any(f.change.key == "promises" for f in told.found)


def test_one_of_two_new_paragraphs_stands_without_the_other() -> None:
    found = [
        Change(0, 1, "insert", "new-1", "A", "vision00", "talk0000"),
        Change(0, 2, "insert", "new-2", "B", "vision00", "new-1"),
    ]
    assert [(c.words, c.after) for c in choose(found, found[1:])] == [("B", "talk0000")]
    assert [(c.words, c.after) for c in choose(found, found)] == [("A", "talk0000"), ("B", "new-1")]


WORDS = st.lists(
    st.sampled_from(["schools", "will", "listen", "学校", "عائلة", "👩‍👧", "and", "staff", "é"]), min_size=1, max_size=6
).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from([k for k in KEYS if k not in ("title000",)]), WORDS, min_size=1, max_size=4))
def test_whatever_is_reworded_comes_back_as_it_was_suggested(new: dict[str, str]) -> None:
    changes = tuple(Change(7, n, "replace", key, words) for n, (key, words) in enumerate(new.items(), 1))
    marked = find(read(copy(writing.Suggestion(7, "H", "W", "Ada", "2026-10-02", changes))), TREE)
    assert {f.change.key: f.change.words for f in marked.found} == new and not marked.lost
