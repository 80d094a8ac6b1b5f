"""The story holds together: whoever is named exists, days run forwards, and no sentence says what we never say."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

from charter.demo.story.dates import fill, named
from charter.demo.story.drafts import DRAFTS
from charter.demo.story.not_yet import COPIES, NOTES
from charter.demo.story.organisations import GROUPS, ORGANISATIONS, SCHOOLS
from charter.demo.story.people import PEOPLE, mailbox
from charter.demo.story.proceedings import Item, Meeting
from charter.demo.story.signatures import SIGNATURES
from charter.demo.story.whole import AMENDMENTS, COMMENTS, MEETINGS, SETTLING

PEOPLE_KEYS = {person.key for person in PEOPLE}
AMENDMENT = {row.key: row for row in AMENDMENTS}
VERSION_1 = Path(__file__).parents[2] / "charter" / "demo" / "version1.md"


def every_string(thing: object) -> list[str]:
    """All words in the data, however deep."""
    if isinstance(thing, str):
        return [thing]
    if isinstance(thing, tuple):
        return [words for part in thing for words in every_string(part)]
    if is_dataclass(thing):
        return [words for field in fields(thing) for words in every_string(getattr(thing, field.name))]
    return []


ALL_WORDS = [*every_string((GROUPS, ORGANISATIONS, PEOPLE, AMENDMENTS, COMMENTS, MEETINGS, SIGNATURES, DRAFTS, COPIES, NOTES)),
             VERSION_1.read_text(encoding="utf-8")]


def items() -> list[tuple[Meeting, Item]]:
    return [(meeting, item) for meeting in MEETINGS for item in meeting.items]


def test_about_thirty_people_in_seven_groups() -> None:
    assert 28 <= len(PEOPLE) <= 34
    assert len(PEOPLE_KEYS) == len(PEOPLE)
    assert {person.group for person in PEOPLE if person.group} == {group.key for group in GROUPS}
    assert len(GROUPS) == 7


def test_each_group_has_one_voice_and_one_deputy() -> None:
    for group in GROUPS:
        assert len([person for person in PEOPLE if person.group == group.key and person.voice]) == 1
        assert len([person for person in PEOPLE if person.group == group.key and person.deputy]) == 1


def test_whoever_wrote_or_backed_is_somebody() -> None:
    for amendment in AMENDMENTS:
        assert amendment.by in PEOPLE_KEYS
        assert {who for who, _day in amendment.backers} <= PEOPLE_KEYS - {amendment.by}
    assert {thing.by for thing in (*COPIES, *NOTES)} <= PEOPLE_KEYS and {note.amendment for note in NOTES} <= set(AMENDMENT)
    for comment in COMMENTS:
        assert (comment.by in PEOPLE_KEYS) != bool(comment.shown_as)


def test_each_address_is_one_that_can_reach_nobody() -> None:
    for address in [mailbox(person) for person in PEOPLE] + [row.email for row in SIGNATURES]:
        assert re.fullmatch(r"[a-z.-]+@[a-z.]+\.example", address), address


def test_schools_have_numbers_that_no_school_has() -> None:
    assert [row.urn for row in SCHOOLS] == [str(900001 + n) for n in range(14)]


def test_comments_that_became_amendments_are_named_both_ways() -> None:
    keys = {comment.key for comment in COMMENTS}
    assert {row.from_comment for row in AMENDMENTS if row.from_comment} <= keys
    for comment in COMMENTS:
        if comment.answer and comment.answer.amendment:
            assert comment.answer.amendment in AMENDMENT


def test_days_run_forwards() -> None:
    began = {draft.version: draft.days for draft in DRAFTS}
    shut = {d.version: d.days - 28 if d.words_until is None else d.words_until for d in DRAFTS}
    for amendment in AMENDMENTS:
        assert began[amendment.version] >= amendment.days >= shut[amendment.version]
        assert all(amendment.days >= day for _who, day in amendment.backers)
    for comment in COMMENTS:
        assert began[comment.version] >= comment.days
        assert comment.answer is None or comment.answer.days <= comment.days
    for meeting, item in items():
        assert AMENDMENT[item.amendment].days >= meeting.days + meeting.papers_days


def test_a_draft_is_only_ever_kept_open_for_longer_and_for_a_reason() -> None:
    for draft in DRAFTS:
        for until in (draft.comments_until, draft.words_until):
            longer = until is not None and draft.days - until > 28
            assert until is None or (longer and draft.because and draft.lengthened_days > draft.days - 28)


def test_every_comment_was_answered_before_version_4_was_settled() -> None:
    for comment in COMMENTS:
        if comment.version <= SETTLING.version:
            assert comment.answer is not None
            assert comment.answer.days > SETTLING.days + 7, "the groups have five working days with an answer"
    assert [c.key for c in COMMENTS if c.version == 5 and not c.answer], "something must wait on draft 5"


def test_every_amendment_before_version_5_was_decided_or_withdrawn() -> None:
    decided = {item.amendment for _meeting, item in items() if item.outcome and item.outcome != "deferred"}
    for amendment in AMENDMENTS:
        if amendment.version < 5:
            assert (amendment.key in decided) != bool(amendment.withdrawn), amendment.key


def test_and_staff_met_an_objection_that_added_words_removed() -> None:
    item = next(item for _meeting, item in items() if item.amendment == "and-staff")
    first, second = item.rounds
    objections = [line for line in first.lines if line.position == "object"]
    assert [line.group for line in objections] == ["families"]
    assert "would be removed by" in objections[0].words
    assert not [line for line in second.lines if line.position == "object"]
    assert second.words and item.outcome == "adopted with changes"


def test_eleven_signed_and_one_waits() -> None:
    assert len([row for row in SIGNATURES if row.confirmed]) == 11
    assert len({row.organisation for row in SIGNATURES if row.organisation}) == 10 == len(SIGNATURES) - 2
    assert [row for row in SIGNATURES if row.pledge] and [row for row in SIGNATURES if row.reservation]
    assert {row.authority for row in SIGNATURES} == {"resolved", "been told", "not yet considered", "personal"}


def test_dates_in_the_words_are_ahead_of_the_start() -> None:
    assert named(date(2026, 11, 22)) == {
        "first": "31 January 2027", "spring": "30 April 2027", "summer": "31 July 2027", "review": "31 October 2027",
        "year": "30 November 2027"}
    assert "{" not in fill(VERSION_1.read_text(encoding="utf-8"), date(2026, 11, 22))


def test_no_sentence_says_agreed_or_promises_none() -> None:
    for words in ALL_WORDS:
        assert not re.search(r"\b(agreed|agrees?|harrowdale)\b", words, re.I), words
        assert not re.search(r"\b(zero|no|never) exclusions?\b|who lack|vulnerable|hard to reach", words, re.I), words
        assert "!" not in words, words
