"""Erasing a person: name and address are in no file, and stay away when an older copy is put back."""

from __future__ import annotations

import gc
import re
import threading
from pathlib import Path

import pytest
from flask import Flask

from charter import clock
from charter.amending.models import Backing
from charter.commenting import actions as commenting
from charter.commenting.models import Comment
from charter.db import db, writing
from charter.drafting import queries as drafting
from charter.erasing import actions
from charter.erasing.models import Erasure
from charter.people import queries as people
from charter.people.actions import inviting, signing_in
from charter.people.models import Invitation, Organisation, Person, Role, SignInCode
from charter.record import entries, undone
from charter.record.doctor import everything_wrong
from charter.refusal import Refused
from charter.signing import actions as signing
from charter.signing.models import Signature, SignUp
from charter.telling import worker
from tests.commands.conftest import Site
from tests.signing import signing_world, walking
from tests.signing.walking import ADA, count
from tests.visiting import Visitor
from tests.world import World

NAME, EMAIL = "Zephyrine Quillfeather", "zephyrine@alderbank.example"
TRACES = (b"zephyrine", b"quillfeather")


def traces(*folders: Path) -> list[str]:
    """Every file in which the name or the address still stands, whatever its case."""
    found = []
    for file in (each for folder in folders for each in sorted(folder.rglob("*")) if each.is_file()):
        data = file.read_bytes().lower().replace(b"=\r\n", b"")
        found += [f"{file.name}: {word.decode()}" for word in TRACES if word in data]
    return found


def read(app: Flask, *addresses: str, typed: str = "") -> str:
    """What a visitor reads; on a thread of its own, whose connection ends with it, as a server's does when it stops."""
    found: list[str] = []

    def visit() -> None:
        with app.app_context():
            found.extend(Visitor(app).http.get(address).get_data(as_text=True) for address in addresses)
            if typed:
                Visitor(app).post("/account/sign-in", {"email": typed})  # counted by what was typed
            db.session.remove()

    reader = threading.Thread(target=visit)
    reader.start()
    reader.join()
    return "".join(found)


def live(site: Site, *, many: int = 12) -> str:
    """She comments, signs, is invited, asks for digits; others sign before and after her. Gives her signature's id."""
    with site.open() as app:
        at = clock.now()
        alder = db.session.query(Organisation).filter_by(domain="alderbank.example").one()
        with writing():
            invited = inviting.invite(email=EMAIL, name=NAME, title="Headteacher", group="heads", organisation=alder,
                                      office=None, by=None, at=at)
            her = inviting.take_up(invited, inviting.Newcomer(name=NAME, email=EMAIL), at=at)
            signing_in.ask_for_code(EMAIL, at=at)
        with writing():
            commenting.write(drafting.draft(), words="Ring us before you decide.", at=at, once="0" * 32, by=her,  # type: ignore[arg-type]
                             role=db.session.query(Role).filter_by(person_id=her.id).one(), shown_as=f"{NAME}, Headteacher")
        version = signing_world.settled(at=at)
        made = ""
        for n in range(many):
            who = NAME if n == many // 2 else f"{'Abcdefgh'[n % 8]}nna {'Qwertyui'[n // 8 % 8]}ones {'x' * (n % 40)}"
            row = signing_world.signed(version, alder if who == NAME else None, who, at=at,
                                       email=EMAIL if who == NAME else f"anna{n}@home.example")
            made = row.id if who == NAME else made
        worker.turn(clock.now())
        read(app, "/data/", "/data/charter.json", "/signatories", typed=EMAIL)
        written = site.folder / "instance" / "lists" / "1-en-GB" / "1-00-0.1.0"  # as a long list is written beforehand
        written.mkdir(parents=True)
        (written / "txt").write_text(f"{NAME}. Signed on a day.")
        worker.turn(clock.now())
        return made


def test_nothing_of_her_is_left_in_any_file_and_the_record_verifies(site: Site, tmp_path: Path) -> None:
    made = live(site)
    assert len(traces(site.folder)) > 5, "there is something to erase"
    backup = tmp_path / "backup.db"
    assert site.run("backup", str(backup)).returncode == 0
    done = site.run("erase", EMAIL.upper())
    assert done.returncode == 0, done.stderr
    assert site.run("export", "data", str(tmp_path / "data")).returncode == 0
    assert site.run("worker", "--once").returncode == 0
    assert site.run("export", "record", "-o", str(tmp_path / "data" / "record.json")).returncode == 0
    assert traces(site.folder, tmp_path / "data") == []
    assert site.run("verify", str(tmp_path / "data" / "record.json")).returncode == 0
    with site.open() as app:
        assert everything_wrong() == []
        comment = db.session.query(Comment).one()
        assert (comment.words, comment.shown_as) == ("Ring us before you decide.", "a headteacher")
        page = read(app, f"/signatures/{made}")
        assert "no longer in force" in page and "Alder" not in page
        db.session.rollback()

    assert traces(backup.parent) != [], "an older copy still knows her"
    gc.collect()  # the readers' connections end with their threads
    done = site.run("restore", str(backup), "--over", "--accept-older")
    assert "erased again" in done.stdout, done.stdout + done.stderr
    assert traces(site.folder) == []
    with site.open() as app:
        assert everything_wrong() == []
        assert "no longer in force" in read(app, f"/signatures/{made}")
        db.session.rollback()
    assert "erased again" not in site.run("erase", "--again").stdout, "once is enough"


