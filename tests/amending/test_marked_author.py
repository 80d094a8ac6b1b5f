"""Whose words a marked-up copy holds: the sender's, a member's who is asked to confirm, or somebody's without an account."""

from __future__ import annotations

import json

import pytest
import time_machine
from sqlalchemy import select

from charter.amending import copies, handing, queries
from charter.amending.authors import ASK, OTHER, as_name, byline, is_same
from charter.amending.models import WorkingCopy
from charter.db import db, writing
from charter.drafting.models import Version
from charter.outbox.models import Letter
from charter.people.models import Person, Role, RoleEnding
from charter.record import entries
from charter.telling.draft import body
from charter.telling.letters import LETTERS
from tests.amending.marking_up import FOUND, HEAR, HOLD, copy, marked_up, on, send, ticked, why
from tests.amending.put import next_version, reword
from tests.amending.typing_in import fields, press
from tests.amending.typing_in import send as send_form
from tests.attacks import CORPUS, wrong
from tests.docx.making import gone, ins, r
from tests.docx.marking import edited, put
from tests.visiting import Visitor
from tests.world import DAY, NOON, World


@pytest.fixture
def ada(world: World, client: Visitor, draft: Version) -> Visitor:
    """A headteacher of Alder Bank, where Gita chairs the governors."""
    return client.sign_in(world.ada)


@pytest.fixture
def mira(world: World, client: Visitor, draft: Version) -> Visitor:
    """The convenor, who has no role in any group."""
    return client.sign_in(world.mira)


def kept() -> list[WorkingCopy]:
    db.session.rollback()
    return list(db.session.scalars(select(WorkingCopy).order_by(WorkingCopy.id)))


def letters() -> list[Letter]:
    return list(db.session.scalars(select(Letter).where(Letter.kind == "marked-copy-waits")))


def said(letter: Letter, client: Visitor) -> str | None:
    """The letter's words as they would go; nothing where it is not owed."""
    with client.http.application.test_request_context():
        draft = LETTERS[letter.kind](json.loads(letter.about))
        return f"{draft.to}\n{draft.subject}\n{body(draft)}" if draft else None


def asks(visitor: Visitor, to: Role, *at: int, who: str = "Ben Okoro", status: int = 200, **more: str) -> str:
    """Send a copy in and ask this member whether the ticked changes are theirs."""
    send(visitor, marked_up(who))
    on(visitor, **ticked(*at or (0,), whose=ASK, member=to.id))
    return on(visitor, status, do="send", **more)


def two_hands() -> bytes:
    """Two authors, a change each."""
    raw = edited(copy(), put(HEAR, r("Every child in Wharnley has a school that knows them and is "), gone("glad", "Ann Lee"),
                             ins("proud", "Ann Lee"), r(" of them.")))
    return edited(raw, put(HOLD, r("We write this down so that "), ins("all ", "Gita Shah"), r("others can hold us to it.")))


# --- what the file says and what it does not prove

@pytest.mark.parametrize(("one", "other", "same"), [
    ("Ben Okoro", "ben  OKORO", True), ("Okoro, Ben", "Ben Okoro", True), ("José Núñez", "Jose Nunez", True),
    ("Ben", "Ben Okoro", False), ("", "", False), (None, "Ben", False), ("Author", "Ben Okoro", False)])
def test_names_are_compared_loosely(one: str | None, other: str, same: bool) -> None:
    assert is_same(one, other) is same


def test_a_name_is_one_line_that_can_be_seen() -> None:
    assert as_name(" Ann\n\u202eLee\x07 ") == "Ann Lee" and len(as_name("x" * 500)) == 100
    assert byline("", True, "a headteacher") == byline("Ann", False, "a headteacher")


def test_each_author_is_asked_about_once(ada: Visitor) -> None:
    html = send(ada, two_hands())
    assert html.count("Whose words are these?") == 2 and html.index("Ann Lee") < html.index("Gita Shah")
    assert send(ada, marked_up()).count("Whose words are these?") == 1


