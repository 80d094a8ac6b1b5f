"""A translation, Easy Read or a link is put beside a version, replaced and taken away; each an act with its digest."""

from __future__ import annotations

import hashlib
import io
import json

import pytest

from charter.companions import queries, rules
from charter.companions.models import Companion, CompanionClause, CompanionRemoval
from charter.db import db
from charter.drafting.models import Version
from charter.publishing.book import gather
from charter.record import entries
from charter.refusal import Refused
from tests.attacks.beside import ARABIC, PDF
from tests.visiting import Visitor
from tests.world import TEXT, World

SAID = {"version": "1", "language": "ar", "maker": "نور حداد", "notice": "هذه ترجمة.", "text": ARABIC}


def put(client: Visitor, world: World, **other: str) -> str:
    """By the convenor, through both pages."""
    html = client.sign_in(world.mira).send("/convenor/companions/text", {**SAID, **other})
    assert "Nothing is public yet" in html and client.page
    form = next(f for f in client.page.forms if f["action"] == "/convenor/companions")
    answer = client.http.post("/convenor/companions", data=form["fields"], follow_redirects=True)
    client.http.delete_cookie("session")
    return client._seen(answer, 200)


def last() -> dict[str, object]:
    entry = entries.find(entries.latest())
    assert entry is not None
    return {"kind": entry.kind, **json.loads(entry.public)}


def test_it_stands_there_with_its_language_direction_and_digest(draft: Version, world: World, client: Visitor) -> None:
    newest = entries.latest()
    html = put(client, world)
    assert "A translation into Arabic." in html and '<bdi>نور حداد</bdi>' in html and 'lang="ar" dir="rtl"' in html
    assert '<meta name="robots" content="noindex">' in html and "Nobody has signed it" in html
    raw = client.http.get("/versions/1/in/ar.md").data
    assert raw.decode() == ARABIC
    assert last() == {"kind": "companion-published", "version": 1, "companion": "ar", "language": "Arabic", "way": "text",
                      "digest": hashlib.sha256(raw).hexdigest()} and entries.latest() == newest + 1
    page = client.visit("/versions/1")
    assert 'hreflang="ar" href="/versions/1/in/ar"' in page and '<bdi lang="ar" dir="rtl">العربية</bdi>' in page
    assert "in Arabic" in client.visit("/record")
    row = next(dict(zip(table.columns, rows[0], strict=True)) for table, rows in gather().tables if table.name == "companions")
    assert row["language"] == "ar" and row["digest"] == last()["digest"] and row["maker"] == "نور حداد"


def test_what_has_no_counterpart_is_said_before_and_after(draft: Version, world: World, client: Visitor) -> None:
    html = client.sign_in(world.mira).send("/convenor/companions/text", SAID)
    assert "Not all of it could be paired" in html and "In English only" in html
    assert "Not in this translation" in put(client, world)
    whole = put(client, world, language="pl", text=TEXT)
    assert "Not in this translation" not in whole and "/clauses/" in whole
    assert all(c.key for c in queries.clauses(queries.standing(1, "pl").companion_id))  # type: ignore[union-attr]


def test_another_takes_its_place_only_of_the_one_that_was_seen(draft: Version, world: World, client: Visitor) -> None:
    put(client, world)
    standing, was = queries.standing(1, "ar"), last()["digest"]
    assert standing
    first = standing.companion_id
    put(client, world, text=ARABIC + "\nوأكثر.\n")
    assert last()["kind"] == "companion-replaced" and last()["was"] == was != last()["digest"]
    assert "وأكثر" in client.visit("/versions/1/in/ar")
    assert db.session.query(Companion).count() == 2 and not db.session.query(CompanionClause).filter_by(
        companion_id=first).count()
    newest = entries.latest()
    client.sign_in(world.mira).post("/convenor/companions", {**SAID, "expected": first, "once": "a" * 32})
    answer = client.post("/convenor/companions", {**SAID, "expected": "", "once": "b" * 32})
    assert answer.status_code == 409 and "There is one already" in answer.text and entries.latest() == newest


def test_the_same_form_twice_is_one_act(draft: Version, world: World, client: Visitor) -> None:
    mira = client.sign_in(world.mira)
    said = {**SAID, "once": "c" * 32}
    assert [mira.post("/convenor/companions", said).status_code for _ in range(2)] == [303, 303]
    assert db.session.query(Companion).count() == 1


