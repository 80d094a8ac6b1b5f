"""The day on which a list opens: nobody is first, nothing shows how many wait, and below the floor nobody is listed."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from flask import Flask

from charter.db import db, writing
from charter.drafting.models import Version
from charter.record import verify
from charter.record.models import Entry, Opening
from charter.refusal import Refused
from charter.signing import actions, launch, queries, waiting
from charter.signing.models import Clearance, LaunchMissed, Listing, ListOpening, Signature
from charter.telling import worker
from tests.signing import signing_world as site
from tests.signing import walking
from tests.signing.walking import count
from tests.visiting import Visitor
from tests.world import DAY, NOON, World

PAGE = "/convenor/signatures/opening"
OPENS = "2026-11-16T09:00"  # two weeks after NOON, in winter time
THEN = NOON + 14 * DAY - timedelta(hours=3)


def _arrange(world: World, version: Version, *, opens: str = OPENS, floor: int | None = None, because: str = "",
             at: object = NOON) -> None:
    with writing():
        actions.arrange(version, opens_local=opens, zone="Europe/London", floor=floor, because=because, by=world.mira,
                        at=at, once=f"{opens}{floor}{at}")  # type: ignore[arg-type]


@pytest.fixture
def version(world: World) -> Version:
    """A settled text whose list opens in two weeks."""
    version = site.settled()
    _arrange(world, version)
    return version


def _three(version: Version, world: World) -> list[Signature]:
    return [site.signed(version, world.organisations["beck"], "Ben Okoro"),
            site.signed(version, world.organisations["alder"], "Ada Bright"), site.signed(version, None, "Fay Lund", title="")]


def _kinds() -> list[str]:
    db.session.rollback()
    return [row.kind for row in db.session.query(Entry).order_by(Entry.seq)]


def test_everybody_is_listed_at_once(version: Version, world: World, client: Visitor) -> None:
    _three(version, world)
    worker.give_what_fell_due(THEN - timedelta(minutes=1))
    assert count(Listing) == 0 and count(Clearance) == 3 and count(Opening) == 0
    before = walking.sealed()
    worker.give_what_fell_due(THEN)
    worker.give_what_fell_due(THEN + timedelta(minutes=1))
    assert count(Listing) == 3 and count(Opening) == 3 and count(ListOpening) == 1
    assert _kinds().count("list-opened") == 1 and walking.sealed() == before
    assert [line.who for line in queries.listed().rows] == ["Ada Bright", "Ben Okoro", "Fay Lund"]
    assert {row.at for row in db.session.query(Listing)} == {THEN}, "nobody is first, nor last"
    assert "opens on" not in client.visit("/signatories")
    site.signed(version, world.organisations["health"], "Hana Novak", at=THEN + DAY)
    assert count(Listing) == 4, "from then on each is listed at once"
    walking.head()
    assert verify.verify(client.visit("/record/entries.json").encode()).ok


def test_nothing_tells_who_waits_or_how_many(version: Version, world: World, client: Visitor) -> None:
    addresses = ("/signatories", "/signatories.csv", "/signatories.json", "/signatories.json?page=1", "/", "/words", "/feed.atom",
                 "/signatories?q=alder", "/signatories?group=heads", f"/versions/{version.number}")
    empty = {each: client.visit(each) for each in addresses}
    rows = _three(version, world)
    assert {each: client.visit(each) for each in addresses} == empty, "not a letter of them is another"
    page = empty["/signatories"]
    assert "The list of version 1 opens on 16\xa0November\xa02026 at\xa09\xa0am." in page and "nobody is first" in page
    assert "0" not in page[page.index("<h1>"):page.index("The list of version 1")], "no numbers of an empty list"
    assert json.loads(empty["/signatories.json"])["organisations"] == 0
    walking.head()
    for each in ("/record/entries.json", *(f"/signatures/{row.id}" for row in rows)):
        assert not any(name in client.visit(each) for name in ("Alder", "Ada", "Beckfoot", "Fay"))


def test_each_is_told_on_the_page_and_in_the_receipt(version: Version, client: Visitor) -> None:
    receipt = walking.confirmed(client)
    assert "The list opens on 16\xa0November\xa02026" in receipt.replace("\n", " ") and "a person" not in receipt
    walking.fill(client)
    assert "opens on 16\xa0November\xa02026" in client.visit("/sign/text") and "will try to keep" in client.visit("/sign/text")
    row = db.session.query(Signature).one()
    assert "Until then nobody is told that you signed" in waiting.words(row)


def test_whoever_withdrew_or_waits_to_be_checked_is_not_listed(version: Version, world: World) -> None:
    ben, *_ = _three(version, world)
    held = site.signed(version, world.organisations["forum"], "Halima Noor", email="h@gmail.com")
    with writing():
        actions.withdraw(queries.signature(ben.id), at=NOON + DAY)  # type: ignore[arg-type]
    worker.give_what_fell_due(THEN)
    assert [line.who for line in queries.listed().rows] == ["Ada Bright", "Fay Lund"]
    with writing():
        actions.check(queries.signature(held.id), by=world.mira, at=THEN + DAY)  # type: ignore[arg-type]
    assert count(Listing) == 3


def test_checked_before_the_day_waits_like_the_others(version: Version, world: World) -> None:
    held = site.signed(version, world.organisations["forum"], "Halima Noor", email="h@gmail.com", pledge="We ring.")
    with writing():
        actions.check(queries.signature(held.id), by=world.mira, at=NOON)  # type: ignore[arg-type]
    assert count(Listing) == 0 and not queries.held() and not queries.unread()
    worker.give_what_fell_due(THEN)
    line = queries.listed().rows[0]
    assert (line.who, line.checked, line.pledge) == ("Halima Noor", "convenor", "We ring.")


def test_below_the_floor_nobody_is_listed_and_each_is_told(world: World, client: Visitor) -> None:
    version = site.settled()
    _arrange(world, version, floor=3)
    assert "at least 3 organisations" in client.visit("/signatories")
    rows = _three(version, world)
    site.signed(version, world.organisations["alder"], "Gita Shah", title="Chair of governors")  # the same organisation
    worker.give_what_fell_due(THEN)
    worker.give_what_fell_due(THEN + DAY)
    assert count(Listing) == count(Opening) == count(ListOpening) == 0 and count(LaunchMissed) == 1
    assert _kinds().count("list-not-opened") == 1
    letters = walking.owed("sign-launch-missed")
    assert len(letters) == 4 and {each.to for each in letters} >= {"ben@beckfoot.example", "fay@home.example"}
    page = client.visit("/signatories")
    assert "did not open on 16\xa0November\xa02026" in page and "Ben" not in page
    client.send(walking.link(walking.newest("sign-launch-missed"), "/withdraw/"), {})
    assert sum(each.withdrawal is not None for each in db.session.query(Signature)) == 1 and rows


def test_one_school_under_two_numbers_is_one_towards_the_floor(world: World) -> None:
    version = site.settled()
    _arrange(world, version, floor=2)
    _three(version, world)
    with writing():
        world.organisations["beck"].now_id, world.organisations["beck"].now_same = world.organisations["alder"].id, True
    worker.give_what_fell_due(THEN)
    assert count(Listing) == 0 and count(LaunchMissed) == 1


def test_after_that_a_new_day_is_told_a_week_before(world: World) -> None:
    version = site.settled()
    _arrange(world, version, floor=3)
    _three(version, world)
    worker.give_what_fell_due(THEN)
    with writing(), pytest.raises(Refused, match="at least a week"):
        actions.arrange(version, opens_local="2026-11-20T09:00", zone="Europe/London", floor=2, because="Half term.",
                        by=world.mira, at=THEN + DAY, once="x")
    _arrange(world, version, opens="2026-12-07T09:00", floor=2, because="Half term.", at=THEN + DAY)
    assert "Half term." in walking.newest("sign-launch") and len(walking.owed("sign-launch")) == 3
    worker.give_what_fell_due(THEN + 28 * DAY)
    assert count(Listing) == 3 and not walking.owed("sign-launch"), "what is open needs no telling any more"


def test_moved_only_with_a_reason_and_what_was_promised_holds(version: Version, world: World, client: Visitor) -> None:
    _three(version, world)
    for opens, floor, because, words in (
        ("2026-11-23T09:00", None, "", "Say why"), ("2026-11-23T09:00", 2, "Snow.", "It holds until the day"),
        ("2026-11-05T09:00", None, "Snow.", "at least a week"), ("2026-10-23T09:00", None, "Snow.", "past"),
    ):
        with writing(), pytest.raises(Refused, match=words):
            actions.arrange(version, opens_local=opens, zone="Europe/London", floor=floor, because=because, by=world.mira,
                            at=NOON + DAY, once=words)
    _arrange(world, version, opens="2026-11-23T09:00", because="Snow.", at=NOON + DAY)
    assert "Snow." in client.visit("/signatories") and _kinds().count("signing-arranged") == 2
    assert len(walking.owed("sign-launch")) == 3, "each who waits, one letter"
    worker.give_what_fell_due(THEN)
    assert count(Listing) == 0
    worker.give_what_fell_due(THEN + 7 * DAY)
    assert count(Listing) == 3


def test_no_day_once_somebody_is_listed_and_no_day_for_a_draft(world: World) -> None:
    with pytest.raises(Refused, match="newest settled"):
        _arrange(world, site.draft(site.SECOND))
    version = site.settled()
    site.signed(version, world.organisations["alder"], "Ada Bright")
    with pytest.raises(Refused, match="on this list already"):
        _arrange(world, version)
    with pytest.raises(Refused, match="number from 2"):
        _arrange(world, site.settled(site.SECOND + "\nWe ring first.\n"), floor=1)


def test_the_desk_arranges_it(world: World, client: Visitor) -> None:
    version = site.settled(at=NOON)
    client.sign_in(world.mira)
    typed = {"day": ["11", "1", "2030"], "hour": "9:00", "floor": "5"}
    page = _post(client, typed)
    assert "opens on 11\xa0January\xa02030 at 9\xa0am" in page.replace("\xa0at", " at") and "at least 5" in page
    found = launch.of(version.number)
    assert found is not None and (found.floor, found.opens_local) == (5, "2030-01-11T09:00")
    assert "Say why" in _post(client, {**typed, "day": ["12", "1", "2030"]}, 409)
    for wrong, words in (
        ({"hour": "25:00"}, "Give a time"), ({"day": ["30", "2", "2030"]}, "Type a day"), ({"floor": "x"}, "number"),
        ({"day": ["31", "3", "2030"], "hour": "1:30"}, "clocks change"), ({"day": ["", "", ""]}, "Give the day"),
    ):
        assert words in _post(client, {**typed, **wrong}, 422)


def _post(client: Visitor, typed: dict[str, object], status: int = 200) -> str:
    client.visit(PAGE)
    form = next(each for each in client.page.forms if (each["action"] or "").endswith("/opening"))  # type: ignore[union-attr]
    answer = client.http.post(PAGE, data={**form["fields"], **typed}, follow_redirects=True)
    return client._seen(answer, status)


@pytest.mark.parametrize("who", ["ada", "hilary", "colin", None])
def test_nobody_else_arranges(world: World, app: Flask, client: Visitor, who: str | None) -> None:
    site.settled()
    if who:
        client.sign_in(getattr(world, who))
    assert client.post(PAGE, {"day": ["11", "1", "2030"], "hour": "9:00"}).status_code == 403
    assert "signing-arranged" not in _kinds()


def test_looking_changes_nothing(version: Version, world: World, client: Visitor) -> None:
    before = _kinds()
    client.sign_in(world.mira).visit(PAGE)
    client.visit("/signatories")
    assert _kinds() == before