def test_ones_own_name_and_a_colleagues_are_chosen_beforehand(ada: Visitor, world: World) -> None:
    send(ada, marked_up("BRIGHT, Ada"))
    on(ada, **{"offers-0-take": "y"})
    on(ada, do="send", **why(0))
    assert queries.open_on(1)[0].person_id == world.ada.id
    send(ada, marked_up("Shah, Gita"))
    on(ada, **{"offers-1-take": "y"})
    on(ada, do="send")
    assert [row.person_id for row in kept()] == [world.gita.id]


def test_nothing_is_chosen_for_a_name_that_nobody_here_has(ada: Visitor) -> None:
    for raw, who in ((marked_up("Ann Lee"), "Ann Lee"), (marked_up("Ben Okoro"), "Ben Okoro"),  # Ben is at another school
                     (marked_up(""), "somebody not named"),
                     (edited(copy(), lambda xml: xml.replace("hold us to it.", "hold us to every word.")), "Typed over")):
        send(ada, raw)
        html = on(ada, 422, **{"offers-0-take": "y"})
        assert f"{who}: say whose words these are" in html
        assert 'href="#authors-0-whose-0"' in html
    assert queries.open_on(1) == [] and kept() == []


def test_only_those_whose_changes_are_ticked_are_asked_for(ada: Visitor) -> None:
    send(ada, two_hands())
    assert "Say why, then send" in on(ada, **{"offers-0-take": "y", "authors-0-whose": "mine"})


# --- somebody without an account

@pytest.mark.parametrize(("more", "shown"), [
    ({}, "somebody who marked up a copy, sent in by a headteacher"),
    ({"may_name": "y"}, "Ann Lee, in a marked-up copy sent in by a headteacher")])
def test_the_byline_says_who_and_who_sent_it_in(ada: Visitor, world: World, more: dict[str, str], shown: str) -> None:
    send(ada, marked_up("Ann Lee"))
    on(ada, **ticked(0, whose=OTHER, **more))
    html = on(ada, do="send", **why(0))
    (made,) = queries.open_on(1)
    assert (made.shown_as, made.person_id, made.credit) == (shown, world.ada.id, None)
    assert shown[1:] in html and "in their own words" not in html


def test_the_organisation_sends_it_in(ada: Visitor) -> None:
    send(ada, marked_up("Ann Lee"))
    on(ada, **ticked(0, whose=OTHER, may_name="y"))
    on(ada, do="send", shown="organisation", **why(0))
    assert queries.open_on(1)[0].shown_as == "Ann Lee, in a marked-up copy sent in by Alder Bank Primary School"


def test_a_colleague_with_an_account_is_not_named_unasked(ada: Visitor) -> None:
    send(ada, marked_up("Gita Shah"))
    html = on(ada, 422, **ticked(0, whose=OTHER, may_name="y"))
    assert "A member has this name." in html
    assert "Say why" in on(ada, **ticked(0, whose=OTHER, may_name=""))


def test_nor_among_others_whose_changes_touch(ada: Visitor) -> None:
    send(ada, marked_up("Ann Lee and Gita Shah"))
    assert "A member has this name." in on(ada, 422, **ticked(0, whose=OTHER, may_name="y"))


# --- a member is asked

def test_it_waits_for_its_author_and_nothing_is_public(ada: Visitor, world: World) -> None:
    before = entries.latest()
    html = asks(ada, world.roles["gita"], 0, 1, **why(0, 1))
    assert "A letter goes to: Gita Shah." in html and queries.open_on(1) == [] and entries.latest() == before
    assert {(row.person_id, row.group_slug, row.shown_as, row.handed_by_id) for row in kept()} == {
        (world.gita.id, "governors", "a governor or trustee", world.ada.id)}
    assert sorted(copies.typed(row).words["headline"] for row in kept()) == ["headline 0", "headline 1"]
    (letter,) = letters()
    words = said(letter, ada) or ""
    assert words.startswith("gita@alder.example\nAre these your words?") and "Ada Bright sent in a Word copy of draft 1" in words
    assert all(f"/members/copies/{row.id}" in words for row in kept()) and "headline 0" not in words and "1.1" in words
    for row in kept():
        assert ada.http.get(f"/members/copies/{row.id}").status_code == 404, "it is hers, not the sender's"
    assert "headline 0" not in ada.visit("/members/")