def test_a_file_is_offered_to_keep_and_never_shown_within(draft: Version, world: World, client: Visitor) -> None:
    mira = client.sign_in(world.mira)
    said = {"version": "1", "language": "easy-read", "maker": "Plain Pictures", "file": (io.BytesIO(PDF), "x.html", "text/html")}
    html = mira.send("/convenor/companions/other", said)
    assert "Draft 1 in Easy Read" in html and "Take the PDF" in html
    answer = client.http.get("/versions/1/in/easy-read.pdf")
    assert answer.data == PDF and answer.mimetype == "application/pdf" and "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    bad = {**said, "file": (io.BytesIO(PDF.replace(b"/Type", b"/JS /T")), "x.pdf"), "language": "bsl"}
    assert "a program (JavaScript)" in mira.send("/convenor/companions/other", bad, status=422)
    assert "one of the two" in mira.send("/convenor/companions/other", {**said, "file": "", "language": "bsl"}, status=422)


def test_a_link_says_where_it_leads(draft: Version, world: World, client: Visitor) -> None:
    html = client.sign_in(world.mira).send("/convenor/companions/other", {
        "version": "1", "language": "bsl", "maker": "Deaf Club", "link": "https://film.example/bsl"})
    assert "Go to film.example" in html and 'rel="noopener noreferrer nofollow external"' in html
    assert "BSL" in client.visit("/versions/1")


@pytest.mark.parametrize("typed", ["http://a.example", "javascript:alert(1)", "https://localhost/x",
                                   "https://a.example@evil.example",
                                   "https://a.example:8443/", "https://1.2.3.4/", "https://ä.example/", "https://[",
                                   "//a.example",
                                   "https://a.example/a b", "https://a.example/" + "x" * 500, ""])
def test_only_a_plain_https_address_is_shown(typed: str) -> None:
    with pytest.raises(Refused):
        rules.address(typed)


def test_it_is_taken_away_with_a_reason_and_its_words_are_gone(draft: Version, world: World, client: Visitor) -> None:
    put(client, world)
    found = queries.standing(1, "ar")
    assert found
    mira = client.sign_in(world.mira)
    address = f"/convenor/companions/{found.companion_id}/removal"
    assert "Say why" in mira.send(address, {"because": " "}, status=422)
    mira.send(address, {"because": "A mistake in 1.1."})
    assert db.session.query(Companion).one().maker == ""
    assert last()["kind"] == "companion-removed" and db.session.query(CompanionRemoval).count() == 1
    client.visit("/versions/1/in/ar", status=404)
    assert client.http.get("/versions/1/in/ar.md").status_code == 404 and not db.session.query(CompanionClause).count()
    assert "العربية" not in client.visit("/versions/1")


def test_nobody_else_puts_or_takes_and_looking_changes_nothing(draft: Version, world: World, client: Visitor) -> None:
    put(client, world)
    found, newest = queries.standing(1, "ar"), entries.latest()
    assert found
    for who in (world.ada, world.hilary):
        client.sign_in(who)
        for address in ("", "/text", "/other", f"/{found.companion_id}/removal"):
            assert client.post(f"/convenor/companions{address}", {**SAID, "because": "x"}).status_code == 403
    client.sign_in(world.mira)
    removal = f"/{found.companion_id}/removal"
    for address in ("", "/text?version=1&in=ar&instead=x", "/text?version=9&in=nothing", "/other", removal):
        client.visit(f"/convenor/companions{address}")
    assert entries.latest() == newest


def test_slips_keep_what_was_typed(draft: Version, world: World, client: Visitor) -> None:
    mira = client.sign_in(world.mira)
    html = mira.send("/convenor/companions/text", {**SAID, "language": "", "maker": ""}, status=422)
    assert "Choose a language" in html and "Say who translated" in html and "كل طفل ينتمي" in html
    assert "There are no words" in mira.send("/convenor/companions/text", {**SAID, "text": "[a]: b"}, status=422)
    assert "turns the direction" in mira.send("/convenor/companions/text", {**SAID, "text": "# a\u202eb"}, status=422)
    assert mira.post("/convenor/companions", {**SAID, "version": "7"}).status_code == 422


@pytest.mark.parametrize("address", ["/versions/1/in/xx", "/versions/1/in/ar", "/versions/9/in/ar", "/versions/1/in/..%2f",
                                     "/versions/1/in/%00", "/versions/1/in/AR", "/convenor/companions/%00/removal"])
def test_what_is_not_there_is_an_unknown_address(draft: Version, world: World, client: Visitor, address: str) -> None:
    client.sign_in(world.mira).visit(address, status=404)
