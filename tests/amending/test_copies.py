"""Working copies: kept before anybody suggests them, shared by link or with one's group, sent, thrown away."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select

from charter.amending import copies, copying, queries
from charter.amending.models import WorkingCopy
from charter.db import db, writing
from charter.drafting.models import Version
from charter.record import entries
from charter.refusal import Refused
from tests.amending.put import next_version, place, reword
from tests.amending.typing_in import fields, opened, press, send
from tests.attacks import CORPUS, wrong
from tests.visiting import Visitor
from tests.world import World

SECRET_WORDS = "Schools will promise a secret thing."


def count() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(WorkingCopy)) or 0


def kept(client: Visitor, world: World, who: str = "ada", **more: Any) -> str:
    """This person keeps a copy, through the form; gives the address of its page."""
    client.sign_in(world.people[who])
    typed = {"parts-0-words": SECRET_WORDS, "headline": "A secret headline", "rationale": "A secret reason.", **more}
    press(client, opened(client, "Schools should talk", **typed), "keep")
    db.session.rollback()
    copy = db.session.scalars(select(WorkingCopy).order_by(WorkingCopy.at.desc())).first()
    assert copy
    return f"/members/copies/{copy.id}"


def share(client: Visitor, address: str, how: str) -> str:
    answer = client.post(address + "/sharing", {"how": how})
    assert answer.status_code == 303
    return client.visit(address)


def link(address: str) -> str:
    copy = copies.copy(address.rpartition("/")[2])
    assert copy
    db.session.refresh(copy)
    return f"/copies/{copy.id}/{copies.secret(copy)}"


def test_it_is_kept_whole_and_nothing_public_happens(client: Visitor, world: World, draft: Version) -> None:
    before = entries.latest()
    address = kept(client, world)
    html = client.visit(address)
    assert "A secret headline" in html and "A secret reason." in html and "is taken out" not in html and "<ins>" in html
    assert entries.latest() == before and queries.open_on(1) == []
    html = client.visit("/members/")
    assert "Working copies" in html and "A secret headline" in html and "Yours alone" in html


@pytest.mark.parametrize("missing", [{"headline": ""}, {"rationale": ""}, {"shown": ""}, {"headline": "", "rationale": " "}])
def test_it_need_not_be_whole(client: Visitor, world: World, draft: Version, missing: dict[str, str]) -> None:
    client.visit(kept(client, world, **missing) + "/words")
    assert fields(client)["parts-0-words"].strip() == SECRET_WORDS and count() == 1


def test_a_copy_without_any_change_or_paragraph(client: Visitor, world: World, draft: Version) -> None:
    client.sign_in(world.ada)
    client.visit("/versions/1/amendments/new")
    assert client.page
    typed = dict(next(f for f in client.page.forms if "headline" in f["fields"])["fields"])
    press(client, {**typed, "headline": "Only an idea"}, "keep")
    assert count() == 1 and "Only an idea" in client.visit("/members/")


@pytest.mark.parametrize("slip", [{"headline": "x" * 101}, {"parts-0-words": "a\u202eb"}, {"rationale": "a\x07b"}])
def test_what_cannot_be_written_is_not_kept(client: Visitor, world: World, draft: Version, slip: dict[str, str]) -> None:
    client.sign_in(world.ada)
    html = press(client, opened(client, "Schools should talk", **slip), "keep", 422)
    assert "There is something to put right" in html and count() == 0


def test_sent_twice_it_is_one(client: Visitor, world: World, draft: Version) -> None:
    client.sign_in(world.ada)
    typed = opened(client, "Schools should talk", **{"parts-0-words": SECRET_WORDS})
    for _ in range(2):
        press(client, typed, "keep")
    assert count() == 1


def test_it_is_changed_and_kept_again(client: Visitor, world: World, draft: Version) -> None:
    address = kept(client, world)
    client.visit(address + "/words")
    press(client, {**fields(client), "headline": "Another headline"}, "keep")
    assert count() == 1 and "Another headline" in client.visit(address)


def test_two_windows_lose_nothing(client: Visitor, world: World, draft: Version) -> None:
    address = kept(client, world)
    client.visit(address + "/words")
    stale = fields(client)
    press(client, {**stale, "headline": "From one window"}, "keep")
    html = press(client, {**stale, "headline": "From the other", "parts-0-words": "Typed in the other."}, "keep", 409)
    assert "in another window meanwhile" in html and "Typed in the other." in html and "From the other" in html
    assert "From one window" in client.visit(address)
    press(client, {**stale, "headline": "From the other"}, "keep", 409)
    press(client, fields(client), "keep")
    assert "From the other" in client.visit(address)


def test_it_is_sent_and_the_link_leads_to_it(client: Visitor, world: World, draft: Version) -> None:
    address = kept(client, world)
    share(client, address, "link")
    shared = link(address)
    client.visit(address + "/words")
    html = send(client, fields(client))
    assert "A1. A secret headline" in html and [e.kind for e in entries.about(amendment=1)] == ["amendment-proposed"]
    stranger = Visitor(client.http.application)
    assert stranger.http.get(shared).location.endswith("/amendments/1")
    assert client.http.get(address).location.endswith("/amendments/1")
    assert client.http.get(address + "/words").location.endswith("/amendments/1")
    row = db.session.scalars(select(WorkingCopy)).one()
    assert row.state == "{}" and "A secret headline" not in client.visit("/members/").split("What you suggested")[0]


def test_it_is_sent_once(client: Visitor, world: World, draft: Version) -> None:
    address = kept(client, world)
    client.visit(address + "/words")
    one = fields(client)
    client.visit(address + "/words")
    other = fields(client)
    send(client, one)
    html = press(client, other, "send", 409)
    assert "it is A1 now" in html and len(queries.open_on(1)) == 1
    assert "it is A1 now" in press(client, other, "keep", 409)
    assert client.http.post("/versions/1/amendments/new", data={**one, "do": "send"}).location.endswith("/amendments/1")


def test_whoever_has_the_link_reads_it(client: Visitor, world: World, draft: Version) -> None:
    address = kept(client, world)
    html = share(client, address, "link")
    assert link(address) in html
    stranger = Visitor(client.http.application)
    html = stranger.visit(link(address))
    assert "A secret headline" in html and "<ins>" in html and "csrf_token" not in html and "Ada" in html
    assert "noindex" in html and "no-store" in stranger.http.get(link(address)).headers["Cache-Control"]
    assert Visitor(client.http.application).sign_in(world.ben).visit(link(address))
    dead = link(address)
    share(client, address, "no-link")
    assert "does not lead to a working copy" in stranger.visit(dead, 409)
    share(client, address, "link")
    assert link(address) != dead and "does not lead" in stranger.visit(dead, 409)


def test_its_group_reads_it(client: Visitor, world: World, draft: Version) -> None:
    address = kept(client, world)
    ben, gita = (Visitor(client.http.application).sign_in(p) for p in (world.ben, world.gita))
    ben.visit(address, 404)
    share(client, address, "group")
    assert "A secret headline" in ben.visit("/members/") and "<ins>" in ben.visit(address)
    assert "throwing-away" not in ben.visit(address) and "A secret headline" not in gita.visit("/members/")
    gita.visit(address, 404)
    share(client, address, "no-group")
    ben.visit(address, 404)
    assert "A secret headline" not in ben.visit("/members/")


def test_nobody_else_reads_changes_shares_or_throws_it_away(client: Visitor, world: World, draft: Version) -> None:
    address = kept(client, world)
    share(client, address, "group")
    for somebody in (world.ben, world.gita, world.colin):
        other = Visitor(client.http.application).sign_in(somebody)
        other.visit(address + "/words", 404)
        assert other.post(address + "/sharing", {"how": "link"}).status_code == 404
        assert other.post(address + "/throwing-away").status_code == 404
    for somebody in (world.mira, world.hilary):
        other = Visitor(client.http.application).sign_in(somebody)
        assert other.http.get(address).status_code == 403 and other.post(address + "/throwing-away").status_code == 403
    stranger = Visitor(client.http.application)
    assert stranger.http.get(address).location.startswith("/account/sign-in")
    assert stranger.post(address + "/sharing", {"how": "link"}).status_code == 403
    for guess in ("0" * 64, "x", ""):
        assert stranger.http.get(f"/copies/{address.rpartition('/')[2]}/{guess}").status_code in (404, 409)
    assert stranger.http.get(f"/copies/{'0' * 32}/{'0' * 64}").status_code == 409 and count() == 1


def test_somebody_elses_copy_in_ones_own_form_is_left_alone(client: Visitor, world: World, draft: Version) -> None:
    address = kept(client, world)
    ben = Visitor(client.http.application).sign_in(world.ben)
    named = {"copy": address.rpartition("/")[2], "revision": "1"}
    typed = opened(ben, "Schools should talk", **{"parts-0-words": "Ben's words.", **named})
    press(ben, typed, "keep")
    assert count() == 2 and SECRET_WORDS in copies.copy(address.rpartition("/")[2]).state  # type: ignore[union-attr]
    press(ben, {**typed, "once": "0" * 32}, "send")
    assert "A secret headline" in client.visit(address), "it is still Ada's, and not sent"


def test_it_is_thrown_away(client: Visitor, world: World, draft: Version) -> None:
    address = kept(client, world)
    share(client, address, "link")
    dead = link(address)
    html = client.press(address, "/throwing-away")
    assert "Nothing of it was kept" in html and count() == 0
    client.visit(address, 404)
    client.visit(dead, 409)


def test_the_text_moved_on(client: Visitor, world: World, draft: Version) -> None:
    """What still fits is taken over, woven where it can be; what lost its place is there to copy."""
    client.sign_in(world.ada)
    typed = opened(client, "Schools should talk", "We decide with", **{"parts-1-words": "Nobody decides about us."})
    typed["parts-0-words"] = typed["parts-0-words"].replace("should", "will")
    press(client, typed, "keep")
    address = f"/members/copies/{db.session.scalars(select(WorkingCopy)).one().id}"
    gone = place("We decide with")
    next_version(world, reword("Schools should talk", "cut short", "shortened"),
                 type(reword("We", "We", "We"))(0, 2, "delete", gone.key))
    assert "The text has moved on" in client.visit(address)
    html = client.visit(address + "/words")
    assert "Your change is put into the new words" in html and "Nobody decides about us." in html
    assert "will talk with the family before a timetable is shortened" in fields(client)["parts-0-words"]
    press(client, fields(client), "keep", address="/versions/2/amendments/new")
    row = db.session.scalars(select(WorkingCopy)).one()
    db.session.refresh(row)
    assert row.version_number == 2


def test_it_is_kept_while_the_draft_is_shut(client: Visitor, world: World, draft: Version, today: Any) -> None:
    address = kept(client, world)
    today.shift(40 * 24 * 3600)
    client.sign_in(world.ada)
    html = client.visit(address + "/words")
    assert "Not open for suggestions" in html and "Look at the difference</button>" in html
    press(client, {**fields(client), "headline": "For the next draft"}, "keep")
    assert "For the next draft" in client.visit(address)


def test_there_is_an_end_to_how_many(world: World, draft: Version, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "MOST_COPIES", 1)
    for n, fits in ((1, True), (2, False)):
        try:
            with writing():
                copying.keep(copies.Typed((), {}), version_number=1, by=world.ada, role=world.roles["ada"], shown_as="x",
                             at=draft.at, once=str(n) * 32)
        except Refused:
            assert not fits
    assert count() == 1


@pytest.mark.parametrize("attack", CORPUS)
def test_hostile_words_stay_words(client: Visitor, world: World, draft: Version, attack: str) -> None:
    address = kept(client, world, headline=attack[:100], rationale=attack, **{"parts-0-words": attack, "credit": attack[:120]})
    share(client, address, "link")
    for page in (address, address + "/words", "/members/", link(address)):
        assert wrong(client.visit(page)) == [], page


def test_looking_changes_nothing(client: Visitor, world: World, draft: Version) -> None:
    address, before = kept(client, world), entries.latest()
    state = copies.copy(address.rpartition("/")[2]).revision  # type: ignore[union-attr]
    client.visit(address)
    client.visit(address + "/words")
    db.session.expire_all()
    assert copies.copy(address.rpartition("/")[2]).revision == state and entries.latest() == before  # type: ignore[union-attr]
