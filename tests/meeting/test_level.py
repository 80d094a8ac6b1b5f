"""The level playing field: what must hold whoever answers, how many they are, and in whatever order."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charter.db import db, writing
from charter.drafting.models import Version
from charter.meeting import deciding, lines, positions, queries
from charter.meeting.answering import MOST_WHOM, MOST_WORDS, EnteredForm, SaidForm
from charter.meeting.models import Meeting, Position, Round
from charter.meeting.rules import POSITIONS, Asked, Finding, computed, find
from charter.outbox.models import Letter
from charter.people.founding import DEFAULT_GROUPS
from charter.people.models import Person, Role, Voice
from charter.people.queries import groups
from tests.meeting import stage
from tests.world import DAY, NOON, World

SLUGS = [slug for slug, *_ in DEFAULT_GROUPS]
MUST = {"heads", "families"}
EQUALS = [slug for slug in SLUGS if slug not in MUST]
SETS = st.frozensets(st.sampled_from(list(POSITIONS)))
SAID = st.dictionaries(st.sampled_from(SLUGS), SETS)


def comes_to(said: dict[str, frozenset[str]]) -> Finding:
    """What members' answers come to where no group has a voice."""
    held = {slug: computed(some) for slug, some in said.items()}
    asked = [Asked(slug, slug.title(), slug in MUST) for slug in SLUGS]
    return find(asked, {slug: position for slug, position in held.items() if position is not None})


@given(SAID, st.permutations(EQUALS))
def test_groups_of_one_standing_may_change_places(said: dict[str, frozenset[str]], order: list[str]) -> None:
    places = dict(zip(EQUALS, order, strict=True))
    moved = {places.get(slug, slug): some for slug, some in said.items()}
    one, other = comes_to(said), comes_to(moved)
    assert one.consent == other.consent and len(one.missing) == len(other.missing)


@given(SAID, st.sampled_from(SLUGS))
def test_no_group_can_adopt_alone(said: dict[str, frozenset[str]], slug: str) -> None:
    assert not comes_to({slug: said.get(slug, frozenset({"consent"}))}).consent
    others = {one: frozenset({"aside"}) for one in SLUGS if one != slug}
    assert not comes_to({**others, slug: frozenset({"consent"})}).consent


@given(SAID, st.sampled_from(SLUGS))
def test_any_member_of_any_group_can_object(said: dict[str, frozenset[str]], slug: str) -> None:
    assert not comes_to({**said, slug: said.get(slug, frozenset()) | {"object"}}).consent


@given(SAID)
def test_silence_is_never_consent(said: dict[str, frozenset[str]]) -> None:
    """Whoever falls silent never brings about a consent that was not there, but by no longer objecting or standing aside."""
    if not comes_to(said).consent:
        for slug, some in said.items():
            if computed(some) in ("consent", "concern"):
                assert not comes_to({one: kept for one, kept in said.items() if one != slug}).consent
    assert not comes_to({}).consent and computed(set()) is None


@given(SETS)
def test_a_group_says_yes_only_where_somebody_did(some: frozenset[str]) -> None:
    assert computed(some) not in ("consent", "concern") or some & {"consent", "concern"}
    assert computed(some) != "aside" or some == {"aside"}
    assert (computed(some) == "object") == ("object" in some)


@pytest.fixture
def meeting(world: World, draft: Version) -> Meeting:
    """One suggestion asked about; no group has a voice."""
    with writing() as session:
        session.execute(db.delete(Voice))
    found = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    with writing():
        deciding.ask(stage.fresh(found.items[0]), asked="These?", by=world.hilary, at=stage.LATER)
    return stage.again(found)


def more(group: str, many: int) -> list[tuple[Person, Role]]:
    """So many more members of a group."""
    found = []
    with writing() as session:
        for n in range(many):
            person = Person(name=f"{group} {n}", email=f"{group}{n}@many.example", joined_at=NOON)
            session.add(person)
            session.flush()
            role = Role(person_id=person.id, group_slug=group, title="Member", since=NOON - 70 * DAY)
            session.add(role)
            found.append((person, role))
    return found


def the_round(meeting: Meeting) -> Round:
    found = lines.last_round(stage.again(meeting).items[0])
    assert found is not None
    return found


def say(meeting: Meeting, people: list[tuple[Person, Role, str]]) -> None:
    round_ = the_round(meeting)
    with writing():
        for person, role, position in people:
            positions.answer(round_, person=person, role=role, position=position, words=f"{position} because", given="by phone",
                             by=person, at=stage.LATER)


def stands(meeting: Meeting) -> tuple[Any, ...]:
    """Everything that the room and the minutes see of the groups' lines."""
    held = queries.lines_now(the_round(meeting))
    shown = {slug: (line.position, line.words, line.to_whom, line.removed_by, line.clause_key) for slug, line in held.items()}
    return shown, deciding.finding(stage.again(meeting).items[0])


@pytest.mark.parametrize("seed", range(4))
def test_a_hundred_more_change_nothing(world: World, meeting: Meeting, seed: int) -> None:
    """Only the set of a group's answers counts: a hundred who say what one has said weigh as much as the one."""
    chance = random.Random(seed)
    everybody = [(world.people[who], world.roles[who], chance.choice(list(POSITIONS))) for who in world.roles]
    say(meeting, everybody)
    before = stands(meeting)
    group = chance.choice([role.group_slug for _, role, _ in everybody])
    theirs = [position for _, role, position in everybody if role.group_slug == group]
    say(meeting, [(person, role, chance.choice(theirs)) for person, role in more(group, 100)])
    assert stands(meeting) == before and db.session.query(Position).count() > 100


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_answers_changes_nothing(world: World, meeting: Meeting, seed: int) -> None:
    chance = random.Random(seed)
    people = [(world.people[who], world.roles[who]) for who in world.roles] + more("families", 4)
    said = [(person, role, chance.choice(list(POSITIONS))) for person, role in people]
    say(meeting, said)
    before = stands(meeting)
    with writing() as session:
        session.execute(db.delete(Position))
    chance.shuffle(said)
    say(meeting, said)
    assert stands(meeting) == before


def test_a_late_duplicate_changes_nothing(world: World, meeting: Meeting) -> None:
    said = [(world.people[who], world.roles[who], "consent") for who in world.roles]
    say(meeting, said)
    before = stands(meeting)
    say(meeting, said[:3])
    assert stands(meeting) == before


def test_everybody_writes_within_the_same_limits(app: Any) -> None:
    """One form for a member, a voice, the convenor who enters: as many words for each."""
    with app.test_request_context():
        for form in (SaidForm(), EnteredForm()):
            for field, most in ((form.words, MOST_WORDS), (form.removed_by, MOST_WORDS), (form.to_whom, MOST_WHOM)):
                limits = [one.most for one in field.validators if hasattr(one, "most")]
                assert limits == [most]


def test_every_group_hears_of_a_meeting_at_the_same_moment(world: World, draft: Version) -> None:
    stage.call(world)
    letters = db.session.query(Letter).filter_by(kind="meeting-called").all()
    assert len({letter.owed_at for letter in letters}) == 1 and len(letters) == len(world.roles)
    assert {role.group_slug for role in world.roles.values()} == {group.slug for group in groups()}
