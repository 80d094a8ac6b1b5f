"""A link's secret opens its own door and its own row, and no other; many behind one address are no attack."""

from __future__ import annotations

import re
from pathlib import Path

from flask import Flask, url_for

from charter.db import db
from charter.record import entries
from charter.signing.models import SignUp, SignUpTry
from charter.web import tokens
from tests.attacks.stage import Site
from tests.signing import signing_world, walking
from tests.signing.walking import count
from tests.visiting import Visitor
from tests.world import World

CHARTER = Path(__file__).parents[2] / "charter"
# Every purpose that any room names: one that comes later is tried with the others.
PURPOSES = {purpose for file in CHARTER.rglob("*.py")
            for purpose in re.findall(r"(?:PURPOSE = |tokens\.(?:token|digits)\()\"([a-z-]+)\"", file.read_text())}


def test_no_secret_opens_another_door_or_another_row(app: Flask, site: Site) -> None:
    assert {"sign-confirm", "sign-withdraw", "comment-confirm", "invitation", "sign-in"} <= PURPOSES
    somebody, before, tried = Visitor(app), entries.latest(), 0
    form_token = somebody.token()
    for rule in app.url_map.iter_rules():
        if "token" not in rule.arguments or "POST" not in (rule.methods or ()):
            continue
        good = site.fill(rule.endpoint, rule.arguments)
        others = [{**good, "token": given} for given in forged(good, str(good["token"]))]
        # A member is looked up behind the door, once it is known whose signature the secret is of.
        others += [{**good, name: "0" * 32} for name in good if name.endswith("_id") and name != "member_id"]
        for values in others:
            with app.test_request_context():
                address = url_for(rule.endpoint, **values)
            answer = somebody.http.post(address, data={"csrf_token": form_token, "digits": "123456", "choice": "sign"})
            assert answer.status_code in (403, 404), f"{rule.endpoint}: {answer.status_code} for {values}"
            if "GET" in (rule.methods or ()):
                assert somebody.http.get(address).status_code in (403, 404), address
            tried += 1
    assert tried > 60
    assert entries.latest() == before and count(SignUpTry) == 0


def forged(values: dict[str, object], good: str) -> list[str]:
    """Secrets of every other purpose for the same row, and this one spelled otherwise."""
    ids = [str(value) for name, value in values.items() if name.endswith("_id") and value]
    made = [tokens.token(purpose, one) for purpose in sorted(PURPOSES) for one in ids]
    return [each for each in [*made, good.upper(), good[:-1], good + "0", "0" * 64] if each != good]


def test_a_hall_behind_one_address_is_no_attack_and_one_who_guesses_is_stopped(app: Flask, world: World) -> None:
    """Sixty people mistype twice each, all from one address; a guesser there has ten tries at one letter."""
    version = signing_world.settled()
    made = [signing_world.sign_up(version, None, f"Fay {chr(97 + n // 26)}{chr(97 + n % 26)}", email=f"p{n}@home.example").id
            for n in range(60)]
    letters = [db.session.get_one(SignUp, one).letters[0].id for one in made]
    hall = Visitor(app)
    token, statuses = hall.token(), []
    for letter in letters:
        address = f"/sign/confirm/{letter}/{tokens.token('sign-confirm', letter)}"
        right = tokens.digits("sign-confirm", letter)
        for typed in (f"{(int(right) + 1) % 1_000_000:06}", f"{(int(right) + 2) % 1_000_000:06}"):
            statuses.append(hall.http.post(address, data={"csrf_token": token, "digits": typed}).status_code)
    assert set(statuses) == {422}, "a slip is answered, and nobody is turned away for the others' slips"
    address = f"/sign/confirm/{letters[0]}/{tokens.token('sign-confirm', letters[0])}"
    right = tokens.digits("sign-confirm", letters[0])
    wrong = [hall.http.post(address, data={"csrf_token": token, "digits": f"{(int(right) + n) % 1_000_000:06}"}).status_code
             for n in range(3, 12)]
    assert wrong == [422] * 8 + [409], "two tries were made before"
    assert hall.http.post(address, data={"csrf_token": token, "digits": right}).status_code == 409
    other = f"/sign/confirm/{letters[1]}/{tokens.token('sign-confirm', letters[1])}"
    assert hall.http.post(other, data={"csrf_token": token,
                                       "digits": tokens.digits("sign-confirm", letters[1])}).status_code == 303
    assert walking.sealed() == 1, "the neighbour is not kept from signing"
