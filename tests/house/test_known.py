"""A question is made into SQL once, whichever way it is found again, and never taken for another."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import bindparam, select

from charter.db import asked, db
from charter.known import MOST, Known
from charter.people.models import Group
from tests.world import World

STANDING = select(Group.slug).where(Group.position == bindparam("n"))


def made(app: Flask) -> Known:
    with app.app_context():
        known = db.engine.get_execution_options()["compiled_cache"]
        assert isinstance(known, Known)
        return known


def test_a_question_of_a_module_is_found_by_itself(app: Flask, world: World) -> None:
    known = made(app)
    with app.app_context():
        asked(STANDING, {"n": 1})
        before = len(known)
        asked(STANDING, {"n": 1})  # now it is known by which it is
        assert len(known) == before and any(key is STANDING._generate_cache_key()[0]
                                            for (_, key, *_), _ in known.same.values())
        assert asked(STANDING, {"n": 2}).scalar() != asked(STANDING, {"n": 1}).scalar()


def test_one_put_together_anew_is_the_same_question_with_its_own_values(app: Flask, world: World) -> None:
    known = made(app)
    with app.app_context():
        found = []
        for n in (1, 2, 3, 1):
            found.append(asked(select(Group.slug).where(Group.position == n)).scalar())
        before = len(known)
        assert asked(select(Group.slug).where(Group.position == 2)).scalar() == found[1] and len(known) == before
        assert found[0] == found[3] and len(set(found)) == 3


def test_it_does_not_grow_without_end() -> None:
    known = Known()
    for n in range(2 * MOST):
        key = ("sqlite", (n, "columns"), (), False, False)
        known[key] = n
        assert known.get(key) == n
    assert len(known.same) <= MOST and len(known) <= 1.5 * MOST
    assert known.get(("sqlite", ("nobody asked this",), (), False, False)) is None


def test_the_same_words_with_other_columns_are_another_question() -> None:
    known, words = Known(), ("words",)
    known[("sqlite", words, (), False, False)] = "one"
    assert known.get(("sqlite", words, (), False, False)) == "one"
    assert known.get(("sqlite", words, ("more",), False, False)) is None
    assert known.get(("postgresql", words, (), False, False)) is None
