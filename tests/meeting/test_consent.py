"""The rule of consent: examples, and what must hold whatever the groups say."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from charter.meeting.rules import ASIDE, CONCERN, CONSENT, OBJECT, POSITIONS, Asked, find

SEVEN = [Asked(s, s.title(), s in ("heads", "families"))
         for s in ("heads", "governors", "families", "young", "community", "services", "council")]
LINES = st.dictionaries(st.sampled_from([g.slug for g in SEVEN]), st.sampled_from(list(POSITIONS)))


def everybody(position: str) -> dict[str, str]:
    return {g.slug: position for g in SEVEN}


def test_everybody_says_yes() -> None:
    assert find(SEVEN, everybody(CONSENT)).consent


def test_one_objection_is_enough() -> None:
    found = find(SEVEN, everybody(CONSENT) | {"families": OBJECT})
    assert not found.consent and found.missing == ("Families say that it would do harm.",)


def test_a_worry_is_a_yes_that_is_heard() -> None:
    assert find(SEVEN, everybody(CONCERN)).consent


def test_all_standing_aside_is_not_consent() -> None:
    assert not find(SEVEN, everybody(ASIDE)).consent


def test_those_that_must_answer_must() -> None:
    lines = everybody(CONSENT)
    del lines["heads"]
    found = find(SEVEN, lines)
    assert not found.consent and "Heads must answer and have not." in found.missing


def test_two_thirds_must_have_answered() -> None:
    lines = {"heads": CONSENT, "families": CONSENT, "council": CONSENT, "young": CONSENT}
    assert not find(SEVEN, lines).consent
    assert find(SEVEN, lines | {"services": CONSENT}).consent


def test_half_of_those_that_answer_must_say_yes() -> None:
    lines = everybody(ASIDE) | {"heads": CONSENT, "families": CONSENT, "young": CONSENT}
    assert not find(SEVEN, lines).consent
    assert find(SEVEN, lines | {"council": CONCERN}).consent


def test_a_group_that_did_not_come_is_not_waited_for() -> None:
    groups = [Asked(g.slug, g.name, g.must_answer, g.slug in ("heads", "families", "council")) for g in SEVEN]
    assert find(groups, {"heads": CONSENT, "families": CONSENT, "council": CONSENT}).consent


@given(LINES)
def test_no_group_can_adopt_alone(lines: dict[str, str]) -> None:
    if sum(p in (CONSENT, CONCERN) for p in lines.values()) < 2:
        assert not find(SEVEN, lines).consent


@given(LINES)
def test_any_group_can_object(lines: dict[str, str]) -> None:
    for slug in lines:
        assert not find(SEVEN, lines | {slug: OBJECT}).consent


@given(LINES)
def test_silence_is_never_consent(lines: dict[str, str]) -> None:
    """Taking a yes back into silence never makes consent where there was none."""
    if not find(SEVEN, lines).consent:
        for slug in [s for s, p in lines.items() if p in (CONSENT, CONCERN)]:
            assert not find(SEVEN, {k: v for k, v in lines.items() if k != slug}).consent


@settings(max_examples=60)
@given(LINES, st.permutations(["governors", "young", "community", "services", "council"]))
def test_groups_of_one_standing_may_change_places(lines: dict[str, str], order: list[str]) -> None:
    swap = dict(zip(["governors", "young", "community", "services", "council"], order, strict=True))
    moved = {swap.get(slug, slug): position for slug, position in lines.items()}
    assert find(SEVEN, lines).consent == find(SEVEN, moved).consent


@given(LINES)
def test_the_order_in_which_lines_came_does_not_matter(lines: dict[str, str]) -> None:
    assert find(SEVEN, lines) == find(SEVEN, dict(reversed(list(lines.items()))))
