"""Trying the demonstration as somebody: one press, and one is where that person's next task is."""

from __future__ import annotations

import pytest
from flask import Flask

from charter.demo.whom import WHO
from tests.visiting import Visitor


@pytest.mark.parametrize("who", WHO)
def test_one_press_lands_on_a_real_page_signed_in_as_that_person(kelderby: Flask, who: str) -> None:
    visitor = Visitor(kelderby)
    answer = visitor.http.post(f"/demo/as/{who}")
    assert answer.status_code == 303
    html = visitor.visit(answer.headers["Location"])
    assert "/demo/as/" in html
    with visitor.http.session_transaction() as session:
        assert session["_user_id"]


def test_just_reading_is_nobody(anybody: Visitor) -> None:
    anybody.http.post("/demo/as/convenor")
    answer = anybody.http.post("/demo/as/reading")
    assert answer.headers["Location"] == "/"
    with anybody.http.session_transaction() as session:
        assert "_user_id" not in session
    anybody.visit("/")


def test_the_bar_is_the_same_on_a_public_page_for_everybody(anybody: Visitor, kelderby: Flask) -> None:
    html = anybody.visit("/")
    assert html.count("formaction=") == len(WHO) + 1
    signed_in = Visitor(kelderby)
    signed_in.http.post("/demo/as/parent")
    assert signed_in.visit("/") == html


def test_another_site_may_not_press_the_bar(anybody: Visitor) -> None:
    for headers in ({"Origin": "https://elsewhere.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        assert anybody.http.post("/demo/as/head", headers=headers).status_code == 403
        assert anybody.http.post("/demo/start-over", headers=headers).status_code == 403
    with anybody.http.session_transaction() as session:
        assert "_user_id" not in session


def test_our_own_page_may(anybody: Visitor) -> None:
    headers = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    assert anybody.http.post("/demo/as/head", headers=headers).status_code == 303


def test_nobody_of_that_name(anybody: Visitor) -> None:
    assert anybody.http.post("/demo/as/the-mayor").status_code == 404


def test_looking_changes_nobody(anybody: Visitor) -> None:
    anybody.visit("/demo/as/head", 405)
    with anybody.http.session_transaction() as session:
        assert "_user_id" not in session
