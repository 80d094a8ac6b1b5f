"""What programs read: whole, in parts without a repeat, what the pages show and never more; told plainly where it is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from flask import Flask

from charter import clock
from charter.api.resources import MANY, ONE, ROOT
from charter.commenting import actions as commenting
from charter.commenting import queries
from charter.db import writing
from charter.meeting.models import Meeting
from charter.record import entries
from charter.signing import actions as signing
from charter.signing.models import Signature
from charter.web import public
from tests.visiting import Visitor
from tests.world import World

Get = Callable[..., Any]
PATHS = [many.path for many in MANY]


def whole(get: Get, path: str, limit: int = 2) -> list[Any]:
    """A list read to its end, a part at a time, by its own links."""
    found, here = [], f"{ROOT}{path}{'&' if '?' in path else '?'}limit={limit}"
    while here:
        part = get(here)
        found += part["items"]
        assert part["total"] >= len(found) and len(part["items"]) <= limit
        here = part["next"]
    assert len(found) == part["total"]
    return found


def test_parts_make_the_whole_without_a_repeat(get: Get, lively: World) -> None:
    for path in PATHS:
        parts = whole(get, path, 7 if path in ("clauses", "record/entries") else 2)
        assert parts == get(f"{path}?limit=200")["items"] and parts, "and there is something"
        assert len({json.dumps(one) for one in parts}) == len(parts)
        assert get(f"{path}?offset=999999999")["items"] == []


def test_rows_are_those_of_the_open_data(get: Get, client: Visitor, lively: World) -> None:
    data = json.loads(client.http.get("/data/charter.json").data)
    for path, table in (("comments", "comments"), ("amendments", "amendments"), ("clauses", "clauses"), ("meetings", "meetings"),
                        ("groups", "groups"), ("versions", "versions")):
        theirs = whole(get, path, 50)
        assert len(theirs) == len(data[table])
        for mine, row in zip(theirs, data[table], strict=True):
            assert {name: mine[name] for name in row if name != "text"} == {n: v for n, v in row.items() if n != "text"}
    meeting = get("meetings/1")
    assert [d["title"] for d in meeting["decisions"]] == [d["title"] for d in data["decisions"]]
    assert len(meeting["decisions"][0]["lines"]) == 7 and meeting["decisions"][0]["lines"][0]["position"] == "consent"
    assert get("versions/1")["text"] == client.http.get("/versions/1.md").get_data(as_text=True)


def test_signatories_are_those_of_the_list(get: Get, client: Visitor, lively: World) -> None:
    there = client.http.get("/signatories.json").get_json()["signatures"]
    assert whole(get, "signatories", 1) == there
    assert [one["name"] for one in get("signatories?q=ALDER")["items"]] == ["Ada Bright"]
    assert get("signatories")["about"].startswith("Signing is one way of taking part.")
    with writing():
        signing.withdraw(Signature.query.filter_by(name="Ada Bright").one(), at=clock.now())
    assert [one["name"] for one in get("signatories")["items"]] == ["Rosa Field"]


def test_lists_can_be_asked_for_less(get: Get, lively: World) -> None:
    assert {c["version"] for c in whole(get, "clauses?version=2", 50)} == {2}
    key = get("amendments/1")["changes"][0]["clause_key"]
    assert [c["version"] for c in get(f"clauses?key={key}")["items"]] == [1, 2]
    assert [a["number"] for a in get(f"amendments?clause={key}")["items"]] == [1]
    assert get("comments?group=heads")["total"] == 0 and get("comments?group=families&version=1")["total"] == 2
    kinds = {e["kind"] for e in whole(get, "record/entries?kind=comment-published")}
    assert kinds == {"comment-published"}


def test_nothing_private_is_in_any_answer(get: Get, client: Visitor, lively: World) -> None:
    """What a person took down, what nobody has read, who has not signed, and where to write to anybody."""
    answers = [client.http.get(ROOT + path).get_data(as_text=True) for path in PATHS]
    answers += [client.http.get(ROOT + one.path.replace("{number}", str(n))).get_data(as_text=True)
                for one in ONE for n in range(4)]
    said = "".join(answers)
    for never in ("Hidden words", "Unread words", "@", "Beckfoot", "900101", lively.fay.id):
        assert never not in said, never
    assert get("comments/2")["words"] is None and get("comments/1")["words"] == "A zephyr blows."
    with writing():
        commenting.rule(queries.comment(1), shown=False, because="A child is named", by=lively.mira, at=clock.now())  # type: ignore[arg-type]
    assert get("comments/1")["words"] is None


UNKNOWN = ("nothing", "comments/99", "comments/-1", "comments/one", "comments/99999999999", "clauses/1", "record",
           "record/entries/9999", "comments?version=%00", "/api/v1", "/api/v2/comments")
WRONG = ("comments?limit=0", "comments?limit=201", "comments?limit=x", "comments?limit=", "comments?offset=-1",
         "comments?offset=1e3", "comments?page=2", "comments?limit=2&limit=3", "comments?group=<script>", "clauses?key=no",
         "comments/1?x=1", "groups?version=1", "record/entries?kind=No", "signatories?q=" + "a" * 201, "/api/openapi.json?x=1",
         "comments?version=²")


def test_what_is_unknown_or_wrong_is_told_and_never_ignored(get: Get, lively: World) -> None:
    for address in UNKNOWN:
        assert get(address, 404)["status"] == 404, address
    for address in WRONG:
        told = get(address, 400)
        assert told["status"] == 400 and len(told["detail"]) > 20 and told["title"] == "Bad Request", address


def test_nothing_can_be_written(client: Visitor, lively: World) -> None:
    before = entries.latest()
    for method in ("post", "put", "patch", "delete"):
        answer = getattr(client.http, method)("/api/v1/comments", json={"words": "x"})
        assert answer.status_code == 405 and answer.mimetype == "application/problem+json" and "GET" in answer.headers["Allow"]
    assert entries.latest() == before


def test_kept_and_asked_again(client: Visitor, lively: World) -> None:
    for path in (*(ROOT + path for path in PATHS), "/api/", "/api/openapi.json", f"{ROOT}comments/1"):
        assert public.is_public(path), path
        first = client.http.get(path)
        head = client.http.head(path)
        assert head.status_code == 200 and head.data == b"" and head.headers["ETag"] == first.headers["ETag"]
        again = client.http.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["Access-Control-Allow-Origin"] == "*", "a browser judges this answer too"
    assert not public.is_public(f"{ROOT}record/checkpoint"), "it moves without an act in the log"


def test_another_sites_page_may_read_what_is_open_and_nothing_else(client: Visitor, lively: World) -> None:
    theirs = {"Origin": "https://elsewhere.example"}
    for path in ("/api/", "/api/v1/comments", "/data/charter.json", "/record", "/record/checkpoint", "/record/entries/0.json",
                 "/feed.atom", "/signatories.json", "/versions/1.md", "/api/v1/nothing"):
        answer = client.http.get(path, headers=theirs)
        assert answer.headers["Access-Control-Allow-Origin"] == "*", path
        assert "Access-Control-Allow-Credentials" not in answer.headers and "Set-Cookie" not in answer.headers
        beforehand = client.http.options(path, headers={**theirs, "Access-Control-Request-Method": "GET"})
        assert beforehand.status_code in (200, 404) and "GET" in beforehand.headers["Access-Control-Allow-Methods"]
        assert "POST" not in beforehand.headers["Access-Control-Allow-Methods"]
    client.sign_in(lively.ada)
    for path in ("/", "/members/", "/account/", "/comments/", "/search", "/sign", "/versions/1"):
        assert "Access-Control-Allow-Origin" not in client.http.get(path, headers=theirs).headers, path


def test_the_same_for_whoever_asks(app: Flask, lively: World) -> None:
    for path in PATHS:
        told = {Visitor(app).sign_in(lively.mira).http.get(ROOT + path).data, Visitor(app).http.get(ROOT + path).data}
        assert len(told) == 1, path


def test_it_asks_little(client: Visitor, lively: World, asked: list[str]) -> None:
    for path in [*PATHS, "comments/1", "amendments/1", "versions/1"]:
        del asked[:]
        assert client.http.get(ROOT + path, headers={"Cookie": "fresh=1"}).status_code == 200
        # A suggestion hangs on seven tables, each asked for once however many suggestions there are.
        assert len(asked) <= (12 if path.startswith("amendments") else 8), f"{path}: {len(asked)}"


def test_the_page_for_people(client: Visitor, lively: World) -> None:
    page = client.visit("/api/")
    for path in PATHS:
        assert f"{ROOT}{path}" in page
    assert "openapi.json" in page and Meeting.query.count() == 1
