"""Two hands at once: an invitation and six digits work once, whoever presses at the same moment."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from flask import Flask
from sqlalchemy import func, select

from charter import clock
from charter.db import db, writing
from charter.people.actions import inviting, signing_in
from charter.people.models import InvitationUse, Person, Role, SignInTry
from charter.web.tokens import digits, token
from tests.visiting import Visitor
from tests.world import World

HANDS = 8


def _together(app: Flask, press: Callable[[Visitor, int], int]) -> list[int]:
    """Eight browsers press at the same moment; gives each one's status."""
    browsers = [Visitor(app) for _ in range(HANDS)]
    tokens = [browser.token() for browser in browsers]
    for browser, mine in zip(browsers, tokens, strict=True):
        browser.mine = mine  # type: ignore[attr-defined]
    with ThreadPoolExecutor(HANDS) as hands:
        return sorted(hands.map(press, browsers, range(HANDS)))


def test_one_invitation_makes_one_person(app: Flask, world: World) -> None:
    with writing():
        row = inviting.invite(email="nia@home.example", name="Nia", title="Parent", group="families", organisation=None,
                              by=None, at=clock.now())
    address = f"/account/invitations/{row.id}/{token('invitation', row.id)}"

    def press(browser: Visitor, n: int) -> int:
        return browser.http.post(address, data={"name": f"Nia {n}", "csrf_token": browser.mine}).status_code  # type: ignore[attr-defined]

    assert _together(app, press) == [303] + [409] * (HANDS - 1)
    somebody = db.session.scalars(select(Person).where(Person.email == "nia@home.example")).one()
    assert db.session.scalar(select(func.count()).select_from(Role).where(Role.person_id == somebody.id)) == 1
    assert db.session.scalar(select(func.count()).select_from(InvitationUse)) == 1


def test_six_digits_open_one_session(app: Flask, world: World) -> None:
    with writing():
        code = signing_in.ask_for_code("ada@alder.example", at=clock.now())
    right = digits("sign-in", code.id)

    def press(browser: Visitor, _n: int) -> int:
        data = {"digits": right, "csrf_token": browser.mine}  # type: ignore[attr-defined]
        return browser.http.post(f"/account/sign-in/{code.id}", data=data).status_code

    assert _together(app, press) == [303] + [409] * (HANDS - 1)
    assert db.session.scalars(select(SignInTry.right)).all() == [True]
