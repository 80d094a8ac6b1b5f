"""What a mail scanner does to the links in letters: nobody has signed, confirmed, taken over or joined by it."""

from __future__ import annotations

import json
import re
from typing import Any

from flask import Flask

from charter.db import db
from charter.outbox.models import Letter
from charter.record.models import Entry
from charter.signing import models
from charter.telling.draft import body
from charter.telling.letters import LETTERS
from tests.attacks.alike import ways as led_to
from tests.attacks.forms_found import Found, forms
from tests.attacks.stage import Site
from tests.signing import walking
from tests.signing.walking import count
from tests.visiting import Visitor

# How browsers and scanners say that nobody has looked yet, or say nothing.
AHEAD: tuple[dict[str, str], ...] = (
    {}, {"Purpose": "prefetch"}, {"Sec-Purpose": "prefetch;prerender"}, {"X-Moz": "prefetch"}, {"X-Purpose": "preview"},
    {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-User": "?1"}, {"User-Agent": "Mozilla/5.0 (compatible; BingPreview/1.0b)"},
)
JUNK = ("123456", "000000", "999 999", "abcdef", "", "1" * 400)
# Everything that stands for somebody's yes: of none may there be more afterwards.
YES: tuple[Any, ...] = tuple(getattr(models, name) for name in (
    "Signature", "SignUpConfirmation", "HandingTaken", "PaperConfirmation", "TogetherWord") if hasattr(models, name))


def links() -> dict[str, list[str]]:
    """Every address with a secret in every letter about signing that is owed, by the letter's kind."""
    found: dict[str, list[str]] = {}
    for letter in db.session.query(Letter).all():
        written = LETTERS[letter.kind](json.loads(letter.about))
        if written is not None and letter.kind.startswith("sign"):
            found.setdefault(letter.kind, []).extend(re.findall(r"http://localhost(/\S+/[0-9a-f]{64})", body(written)))
    return found


def scan(app: Flask, address: str) -> int:
    """Look ahead fifty times, follow what leads on, fill in every form and press every button; how many forms there were."""
    scanner, tried = Visitor(app), 0
    for n in range(50):
        look = scanner.http.head if n % 2 else scanner.http.get
        look(address, headers=AHEAD[n % len(AHEAD)])
    ways = [way for way in led_to(html(scanner, address)) if way.startswith(("/sign", "/signatures/")) and "?" not in way]
    for where in [address, *ways[:6]]:
        for junk in JUNK:
            for form in [f for f in forms(html(scanner, where), where) if f.method == "post" and not is_withdrawing(f)]:
                tried += 1
                typed = form.fields | ({"digits": [junk]} if "digits" in form.fields else {})
                scanner.http.post(form.action, data=typed, headers=AHEAD[tried % len(AHEAD)])
                scanner.http.get(form.action, query_string=typed)
    return tried


def html(scanner: Visitor, address: str) -> str:
    """The page at an address, if it is one."""
    answer = scanner.http.get(address, follow_redirects=True)
    return answer.text if answer.mimetype == "text/html" else ""


def is_withdrawing(form: Found) -> bool:
    """The one press that a program may do too: it takes a name off, and whose it was may sign again."""
    return "/withdraw/" in form.action


def test_nothing_a_scanner_does_signs(app: Flask, site: Site) -> None:
    found = links()
    assert {"sign-confirm", "sign-receipt"} <= set(found)
    before, sealed = {model: count(model) for model in YES}, walking.sealed()
    tried = sum(scan(app, address) for addresses in found.values() for address in dict.fromkeys(addresses))
    assert tried > 40, "there were forms to fill in"
    assert {model: count(model) for model in YES} == before
    kinds = [kind for (kind,) in db.session.query(Entry.kind)]
    assert kinds.count("sealed") - sealed == count(models.Withdrawal), "nor is anything entered in anybody's name"


def test_looking_ahead_in_the_signers_own_browser_signs_nothing(app: Flask, site: Site, client: Visitor) -> None:
    """Where one press would be enough: a browser that opens the link before anybody pressed has pressed nothing."""
    walking.sign(client, walking.FAY)
    address = walking.link(walking.newest("sign-confirm"), "/sign/confirm/")
    before = count(models.Signature)
    for headers in AHEAD:
        for method in ("GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE"):
            client.http.open(address, method=method, headers=headers)
        client.http.get(address, query_string={"digits": "123456", "choice": "sign"}, headers=headers)
    assert count(models.Signature) == before
    client.send(address, {})
    assert count(models.Signature) == before + 1, "and one press there does"