def test_its_author_sees_it_and_sends_it_in_one_press(ada: Visitor, world: World) -> None:
    asks(ada, world.roles["gita"], **why(0))
    (row,) = kept()
    gita = Visitor(ada.http.application).sign_in(world.gita)
    assert "From a marked-up Word copy, sent in by Ada Bright on 3\u00a0November\u00a02026" in gita.visit("/members/")
    html = gita.visit(f"/members/copies/{row.id}")
    assert "Are these your words?" in html and "glad" in html and queries.open_on(1) == []
    html = gita.press(f"/members/copies/{row.id}", "/sending")
    (made,) = queries.open_on(1)
    assert (made.person_id, made.role_id, made.shown_as, made.headline) == (
        world.gita.id, world.roles["gita"].id, "a governor or trustee", "headline 0")
    assert "A1. headline 0" in html and "Ada" not in html
    assert said(letters()[0], ada) is None, "a letter that has not gone is not owed any more"
    answer = gita.post(f"/members/copies/{row.id}/sending", {"revision": "1"})
    assert answer.status_code == 303 and len(queries.open_on(1)) == 1


def test_it_may_be_changed_first_and_shown_otherwise(ada: Visitor, world: World) -> None:
    asks(ada, world.roles["gita"])
    (row,) = kept()
    gita = Visitor(ada.http.application).sign_in(world.gita)
    html = gita.visit(f"/members/copies/{row.id}")
    assert "it needs a headline and a reason" in html and "Send it in my name" not in html
    assert gita.post(f"/members/copies/{row.id}/sending", {"revision": "1"}).status_code == 409
    gita.visit(f"/members/copies/{row.id}/words")
    send_form(gita, {**fields(gita), "headline": "Mine now", "rationale": "Because.", "shown": "person"})
    (made,) = queries.open_on(1)
    assert made.headline == "Mine now" and made.shown_as.startswith("Gita Shah, Chair of governors")


def test_it_may_be_thrown_away(ada: Visitor, world: World) -> None:
    asks(ada, world.roles["gita"], **why(0))
    gita = Visitor(ada.http.application).sign_in(world.gita)
    gita.press(f"/members/copies/{kept()[0].id}", "/throwing-away")
    assert kept() == [] and said(letters()[0], ada) is None


def test_what_was_changed_in_another_window_is_not_sent_unseen(ada: Visitor, world: World) -> None:
    asks(ada, world.roles["gita"], **why(0))
    (row,) = kept()
    gita = Visitor(ada.http.application).sign_in(world.gita)
    gita.visit(f"/members/copies/{row.id}/words")
    press(gita, {**fields(gita), "headline": "Changed"}, "keep")
    html = gita._seen(gita.post(f"/members/copies/{row.id}/sending", {"revision": "1"}), 409)
    assert "in another window" in html and queries.open_on(1) == []
    gita.press(f"/members/copies/{row.id}", "/sending")
    assert queries.open_on(1)[0].headline == "Changed"


def test_nobody_else_sends_it(ada: Visitor, world: World) -> None:
    asks(ada, world.roles["gita"], **why(0))
    address = f"/members/copies/{kept()[0].id}/sending"
    assert ada.post(address, {"revision": "1"}).status_code == 404
    assert Visitor(ada.http.application).sign_in(world.ben).post(address, {"revision": "1"}).status_code == 404
    assert Visitor(ada.http.application).post(address, {"revision": "1"}).status_code == 403
    assert queries.open_on(1) == []


def test_a_copy_of_ones_own_goes_by_the_difference(ada: Visitor, world: World) -> None:
    """The one press is for words that somebody else put there, and shows before it; one's own are looked at on their way."""
    ada.visit("/versions/1/amendments/new")
    assert ada.page
    typed = dict(next(form for form in ada.page.forms if "headline" in form["fields"])["fields"])
    press(ada, {**typed, "headline": "Only an idea"}, "keep")
    address = f"/members/copies/{kept()[0].id}"
    assert "Send it in my name" not in ada.visit(address) and ada.post(address + "/sending").status_code == 404


