"""Suggestions as tracked changes: refused they leave the version's words, taken they make the engine's, and none is lost."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charter.docx import reading, taking
from charter.docx.writing import Draft, Facts, Suggestion, draft
from charter.docx.writing.standing import stand
from charter.docx.writing.words import PARAGRAPH, styled
from charter.text.change import Change, Placed, apply
from charter.text.tokens import boundaries
from tests.docx.word_read import COMING, GOING, W, all_of, below, clauses, of
from tests.text.texts import placed, sentence, text

FACTS = Facts("The charter", "Draft 3. Nobody has signed.", "2026-11-02")
SOURCE = """# Charter

## Vision

Schools should **help** all pupils, and [families](https://charter.example/families).

- pupils who learn
  - slowly
- staff

## Money

The council pays for every child.

It tells nobody why.
"""
TREE = placed(SOURCE)  # k0 title, k1 Vision, k2 paragraph, k3 k4 k5 items, k6 Money, k7 k8 paragraphs


def suggestion(number: int, *changes: Change) -> Suggestion:
    return Suggestion(number, f"Headline {number}", "So that it can be kept.", f"Group {number}", f"2026-11-{number:02}",
                      tuple(changes), f"https://charter.example/amendments/{number}")


def C(amendment: int, kind: str, key: str, words: str | None = None, n: int = 1, **more: str | None) -> Change:
    return Change(amendment, n, kind, key, words, **more)  # type: ignore[arg-type]


def written(tree: Sequence[Placed], *suggestions: Suggestion) -> bytes:
    return draft(Draft(FACTS, tree, "", suggestions))


def said(tree: Sequence[Placed]) -> list[str]:
    return [part for p in tree for part in styled(p.words, p.form).text.split(PARAGRAPH)]


def told(raw: bytes, taken: bool) -> list[str]:
    return [p.words for p in clauses(raw, taken=taken)]


def check(tree: Sequence[Placed], *suggestions: Suggestion) -> bytes:
    """Refusing all gives the version, taking all what the engine makes of those that stand in the words."""
    raw = written(tree, *suggestions)
    standing = stand(tree, suggestions)
    assert told(raw, False) == said(tree)
    assert told(raw, True) == said(standing.applied.tree)
    others = [p.words for p in below(raw)]
    for one in standing.beside:
        for change in one.changes:
            words = styled(change.words or "", "paragraph").text.split(PARAGRAPH)
            assert any(o.endswith(words[0]) and one.name in o for o in others), (one.name, others)
    return raw


def authors(raw: bytes, *names: str) -> list[tuple[str, str]]:
    return list(dict.fromkeys((of(one, "author"), of(one, "date")) for one in all_of(raw, *names)))


def test_words_that_change_bear_their_author_and_day() -> None:
    raw = check(TREE, suggestion(7, C(7, "replace", "k2", TREE[2].words.replace("should", "will"))))
    ins, dels = all_of(raw, "ins"), all_of(raw, "del")
    assert ["".join(one.itertext()) for one in ins] == [" will"] and ["".join(one.itertext()) for one in dels] == [" should"]
    assert authors(raw, "ins", "del") == [("Group 7", "2026-11-07T12:00:00Z")]
    assert len({of(one, "id") for one in (*ins, *dels)}) == 2


def test_a_new_clause_is_a_paragraph_put_in_with_its_end() -> None:
    raw = draft(Draft(FACTS, TREE, "", [suggestion(7, C(7, "insert", "n1", "governors", parent="k1", after="k3"))],
                      labels={"n1": "1.1(a)A"}))
    assert told(raw, False) == said(TREE)
    new = next(p for p in clauses(raw, taken=True) if p.words == "governors")
    assert (new.style, new.number, new.names) == ("ClauseItem1", "1.1(a)A", ["clause_n1"])
    assert len(all_of(raw, "ins")) == 4  # its number, its words, the sign of its comment, its end


def test_a_clause_taken_out_goes_with_its_end_and_what_stands_under_it() -> None:
    raw = check(TREE, suggestion(7, C(7, "delete", "k3")))
    assert "slowly" not in told(raw, True) and "slowly" in told(raw, False)


def test_a_move_has_two_ends_of_one_name() -> None:
    raw = check(TREE, suggestion(7, C(7, "move", "k3", parent="k6", after="k8")))
    names = [[of(one, "name") for one in all_of(raw, f"move{end}RangeStart")] for end in ("From", "To")]
    assert names[0] == names[1] == ["move_k3", "move_k4"]
    for end in ("From", "To"):
        ids = [[of(one, "id") for one in all_of(raw, f"move{end}Range{side}")] for side in ("Start", "End")]
        assert ids[0] == ids[1]
    assert authors(raw, "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart") == [("Group 7", "2026-11-07T12:00:00Z")]
    assert not all_of(raw, "ins", "del")


def test_a_move_that_rewords_nests_nothing() -> None:
    raw = check(TREE, suggestion(7, C(7, "move_replace", "k7", "The council pays for each child.", parent="k1", after="k2")))
    tracked = all_of(raw, *COMING, *GOING)
    assert not any(kid.tag == other.tag for one in tracked for kid in one.iter() if kid is not one for other in tracked)
    assert ["".join(one.itertext()) for one in all_of(raw, "del") if "".join(one.itertext())] == [" every"]
    assert ["".join(one.itertext()) for one in all_of(raw, "ins") if "".join(one.itertext())] == [" each"]


def test_several_that_go_together_in_one_clause() -> None:
    words = TREE[2].words
    raw = check(TREE, suggestion(7, C(7, "replace", "k2", words.replace("should", "will"))),
                suggestion(9, C(9, "replace", "k2", words.replace("pupils,", "pupils, staff,"))))
    assert [name for name, _ in authors(raw, "ins")] == ["Group 7", "Group 9"] and not below(raw)


def test_the_same_change_by_two_is_one_by_both() -> None:
    words = TREE[2].words.replace("should", "will")
    raw = check(TREE, suggestion(7, C(7, "replace", "k2", words)), suggestion(9, C(9, "replace", "k2", words)))
    assert authors(raw, "ins") == [("Group 7 and Group 9", "2026-11-07T12:00:00Z")]


def test_one_that_crosses_stands_below_whole() -> None:
    words = TREE[2].words
    raw = check(TREE, suggestion(7, C(7, "replace", "k2", words.replace("should", "will"))),
                suggestion(9, C(9, "replace", "k2", words.replace("should", "must"))),
                suggestion(11, C(11, "delete", "k2")))
    lines = [p.words for p in below(raw)]
    assert lines[0] == "Or, in place of 1.1, as A9 words it: Schools must help all pupils, and families."
    assert lines[1].startswith("Or, as A11 has it, 1.1 is taken out")
    assert [name for name, _ in authors(raw, "ins")] == ["Group 7", "Group 9", "Group 11"]


def test_one_that_goes_with_the_first_is_not_held_by_one_that_crosses_it() -> None:
    """Three on one clause: the second crosses the first, the third neither."""
    words = TREE[2].words
    raw = check(TREE, suggestion(7, C(7, "replace", "k2", words.replace("should", "will"))),
                suggestion(8, C(8, "replace", "k2", words.replace("should", "must"))),
                suggestion(9, C(9, "replace", "k2", words.replace("pupils,", "pupils, staff,"))))
    assert len(below(raw)) == 1 and "A8" in below(raw)[0].words


def test_all_changes_of_one_that_crosses_stand_below() -> None:
    words = TREE[2].words
    raw = check(TREE, suggestion(7, C(7, "replace", "k2", words.replace("should", "will"))),
                suggestion(9, C(9, "replace", "k2", words.replace("should", "must")),
                           C(9, "insert", "n1", "And their friends.", n=2, parent="k6", after="k7"),
                           C(9, "move", "k5", n=3, parent="k6", after="k8")))
    leads = [p.words.partition(" it")[0] for p in below(raw)]
    assert leads == ["Or, in place of 1.1, as A9 words", "Or, as A9 has", "Or, as A9 has"]


def test_the_command_that_takes_and_refuses_reads_the_same() -> None:
    word = reading.read(written(TREE, suggestion(7, C(7, "replace", "k2", TREE[2].words.replace("should", "will"))),
                                suggestion(8, C(8, "delete", "k5")), suggestion(9, C(9, "move", "k7", parent="k1", after="k2"))))
    for taken, tree in ((taking.nothing, TREE), (taking.everything, apply(TREE, [
            C(7, "replace", "k2", TREE[2].words.replace("should", "will")), C(8, "delete", "k5"),
            C(9, "move", "k7", parent="k1", after="k2")]).tree)):
        told = [line.rpartition("\t")[2] for line in taking.text(word, taken).split("\n\n")]
        begin = next(at for at, line in enumerate(told) if "words begin here" in line)
        assert told[begin + 1:begin + 1 + len(tree)] == said(tree)


def test_emphasis_and_links_that_change_alone() -> None:
    words = TREE[2].words
    for new in (words.replace("**help**", "help"), words.replace("example/families", "example/carers")):
        raw = check(TREE, suggestion(7, C(7, "replace", "k2", new)))
        assert all_of(raw, "ins") and all_of(raw, "del")


@pytest.mark.parametrize("old,new", [
    ("学校は子どもを助ける。", "学校は家族を助ける。"), ("المدارس يجب أن تساعد.", "المدارس سوف تساعد."),
    ("Family 👩‍👧 and 🇬🇧 e\u0301.", "Family 👩‍👦 and 🇫🇷 e\u0300."), ("اسکول مدد کریں گے۔", "اسکول مدد کرتے ہیں۔"),
])
def test_no_character_is_split(old: str, new: str) -> None:
    tree = placed(f"# T\n\n{old}\n")
    raw = check(tree, suggestion(7, C(7, "replace", "k1", new)))
    cuts, at = set(), 0
    for run in all_of(raw, "t", "delText"):
        if (run.text or "") and run.text in old:
            at = old.find(run.text)
            cuts |= {at, at + len(run.text)}
    assert cuts <= boundaries(old)
    if ord(old[0]) in range(0x600, 0x700):
        assert all_of(raw, "bidi") and all_of(raw, "rtl")


def test_a_paragraph_runs_in_its_own_direction_whatever_its_number() -> None:
    tree = placed("# T\n\nThese:\n\n- المدارس\n- schools\n")
    raw = written(tree, suggestion(7, C(7, "replace", "k2", "المدرسة")), suggestion(8, C(8, "replace", "k2", "بيت")))
    sides = {p.find(f"{W}pPr/{W}bidi") is not None for p in all_of(raw, "p") if "المدارس" in "".join(p.itertext())}
    assert sides == {True} and len(all_of(raw, "bidi")) == 2


keys = st.integers(0, 20)
kinds = st.sampled_from(("replace", "replace", "replace", "insert", "delete", "move", "move_replace"))


@st.composite
def situation(draw: st.DrawFn) -> tuple[tuple[Placed, ...], list[Suggestion]]:
    """A text and suggestions on it, some of which cross."""
    tree = placed(draw(text))
    found = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        changes = [_change(draw, tree, number, n) for n in range(1, draw(st.integers(1, 3)) + 1)]
        found.append(suggestion(number, *changes))
    return tree, found


def _change(draw: st.DrawFn, tree: Sequence[Placed], number: int, n: int) -> Change:
    kind, place = draw(kinds), tree[draw(keys) % len(tree)]
    other = tree[draw(keys) % len(tree)]
    words = place.words.split()
    at = draw(keys) % max(1, len(words))
    new = " ".join([*words[:at], draw(sentence), *words[at + draw(st.integers(0, 2)):]])
    if kind == "insert":
        return Change(number, n, kind, f"n{number}x{n}", draw(sentence), other.parent, other.key)
    if kind in ("move", "move_replace"):
        return Change(number, n, kind, place.key, new if kind == "move_replace" else None, other.parent, other.key)
    return Change(number, n, kind, place.key, new if kind == "replace" else None)


@settings(max_examples=80, deadline=None)
@given(situation())
def test_refusing_gives_the_version_and_taking_what_the_engine_makes(made: tuple[tuple[Placed, ...], list[Suggestion]]) -> None:
    tree, suggestions = made
    raw = check(tree, *suggestions)
    assert raw == written(tree, *suggestions), "the same text makes the same bytes"
    standing = stand(tree, suggestions)
    assert {one.number for one in (*standing.together, *standing.beside)} == {one.number for one in suggestions}
    assert not apply(tree, [change for one in standing.together for change in one.changes]).overlaps
    ids = [of(one, "id") for one in all_of(raw, *COMING, *GOING, "moveFromRangeStart", "moveToRangeStart", "bookmarkStart")]
    assert len(ids) == len(set(ids))
    names = [of(one, "name") for one in all_of(raw, "bookmarkStart")]
    assert len(names) == len(set(names)) and {f"clause_{p.key}" for p in tree} <= set(names)
