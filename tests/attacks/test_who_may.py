"""Each act tried by somebody whose act it is not: another's suggestion, another group's line, another meeting's item."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from charter import clock
from charter.amending import actions as amending
from charter.amending import queries as suggestions
from charter.amending.models import Amendment, AmendmentWithdrawal, Backing
from charter.commenting.models import Comment
from charter.db import db, writing
from charter.drafting import queries as drafting
from charter.meeting import agenda, calling, closing, deciding, settling
from charter.meeting.models import Blend, Decision, Line, MeetingOpening, Round
from charter.people import queries as people
from charter.people.founding import appoint
from charter.people.models import Person, Role, RoleEnding, Voice
from charter.record import entries
from charter.text.change import Change
from charter.web.ids import random_id
from tests.attacks.stage import Site
from tests.meeting import stage
from tests.visiting import Visitor


@pytest.fixture
def log(site: Site) -> int:
    """The log's newest entry before the attack."""
    return entries.latest()


def count(model: Any) -> int:
    return int(db.session.query(model).count())


def test_another_persons_suggestion_is_not_taken_back_or_confirmed(app: Flask, site: Site, log: int) -> None:
    for who in ("ben", "fay", "colin", "mira", "hilary", "sten"):
        visitor = Visitor(app).sign_in(site.world.people[who])
        for act in ("withdrawal", "confirmation"):
            answer = visitor.post(f"/members/amendments/{site.amendment.number}/{act}", {"version": site.draft.number,
                "because": "x"})
            assert answer.status_code == 403, f"{who} {act}"
    assert count(AmendmentWithdrawal) == 0 and entries.latest() == log


def test_nobody_stands_behind_their_own_or_twice(app: Flask, site: Site) -> None:
    ada, ben = Visitor(app).sign_in(site.world.ada), Visitor(app).sign_in(site.world.ben)
    address = f"/members/amendments/{site.amendment.number}/backing"
    assert ada.post(address, {"shown": "person"}).status_code == 409
    for _ in range(3):
        assert ben.post(address, {"shown": "person"}).status_code == 303
    assert count(Backing) == 1


def test_somebody_elses_role_is_worth_nothing(app: Flask, site: Site) -> None:
    """Colin of the council names Ada's role in his forms: he still speaks for the council, and is shown as himself."""
    colin, adas = Visitor(app).sign_in(site.world.colin), site.world.roles["ada"].id
    version = site.draft.number
    assert colin.post(f"/versions/{version}/clauses/{site.key}/comments/new",
                      {"words": "As a head.", "shown": "person", "role": adas}).status_code == 303
    comment = db.session.query(Comment).filter_by(words="As a head.").one()
    assert comment.group_slug == "council" and comment.role_id != adas and "Ada" not in comment.shown_as
    colin.post(f"/members/amendments/{site.amendment.number}/backing", {"shown": "person", "role": adas})
    assert db.session.query(Backing).one().group_slug == "council"
    tree = {p.key: p for p in drafting.tree(version)}
    answer = colin.post(f"/versions/{version}/amendments/new", {
        "do": "send", "headline": "H", "rationale": "R", "shown": "person", "role": adas, "parts-0-kind": "replace",
        "parts-0-key": site.key, "parts-0-words": tree[site.key].words + " Indeed."})
    assert answer.status_code == 303
    made = db.session.query(Amendment).order_by(Amendment.number.desc()).first()
    assert made is not None and made.group_slug == "council" and "Ada" not in made.shown_as


def test_another_groups_line_is_not_given(app: Flask, site: Site) -> None:
    with writing():
        settling_needs_no_meeting(site)
    before = count(Line)
    ada, ben = Visitor(app).sign_in(site.world.ada), Visitor(app).sign_in(site.world.ben)
    lines = f"/versions/{site.draft.number}/settling/lines/"
    for group in ("families", "council", "nobody", "heads%00", "../heads"):
        assert ada.post(lines + group, {"position": "consent"}).status_code in (404, 409), group
    assert ben.post(lines + "heads", {"position": "consent"}).status_code == 403, "a head, but not the heads' voice"
    assert count(Line) == before
    assert ada.post(lines + "heads", {"position": "consent"}).status_code == 303