def test_all_of_one_persons_together(ada: Visitor, world: World) -> None:
    send(ada, marked_up("Gita Shah"))
    on(ada, how="together", **ticked(0, 1, whose=ASK, member=world.roles["gita"].id))
    on(ada, do="send", **{"authors-0-headline": "Both"})
    (row,) = kept()
    assert len(copies.typed(row).parts) == 2 and copies.typed(row).words["headline"] == "Both" and len(letters()) == 1


def test_two_hands_go_two_ways_all_or_nothing(ada: Visitor, world: World) -> None:
    send(ada, two_hands())
    answers = {"authors-0-whose": OTHER, "authors-0-may_name": "y", "authors-1-whose": ASK,
               "authors-1-member": world.roles["gita"].id}
    assert "Send 1\u00a0suggestion and ask for 1\u00a0confirmation" in on(ada, **{"offers-0-take": "y", "offers-1-take": "y"},
                                                                          **answers)
    html = on(ada, 422, do="send", **{"offers-0-headline": "Kept"})
    assert "Kept" in html and kept() == [] and queries.open_on(1) == []
    html = on(ada, do="send", **why(0))
    assert "Sent: A1." in html and "A letter goes to: Gita Shah." in html
    assert len(kept()) == 1 and queries.open_on(1)[0].shown_as.startswith("Ann Lee, in a marked-up copy")


def test_where_one_cannot_be_asked_nothing_is_sent(ada: Visitor, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handing, "MOST_WAITING", 0)
    send(ada, two_hands())
    on(ada, **{"offers-0-take": "y", "offers-1-take": "y", "authors-0-whose": "mine", "authors-1-whose": ASK,
               "authors-1-member": world.roles["gita"].id})
    html = on(ada, 409, do="send", **why(0, 1))
    assert "Much waits for Gita Shah already." in html and "headline 0" in html
    assert kept() == [] and queries.open_on(1) == [] and letters() == []


def test_at_most_so_many_at_once(ada: Visitor, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handing, "MOST_AT_ONCE", 1)
    assert "At most 1 can wait" in asks(ada, world.roles["gita"], 0, 1, status=409)
    assert kept() == []


