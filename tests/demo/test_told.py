"""The story told through the real actions: what a visitor can follow by clicks is really there."""

from __future__ import annotations

import json

from flask import Flask
from sqlalchemy import func, select

from charter.amending import queries as amending
from charter.commenting import queries as commenting
from charter.commenting.models import Comment
from charter.db import db
from charter.demo.story.organisations import GROUPS
from charter.demo.story.people import INVITED, PEOPLE
from charter.drafting import queries as drafting
from charter.drafting.lines import lines
from charter.drafting.reading_time import reading_time
from charter.drafting.showing import shown
from charter.meeting import minuted, outcomes, settled, settling
from charter.meeting import queries as meeting
from charter.meeting.lines import last_round
from charter.outbox import queries as outbox
from charter.people import queries as people
from charter.people.models import Organisation, Person
from charter.record import entries, heads
from charter.signing.models import Listing, SignUp


def test_version_4_is_settled_and_draft_5_begins_with_its_words(told: Flask) -> None:
    settled, draft = drafting.settled(), drafting.draft()
    assert settled and draft
    assert (settled.number, draft.number, draft.parent_number, draft.made_by) == (4, 5, 4, "begun")
    assert draft.source == settled.source
    assert "pupils and staff are safe" in settled.source


def test_everybody_is_there_in_their_groups(told: Flask) -> None:
    assert db.session.scalar(select(func.count()).select_from(Person)) == len(PEOPLE)
    assert [group.slug for group in people.groups()] == [group.key for group in GROUPS]
    assert db.session.scalar(select(func.count()).where(Organisation.urn >= 900001)) == 14
    assert [row.name for row in people.invitations_waiting()] == [INVITED.name]


def test_and_staff_went_from_a_suggestion_through_an_objection_into_the_text(told: Flask) -> None:
    row = amending.amendment(7)
    assert row and row.headline == "Pupils and staff are safe" and row.decision
    assert (row.decision.outcome, row.decision.version_number) == ("adopted with changes", 3)
    held = meeting.meeting(row.decision.meeting_number)
    assert held
    item = next(item for item in held.items if item.amendment_number == 7)
    first, second = ({line.group_slug: line.position for line in round_.lines} for round_ in item.rounds)
    assert first["families"] == "object" and second["families"] == "consent"


def test_a_parents_remark_changed_words_and_was_answered(told: Flask) -> None:
    row = next(c for c in commenting.shown(2) if c.quote == "at the earliest opportunity")
    assert row.shown_as == "a parent or carer" and row.answering
    answer = row.answering.answer
    assert answer.outcome == "changed" and answer.giving and answer.amendment_number == 8
    assert "earliest opportunity" in (answer.before or "") and "within two school days" in (answer.after or "")


def test_young_people_were_taken_at_their_word(told: Flask) -> None:
    row = commenting.comment(1)
    assert row and row.answering and row.answering.answer.outcome == "changed"
    assert "are missed when they are not there" in (row.answering.answer.after or "")


def test_one_suggestion_was_not_taken_up_and_its_reason_is_told(told: Flask) -> None:
    _, told = outcomes.standing(9, [])
    assert [one.outcome for one in told] == ["not adopted"]
    assert "head’s power in law" in told[0].reason


def test_a_meeting_is_in_session_with_a_block_decided_a_no_in_its_round_and_the_rest_waiting(told: Flask) -> None:
    held = meeting.open_meeting_on(5)
    assert held and held.opening and not held.closing
    assert [item.kind for item in held.items] == ["working", *["amendment"] * 5, "talk"]
    items = sorted((item for item in held.items if item.amendment_number), key=lambda item: item.amendment_number or 0)
    asked = [last_round(item) for item in items]
    assert [meeting.decision(item) is not None for item in items] == [True, False, False, False, True]
    assert [len(round_.lines) if round_ else 0 for round_ in asked] == [7, 4, 0, 0, 7]
    assert asked[0] is asked[4] and asked[1] and [line.removed_by != "" for line in asked[1].lines] == [False] * 3 + [True]


