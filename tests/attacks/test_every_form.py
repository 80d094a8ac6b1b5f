"""Every form of the site, with each of its fields turned hostile in turn: a clear answer, never a fault."""

from __future__ import annotations

import os
from itertools import islice
from urllib.parse import quote

from flask import Flask, url_for

from charter.web import public
from tests.attacks.forms_found import Found, forms
from tests.attacks.stage import Again, Site, everybody
from tests.visiting import Visitor

ANSWERS = {"200", "303", "304", "403", "404", "405", "409", "413", "415", "422", "429"}
# As they go over the wire: percent-encoded bytes.
HOSTILE = tuple(quote(words) if isinstance(words, str) else words.decode() for words in (
    "", " ", "\x00", "a\u202eb\u2066", b"%ed%a0%80", b"%ff%fe%00", "9" * 5000, "-1", "NaN", "1e999", "0", "٣", "²", "1_0",
    "16:30\n", "9999", "0001", "2147483648", "9" * 19, "\r\nBcc: x@evil.example", "x@home.example\r\nBcc: y@evil.example",
    "ü@ü.example", "x" * 70 + "@home.example", "a" * 300_000, ">" * 10_000, "[" * 10_000, "- " * 5_000 + "x", "*" * 10_000 + "x",
    "`" * 9_999, "<" * 10_000, "[a](" * 3_000, "# " * 3_000, "a " * 9_000, "=cmd|' /C calc'!A0", "'; DROP TABLE person;--", "%",
    "_",
    "../../etc/passwd", "{{ 7*7 }}", "<script>alert(1)</script>", "\u2028", "\ufeff", "\ufffe", "e\u0301" * 500, "[]", '{"a": 1}',
    "http://[", "//evil.example", "javascript:alert(1)", "after-99", "drop-²", "out-9999999999", "Â­", "\x85", "🏴‍☠️" * 400,
))
# How many hostile values each field is given in an ordinary run: another share of the list for each field.
SHARE = int(os.environ.get("CHARTER_ATTACKS", "1"))


def found(app: Flask, site: Site, people: dict[str, Visitor]) -> dict[tuple[str, str], tuple[str, Found]]:
    """Every form that anybody is shown, by where it goes and its fields, with who is shown it."""
    seen: dict[tuple[str, str], tuple[str, Found]] = {}
    for address in addresses(app, site):
        for who in ("nobody",) if public.is_public(address) else ("nobody", "ada", "hilary", "mira"):
            answer = people[who].http.get(address)
            if answer.mimetype != "text/html" or answer.status_code != 200:
                continue
            for form in forms(answer.text, address):
                seen.setdefault((form.action, " ".join(sorted(form.typed))), (who, form))
    return seen


def addresses(app: Flask, site: Site) -> list[str]:
    """Every address of the site that can be looked at."""
    with app.test_request_context():
        return [url_for(rule.endpoint, **site.fill(rule.endpoint, rule.arguments))
                for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ()) and rule.endpoint != "static"]


def body(form: Found, name: str, hostile: str) -> str:
    """The form as it would be sent, with one field turned hostile (each of its values, if it has several)."""
    pairs = [(key, quote(value)) for key, values in form.fields.items() for value in values if key != name]
    pairs += [(name, hostile)] * max(1, len(form.fields.get(name, [])))
    return "&".join(f"{quote(key)}={value}" for key, value in pairs)


def test_no_field_of_any_form_brings_a_fault(app: Flask, site: Site) -> None:
    people = everybody(app, site.world)
    every, again, faults, turn, taken = found(app, site, people), Again(), [], 0, 0
    tokens = {who: visitor.token() for who, visitor in people.items()}
    for who, form in every.values():
        if "csrf_token" in form.fields:
            form.fields["csrf_token"] = [tokens[who]]
        taken += attack(people[who], form, "nothing", "", again) in ("200", "303")
        for name in sorted(form.typed - {"csrf_token"}):
            turn += 1
            first = turn * SHARE % len(HOSTILE)
            for hostile in islice(HOSTILE * 2, first, first + min(SHARE, len(HOSTILE))):
                answer = attack(people[who], form, name, hostile, again)
                if answer not in ANSWERS:
                    faults.append(f"{who} {form.method} {form.action} {name}={hostile[:40]}: {answer}")
    assert len(every) > 50, "there are many forms"
    assert taken > len(every) / 2, "most forms, filled in by somebody who may, are taken"
    assert faults == []


def attack(visitor: Visitor, form: Found, name: str, hostile: str, again: Again) -> str:
    """What is answered when this field is hostile: a status, or what went wrong."""
    cookies = dict(visitor.http._cookies)  # type: ignore[attr-defined]  # werkzeug's own jar, put back after each attack
    try:
        if form.method == "get":
            answer = visitor.http.get(f"{form.action.split('?')[0]}?{body(form, name, hostile)}")
        else:
            answer = visitor.http.post(form.action, data=body(form, name, hostile),
                                       content_type="application/x-www-form-urlencoded")
        return follow(visitor, answer.location) if answer.status_code == 303 else str(answer.status_code)
    except Exception as fault:
        return repr(fault)[:300]
    finally:
        again.back()
        visitor.http._cookies = cookies  # type: ignore[attr-defined]


def follow(visitor: Visitor, location: str | None) -> str:
    """What was kept must be readable again, by the one who sent it and by the public."""
    for address in (location or "/", "/", "/meetings/"):
        if address.startswith("/"):
            answer = visitor.http.get(address, follow_redirects=True)
            if str(answer.status_code) not in ANSWERS:
                return f"303, then {address}: {answer.status_code}"
    return "303"
