"""A version as a Word file: what the page shows, numbers and all; comments on their words; nothing that breaks out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charter.docx import reading
from charter.docx.plain import markdown
from charter.docx.writing import Draft, Facts, Item, Papers, Remark, Said, Suggestion, draft, papers
from charter.docx.writing.words import PARAGRAPH, safe_address, styled
from charter.text.change import Change, Placed
from charter.text.clauses import parse
from tests.docx.word_read import W, all_of, body, clauses, of, paragraphs, part
from tests.text.texts import anything, placed, sentence

SOURCE = """# The charter

## Vision

Schools should **help** *all* pupils, and [families](https://charter.example/families).

1. those who learn

   with two paragraphs
   - slowly
2. staff\\
   on two lines

| who | what |
|---|---|
| us | all |

> A quote.

###### Small

See [the guidance][1] and `code`.

[1]: https://charter.example/guidance
"""
TREE = placed(SOURCE)
LINKS = parse(SOURCE).definitions
FACTS = Facts("The charter", "Draft 3. Nobody has signed.", "2026-11-02", note=("Read it.",),
              marks={"charter-version": 3, "charter-digest": "ab12"}, tracking=True)


def plain(tree: Sequence[Placed] = TREE, **more: Any) -> bytes:
    return draft(Draft(FACTS, tree, LINKS, **more))


def words(element: Element) -> str:
    return "".join(element.itertext())


def test_it_says_what_the_page_says_under_the_pages_numbers() -> None:
    told = clauses(plain(), taken=True)
    assert [p.words for p in told] == [part for p in TREE for part in styled(p.words, p.form, LINKS).text.split(PARAGRAPH)]
    assert [p.number for p in told if p.number] == [p.number for p in TREE if p.number]
    assert [p.names for p in told if p.names] == [[f"clause_{p.key}"] for p in TREE]
    assert [p.style for p in told] == ["Heading1", "Heading2", "ClauseParagraph", "ClauseItem1", "ClauseItem1", "ClauseItem2",
                                       "ClauseItem1", "ClauseOpaque", "ClauseOpaque", "Heading6", "ClauseParagraph"]
    assert told[7].words == "| who | what |\n|---|---|\n| us | all |" and told[6].words == "staff\non two lines"


def test_a_later_paragraph_of_a_clause_is_inside_its_bookmark_and_hangs_no_number_out() -> None:
    inside = [p for p in all_of(plain(), "p") if words(p) in ("1.1(1)those who learn", "with two paragraphs")]
    assert inside[0].find(W + "bookmarkStart") is not None and inside[0].find(W + "bookmarkEnd") is None
    assert inside[1].find(W + "bookmarkEnd") is not None and inside[1].find(f"{W}pPr/{W}ind") is not None


def test_emphasis_and_links() -> None:
    raw = plain()
    bold = [words(r) for r in all_of(raw, "r") if r.find(f"{W}rPr/{W}b") is not None]
    italic = [words(r) for r in all_of(raw, "r") if r.find(f"{W}rPr/{W}i") is not None]
    assert (bold, italic) == (["help"], ["all"])
    assert [words(link) for link in all_of(raw, "hyperlink")] == ["families", "the guidance"]
    targets = [one.get("Target") for one in part(raw, "word/_rels/document.xml.rels") if one.get("TargetMode") == "External"]
    assert targets == ["https://charter.example/families", "https://charter.example/guidance"]
    assert [words(r) for r in all_of(raw, "r") if r.find(f"{W}rPr/{W}rStyle[@{W}val='ClauseCode']") is not None] == ["code"]


def test_it_says_how_it_stands_on_every_page_and_in_its_properties() -> None:
    raw = plain()
    assert words(part(raw, "word/header1.xml")) == "The charter"
    footer = words(part(raw, "word/footer1.xml"))
    assert "Draft 3. Nobody has signed." in footer and "PAGE" in footer and "NUMPAGES" in footer
    assert words(part(raw, "docProps/core.xml")).startswith("The charterDraft 3. Nobody has signed.en-GB")
    assert [(one.get("name"), words(one)) for one in part(raw, "docProps/custom.xml")] == [
        ("charter-version", "3"), ("charter-digest", "ab12")]
    styles, settings_ = part(raw, "word/styles.xml"), part(raw, "word/settings.xml")
    assert {of(one, "val") for one in styles.iter(W + "lang")} == {"en-GB"} and settings_.find(W + "trackRevisions") is not None
    assert [of(one, "val") for one in styles.iter(W + "outlineLvl")] == list("012345")
    told = [p.words for p in paragraphs(raw, taken=True) if p.style.startswith("Charter")]
    assert told == [FACTS.status, "Read it.", "The draft’s own words begin here", "The draft’s own words end here"]


def test_a_settled_text_and_one_without_a_title() -> None:
    facts = Facts("Bylaws", "Version 4, open for signature since 2 November 2026", "2026-11-02", called="charter", lang="cy")
    told = [p.words for p in paragraphs(draft(Draft(facts, placed("One.\n\nTwo.\n"))), taken=True)]
    begin, end = (f"The charter’s own words {word} here" for word in ("begin", "end"))
    assert told == ["Bylaws", facts.status, begin, "One.", "Two.", end]
    assert [p.words for p in clauses(draft(Draft(facts, ())), taken=True)] == []


def test_it_is_read_back_as_it_was() -> None:
    source = """# The charter

## Vision

Schools should **help** *all* pupils, and [families](https://charter.example/families).

- those who learn

  with two paragraphs
  - slowly
- staff\\
  on two lines

### Money

The council pays.
"""
    again = markdown.write(reading.read(draft(Draft(FACTS, placed(source))))).text
    told = [[(c.form, c.level, c.words) for c in parse(text).clauses] for text in (source, again)]
    assert told[0] == told[1]


def remark(number: int = 12, **more: Any) -> Remark:
    return Remark(number, Said("A parent or carer", "2026-11-03", "Who pays?\nAnd when?"), **more)


def anchored(raw: bytes, without: str = "") -> list[str]:
    """The words between where each comment begins and ends, in order of number."""
    found: dict[str, str] = {}
    open_: set[str] = set()
    every = list(body(raw).iter())
    left_out = [t for one in every if without and one.tag == W + without for t in one.iter(W + "t")]
    for one in every:
        if one in left_out or one.tag not in {W + name for name in ("commentRangeStart", "commentRangeEnd", "t", "delText")}:
            continue
        if one.tag == W + "commentRangeStart":
            open_.add(of(one, "id"))
            found[of(one, "id")] = ""
        elif one.tag == W + "commentRangeEnd":
            open_.remove(of(one, "id"))
        else:
            for name in open_:
                found[name] += one.text or ""
    assert not open_
    assert [of(one, "id") for one in all_of(raw, "commentReference")] == list(found) or set(found)
    return [found[name] for name in sorted(found, key=int)]


def test_a_comment_hangs_on_the_words_it_is_about_with_its_answer_below_it() -> None:
    quote = "help all pupils"
    start = "Schools should help all pupils".index(quote)
    raw = plain(remarks=[remark(key="k2", start=start, end=start + len(quote), quote=quote,
                                answer=Said("The convenor", "2026-11-10", "The council pays."))])
    assert anchored(raw) == [quote, quote]
    first, second = part(raw, "word/comments.xml")
    assert (of(first, "author"), of(first, "date"), words(first)) == (
        "A parent or carer", "2026-11-03T12:00:00Z", "Comment 12Who pays?And when?")
    assert (of(second, "author"), words(second)) == ("The convenor", "Answer to comment 12The council pays.")
    under = part(raw, "word/commentsExtended.xml")
    ids = [[value for name, value in one.attrib.items() if name.endswith(("paraId", "paraIdParent"))] for one in under]
    assert len(ids[0]) == 1 and ids[1][1] == ids[0][0]


def test_a_comment_on_a_clause_on_the_whole_and_on_words_that_are_gone() -> None:
    raw = plain(remarks=[remark(1, key="k1"), remark(2), remark(3, key="gone", quote="old words"),
                         remark(4, key="k2", quote="other words")])
    third = "Schools should help all pupils, and families."
    assert anchored(raw) == ["Vision", "The charter", "The charter", third]
    told = [words(one) for one in part(raw, "word/comments.xml")]
    assert told[1].startswith("Comment 2, on the whole text") and told[2].startswith(
        "Comment 3, on words that are gone from this text: “old words”")
    assert told[3].startswith("Comment 4, on the words “other words”")


def test_comments_on_words_that_a_suggestion_takes_out() -> None:
    suggestion = Suggestion(7, "Will", "Because.", "Ada", "2026-11-04", (
        Change(7, 1, "replace", "k2", TREE[2].words.replace("should", "will")),), "https://charter.example/amendments/7")
    raw = plain(remarks=[remark(key="k2", start=8, end=19, quote="should help")], suggestions=[suggestion])
    assert anchored(raw)[0] == "should will help"
    assert words(part(raw, "word/comments.xml")[1]) == "A7: WillBecause.https://charter.example/amendments/7"


@settings(max_examples=60, deadline=None)
@given(sentence, sentence, st.integers(0, 60), st.integers(1, 60))
def test_a_comment_holds_its_words_whatever_is_suggested(old: str, new: str, start: int, size: int) -> None:
    tree = placed(f"# T\n\n{old}\n")
    words_ = tree[1].words
    start = start % len(words_)
    quote = words_[start:start + size]
    one = Suggestion(7, "x", "x", "Ada", "2026-11-04", (Change(7, 1, "replace", "k1", new),))
    raw = draft(Draft(FACTS, tree, "", [one], [Remark(1, Said("a", "2026-11-04", "x"), "k1", start, start + size, quote)]))
    assert anchored(raw, without="ins")[0] == quote.strip()


def test_a_meetings_papers() -> None:
    change = Change(7, 1, "replace", "k2", TREE[2].words.replace("should", "will"))
    one = Suggestion(7, "Will", "Because.", "Ada", "2026-11-04", (change,))
    other = Suggestion(9, "Must", "So.", "Ben", "2026-11-05", (Change(9, 1, "delete", "gone"),))
    raw = papers(Papers(Facts("Papers", "On draft 3. Nobody has signed.", "2026-11-02", marks={"charter-meeting": 2}),
                        [Item("What it has been like"), Item("Will", one, ("From Ada.",)), Item("Must", other)], TREE, LINKS))
    told = [p.words for p in paragraphs(raw, taken=False)]
    assert told[:5] == ["Papers", "On draft 3. Nobody has signed.", "1. What it has been like", "2. A7. Will", "From Ada."]
    assert "Schools should help" in told[5] and told[6] == "3. A9. Must"
    assert "Schools will help" in [p.words for p in paragraphs(raw, taken=True)][5]
    assert not all_of(raw, "bookmarkStart") and "A9" in [p.words for p in paragraphs(raw, taken=True)][7]


def test_the_archive_is_the_same_every_time_and_holds_no_clock() -> None:
    with zipfile.ZipFile(io.BytesIO(plain())) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml" and archive.testzip() is None
    assert plain() == plain()


@pytest.mark.parametrize("href", [
    "javascript:alert(1)", "file:///etc/passwd", "vbscript:x", "//evil", "http:", "mhtml:x", "\\\\host\\share", "https://a b/",
    "http://[", "JaVaScRiPt:alert(1)",
])
def test_no_link_leads_where_the_page_would_not(href: str) -> None:
    assert safe_address(href, "") is None


def test_a_relative_link_is_read_against_the_site() -> None:
    assert safe_address("/words", "https://charter.example") == "https://charter.example/words"


EVIL = '</w:t></w:r><w:script/> "&<>\' ]]> &amp; \x00\x01\x1f\ud800\ufffe {{ 7*7 }}\u2028\u2029\u202e'


def test_names_and_words_cannot_break_out() -> None:
    tree = placed("# T\n\nWords.\n")
    one = Suggestion(7, EVIL, EVIL, EVIL, "2026-11-04", (Change(7, 1, "replace", "k1", "Words " + EVIL),), EVIL, EVIL)
    said = Said(EVIL, "2026-11-04", EVIL)
    facts = Facts(EVIL, EVIL, "2026-11-04", note=(EVIL,), marks={"charter-version": 1, "x": EVIL})
    raw = draft(Draft(facts, tree, "", [one], [Remark(1, said, "k1", 0, 3, EVIL, said)]))
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = {name: fromstring(archive.read(name)) for name in archive.namelist()}
    assert not any("script" in element.tag for tree_ in parts.values() for element in tree_.iter())
    assert "</w:t>" in words(parts["word/comments.xml"]) and "\ufffd" in words(parts["word/comments.xml"])
    assert papers(Papers(facts, [Item(EVIL, one, (EVIL,))], tree))


@settings(max_examples=60, deadline=None)
@given(anything, anything, anything)
def test_any_text_and_any_words(source: str, new: str, name: str) -> None:
    tree = placed(source)
    one = Suggestion(7, name, name, name, "2026-11-04", tuple(
        Change(7, n, "replace", p.key, new) for n, p in enumerate(tree[:2], 1)))
    raw = draft(Draft(Facts(name, "Draft 3.", "2026-11-04"), tree, parse(source).definitions, [one],
                      [Remark(1, Said(name, "2026-11-04", new), p.key, 0, 3) for p in tree]))
    links = parse(source).definitions
    told = [p.words for p in clauses(raw, taken=False)]
    assert told == [line for p in tree for line in styled(p.words, p.form, links).text.split(PARAGRAPH)]
