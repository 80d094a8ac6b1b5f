"""The convenor invites by pasting a list: looks first, then sends; nothing typed is lost."""

from __future__ import annotations

import html as entities
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from charter import clock
from charter.db import db, writing
from charter.outbox.models import Letter
from charter.people import queries
from charter.people.actions import inviting
from charter.people.models import Invitation, Organisation
from charter.record import entries
from charter.telling.sending import send_due
from tests.telling.post_office import link, open_office, words
from tests.visiting import Visitor
from tests.world import World

LIST = """Name, title, organisation, group, e-mail
Nia Head, Headteacher, Alder Bank Primary School, heads, nia@alder.example
Pat Lund, Parent, families, pat@home.example
Sam Club, Manager, Chess Club, community, sam@chess.example"""
PAGE = "/convenor/people"


def _count(model: type) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def _send(client: Visitor, text: str, status: int = 200) -> str:
    """Look at the list, then press the button under the letter."""
    client.send(PAGE, {"people": text})
    assert client.page
    form = next(f for f in client.page.forms if "people" in f["fields"])
    answer = client.http.post(form["action"], data=form["fields"], follow_redirects=True)
    assert answer.status_code == status
    return answer.get_data(as_text=True)


def test_a_list_is_looked_at_before_anything_goes(client: Visitor, world: World) -> None:
    client.sign_in(world.mira)
    html = client.send(PAGE, {"people": LIST})
    assert "Before 3 invitations go" in html.replace("\xa0", " ")
    assert "Dear Nia Head" in html and "Mira Thwaite asks you" in html, "the letter is read before it goes"
    assert "Chess Club (new on the list)" in html
    assert _count(Invitation) == _count(Letter) == 0


def test_sending_owes_each_a_letter_with_a_link_of_their_own(app: Flask, client: Visitor, world: World) -> None:
    client.sign_in(world.mira)
    html = _send(client, LIST)
    assert "3 invitations are on the way" in html
    with open_office(app) as office:
        send_due(db.session.scalars(select(Letter.owed_at)).first())
    assert len(office.letters) == 3 and len({link(letter) for letter in office.letters}) == 3
    assert "Chess Club" in words(office.to("sam@chess.example")[0])
    assert "No school and no child is named" in words(office.to("pat@home.example")[0])
    assert [e.kind for e in entries.since(-1)] == ["person-invited"] * 3
    assert db.session.scalars(select(Organisation.kind).where(Organisation.name == "Chess Club")).one() == "community"


def test_the_record_names_nobody(client: Visitor, world: World) -> None:
    client.sign_in(world.mira)
    _send(client, LIST)
    public = "".join(e.public for e in entries.since(-1))
    assert "heads" in public and not any(word in public for word in ("Nia", "nia@", "Alder", "900101"))


def test_the_button_pressed_twice_invites_once(client: Visitor, world: World) -> None:
    client.sign_in(world.mira)
    client.send(PAGE, {"people": LIST})
    assert client.page
    form = next(f for f in client.page.forms if "people" in f["fields"])
    for _ in range(2):
        answer = client.http.post(form["action"], data=form["fields"], follow_redirects=True)
        assert answer.status_code == 200
    assert _count(Invitation) == 3


def test_slips_are_named_by_line_and_nothing_typed_is_lost(client: Visitor, world: World) -> None:
    client.sign_in(world.mira)
    bad = LIST + "\nBo Wrong, Headteacher, Alder Bnk Primary School, heads, bo@x.example\nZed <script>, x"
    html = client.send(PAGE, {"people": bad}, 422)
    assert "Line 5" in html.replace("<b>", "") and "Did you mean “Alder Bank Primary School”?" in html
    assert "Line 6" in html and "3\xa0lines are in order" in html
    assert entities.escape("Zed <script>, x", quote=False) in html.split("<textarea")[1]
    assert _count(Invitation) == 0


def test_changing_the_list_after_looking_gives_it_back(client: Visitor, world: World) -> None:
    client.sign_in(world.mira)
    client.send(PAGE, {"people": LIST})
    assert client.page
    form = next(f for f in client.page.forms if "people" in f["fields"])
    answer = client.http.post(form["action"], data={**form["fields"], "back": "1"})
    assert "Sam Club" in answer.get_data(as_text=True) and _count(Invitation) == 0
    html = client.send(PAGE, {"people": LIST})
    assert "Before" in html


def test_whoever_is_here_is_not_asked_again(client: Visitor, world: World) -> None:
    client.sign_in(world.mira)
    html = client.send(PAGE, {"people": "Ada Bright, Head, Alder Bank Primary School, heads, ada@alder.example"}, 422)
    assert "is in this group already" in html


def _asked_before(world: World, days: int) -> Invitation:
    with writing():
        return inviting.invite(email="nia@alder.example", name="Nia Head", title="Headteacher", group="heads",
                               organisation=world.organisations["alder"], by=queries.person(world.mira.id),
                               at=clock.now() - timedelta(days=days))


def test_the_letter_goes_once_more_at_most_once_a_day(client: Visitor, world: World) -> None:
    row = _asked_before(world, 2)
    client.sign_in(world.mira)
    for _ in range(2):
        assert "goes once more" in client.press(PAGE, f"/convenor/invitations/{row.id}/again")
    assert _count(Letter) == 2 and _count(Invitation) == 1


def test_an_invitation_that_has_ended_is_made_anew(client: Visitor, world: World) -> None:
    row = _asked_before(world, 61)
    client.sign_in(world.mira)
    client.press(PAGE, f"/convenor/invitations/{row.id}/again")
    assert _count(Invitation) == 2 and _count(Letter) == 2


def test_whoever_was_asked_long_ago_may_be_on_a_list_again(client: Visitor, world: World) -> None:
    _asked_before(world, 61)
    client.sign_in(world.mira)
    client.send(PAGE, {"people": "Nia Head, Headteacher, Alder Bank Primary School, heads, nia@alder.example"})
    _asked_before(world, 3)
    client.send(PAGE, {"people": "Nia Head, Headteacher, Alder Bank Primary School, heads, nia@alder.example"}, 422)


def test_there_is_nothing_to_send_again(client: Visitor, world: World) -> None:
    client.sign_in(world.mira)
    with writing():
        printed = inviting.invite(email=None, name=None, title="", group=None, organisation=None, office="chair", by=None,
                                  at=clock.now())
    assert client.post(f"/convenor/invitations/{printed.id}/again").status_code == 409
    assert client.post(f"/convenor/invitations/{'0' * 32}/again").status_code == 404


@pytest.mark.parametrize("text", ["", "   \n \n", "a\x00b", "x" * 60_001, "Name, e-mail"])
def test_a_list_that_is_none_is_a_slip(client: Visitor, world: World, text: str) -> None:
    client.sign_in(world.mira)
    client.send(PAGE, {"people": text}, 422)


@pytest.mark.parametrize("who", ["ada", "hilary", "colin"])
def test_nobody_else_may(client: Visitor, world: World, who: str) -> None:
    client.sign_in(getattr(world, who))
    client.visit(PAGE, 403)
    assert client.post(PAGE, {"people": LIST, "step": "send"}).status_code == 403
    assert _count(Invitation) == 0


def test_a_visitor_is_asked_to_sign_in(client: Visitor, world: World) -> None:
    assert "Sign in" in client.visit(PAGE)
    assert client.post(PAGE, {"people": LIST, "step": "send"}).status_code == 403


def test_looking_at_the_page_changes_nothing(client: Visitor, world: World) -> None:
    client.sign_in(world.mira)
    html = client.visit(PAGE)
    assert "Ada Bright" in html and _count(Invitation) == 0