def test_two_suggestions_on_one_clause_are_alternatives(told: Flask) -> None:
    touched = [(amendment.number, {change.key for change in amendment.changes if change.kind == "replace"})
               for amendment in amending.open_on(5)]
    pairs = [(one, other) for n, (one, keys) in enumerate(touched) for other, others in touched[n + 1:] if keys & others]
    assert pairs == [(23, 24)]


def test_draft_5_cannot_be_settled_early_and_what_is_missing_is_named(told: Flask) -> None:
    draft = drafting.draft()
    assert draft
    missing = settling.lacking(draft, at=draft.at)
    assert any("no answer yet" in sentence for sentence in missing)
    assert any("at least 21 days" in sentence for sentence in missing)
    assert any("Heads must answer" in sentence for sentence in missing)


def test_comments_wait_for_answers_and_one_for_a_person_to_read_it(told: Flask) -> None:
    assert commenting.unanswered_count(5) == 3
    assert len(commenting.to_rule()) == 1


def test_eleven_signed_three_of_them_together_and_one_has_not_confirmed(told: Flask) -> None:
    rows = db.session.scalars(select(Listing)).all()
    assert len(rows) == 11 and len({row.entry_id for row in rows}) == 9 and [row.now_called for row in rows if row.now_called]
    assert len({row.at for row in rows}) < 9, "the first were listed at once"
    assert db.session.scalar(select(func.count()).select_from(SignUp).where(~SignUp.confirmation.has())) == 1


def test_every_act_is_in_the_record_in_the_order_of_its_time_and_its_head_is_signed(told: Flask) -> None:
    told = entries.since(-1)
    assert [entry.at for entry in told] == sorted(entry.at for entry in told)
    newest = heads.newest()
    assert newest and newest.size == len(told)
    settled = json.loads(next(entry.public for entry in told if entry.kind == "version-settled"))
    assert len(settled["lines"]) == 7


def test_every_letter_went_and_none_is_stuck(told: Flask) -> None:
    assert outbox.owed() == []


def test_no_comment_that_is_shown_names_anybody(told: Flask) -> None:
    shown = db.session.scalars(select(Comment).where(Comment.number.is_not(None), Comment.person_id.is_(None)))
    assert {row.shown_as for row in shown} == {"a parent or carer", "a member of staff", "a governor", "somebody else"}


def test_the_newest_act_is_of_this_telling_so_that_no_page_of_an_earlier_one_passes_for_it(told: Flask) -> None:
    newest = entries.since(-1)[-1]
    letter = db.session.scalar(select(func.max(SignUp.at)))
    assert newest.kind == "amendment-backed" and letter and newest.at > letter


def test_minutes_as_a_draft_and_corrected_a_line_that_was_drawn_and_one_that_waits(told: Flask) -> None:
    first, second, third, between = (minuted.gather(meeting.meeting(n)) for n in (1, 2, 3, 4))  # type: ignore[arg-type]
    assert [one.state for one in (first, second, third, between)] == ["approved", "approved", "corrected", "draft"]
    assert "begin again" in first.statement and first.circle and not between.statement
    assert any(one.interests for one in second.items) and second.actions[0].due and between.interests and between.actions
    assert between.made_version is None and not between.for_everybody().interests


def test_how_version_4_was_settled_is_told_with_a_member_who_still_saw_harm(told: Flask) -> None:
    account = settled.account(4)
    assert account and account.confirmed_by == "Winston Bramble" and len(account.lines) == 7
    assert [(one.who, one.group) for one in account.dissent] == [("Gary Stubbs", "Community organisations")]
    assert {one.slug: one.how for one in account.lines}["services"] == "given in writing, and entered by the convenor"


def test_the_settled_charter_and_the_draft_are_read_in_two_minutes_and_three_with_what_each_promise_asks(told: Flask) -> None:
    for number in (4, 5):
        rows = lines(number)
        found = reading_time(rows, shown(rows))
        assert (found.text, found.whole) == (2, 3)
