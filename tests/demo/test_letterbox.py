"""The letterbox shows every letter that was sent, with links that can be followed."""

from __future__ import annotations

import re

from flask import Flask

from charter import clock
from charter.telling import sending
from tests.visiting import Visitor


def hrefs(html: str) -> list[str]:
    return re.findall(r'href="(/demo/letters/[^"]+)"', html)


def test_letters_are_listed_newest_first(anybody: Visitor) -> None:
    found = hrefs(anybody.visit("/demo/letters"))
    assert len(found) > 20
    assert found == sorted(found, reverse=True)


def test_a_letter_can_be_read_and_its_link_followed(anybody: Visitor) -> None:
    for href in hrefs(anybody.visit("/demo/letters")):
        html = anybody.visit(href)
        if "anjali.deshmukh@hawkshope.example" in html and "/sign" in html:
            break
    else:
        raise AssertionError("the letter that confirms a signature is not there")
    link = re.search(r'href="http://localhost(/sign[^"]+)"', html)
    assert link
    anybody.visit(link[1])


def test_a_letter_owed_now_is_there_after_the_worker_passed(anybody: Visitor, kelderby: Flask) -> None:
    before = hrefs(anybody.visit("/demo/letters"))
    anybody.send("/account/sign-in", {"email": "kelly.marsden@post.example"})
    sending.send_due(clock.now())
    after = hrefs(anybody.visit("/demo/letters"))
    assert after != before
    assert "kelly.marsden@post.example" in anybody.visit(after[0])


def test_unknown_letters_and_paths_out_of_the_folder(anybody: Visitor) -> None:
    anybody.visit("/demo/letters/20261122T000000-" + "0" * 32, 404)
    anybody.visit("/demo/letters/..%2f..%2fcharter", 404)
    anybody.visit("/demo/letters/%2e%2e", 404)
