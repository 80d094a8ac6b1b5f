"""The list: two honest numbers, alphabetical, found without accents, safe to take away; never who has not signed."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask

from charter.db import db, writing
from charter.drafting.models import Version
from charter.people.actions import organisations
from charter.people.models import Organisation
from charter.signing import actions, exporting, listing, queries, rows
from charter.signing.actions.ordering import put_in_order
from charter.signing.models import Listing, Signature
from charter.web.folding import fold
from charter.web.ids import random_id
from tests.signing import signing_world as site
from tests.signing import walking
from tests.visiting import Visitor
from tests.world import DAY, NOON, World

OPENING = "Signing is one way of taking part. That a name is not here means nothing."
NASTY = ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'; DROP TABLE signature; --", "{{ 7*7 }}",
         "javascript:alert(1)", "&lt;b&gt;", "</title><h1>x</h1>"]


@pytest.fixture
def version(world: World) -> Version:
    """A settled text that five have signed."""
    version, all_of = site.settled(), world.organisations
    site.signed(version, all_of["beck"], "Ben Okoro", authority="resolved", resolved_on="2026-10-12", minute="7.2")
    site.signed(version, all_of["alder"], "Ada Bright")
    site.signed(version, all_of["alder"], "Gita Shah", title="Chair of governors")
    site.signed(version, all_of["health"], "Ångström Novák", title="Service lead", email="a@health.example")
    site.signed(version, None, "Fay Lund", title="Parent")
    return version


def test_two_honest_numbers(version: Version, client: Visitor) -> None:
    assert queries.counts() == queries.counts(version.number) == (3, 1)
    assert queries.counts(99) == (0, 0)
    page = client.visit("/signatories")
    assert OPENING in page
    assert "<dt>organisations</dt><dd>3</dd>" in page and "<dt>person</dt><dd>1</dd>" in page
    told = json.loads(client.visit("/signatories.json"))
    assert (told["about"], told["organisations"], told["people"], len(told["signatures"])) == (OPENING, 3, 1, 5)


def test_in_order_of_name_organisations_before_people(version: Version) -> None:
    names = [(line.organisation, line.who) for line in queries.listed().rows]
    assert names == [("Alder Bank Primary School", "Ada Bright"), ("Alder Bank Primary School", "Gita Shah"),
                     ("Beckfoot High School", "Ben Okoro"), ("Wharnley Community Health", "Ångström Novák"),
                     (None, "Fay Lund")]


def test_each_says_role_version_day_and_authority(version: Version, client: Visitor) -> None:
    page = client.visit("/signatories")
    for words in ("<bdi>Ben Okoro</bdi>, <bdi>Headteacher</bdi>",
                  "Governors or trustees resolved it on 12\xa0October\xa02026, minute 7.2",
                  "2\xa0November\xa02026", "In a personal capacity", "Board or committee has been told", "/versions/1"):
        assert words in page, words


def test_search_without_accents_and_in_any_order(version: Version, client: Visitor) -> None:
    for typed, found in (("angstrom", ["Ångström Novák"]), ("NOVAK health", ["Ångström Novák"]), ("school", [
            "Ada Bright", "Gita Shah", "Ben Okoro"]), ("0", []), ("%", None), ("fay", ["Fay Lund"]), ("zzz", [])):
        names = [line.who for line in queries.listed(q=typed).rows]
        assert names == found or (found is None and len(names) == 5), typed
    assert "Ångström" in client.visit("/signatories?q=angstrom") and "Fay" not in client.visit("/signatories?q=angstrom")
    assert "No signature here fits" in client.visit("/signatories?q=zzz")


def test_filters_offer_only_what_has_a_signature(version: Version, client: Visitor, world: World) -> None:
    page = client.visit("/signatories")
    assert 'value="heads"' in page and 'value="services"' in page
    assert 'value="council"' not in page and 'value="families"' not in page
    assert 'name="version"' not in page, "with one version there is nothing to choose"
    assert [line.who for line in queries.listed(group="governors").rows] == ["Gita Shah"]
    newer = site.settled(site.SECOND, at=NOON - DAY)
    site.signed(newer, world.organisations["alder"], "Ada Bright")
    page = client.visit("/signatories")
    assert '<option value="3"' in page and '<option value="2"' not in page
    assert "Gita" not in client.visit("/signatories?version=3") and "Ada" in client.visit("/signatories?version=3")
    assert queries.counts() == (3, 1), "an organisation that signed two versions is one"


def test_nothing_shows_who_has_not_signed(version: Version, client: Visitor) -> None:
    for address in ("/signatories", "/signatories.csv", "/signatories.json", "/signatories?q=council",
                    "/signatories?group=council", "/signatories?q=forum"):
        page = client.visit(address)
        assert "Wharnley Council" not in page and "Parent Carer Forum" not in page and "Open Door" not in page


def test_held_and_unconfirmed_are_nowhere(version: Version, world: World, client: Visitor) -> None:
    site.sign_up(version, world.organisations["council"], "Colin Marsh")
    held = site.signed(version, world.organisations["forum"], "Halima Noor", email="h@gmail.com")
    walking.head()
    for address in ("/signatories", "/signatories.csv", "/signatories.json", f"/signatures/{held.id}", "/record/entries.json"):
        page = client.visit(address)
        assert "Colin" not in page and "Halima" not in page and "Forum" not in page, address
    assert "not listed" in client.visit(f"/signatures/{held.id}")


def test_checked_by_is_a_footnote(version: Version, world: World, client: Visitor) -> None:
    assert 'id="address"' in client.visit("/signatories")
    held = site.signed(version, world.organisations["forum"], "Halima Noor", email="h@gmail.com")
    with writing():
        actions.check(queries.signature(held.id), by=world.mira, at=NOON)  # type: ignore[arg-type]
    assert "Checked by the convenor" in client.visit("/signatories")
    rows = {row["name"]: row["checked_by"] for row in _table(client)}
    assert rows["Halima Noor"] == "the convenor" and rows["Ada Bright"] == "an address of the organisation"


def _table(client: Visitor, tail: str = "") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.visit(f"/signatories.csv{tail}").lstrip("\ufeff"))))


def test_the_table_holds_the_same(version: Version, client: Visitor) -> None:
    rows = _table(client)
    assert [row["name"] for row in rows] == [line.who for line in queries.listed().rows]
    assert rows[2] | {"address": ""} == {
        "organisation": "Beckfoot High School", "name": "Ben Okoro", "role": "Headteacher", "group": "heads", "version": "1",
        "signed_on": "2026-11-02", "authority": "Governors or trustees resolved it on 12\xa0October\xa02026, minute 7.2",
        "resolved_on": "2026-10-12", "minute": "7.2", "checked_by": "an address of the organisation", "pledge": "",
        "reservation": "", "together": "", "now_called": "", "now_part_of": "", "address": ""}
    assert [row["name"] for row in _table(client, "?q=angstrom")] == ["Ångström Novák"]
    assert "example" not in client.visit("/signatories.csv").replace("http", ""), "no e-mail address"


@pytest.mark.parametrize("begin", [
    "=1+1", "+44", "-2+3", "@SUM(A1)", "\tx", "=cmd|' /C calc'!A0", "  =1+1", "\u00a0=1", "\u200b=1", "＝1+1", "＋44", "－2",
    "＠SUM(A1)", "\u3000=1", "\ufeff=1"])
def test_a_spreadsheet_runs_nothing(world: World, client: Visitor, begin: str) -> None:
    row = site.signed(site.settled(), None, "Zed Lund", organisation_typed=begin, title=begin, pledge=begin)
    with writing():
        actions.check(queries.signature(row.id), by=world.mira, at=NOON)  # type: ignore[arg-type]
    for cell in _table(client)[0].values():
        assert not cell.strip(" \t\r\u00a0\u200b\u3000\ufeff").startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠")), cell
        assert not cell.startswith(("\t", "\r")), cell
    assert json.loads(client.visit("/signatories.json"))["signatures"][0]["role"] == begin, "only spreadsheets need it"


@pytest.mark.parametrize("nasty", NASTY)
def test_nothing_typed_is_ever_run(world: World, client: Visitor, nasty: str) -> None:
    row = site.signed(site.settled(), None, nasty, title=nasty, organisation_typed=nasty, pledge=nasty, reservation=nasty,
                      minute=nasty, authority="resolved", resolved_on="2026-10-12", email="zed@home.example")
    assert row.hold is not None
    convenor = Visitor(client.http.application).sign_in(world.mira)
    pages = [convenor.visit("/convenor/signatures")]
    with writing():
        actions.check(queries.signature(row.id), by=world.mira, at=NOON)  # type: ignore[arg-type]
    pages += [client.visit("/signatories"), client.visit(f"/signatures/{row.id}"), client.visit("/signatories?q=script")]
    for page in pages:
        assert "<script>alert" not in page and "<img src=x" not in page and "<h1>x" not in page
    assert json.loads(client.visit("/signatories.json"))["signatures"][0]["name"] == nasty
    assert client.http.get("/signatories.json").content_type == "application/json"
    assert client.http.get("/signatories.csv").headers["X-Content-Type-Options"] == "nosniff"
    letter = walking.owed("sign-receipt")[0]
    assert nasty not in letter.subject
    assert walking.newest("sign-receipt").startswith("Good day")


@pytest.mark.parametrize("address", ["?version=x", "?version=-1", "?version=99999999999999", "?page=0", "?page=x", "?page=9"])
def test_an_odd_address_is_unknown(version: Version, client: Visitor, address: str) -> None:
    client.visit(f"/signatories{address}", 404)


def test_an_odd_address_is_told_in_words(version: Version, client: Visitor) -> None:
    assert "There is no page 9. What you asked for has one page." in client.visit("/signatories?page=9", 404)
    assert "A version is a number, such as 4." in client.visit("/signatories?version=four", 404)
    answer = client.http.get("/signatories.json?page=9")
    assert answer.status_code == 404 and "There is no page 9" in answer.get_json()["error"]
    for unknown in ("?group=nonsense", "?version=99", "?group=council"):
        assert "No signature here fits" in client.visit(f"/signatories{unknown}"), "a group without one is like one that is not"


def test_names_keep_their_own_direction_and_order(world: World, client: Visitor) -> None:
    version = site.settled()
    site.signed(version, None, "سامي حداد", title="", email="s@home.example")
    for name in ("The Élan Trust", "Zebra", "Älv Club", "elm house"):
        with writing() as session:
            session.add(Organisation(name=name, folded=fold(name), kind="community", domain="club.example"))
        row = site.signed(version, db.session.query(Organisation).filter_by(name=name).one(), "Jo Li", title="Chair",
                          email=f"{fold(name)[:3]}@gmail.com")
        with writing():
            actions.check(queries.signature(row.id), by=world.mira, at=NOON)  # type: ignore[arg-type]
    assert "<bdi>سامي حداد</bdi>" in client.visit("/signatories") and "<bdi>سامي حداد</bdi>" in client.visit("/")
    assert [line.name for line in queries.listed().rows] == ["Älv Club", "The Élan Trust", "elm house", "Zebra", "سامي حداد"]


def test_a_program_may_ask_for_a_page(version: Version, client: Visitor) -> None:
    whole, page = (json.loads(client.visit(f"/signatories.json{tail}")) for tail in ("", "?page=1"))
    assert page["signatures"] == whole["signatures"] and (page["page"], page["pages"], page["entries"]) == (1, 1, 5)
    assert (page["organisations"], page["people"]) == (whole["organisations"], whole["people"]) == (3, 1)


def test_a_school_that_is_called_otherwise_now(version: Version, world: World, client: Visitor) -> None:
    with writing():
        row = db.session.get_one(Organisation, world.organisations["alder"].id)
        organisations.correct(row, name="Zephyr Academy", kind=row.kind, domain=row.domain, town=None, charity_number=None,
                              company_number=None, at=NOON)
        put_in_order()
    page = " ".join(client.visit("/signatories").split())
    assert "<bdi>Zephyr Academy</bdi>" in page and "as <bdi>Alder Bank Primary School</bdi>" in page
    assert [line.name for line in queries.listed().rows][-2] == "Zephyr Academy", "it stands where it is looked for today"
    assert len(queries.listed(q="alder").rows) == 2 == len(queries.listed(q="zephyr").rows) and queries.counts() == (3, 1)


def test_an_unknown_signature_is_unknown(version: Version, client: Visitor) -> None:
    for unknown in ("0" * 32, "x", "../etc", "0" * 31, "%00", "é"):
        client.visit(f"/signatures/{unknown}", 404)


def test_the_page_of_one_signature(version: Version, client: Visitor) -> None:
    line = queries.listed().rows[0]
    page = client.visit(line.href)
    row = queries.signature(line.id)
    assert row is not None and f"/record/entries/{row.entry_seq}" in page and version.digest in page
    assert "by Ada Bright, then Headteacher" in page and "noindex" in page
    client.visit(f"/record/entries/{row.entry_seq}")


def test_before_anybody_signed(world: World, client: Visitor) -> None:
    assert "The list is empty" in client.visit("/signatories") and not queries.has_any()
    assert OPENING in client.visit("/signatories") and json.loads(client.visit("/signatories.json"))["signatures"] == []


def test_public_pages_carry_no_cookie_and_a_tag(version: Version, app: Flask) -> None:
    reader = app.test_client()
    walking.head()  # until a checkpoint covers it, the page of a signature is not kept
    for address in ("/signatories", "/signatories.csv", "/signatories.json", queries.listed().rows[0].href):
        answer = reader.get(address)
        assert "Set-Cookie" not in answer.headers and "csrf" not in answer.get_data(as_text=True)
        assert reader.get(address, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_the_newest_for_the_front_page(version: Version) -> None:
    assert len(queries.newest(3)) == 3 and queries.newest(3, 99) == []


def test_twenty_five_thousand_in_pages(world: World, client: Visitor) -> None:
    version = site.settled()
    _many(version, 25_000)
    assert queries.counts() == (0, 25_000)
    first, last = queries.listed(), queries.listed(page=500)
    found = queries.listed(q="name 12345")
    assert (first.total, first.last, len(last.rows), len(found.rows)) == (25_000, 500, 50, 1)
    assert "1 to 50 of 25" in client.visit("/signatories")


def _many(version: Version, many: int) -> None:
    rows = [{"id": random_id(), "version_number": version.number, "name": f"Name {n:05}", "title": "", "authority": "personal",
             "folded": "", "pledge": "", "reservation": "", "at": NOON} for n in range(many)]
    with writing() as session:
        session.execute(db.insert(Signature), rows)
        session.execute(db.insert(Listing), [
            {"signature_id": row["id"], "checked": "itself", "at": NOON, "place": f"1 {fold(str(row['name']))}",
             "version_number": version.number} for row in rows])


def test_a_plain_row_and_any_other_say_the_same(version: Version) -> None:
    """The whole list is written the short way: cell for cell what the long way writes."""
    short = exporting.whole(exporting.Form(str, between="|")).rows
    assert short == ["|".join(row).encode() for row in exporting.of_lines(list(listing.everything()))] and len(short) == 5


@pytest.mark.parametrize("zone", ["Europe/London", "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns", "Pacific/Apia"])
def test_the_day_of_an_hour_is_the_day_of_each_moment_in_it(zone: str) -> None:
    """A day ends at a quarter in some places, and once or twice a year an hour is another's."""
    here, elsewhere = ZoneInfo(zone), ZoneInfo("Asia/Kolkata")
    for minute in range(0, 366 * 24 * 60, 13):
        at = NOON + timedelta(minutes=minute)
        found = at.astimezone(here).date().isoformat()
        assert rows.iso_day(str(at.replace(tzinfo=None)), here) == found, at
        assert rows.iso_day(at.astimezone(elsewhere), here) == found, at  # as a PostgreSQL that thinks in another zone tells it
