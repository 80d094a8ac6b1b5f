"""A copy sent back in which looks or levels change: what the text can hold is found, everything else is named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from charter.docx.marked import find
from charter.docx.model import Change as Tracked
from charter.docx.reading import read
from charter.text.change import place
from charter.text.clauses import parse
from charter.text.diff import listed
from tests.docx.making import change, gone, ins, p, r, word
from tests.docx.marking import edited, paragraph, put
from tests.docx.test_marked import TREE, copy, seen

CHILD = "Every child belongs."
BOLD, ITALIC = "<w:b/>", "<w:i/>"


def looked(look: str, before: str = "", author: str = "Ann Lee") -> str:
    """A run's look with its tracked change, as Word writes it."""
    return look + change("rPrChange", f"<w:rPr>{before}</w:rPr>", author)


def restyled(words: str, now: str, before: str) -> Callable[[str], str]:
    """The paragraph that says this, set otherwise, tracked as Word does it."""
    def edit(xml: str) -> str:
        old = paragraph(words)(xml)
        assert before in old
        tracked = change("pPrChange", f"<w:pPr>{before}</w:pPr>")
        return xml.replace(old, old.replace(before, now, 1).replace("</w:pPr>", f"{tracked}</w:pPr>", 1))
    return edit


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def lines(words: str) -> tuple[str, ...]:
    """What the page says of a reworded clause."""
    old = next(placed.words for placed in TREE if parse(words).clauses and placed.key in ("belongs0", "talk0000")
               and placed.words[:5] == words[:5])
    return listed(old, words)


@pytest.mark.parametrize("look,words,told", [
    (BOLD, "Every **child** belongs.", "“child” is set in bold"),
    (ITALIC, "Every *child* belongs.", "“child” is set in italics"),
    (BOLD + ITALIC, "Every ***child*** belongs.", "“child” is set in bold"),
])
def test_bold_or_italics_tracked_are_a_change_of_words(look: str, words: str, told: str) -> None:
    raw = edited(copy(), put(CHILD, r("Every "), r("child", looked(look)), r(" belongs.")))
    marked = find(read(raw), TREE)
    assert seen(marked) == [("replace", "belongs0", words, "Ann Lee")]
    assert marked.found[0].date == "2026-10-01T09:00:00Z" and not marked.lost
    assert lines(words)[0].startswith(told)


@pytest.mark.parametrize("look,words", [(BOLD, "Every **child** belongs."), (ITALIC, "Every *child* belongs.")])
def test_the_same_without_tracking(look: str, words: str) -> None:
    marked = find(read(edited(copy(), put(CHILD, r("Every "), r("child", look), r(" belongs.")))), TREE)
    assert seen(marked) == [("replace", "belongs0", words, "")] and not marked.lost


def test_bold_taken_away_tracked_and_not() -> None:
    plain = "Schools should talk early with families."
    raw = edited(copy(), put("early", r("early", looked("", BOLD))))
    assert seen(find(read(raw), TREE)) == [("replace", "talk0000", plain, "Ann Lee")]
    assert lines(plain) == ("“early” is no longer emphasised",)
    assert seen(find(read(edited(copy(), put("early", r("early")))), TREE)) == [("replace", "talk0000", plain, "")]


def test_a_link_put_on_words_and_taken_away() -> None:
    said = f"<w:r><w:fldChar w:fldCharType='begin'/></w:r>{r(' HYPERLINK &quot;https://example.org/a&quot; ', tag='instrText')}" \
        f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{r('child')}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    linked = [("replace", "belongs0", "Every [child](https://example.org/a) belongs.", "Ann Lee")]
    # Word writes a link on old words as the words taken out and put in again.
    raw = edited(copy(), put(CHILD, r("Every "), gone("child"), change("ins", said), r(" belongs.")))
    assert seen(find(read(raw), TREE)) == linked
    tree = place(parse("Every [child](https://example.org/a) belongs.\n\nOther words.\n"), ["linked00", "others00"])
    raw = copy(tree=tree)
    assert find(read(raw), tree).found == ()
    bare = edited(raw, lambda xml: xml.replace("w:hyperlink", "w:smartTag"))
    assert seen(find(read(bare), tree)) == [("replace", "linked00", "Every child belongs.", "")]


def test_words_and_their_look_change_together_by_two_hands() -> None:
    raw = edited(copy(), put(CHILD, r("Every "), r("child", looked(BOLD)), gone(" belongs", "Bob"),
                             ins(" is welcome", "Bob"), r(".")))
    assert seen(find(read(raw), TREE)) == [
        ("replace", "belongs0", "Every **child** belongs.", "Ann Lee"),
        ("replace", "belongs0", "Every child is welcome.", "Bob"),
    ]


@pytest.mark.parametrize("look,before,name", [
    ('<w:color w:val="FF0000"/>', "", "colour"), ('<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>', "", "font"),
    ('<w:sz w:val="40"/>', "", "size"), ('<w:u w:val="single"/>', "", "underlining"),
    ('<w:highlight w:val="yellow"/>', "", "highlighting"), ("<w:smallCaps/>", "", "capitals"),
    ("<w:emboss/>", "", "how it looks"),
])
def test_other_looks_are_named_tracked_or_not(look: str, before: str, name: str) -> None:
    told = find(read(edited(copy(), put(CHILD, r("Every "), r("child", looked(look, before)), r(" belongs.")))), TREE)
    assert not told.found and [(one.words, one.author) for one in told.lost] == [("child", "Ann Lee")]
    assert f"({name})" in told.lost[0].why
    if name != "how it looks":
        told = find(read(edited(copy(), put(CHILD, r("Every "), r("child", look), r(" belongs.")))), TREE)
        assert not told.found and [one.words for one in told.lost] == ["child"] and f"({name})" in told.lost[0].why


