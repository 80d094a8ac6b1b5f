"""Every script: no difference, merge, anchor or list ever cuts a character that a reader sees as one."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from charter.text.anchors import carry, find
from charter.text.diff import Run, listed, words
from charter.text.merge import merge, merge_words
from charter.text.tokens import boundaries, clusters, tokens

# Each is one character to its reader, however many code points it has.
WHOLE = [
    "é", "a\u0300\u0308", "o\u0327", "日", "が", "か\u3099", "中", "น้ำ", "ก็", "กำ", "ນ້ຳ", "ع\u064e", "لّ", "ہ\u0654",
    "ש\u05c1\u05b8", "한",
    "\u1112\u1161\u11ab", "क्ष", "स्त्री", "ক্ষ", "ஸ்", "ക്ഷ", "ខ្ម", "မြ", "👩‍👩‍👧‍👦", "🇬🇧", "👍🏽", "❤️", "1️⃣",
    "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "👩🏾‍🚀", "\r\n",
]  # fmt: skip
ALPHABETS = {
    "Japanese": "学校は子どもを助けるカナー、。「」", "Chinese": "学校帮助每个孩子，。和家庭", "Thai": "โรงเรียนช่วยเด็กทุกคนน้ำกำ ",
    "Arabic": "المدرسةتساعدكلطفل َُِّْ،. ", "Urdu": "اسکولہربچےکیمددکرتاہۓ۔ ", "Hebrew": "ביתהספרעוזרלכלילדָּׁ. ",
   
    "marks": "eao\u0301\u0300\u0308\u0327\u0323 .", "emoji": "👩👨👧🇬🇧🇯🇵👍❤1\u200d\ufe0f\u20e3\U0001f3fd ",
    "jamo": "한국\u1112\u1161\u11ab\u1100 ",
    "Devanagari": "कषतरयसतमा\u094d\u093f\u0940\u0902 ।", "Khmer and Burmese": "ខមរ\u17d2\u17b6မတ\u103c\u1039ာ ",
    "mixed": "aé日น้ำ👩\u200d👧ع\u064eक\u094dष .",
}  # fmt: skip
written = st.sampled_from(sorted(ALPHABETS)).flatmap(
    lambda name: st.tuples(*[st.text(alphabet=ALPHABETS[name], min_size=1, max_size=24)] * 3)
)


@pytest.mark.parametrize("sign", WHOLE)
def test_one_character_is_one(sign: str) -> None:
    assert clusters(sign) == [sign]
    assert "".join(tokens(f"x{sign} y{sign}")) == f"x{sign} y{sign}"
    assert len({0, len(sign)} ^ boundaries(sign)) == 0


@pytest.mark.parametrize(
    ("old", "new", "gone", "come"),
    [
        ("学校は子どもを助ける", "学校は家族を助ける", "子ども", "家族"),
        ("学校帮助每个孩子", "学校支持每个孩子", "帮助", "支持"),
        ("ดื่มน้ำเย็น", "ดื่มนมเย็น", "น้ำ", "นม"),
        ("المدرسة تساعد الطفل", "المدرسة تدعم الطفل", " تساعد", " تدعم"),
        ("בית הספר עוזר לילד", "בית הספר תומך לילד", " עוזר", " תומך"),
        ("학교는 아이를 돕는다", "학교는 가족을 돕는다", " 아이를", " 가족을"),
        ("स्कूल बच्चे की मदद", "स्कूल परिवार की मदद", " बच्चे", " परिवार"),
    ],
)
def test_as_fine_as_the_script_allows(old: str, new: str, gone: str, come: str) -> None:
    runs = words(old, new)
    assert Run("delete", gone) in runs and Run("insert", come) in runs and len(runs) == 4
    assert listed(old, new) == (f"“{gone.strip()}” becomes “{come.strip()}”",)


@settings(max_examples=300, deadline=None)
@given(written)
@example(("a", "a \u0e33", "a"))  # a vowel sign that is a letter by its category
def test_no_difference_cuts_a_character(texts: tuple[str, str, str]) -> None:
    old, new, _ = texts
    runs = words(old, new)
    for side, gone in ((old, "insert"), (new, "delete")):
        ends = list(itertools.accumulate(len(run.text) for run in runs if run.op != gone))
        assert set(ends) <= boundaries(side)
        assert "".join(run.text for run in runs if run.op != gone) == side
    # What is told is whole characters of one side or the other.
    for told in listed(old, new):
        for part in re.findall("“([^“”]+)”", told):
            alone = clusters(" " + part)[0] != " "  # a mark by itself, which stands on a space that is not told
            assert alone or any(_is_whole(part, side) for side in (old, new)), (part, told)


def _is_whole(part: str, side: str) -> bool:
    """Whether the part stands in the text between two of its characters, whatever the spaces."""
    flat = " ".join(side.split())
    at = flat.find(part)
    while at >= 0:
        if {at, at + len(part)} <= boundaries(flat):
            return True
        at = flat.find(part, at + 1)
    return False


@settings(max_examples=300, deadline=None)
@given(written)
def test_no_merge_cuts_a_character(texts: tuple[str, str, str]) -> None:
    base, a, b = texts
    merged, crossed = merge_words(base, a, b)
    assert (merged is None) == crossed
    known = {cluster for text in texts for cluster in clusters(text)}
    if merged is not None:
        # Two characters set side by side may become one more (a flag of two halves): then each side's own are inside it.
        assert all(c in known or _is_made_of(c, known) for c in clusters(merged))
    whole = merge(base, a, b)
    assert set("".join(texts)) >= set(whole.text) - set("\n\\")


def _is_made_of(cluster: str, known: set[str]) -> bool:
    if not cluster:
        return True
    return any(cluster.startswith(part) and _is_made_of(cluster[len(part) :], known) for part in known if part)


def test_a_mark_on_a_space_is_not_found_without_its_space() -> None:
    assert not find("a \u0654 b", "a \u0654 b", "\u0654").found


@settings(max_examples=300, deadline=None)
@given(written, st.data())
def test_no_anchor_cuts_a_character(texts: tuple[str, str, str], data: st.DataObject) -> None:
    old, new, _ = texts
    start, end = sorted(data.draw(st.lists(st.sampled_from(sorted(boundaries(old))), min_size=2, max_size=2)))
    carried = carry(old, new, start, end)
    if carried.fate != "removed":
        assert {carried.start, carried.end} <= boundaries(new)
    if carried.fate == "carried":
        assert "".join(new[carried.start : carried.end].split()) == "".join(old[start:end].split())
    anchor = find(old, new, old[start:end])
    if anchor.found:
        assert {anchor.start, anchor.end} <= boundaries(new)