def test_what_waits_takes_no_room_from_ones_own(ada: Visitor, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from charter.amending import copying

    monkeypatch.setattr(copying, "MOST_COPIES", 1)
    asks(ada, world.roles["gita"], 0, 1)
    with writing():
        copying.keep(copies.Typed((), {}), version_number=1, by=world.gita, role=world.roles["gita"], shown_as="x",
                     at=NOON + DAY, once="1" * 32)
    assert len(kept()) == 3


def test_sent_twice_is_once_even_where_it_was_thrown_away(ada: Visitor, world: World) -> None:
    send(ada, marked_up())
    on(ada, **ticked(0, 1, whose=ASK, member=world.roles["gita"].id))
    assert ada.page
    form = {**next(form for form in ada.page.forms if form["action"] == FOUND)["fields"], "do": "send"}
    for _ in range(2):
        assert ada.http.post(FOUND, data=form).status_code == 303
    assert len(kept()) == 2 and len(letters()) == 1
    gita = Visitor(ada.http.application).sign_in(world.gita)
    for row in kept():
        gita.press(f"/members/copies/{row.id}", "/throwing-away")
    ada.http.post(FOUND, data=form)
    assert kept() == [] and len(letters()) == 1


# --- who may be asked, and who may ask

def test_a_member_asks_colleagues_only(ada: Visitor, world: World) -> None:
    html = send(ada, marked_up())
    assert "Gita Shah, Chair of governors, Alder Bank Primary School" in html
    for stranger in ("ben", "fay", "tom", "colin", "ada"):
        assert f"{world.roles[stranger].id}" not in html
        html = on(ada, 422, **ticked(0, whose=ASK, member=world.roles[stranger].id))
        assert "Choose whom to ask." in html and 'href="#authors-0-member"' in html
    for bad in ("", "0" * 32, "' OR 1=1"):
        on(ada, 422, **ticked(0, whose=ASK, member=bad))
    assert kept() == []


def test_whoever_has_no_organisation_sees_no_member(client: Visitor, world: World, draft: Version) -> None:
    html = send(client.sign_in(world.fay), marked_up())
    assert "ask them to confirm" not in html and "Mine" in html and "can be asked by the convenor: give them the file" in html
    on(client, 422, **ticked(0, whose=ASK, member=world.roles["ben"].id))


def test_the_convenor_asks_every_member(mira: Visitor, world: World) -> None:
    html = send(mira, marked_up())
    assert "Fay Lund, Parent" in html and ">Mine<" not in html and "enter it as a comment" in html
    html = on(mira, **{"offers-0-take": "y"})  # Ben's name is in the file, so he is chosen
    assert "for Ben Okoro to confirm" in html and "How you are shown" not in html
    html = on(mira, do="send")
    assert "A letter goes to: Ben Okoro." in html and [row.person_id for row in kept()] == [world.ben.id]
    assert "The convenor sent in a Word copy" in (said(letters()[0], mira) or "")
    ben = Visitor(mira.http.application).sign_in(world.ben)
    assert "sent in by the convenor on" in ben.visit("/members/") and "Mira" not in ben.visit(f"/members/copies/{kept()[0].id}")
    assert "Send in a marked-up Word copy" in mira.visit("/convenor/")


@pytest.mark.parametrize("whose", ["mine", OTHER, "", "x"])
def test_the_convenor_says_nothing_in_an_own_name(mira: Visitor, whose: str) -> None:
    send(mira, marked_up("Ann Lee"))
    on(mira, 422, **ticked(0, whose=whose, may_name="y"))
    on(mira, 422, do="send", **ticked(0, whose=whose), **why(0))
    assert queries.open_on(1) == [] and kept() == []


def test_a_stand_in_who_is_a_member_may_do_both(client: Visitor, world: World, draft: Version) -> None:
    from charter.people.founding import appoint

    with writing():
        appoint(db.session.get(Person, world.tom.id), "stand_in", at=NOON)  # type: ignore[arg-type]
    html = send(client.sign_in(world.tom), marked_up())
    assert "Fay Lund, Parent" in html and ">Mine<" in html


def test_whoever_left_meanwhile_is_not_asked(mira: Visitor, world: World) -> None:
    send(mira, marked_up())
    on(mira, **{"offers-0-take": "y"})
    with writing() as session:
        session.add(RoleEnding(role_id=world.roles["ben"].id, at=NOON))
    assert "hoose whom to ask." in on(mira, 422, do="send") and kept() == []


def test_an_erased_member_gets_no_letter_and_an_erased_sender_is_nobody(ada: Visitor, world: World) -> None:
    asks(ada, world.roles["gita"], **why(0))
    with writing() as session:
        sender = session.get(Person, world.ada.id)
        assert sender
        sender.name = sender.email = None
    assert "Somebody who has left sent in" in (said(letters()[0], ada) or "")
    gita = Visitor(ada.http.application).sign_in(world.gita)
    assert "sent in by somebody who has left" in gita.visit("/members/")
    with writing() as session:
        asked = session.get(Person, world.gita.id)
        assert asked
        asked.name = asked.email = None
    assert said(letters()[0], ada) is None
    assert "Gita" not in send(Visitor(ada.http.application).sign_in(world.mira), marked_up())


def test_whoever_gave_the_role_up_does_not_send_it(ada: Visitor, world: World) -> None:
    asks(ada, world.roles["gita"], **why(0))
    with writing() as session:
        session.add(Role(person_id=world.gita.id, group_slug="families", title="Parent", since=NOON))
        session.add(RoleEnding(role_id=world.roles["gita"].id, at=NOON))
    gita = Visitor(ada.http.application).sign_in(world.gita)
    html = gita.press(f"/members/copies/{kept()[0].id}", "/sending", status=409)
    assert "You do not hold the role any more" in html and queries.open_on(1) == []


# --- the draft moves on

def test_a_draft_that_moved_on_takes_none_and_loses_nothing(ada: Visitor, world: World, today: time_machine.Traveller) -> None:
    send(ada, marked_up())
    on(ada, **ticked(0, whose=ASK, member=world.roles["gita"].id))
    next_version(world, reword("We write", "others", "everybody"))
    html = on(ada, 409, do="send", **why(0))
    assert "Draft 2 has taken the place" in html and "headline 0" in html and kept() == []


def test_a_copy_that_waited_through_a_new_draft_is_taken_over(ada: Visitor, world: World) -> None:
    asks(ada, world.roles["gita"], **why(0))
    (row,) = kept()
    next_version(world, reword("We write", "others", "everybody"))
    gita = Visitor(ada.http.application).sign_in(world.gita)
    html = gita.visit(f"/members/copies/{row.id}")
    assert "Send it in my name" not in html and "The text has moved on" in html
    assert gita.post(f"/members/copies/{row.id}/sending", {"revision": "1"}).status_code == 409
    gita.visit(f"/members/copies/{row.id}/words")
    send_form(gita, fields(gita), address="/versions/2/amendments/new")
    assert [one.person_id for one in queries.open_on(2)] == [world.gita.id] and kept()[0].amendment_number == 1


def test_a_closed_draft_is_said_on_the_copy(ada: Visitor, world: World, today: time_machine.Traveller) -> None:
    asks(ada, world.roles["gita"], **why(0))
    today.move_to(NOON + 60 * DAY)
    gita = Visitor(ada.http.application).sign_in(world.gita)
    address = f"/members/copies/{kept()[0].id}"
    html = gita.visit(address)
    assert "Send it in my name" not in html and "closed on" in html
    assert gita.post(address + "/sending", {"revision": "1"}).status_code == 409 and queries.open_on(1) == []


# --- hostile names

@pytest.mark.parametrize("attack", CORPUS)
def test_a_hostile_name_in_the_file_stays_words(ada: Visitor, world: World, attack: str) -> None:
    quoted = attack.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    raw = edited(copy(), put(HEAR, r("Every child in Wharnley has a school that knows them and is "), gone("glad", quoted),
                             ins("proud", quoted), r(" of them.")))
    assert wrong(send(ada, raw)) == []
    assert wrong(on(ada, 422, **{"offers-0-take": "y"})) == []
    assert wrong(on(ada, **ticked(0, whose=OTHER, may_name="y"))) == []
    assert wrong(on(ada, 422, do="send")) == []
    assert wrong(on(ada, do="send", **why(0))) == []
    (made,) = queries.open_on(1)
    assert made.shown_as == f"{as_name(attack)}, in a marked-up copy sent in by a headteacher"
    public = Visitor(ada.http.application)
    for page in ("/amendments/1", "/amendments/", "/versions/1", "/feed.atom", "/members/"):
        assert wrong((ada if page == "/members/" else public).visit(page)) == [], page
    send(ada, raw)
    on(ada, **ticked(0, whose=ASK, member=world.roles["gita"].id))
    on(ada, do="send", **{"offers-0-headline": attack[:100], "offers-0-rationale": attack})
    gita = Visitor(ada.http.application).sign_in(world.gita)
    assert wrong(gita.visit("/members/")) == [] and wrong(gita.visit(f"/members/copies/{kept()[0].id}")) == []
    assert attack not in (said(letters()[0], ada) or "")


def test_authors_that_nobody_sent_are_made_up_for_nothing(ada: Visitor) -> None:
    """The browser names authors that no change has, twice, too many: only those of the changes count."""
    send(ada, marked_up())
    more = {f"authors-{n}-name": f"Nobody {n}" for n in range(1, 100)}
    html = on(ada, 422, **{"offers-0-take": "y", "authors-0-name": "Somebody"}, **more)
    assert html.count("Whose words are these?") == 1 and "Nobody 7" not in html