def test_bold_and_colour_at_once_the_one_found_the_other_named() -> None:
    raw = edited(copy(), put(CHILD, r("Every "), r("child", looked(BOLD + '<w:color w:val="FF0000"/>')), r(" belongs.")))
    told = find(read(raw), TREE)
    assert seen(told) == [("replace", "belongs0", "Every **child** belongs.", "Ann Lee")]
    assert [one.why for one in told.lost] == [
        "Only how these words look changes (colour). Of looks, bold, italics and links can be suggested, nothing else."]


def test_a_look_that_nothing_names_is_told_all_the_same() -> None:
    told = find(read(edited(copy(), put(CHILD, r(CHILD, looked('<w:lang w:val="fr"/>'))))), TREE)
    assert not told.found and "(font, size or the like)" in told.lost[0].why


@pytest.mark.parametrize("words,before,now,why", [
    ("Vision", style("Heading2"), style("Heading3"), "it is a heading of level 3; before, it was a heading of level 2"),
    ("answer families", style("ClauseItem1"), style("ClauseItem2"), "item of level 2; before, it was a list item of level 1"),
    (CHILD, style("ClauseParagraph"), style("Heading2"), "it is a heading of level 2; before, it was a paragraph"),
    ("answer families", style("ClauseItem1"), style("ClauseParagraph"), "a paragraph; before, it was a list item of level 1"),
])
def test_another_level_is_named(words: str, before: str, now: str, why: str) -> None:
    told = find(read(edited(copy(), restyled(words, now, before))), TREE)
    assert not told.found and [(one.words, one.author) for one in told.lost] == [(words, "Ann Lee")] and why in told.lost[0].why
    untracked = edited(copy(), lambda xml: xml.replace(paragraph(words)(xml), paragraph(words)(xml).replace(before, now)))
    told = find(read(untracked), TREE)
    assert not told.found and [one.words for one in told.lost] == [words] and why in told.lost[0].why


def test_settings_of_a_paragraph_are_named() -> None:
    edit = restyled(CHILD, style("ClauseParagraph") + '<w:jc w:val="center"/>', style("ClauseParagraph"))
    told = find(read(edited(copy(), edit)), TREE)
    assert [(one.words, one.why) for one in told.lost] == [
        (CHILD, "Only how this paragraph is set changes (alignment). That cannot be suggested.")]


def test_many_changes_of_one_kind_are_one_line() -> None:
    runs = [r(word, looked('<w:color w:val="FF0000"/>')) for word in ("Every ", "child ", "belongs", ".")]
    told = find(read(edited(copy(), put(CHILD, *runs))), TREE)
    assert [one.words for one in told.lost] == ["Every\nchild\nbelongs\n."]


def test_a_copy_that_lost_all_looks_does_not_take_them_out_but_says_so() -> None:
    body = "".join(p(r(c.words.replace("**", ""))) if c.words != CHILD else p(r("Every "), r("child", BOLD), r(" belongs."))
                   for c in parse("".join(one.source for one in TREE)).clauses)
    told = find(read(word(body)), TREE)
    assert seen(told) == [("replace", "belongs0", "Every **child** belongs.", "")]
    assert told.lost[0].why.startswith("This copy has none of the draft’s bold")
    typed = find(read(word(body.replace("talk early", "talk very early"))), TREE)
    assert ("replace", "talk0000", "Schools should talk very **early** with families.", "") in seen(typed)


def test_what_a_draft_spells_otherwise_is_no_change() -> None:
    text = "# T\n\nUse `code` and __bold__ and _this_ [page](/timetable),\nover two lines &amp; a \\* sign.\n\n" \
        "- item **one**\n\n  more *of* it\n"
    tree = place(parse(text), [f"k{n}000000" for n in range(len(parse(text).clauses))])
    assert find(read(copy(tree=tree)), tree).found == ()
    told = find(read(edited(copy(tree=tree), lambda xml: xml.replace("over two lines", "over three lines"))), tree)
    assert [one.change.words for one in told.found] == [tree[1].words.replace("two", "three")]


def test_emphasis_beside_a_sign_is_kept_where_markdown_can_hold_it() -> None:
    tree = place(parse("学校は、子どもの声を聞く。\n\nOther words here.\n"), ["nihon000", "others00"])
    raw = edited(copy(tree=tree), put("学校は、子どもの声を聞く。", r("学校は、", looked(BOLD)), r("子どもの声を聞く。")))
    told = find(read(raw), tree)
    assert seen(told) == [("replace", "nihon000", "**学校は**、子どもの声を聞く。", "Ann Lee")]


def test_the_list_of_changes_says_which_looks() -> None:
    changes = read(word(p(r("a", looked(BOLD + ITALIC)), look=style("X") + change("pPrChange", "<w:pPr/>")))).changes
    assert [(one.kind, one.of, one.looks) for one in changes if isinstance(one, Tracked)] == [
        ("format", "setting", ("style",)), ("format", "look", ("bold", "italics"))]
