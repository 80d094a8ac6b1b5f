"""Answers to comments in a copy sent back: each stands with the comment it answers, and none is lost."""

from __future__ import annotations

import io
import zipfile

from charter.docx import writing
from charter.docx.marked import find
from charter.docx.reading import read
from charter.text.clauses import parse
from tests.docx.making import OFFICE, RELATIONS, p, r, word
from tests.docx.marking import edited
from tests.docx.test_marked import TEXT, TREE

EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'


def comment(key: int, words: str, author: str, date: str = "2026-10-02T09:00:00Z") -> str:
    return (f'<w:comment w:id="{key}" w:author="{author}" w:date="{date}"><w:p w14:paraId="0000000{key}">'
            f"<w:r><w:t>{words}</w:t></w:r></w:p></w:comment>")


def threads(**parents: int | None) -> str:
    """Which comment (c1, c2 …) answers which."""
    rows = "".join(f'<w15:commentEx w15:paraId="0000000{key[1:]}" w15:done="0"'
                   + (f' w15:paraIdParent="0000000{parent}"' if parent else "") + "/>" for key, parent in parents.items())
    return f"<w15:commentsEx {W15}>{rows}</w15:commentsEx>"


def sent(comments: str, extended: str | None) -> bytes:
    """A copy with its comments on "child"; the answers of newer Words stand in a part of their own."""
    ids = [part.split('"')[0] for part in comments.split('w:comment w:id="')[1:]]
    start = "".join(f'<w:commentRangeStart w:id="{key}"/>' for key in ids[:1])
    end = "".join(f'<w:commentRangeEnd w:id="{key}"/>' for key in ids[:1])
    body = "".join(p(r("Every "), start, r("child"), end, r(" belongs.")) if c.words == "Every child belongs."
                   else p(r(c.words.replace("**", ""))) for c in parse(TEXT).clauses)
    relations = (f'<Relationships xmlns="{RELATIONS}"><Relationship Id="a" Type="{OFFICE}/comments" Target="comments.xml"/>'
                 f'<Relationship Id="b" Type="{EXTENDED}" Target="commentsExtended.xml"/></Relationships>')
    more: dict[str, str | bytes] = {"word/_rels/document.xml.rels": relations}
    if extended is not None:
        more["word/commentsExtended.xml"] = extended
    return word(body, more=more, comments=comments)


ASKED = comment(1, "And staff?", "Bob") + comment(2, "They too.", "Ann") + comment(3, "Good.", "Bob", "")


def test_answers_are_read_as_part_of_their_comment() -> None:
    file = read(sent(ASKED, threads(c1=None, c2=1, c3=1)))
    assert [(one.id, one.answers) for one in file.comments] == [("1", ""), ("2", "1"), ("3", "1")]
    told = find(file, TREE).remarks
    assert [(one.author, one.key, one.quote, one.words) for one in told] == [
        ("Bob", "belongs0", "child", "And staff?\n\nAnn answers, 2026-10-02: They too.\n\nBob answers: Good.")]


def test_an_answer_to_an_answer_is_in_the_same_thread() -> None:
    told = find(read(sent(ASKED, threads(c1=None, c2=1, c3=2))), TREE).remarks
    assert len(told) == 1 and told[0].words.count("answers") == 2


def test_without_threads_every_comment_stands_alone() -> None:
    told = find(read(sent(ASKED, None)), TREE).remarks
    assert [one.words for one in told] == ["And staff?", "They too.", "Good."]


def test_threads_that_go_in_circles_or_lead_nowhere_lose_nothing() -> None:
    for extended in (threads(c1=2, c2=1, c3=9), threads(c1=1, c2=2, c3=3), threads(c1=3, c2=1, c3=2), "<a/>"):
        told = find(read(sent(ASKED, extended)), TREE).remarks
        assert all(words in "".join(one.words for one in told) for words in ("And staff?", "They too.", "Good."))


def test_what_somebody_answers_to_a_comment_of_ours_is_news() -> None:
    remark = writing.Remark(3, writing.Said("Fay", "2026-10-01", "Who pays?"), "belongs0", 6, 11, "child")
    facts = writing.Facts("T", "Draft.", "2026-10-01", marks={"charter-version": 3})
    raw = writing.draft(writing.Draft(facts, TREE, remarks=[remark]))
    assert find(read(raw), TREE).remarks == ()
    answered = edited(raw, lambda xml: xml.replace("Every ", "Every  ", 1))
    answered = _with_answer(answered, "The council does.")
    (told,) = find(read(answered), TREE).remarks
    assert (told.author, told.key, told.quote) == ("Ann", "belongs0", "child")
    assert told.words == "In answer to “Comment 3”:\n\nThe council does."


def _with_answer(raw: bytes, words: str) -> bytes:
    """Somebody's answer below the first comment of one of our copies, as Word writes it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name).decode()
            if name == "word/comments.xml":
                data = data.replace("</w:comments>", comment(9, words, "Ann") + "</w:comments>")
            elif name == "word/commentsExtended.xml":
                data = data.replace("</w15:commentsEx>", '<w15:commentEx w15:paraId="00000009" w15:paraIdParent="10000000"/>'
                                    "</w15:commentsEx>")
            new.writestr(name, data)
    return out.getvalue()