def settling_needs_no_meeting(site: Site) -> None:
    """A settling round on the draft, as if its meeting had closed."""
    db.session.add(Round(version_number=site.draft.number, n=1, asked="the whole text", digest=site.draft.digest, at=clock.now()))


def test_whoever_left_a_group_speaks_for_it_no_longer(app: Flask, site: Site) -> None:
    """Ada was the heads' voice; her role has ended, and the heads have not named another yet."""
    with writing() as session:
        settling_needs_no_meeting(site)
        session.add(RoleEnding(role_id=site.world.roles["ada"].id, at=clock.now()))
    before, ada = count(Line), Visitor(app).sign_in(site.world.ada)
    assert ada.post(f"/versions/{site.draft.number}/settling/lines/heads", {"position": "object",
        "words": "No."}).status_code == 403
    assert ada.http.get(f"/versions/{site.draft.number}/settling").status_code == 403
    for address in (f"/members/amendments/{site.other.number}/backing", f"/versions/{site.draft.number}/amendments/new",
                    f"/members/answers/{site.answer.id}/meeting"):
        assert ada.post(address, {"shown": "person", "role": site.world.roles["ada"].id, "because": "x"}).status_code == 403
    assert count(Line) == before


def test_the_council_never_holds_the_chair(app: Flask, site: Site) -> None:
    """Not even where somebody appointed its officer: the office opens no door to whoever speaks for the council."""
    with writing() as session:
        appoint(session.get(Person, site.world.colin.id), "chair", at=clock.now())
    colin, number = Visitor(app).sign_in(site.world.colin), site.meeting.number
    for address in (f"/meetings/{number}/opening", f"/meetings/{number}/closing",
        f"/meetings/{number}/items/{site.item}/decision",
                    f"/meetings/{number}/items/{site.item}/lines/heads", f"/versions/{site.draft.number}/settling/settlement"):
        assert colin.post(address, {"outcome": "adopted", "position": "consent"}).status_code == 403, address
    with pytest.raises(calling.Refused), writing():
        calling.call(drafting.version(1), title="x", starts_local="2027-01-01T10:00", zone="Europe/London", place="x",
            link=None,  # type: ignore[arg-type]
                     chair=people.person(site.world.colin.id), amendments=(), talks=(), by=None, at=clock.now(),
                         once=random_id())  # type: ignore[arg-type]
    assert count(Decision) == 0


def test_only_the_chair_decides(app: Flask, site: Site) -> None:
    number, opened = site.meeting.number, count(MeetingOpening)
    for who in ("ben", "ada", "colin", "mira", "sten", "nobody"):
        visitor = Visitor(app) if who == "nobody" else Visitor(app).sign_in(site.world.people[who])
        for act in ("opening", "closing", "minutes/approval", f"items/{site.item}/decision",
            f"items/{site.item}/decision/undoing",
                    f"items/{site.item}/rounds", f"blends/{site.key}"):
            answer = visitor.post(f"/meetings/{number}/{act}", {"outcome": "adopted", "reason": "x", "words": "x"})
            assert answer.status_code == 403, f"{who} {act}"
    assert count(Decision) == 0 and count(MeetingOpening) == opened


def test_another_meetings_item_is_an_unknown_one(app: Flask, site: Site) -> None:
    chair, other = Visitor(app).sign_in(site.world.hilary), site.meeting.number + 1
    rounds = count(Round)
    for number in (other, 0, site.draft.number + 7):
        for act in ("rounds", "lines/heads", "decision", "decision/undoing"):
            answer = chair.post(f"/meetings/{number}/items/{site.item}/{act}", {"position": "consent", "outcome": "adopted"})
            assert answer.status_code == 404, f"{number} {act}"
    assert chair.http.get(f"/meetings/{site.meeting.number}/run?item={'0' * 32}").status_code == 404
    assert count(Decision) == 0 and count(Round) == rounds


def test_a_chair_does_not_rewrite_what_the_groups_said_yes_to(app: Flask, site: Site) -> None:
    """Words are chosen only where two accepted suggestions meet: a forged press on another paragraph is refused."""
    item = site.meeting.items[0]
    stage.decide(site.world, item)
    chair, address = Visitor(app).sign_in(site.world.hilary), f"/meetings/{site.meeting.number}/blends/"
    for key in (site.key, stage.key_of(site.draft.number, "glad of them"), "00000000", "x"):
        assert chair.post(address + key, {"words": "Schools may do as they please."}).status_code == 409, key
    assert count(Blend) == 0


