"""A form older than the session: handed back with all that was typed and one button, to whoever opened it here only."""

from __future__ import annotations

import io

import pytest
from flask import Flask

from charter.commenting.models import Comment
from charter.db import db
from charter.drafting.models import Version
from tests.visiting import Visitor
from tests.world import World

ADDRESS = "/versions/1/comments/new"
TYPED = {"words": "Quiet rooms, <b>first</b>.\nThen the rest.", "shown": "group"}
OURS = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin", "Referer": f"http://localhost{ADDRESS}"}


def late(client: Visitor, who: object, **more: object) -> str:
    """Open the form as a visitor, sign in meanwhile, then send it."""
    client.sign_in(who)
    answer = client.http.post(ADDRESS, data={**TYPED, "csrf_token": "of another session"}, **{"headers": OURS, **more})  # type: ignore[arg-type]
    return client._seen(answer, 400)


def test_it_is_sent_with_one_more_press(client: Visitor, world: World, draft: Version) -> None:
    client.sign_in(world.ada).visit(ADDRESS)
    html = late(client, world.ada)
    assert "Not sent yet" in html and "&lt;b&gt;first&lt;/b&gt;" in html and "CSRF" not in html
    assert db.session.query(Comment).count() == 0
    (form,) = [f for f in client.page.forms if (f["action"] or "") == ADDRESS]  # type: ignore[union-attr]
    assert client.http.post(ADDRESS, data=form["fields"], headers=OURS).status_code == 303
    assert db.session.query(Comment).one().words == "Quiet rooms, <b>first</b>.\nThen the rest."


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://evil.example"}, {**OURS, "Sec-Fetch-Site": "cross-site"},
                                     {**OURS, "Origin": "null"}, {"Referer": OURS["Referer"]}], ids=str)
def test_no_other_site_is_given_the_button(client: Visitor, world: World, draft: Version, headers: dict[str, str]) -> None:
    html = late(client, world.ada, headers=headers)
    assert "Send it now" not in html and "Quiet rooms" in html and "evil.example" not in html


@pytest.mark.parametrize(("back", "there"), [
    (OURS["Referer"], f'href="{ADDRESS}"'), ("https://evil.example/x", 'href="/"'),
    ("http://localhost//evil.example", 'href="/"'),
    ("http://[", 'href="/"'), ("", 'href="/"')])
def test_the_way_back_stays_here(client: Visitor, world: World, draft: Version, back: str, there: str) -> None:
    html = late(client, world.ada, headers={**OURS, "Referer": back})
    assert f"<a {there}>Open the page again" in html


def test_a_password_and_a_file_are_not_handed_back(app: Flask, client: Visitor, world: World) -> None:
    answer = client.http.post("/account/sign-in", headers=OURS, data={"email": "ada@x.example", "password": "three odd words"})
    html = client._seen(answer, 400)
    assert "three odd words" not in html and "Send it now" not in html and "ada@x.example" in html
    answer = client.sign_in(world.mira).http.post("/convenor/organisations/import", headers=OURS,
                                                  data={"file": (io.BytesIO(b"URN"), "register.csv")})
    assert "Send it now" not in client._seen(answer, 400)


def test_whoever_is_not_signed_in_is_told_so_and_keeps_the_words(client: Visitor, world: World, draft: Version) -> None:
    answer = client.http.post("/convenor/people", data={"people": "Ada Bright, Headteacher"}, headers=OURS)
    client._seen(answer, 400)
    form = client.page.forms[-1]  # type: ignore[union-attr]
    html = client._seen(client.http.post(form["action"], data=form["fields"], headers=OURS), 403)
    assert "Ada Bright, Headteacher" in html