def test_it_is_one_sealed_act_that_nobody_can_open(world: World) -> None:
    signing_world.signed(signing_world.settled(), world.organisations["alder"], "Ada Bright")
    before = entries.latest()
    with writing():
        assert actions.erase(" ADA@alderbank.example", at=clock.now()) == {"Ada Bright"}
    rows = entries.since(before)
    assert {row.kind for row in rows} == {"sealed"} and all("Ada" not in row.public for row in rows)
    assert db.session.query(Erasure).one().entry_seq == entries.latest()
    line = list(undone.lines())[-1]
    assert (line.seq, line.mark) == (entries.latest(), undone.mark("ada@alderbank.example"))
    kept = Path(undone._file()).read_text().lower()  # marks are hexadecimal, in which “ada” can stand by chance
    assert not [word for word in ("ada@", "bright", "alderbank") if word in kept]


def test_an_account_an_invitation_and_a_comment(world: World, draft: object) -> None:
    ada, at = world.ada, clock.now()
    with writing():
        inviting.invite(email=ada.email, name="Ada Bright", title="Head", group="heads", organisation=None, office=None,
                        by=None, at=at)
        signing_in.ask_for_code(ada.email, at=at)
    with writing():
        assert "Ada Bright" in actions.erase(str(ada.email), at=at)
    db.session.expire_all()
    row = db.session.get_one(Person, ada.id)
    assert (row.name, row.email, row.password) == (None, None, None) and people.roles_now(row) == []
    assert count(Invitation) == 0 and count(SignInCode) == 0 and count(Backing) == 0
    assert people.still_here(ada.id) is None


def test_the_only_convenor_stays_until_there_is_another(world: World) -> None:
    with pytest.raises(Refused, match="only convenor"), writing():
        actions.erase(world.mira.email, at=clock.now())
    db.session.expire_all()
    assert db.session.get_one(Person, world.mira.id).email


def test_by_the_receipt_and_its_digits(app: Flask, world: World, client: Visitor) -> None:
    signing_world.settled()
    receipt = walking.confirmed(client, ADA)
    there = walking.link(receipt, "/yours/").replace("/yours/", "/erase/")
    visitor = walking.elsewhere(app)
    for _ in range(2):
        assert "cannot be taken back" in visitor.visit(there)
    assert "Type the six digits" in visitor.send(there, {}, 422)
    assert "not the digits" in visitor.send(there, {"digits": "000000"}, 422)
    assert count(Erasure) == 0, "what presses every button has no digits"
    assert "It is erased" in visitor.send(there, {"digits": walking.digits(receipt)})
    row = db.session.query(Signature).one()
    assert (row.name, row.organisation_then, row.folded, row.withdrawal is not None) == (None, None, "", True)
    assert db.session.query(SignUp).one().email is None
    assert "nothing left to erase" in visitor.visit(there)
    assert not walking.owed("sign-receipt") and not walking.owed("sign-confirm")


def test_at_the_desk_the_answer_is_the_same_for_anybody(app: Flask, world: World, client: Visitor) -> None:
    client.sign_in(world.mira)
    asked = [re.sub('name="(once|csrf_token)"[^>]*', "", client.send("/convenor/erasing", {"email": email, "again": email}))
             for email in (str(world.ada.email), "nobody@nowhere.example")]
    assert asked[0] == asked[1] and count(Erasure) == 2
    db.session.expire_all()
    assert db.session.get_one(Person, world.ada.id).email is None
    assert "not the same address" in client.send("/convenor/erasing", {"email": "a@b.example", "again": "c@d.example"}, 422)
    ben = walking.elsewhere(app)
    ben.sign_in(world.ben)
    assert ben.http.get("/convenor/erasing").status_code == 403


def test_what_somebody_else_holds_by_now_stands_without_the_name(app: Flask, world: World) -> None:
    row = signing_world.signed(signing_world.settled(), world.organisations["alder"], "Ada Bright")
    with writing():
        handed = signing.hand_over(row, name="Nia Ward", title="Headteacher", email="nia@alderbank.example", at=clock.now())
    with writing():
        signing.take(handed, wishes_naming=True, at=clock.now())
    with writing():
        actions.erase("ada@alderbank.example", at=clock.now())
    walking.head()
    page = Visitor(app).visit(f"/signatures/{row.id}")
    assert "by the then headteacher" in page and "Nia Ward" in page and "Ada" not in page
    assert "Ada" not in Visitor(app).visit("/record/entries.json")
    with writing():
        actions.erase("nia@alderbank.example", at=clock.now())
    page = Visitor(app).visit(f"/signatures/{row.id}")
    assert "by the then headteacher" in page and "Nia" not in page


def test_one_without_an_address_by_its_page(site: Site) -> None:
    made = live(site, many=3)
    assert site.run("erase", f"http://localhost/signatures/{made}").returncode == 0
    with site.open():
        assert db.session.get_one(Signature, made).name is None
    assert site.run("erase", "nobody").returncode == 2
    assert site.run("erase").returncode == 2
