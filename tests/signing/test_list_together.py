"""Schools signing together: one entry when each has signed and said so, and no trace of one that leaves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import event

from charter.db import db, writing
from charter.drafting.models import Version
from charter.record import verify
from charter.record.models import Opening
from charter.refusal import Refused
from charter.signing import actions, asked, codes, queries, receipts, together
from charter.signing.models import (
    LetterTry,
    Listing,
    Partnership,
    PartnershipMember,
    Signature,
    TogetherLetter,
    TogetherWord,
)
from charter.telling import worker
from charter.web.ids import random_id
from tests.signing import signing_world as site
from tests.signing import walking
from tests.signing.walking import count
from tests.visiting import Visitor
from tests.world import DAY, NOON, World

DESK = "/convenor/signatures/together"
NAMES = ("alder", "beck", "health")


@pytest.fixture
def version(world: World) -> Version:
    """Three organisations have signed, one with two signatures, and one person."""
    version, all_of = site.settled(), world.organisations
    site.signed(version, all_of["beck"], "Ben Okoro")
    site.signed(version, all_of["alder"], "Ada Bright")
    site.signed(version, all_of["alder"], "Gita Shah", title="Chair of governors", at=NOON + DAY)
    site.signed(version, all_of["health"], "Hana Novak", title="Service lead")
    site.signed(version, all_of["council"], "Colin Marsh", title="Head of inclusion")
    site.signed(version, None, "Fay Lund", title="")
    return version


def _propose(world: World, version: Version, *names: str, called: str = "The Northern Cluster") -> str:
    with writing():
        row = actions.propose(version.number, called, [world.organisations[each] for each in names or NAMES], by=world.mira,
                              from_signature=None, at=NOON, once=random_id())
        return row.id


def _say(*names: str, of: str | None = None) -> None:
    """These say that they wish to, by the digits in their letters."""
    for letter in db.session.query(TogetherLetter).all():
        holder = db.session.get(Signature, letter.signature_id)
        if holder and holder.name in names and (of is None or letter.member.partnership_id == of):
            with writing():
                left = actions.join(together.letter(letter.id), codes.digits("sign-together", letter.id), at=NOON)  # type: ignore[arg-type]
                assert left is None


ALL = ("Ada Bright", "Ben Okoro", "Hana Novak")


def _seen(client: Visitor) -> list[str]:
    """Everything public that could tell of it."""
    walking.head()
    return [client.visit(each) for each in ("/signatories", "/signatories.csv", "/", "/feed.atom")] + [
        json.dumps(json.loads(client.visit("/signatories.json"))["signatures"])]


def test_one_entry_once_each_has_said_so(version: Version, world: World, client: Visitor) -> None:
    before = _seen(client)
    _propose(world, version)
    _say("Ada Bright", "Ben Okoro")
    assert _seen(client)[0] == before[0] and count(Opening) == 6, "until the last has said so, nothing shows"
    sealed = walking.sealed()
    _say("Hana Novak")
    page = client.visit("/signatories")
    assert "<bdi>The Northern Cluster</bdi>: <bdi>Alder Bank Primary School</bdi>, <bdi>Beckfoot High School</bdi> and <bdi>" \
           "Wharnley Community Health</bdi>" in " ".join(page.split())
    found = queries.listed()
    assert (found.total, found.organisations, found.people, len(found.rows)) == (3, 4, 1, 6), "each is counted once"
    assert [each[0] is not None and len(each[1]) for each in found.parts[0][1]] == [4, 1], "C before W: Northern stands first"
    assert walking.sealed() == sealed + 1 and count(Opening) == 9
    with _questions() as questions:
        for line in found.rows:
            questions.clear()
            assert ("Signed together with others as" in client.visit(line.href)) == (line.together is not None)
            assert len(questions) <= 6, questions
    assert len(queries.listed(q="beckfoot").rows) == 4 == len(queries.listed(q="northern cluster").rows)
    walking.head()
    assert verify.verify(client.visit("/record/entries.json").encode()).ok
    told = json.loads(client.visit("/signatories.json"))
    assert [row["together"] for row in told["signatures"]].count("The Northern Cluster") == 4 and told["organisations"] == 4


@contextmanager
def _questions() -> Iterator[list[str]]:
    """What is asked of the database meanwhile."""
    heard: list[str] = []

    def note(_c: object, _cur: object, statement: str, *_: object) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            heard.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield heard
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def test_whoever_leaves_leaves_no_trace(version: Version, world: World, client: Visitor) -> None:
    with_two = _propose(world, version, "alder", "beck")
    _say(*ALL)
    two = _seen(client)
    with writing():
        actions.take_back(db.session.get_one(Partnership, with_two), at=NOON)
    _propose(world, version)
    _say(*ALL)
    member = db.session.query(PartnershipMember).filter_by(organisation_id=world.organisations["health"].id).one()
    hana = db.session.query(Signature).filter_by(name="Hana Novak").one()
    with writing():
        actions.part(member, queries.signature(hana.id), at=NOON)  # type: ignore[arg-type]
    assert [page == other for page, other in zip(_seen(client), two, strict=True)] == [True] * 5, "as if it had never been there"
    content = [json.loads(row.content) for row in db.session.query(Opening)]
    assert sum(each["act"] == "together" for each in content) == 2 and not any("Health" in json.dumps(each) for each in content
                                                                               if each["act"] == "together")


def test_fewer_than_two_are_simply_their_own_lines(version: Version, world: World, client: Visitor) -> None:
    before = _seen(client)
    _propose(world, version, "alder", "beck")
    _say(*ALL)
    assert _seen(client) != before
    ada = db.session.query(Signature).filter_by(name="Ada Bright").one()
    member = db.session.query(PartnershipMember).filter_by(organisation_id=world.organisations["alder"].id).one()
    with writing():
        actions.part(member, queries.signature(ada.id), at=NOON)  # type: ignore[arg-type]
    assert _seen(client) == before
    assert count(Partnership) == count(PartnershipMember) == count(TogetherWord) == 0
    assert all(row.entry_id == row.signature_id for row in db.session.query(Listing))


def test_withdrawing_takes_the_word_along(version: Version, world: World, client: Visitor) -> None:
    _propose(world, version)
    _say(*ALL)
    ben = db.session.query(Signature).filter_by(name="Ben Okoro").one()
    with writing():
        actions.withdraw(queries.signature(ben.id), at=NOON)  # type: ignore[arg-type]
    page = client.visit("/signatories")
    assert "Beckfoot" not in page and "<bdi>Alder Bank Primary School</bdi> and <bdi>Wharnley Community Health</bdi>" in \
        " ".join(page.split())
    gita = db.session.query(Signature).filter_by(name="Gita Shah").one()
    with writing():
        actions.withdraw(queries.signature(gita.id), at=NOON)  # type: ignore[arg-type]
    assert "Northern" in client.visit("/signatories"), "Ada's word holds while Ada's signature does"


def test_who_has_not_signed_is_asked_once_it_has(version: Version, world: World, client: Visitor) -> None:
    _propose(world, version, "alder", "forum")
    _say("Ada Bright")
    assert len(walking.owed("sign-together")) == 0 and "Northern" not in client.visit("/signatories")
    site.signed(version, world.organisations["forum"], "Halima Noor")
    assert [each.to for each in walking.owed("sign-together")] == ["halima@forum.example"]
    _say("Halima Noor")
    assert "Northern" in client.visit("/signatories")


def test_a_list_that_waits_binds_them_when_it_opens(world: World, client: Visitor) -> None:
    version = site.settled()
    with writing():
        actions.arrange(version, opens_local="2026-11-16T09:00", zone="Europe/London", floor=None, because="", by=world.mira,
                        at=NOON, once="x")
    site.signed(version, world.organisations["alder"], "Ada Bright")
    site.signed(version, world.organisations["beck"], "Ben Okoro")
    _propose(world, version, "alder", "beck")
    _say(*ALL)
    worker.give_what_fell_due(NOON + 40 * DAY)
    assert "Northern" in client.visit("/signatories") and queries.listed().total == 1


def test_letters_that_ask_are_counted(version: Version, world: World) -> None:
    with writing():
        for _ in range(2):
            asked.note_asked("ben@beckfoot.example", version.number, at=NOON)
    _propose(world, version)
    assert sorted(each.to for each in walking.owed("sign-together")) == ["ada@alderbank.example", "hana@health.example"]
    assert not asked.may_ask("ben@beckfoot.example", version.number)


def test_a_signatory_proposes_says_so_and_leaves(version: Version, world: World, app: Flask, client: Visitor) -> None:
    ada = db.session.query(Signature).filter_by(name="Ada Bright").one()
    address = f"/signatures/{ada.id}/together/{receipts.token(receipts.holder(ada))}"
    for named, words in (("Alder Bank Primary School", "from two to"), ("", "at least two"),
                         ("Nowhere School\nBeckfoot High School", "is not on the list")):
        assert words in client.send(address, {"name": "Our cluster", "named": named}, 422)
    assert "your own" in client.send(
        address, {"name": "Our cluster", "named": "Beckfoot High School\nWharnley Council"}, 409)
    assert "Our cluster" in client.send(address, {"name": "Our cluster", "named": "beckfoot high school\n900101"})
    letter = walking.owed("sign-together")
    assert sorted(each.to for each in letter) == ["ada@alderbank.example", "ben@beckfoot.example"]
    assert asked.may_ask("ada@alderbank.example", version.number), "her own press is not counted"
    for each in letter:
        other, where = walking.elsewhere(app), walking.link(str(each.values["address"]), "/sign/together/")
        for _ in range(3):
            assert "Nothing is changed yet" in other.visit(where)
        wrong = f"{(int(str(each.values['digits']).replace(' ', '')) + 1) % 1_000_000:06}"
        assert "9 times more" in other.send(where, {"digits": wrong}, 422)
        assert "You have said so" in other.send(where, {"digits": each.values["digits"]})
    assert "Our cluster" in client.visit("/signatories")
    assert "Tick the box" in client.press(address, "/apart", {}, 422)
    client.press(address, "/apart", {"sure": "y"})
    assert "Our cluster" not in client.visit("/signatories") and count(Partnership) == 0


def test_ten_wrong_digits_and_a_forged_link(version: Version, world: World, client: Visitor) -> None:
    _propose(world, version)
    each = walking.owed("sign-together")[0]
    where = walking.link(str(each.values["address"]), "/sign/together/")
    client.visit(where[:-1] + ("0" if where[-1] != "0" else "1"), 404)
    wrong = f"{(int(str(each.values['digits']).replace(' ', '')) + 1) % 1_000_000:06}"
    for _ in range(10):
        client.send(where, {"digits": wrong}, 422)
    assert "This code has ended" in client.visit(where) and count(LetterTry) == 10 and count(TogetherWord) == 0
    assert client.post(where, {"digits": each.values["digits"]}).status_code == 409


def test_one_name_at_a_time(version: Version, world: World) -> None:
    first = _propose(world, version, "alder", "beck")
    second = _propose(world, version, "alder", "health", called="Another")
    _say(*ALL, of=first)
    with pytest.raises(Refused, match="another name already"):
        _say(*ALL, of=second)


def test_what_is_not_taken_up_is_forgotten(version: Version, world: World) -> None:
    _propose(world, version)
    _say("Ada Bright")
    worker.give_what_fell_due(NOON + 31 * DAY)
    assert count(Partnership) == count(TogetherLetter) == count(TogetherWord) == 0


def test_the_desk_proposes_and_takes_apart(version: Version, world: World, client: Visitor) -> None:
    client.sign_in(world.mira)
    page = client.send(DESK, {"name": "The Northern Cluster", "named": "Alder Bank Primary School\nBeckfoot High School"})
    assert "Proposed." in page and "It is proposed" in page
    _say("Ada Bright")
    shown = client.visit(DESK)
    assert "said so" in shown and shown.count("Ada") == 0, "not who has"
    _say("Ben Okoro")
    assert "On the list as one entry" in client.visit(DESK)
    assert "None stands" in client.press(DESK, "/apart")
    assert "Northern" not in Visitor(client.http.application).visit("/signatories")


@pytest.mark.parametrize("who", ["ada", "hilary", "colin", None])
def test_nobody_else_may(version: Version, world: World, client: Visitor, who: str | None) -> None:
    row = _propose(world, version)
    if who:
        client.sign_in(getattr(world, who))
    assert client.post(DESK, {"name": "x", "named": "y"}).status_code == 403
    assert client.post(f"{DESK}/{row}/apart").status_code == 403 and count(Partnership) == 1