def test_words_taken_with_changes_stand_in_the_suggestions_own_paragraph(app: Flask, site: Site) -> None:
    chair, elsewhere = Visitor(app).sign_in(site.world.hilary), stage.key_of(site.draft.number, "glad of them")
    address = f"/meetings/{site.meeting.number}/items/{site.item}/decision"
    for key, words in ((elsewhere, "Nobody is glad."), (site.key, " "), (site.key, "a\x00b"), (site.key, "a\u202eb"), ("", "x")):
        answer = chair.post(address, {"outcome": "adopted with changes", "reason": "x", f"words-{key}": words})
        assert answer.status_code == 409, (key, words)
    assert count(Decision) == 0
    assert chair.post(address, {"outcome": "adopted with changes", "reason": "x",
        f"words-{site.key}": "Schools will talk."}).status_code == 303


def test_words_chosen_for_two_do_not_swallow_a_third(app: Flask, site: Site) -> None:
    """Two suggestions meet and the meeting confirms what both read; then a third is accepted: all three are asked again."""
    place = next(p for p in drafting.tree(site.draft.number) if p.key == site.key)
    made = [site.amendment]
    for new in (place.words.replace("family", "family and the child"), place.words.replace("timetable", "weekly timetable")):
        with writing():
            made.append(amending.propose(
                site.draft, headline="H", rationale="R", changes=[Change(0, 1, "replace", site.key, words=new)],
                by=site.world.fay, role=site.world.roles["fay"], shown_as="Fay", at=clock.now(), once=random_id()))
    with writing():
        agenda.set_agenda(stage.again(site.meeting), agenda.Wanted([a.number for a in made]), by=None, at=clock.now())
    items = sorted(stage.again(site.meeting).items, key=lambda i: i.amendment_number or 0)
    for item in items[1:]:
        stage.everybody_yes(site.world, item)
    for item in items[:2]:
        stage.decide(site.world, item)
    with writing():
        deciding.confirm_blend(stage.again(site.meeting), key=site.key, words="Both together.", by=site.world.hilary,
            at=clock.now())
    assert closing.plan(stage.again(site.meeting)).applied.proposed == ()  # type: ignore[union-attr]
    stage.decide(site.world, items[2])
    asked = closing.plan(stage.again(site.meeting)).applied
    assert asked is not None and [p.key for p in asked.proposed] + [o.key for o in asked.overlaps] == [site.key]


def test_a_voice_of_two_minds_is_named_by_the_convenor_from_the_group_only(app: Flask, site: Site) -> None:
    mira, before = Visitor(app).sign_in(site.world.mira), count(Voice)
    for person in (site.world.colin.id, "0" * 32, "", "' OR 1=1"):
        assert mira.post("/convenor/groups/heads/voice", {"person": person}).status_code in (409, 422)
    assert count(Voice) == before


def test_a_person_without_any_part_is_a_visitor(app: Flask, site: Site) -> None:
    with writing() as session:
        nina = Person(name="Nina", email="nina@home.example", joined_at=clock.now())
        session.add(nina)
        session.flush()
        session.add(Role(person_id=nina.id, group_slug="families", title="Parent", since=clock.now(),
                         ending=RoleEnding(at=clock.now())))
    visitor = Visitor(app).sign_in(nina)
    for address in ("/convenor/people", f"/members/amendments/{site.amendment.number}/backing", "/account/name", "/meetings/new"):
        assert visitor.post(address).status_code == 403, address
    assert suggestions.amendment(site.amendment.number).backings == []  # type: ignore[union-attr]


def test_settling_is_not_hurried(app: Flask, site: Site) -> None:
    """By the chair, by hand, by an old number: nothing is settled that lacks anything."""
    with writing():
        settling_needs_no_meeting(site)
    chair = Visitor(app).sign_in(site.world.hilary)
    for number in (1, 2, site.draft.number, 99):
        assert chair.post(f"/versions/{number}/settling/settlement").status_code in (404, 409)
    assert settling.lacking(site.draft, at=clock.now())
