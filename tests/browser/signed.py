"""Wharnley once people have signed: everything that a letter of signing leads to, with names of both directions of writing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import select

import config
from charter import clock
from charter.commands.opening import site as opened
from charter.db import db, writing
from charter.people.models import Organisation, Person
from charter.signing import actions, receipts
from charter.signing.models import (
    HandingOver,
    NextOffer,
    PaperLetter,
    SchoolAsked,
    Signature,
    SignUpLetter,
    TogetherLetter,
)
from charter.signing.paper import Sheet
from charter.web import tokens
from charter.web.ids import random_id
from tests.browser import fresh
from tests.signing import signing_world
from tests.world import DAY, TEXT

SIGNED = "charter.signed"
NOOR, SAMI = "مدرسة النور الابتدائية", "سامي حداد"
# As long as names are that people type, and as words without a break.
LONG = "The Federation of Wharnley and Ousebank Church of England Infant and Nursery Schools"
LATER = TEXT.replace("glad of them", "glad and proud of them")
# Addresses of each folder's site, which is made once and put back for each test.
MADE: dict[Path, dict[str, str]] = {}
WAITING: dict[str, str] = {}  # by name, the sign-ups that nobody has confirmed


@contextmanager
def inside(site: fresh.Fresh) -> Iterator[None]:
    """The site's own database and secrets, beside its server."""
    with opened(config.from_environ(fresh.environ(site.folder, site.address))):
        yield


def begun(site: fresh.Fresh) -> dict[str, str]:
    """Put the site to where people have signed; gives the addresses that their letters hold."""
    if site.folder in MADE:
        fresh.as_begun(site.folder, SIGNED)
    else:
        site.without_text()
        with inside(site):
            _sign()
            _afterwards()
            MADE[site.folder] = _addresses()
        fresh.keep(site.folder, SIGNED)
    return MADE[site.folder]


def next_settled(site: fresh.Fresh) -> dict[str, str]:
    """The next version is settled, and whoever signed is offered it; gives the letters' addresses by name."""
    with inside(site):
        signing_world.settled(LATER, at=clock.now())
        with writing():
            actions.offer_next(clock.now())
        offers = {one.signature_id: one.id for one in db.session.scalars(select(NextOffer))}
        return {who: f"/sign/next/{offers[_of(who).id]}/{tokens.token('sign-next', offers[_of(who).id])}"
                for who in ("Ada Bright", SAMI, "Ben Okoro") if _of(who).id in offers}


def _sign() -> None:
    """A head, a school whose name goes from right to left, a trust, two people; one is held, two have not confirmed."""
    now = clock.now()
    version = signing_world.settled(TEXT, at=now - 40 * DAY)
    with writing() as session:
        session.add_all([
            Organisation(name=NOOR, folded=NOOR, kind="school", urn=900201, domain="noor.example", trust_uid=700),
            Organisation(name=LONG, folded=LONG.lower(), kind="trust", uid=700, domain="federation.example")])
        for school in session.scalars(select(Organisation).where(Organisation.urn.in_((900101, 900102)))):
            school.trust_uid = 700
    at = {one.name: one for one in db.session.scalars(select(Organisation))}
    signing_world.signed(version, at["Alder Bank Primary School"], "Ada Bright", at=now - 9 * DAY, pledge="We ring first.",
                         reservation="We cannot shorten every list.")
    signing_world.signed(version, at["Beckfoot High School"], "Ben Okoro", at=now - 8 * DAY)
    signing_world.signed(version, at[NOOR], SAMI, email="sami@home.example", title="مدير", at=now - 7 * DAY,
                         pledge="نتصل بالأسرة أولاً.")
    signing_world.signed(version, at[LONG], "Vic Strand", title="Chief executive", at=now - 6 * DAY)
    signing_world.signed(version, None, "ليلى منصور", title="", email="layla@home.example", at=now - 5 * DAY)
    signing_world.signed(version, None, "Fay Lund", title="", at=now - 4 * DAY)
    signing_world.signed(version, None, "Wes Hall", organisation_typed=f"مخبز {LONG}", at=now - 3 * DAY)
    for name, title, school, when in (("Gita Shah", "Chair of governors", "Alder Bank Primary School", now),
                                      ("Colin Marsh", "Head of inclusion", "Wharnley Council", now - 35 * DAY)):
        WAITING[name] = signing_world.sign_up(version, at[school], name, title=title, at=when).id


def _afterwards() -> None:
    """What comes after: a paper sheet, a handing over, schools together, heads asked, a correction that waits."""
    now = clock.now()
    mira = db.session.scalars(select(Person).where(Person.email.like("mira@%"))).one()
    with writing() as session:
        sami, ada, vic, fay = (_of(who) for who in (SAMI, "Ada Bright", "Vic Strand", "Fay Lund"))
        actions.check(sami, by=mira, at=now - DAY)
        actions.enter(Sheet(sami.version_number, None, "Una Reed", "Neighbour", "una@home.example", "personal", None, None, "",
                            "", (now - DAY).date()), by=mira, at=now, once=random_id())
        actions.hand_over(sami, name="نورا فرح", title="Headteacher", email="nora@noor.example", at=now)
        gone = actions.hand_over(vic, name="Nia Ward", title="Chief executive", email="nia@elsewhere.example", at=now)
        actions.take(gone, wishes_naming=True, at=now)
        actions.correct(sami, actions.Said("سامي الحداد الكبير", "ناظر", "told", None, None, "", ""), at=now)
        schools = [session.get_one(Organisation, one.organisation_id) for one in (ada, sami)]
        actions.propose(ada.version_number, "مدارس النهر", schools, by=None, from_signature=ada, at=now, once=random_id())
        actions.ask_schools(vic, {str(sami.organisation_id): (SAMI, "office@noor.example")}, known=False, at=now)
        actions.withdraw(fay, at=now)


def _addresses() -> dict[str, str]:
    """Each letter's address, by what it is for."""
    found: dict[str, str] = {}
    for door, who in (("yours", "Ada Bright"), ("yours", SAMI), ("yours", "Vic Strand"), ("yours", "Fay Lund"),
                      ("yours", "ليلى منصور"), ("correct", "Ada Bright"), ("correct", SAMI), ("hand-over", "Ada Bright"),
                      ("together", "Ada Bright"), ("together", "Wes Hall"), ("schools", "Vic Strand"), ("schools", "Ada Bright"),
                      ("withdraw", SAMI), ("withdraw", "Fay Lund"), ("erase", "Ada Bright")):
        found[f"{door} {who}"] = f"/signatures/{_of(who).id}/{door}/{receipts.token(receipts.holder(_of(who)))}"
    found["waits"] = found[f"correct {SAMI}"] + "/waits"
    found["asked"] = found["schools Vic Strand"] + "/asked"
    rows = (("paper", PaperLetter), ("together", TogetherLetter), ("school", SchoolAsked))
    for door, model in rows:
        one = db.session.scalars(select(model.id)).first()
        found[door] = f"/sign/{door}/{one}/{tokens.token(f'sign-{door}', str(one))}"
    for handing in db.session.scalars(select(HandingOver)):
        what = "taken" if handing.taking else "take"
        found[what] = f"/sign/take/{handing.id}/{tokens.token('sign-take', handing.id)}"
    for name in ("Gita Shah", "Colin Marsh"):
        # Not by name: the site's own worker may have forgotten by now who never confirmed in time.
        letter = db.session.scalars(select(SignUpLetter.id).where(SignUpLetter.sign_up_id == WAITING[name])).one()
        found[f"confirm {name}"] = f"/sign/confirm/{letter}/{tokens.token('sign-confirm', letter)}"
    found["public"] = f"/signatures/{_of(SAMI).id}"
    found["hand over for"] = f"/convenor/signatures/{_of(SAMI).id}/hand-over"
    found["organisation"] = f"/convenor/organisations/{_of(SAMI).organisation_id}"
    return found


def _of(who: str) -> Signature:
    """The first signature in this name."""
    asked = select(Signature).where(Signature.name == who).order_by(Signature.at)
    # A name goes when its signature is withdrawn; only one here is.
    return db.session.scalars(asked).first() or db.session.scalars(select(Signature).where(Signature.withdrawal.has())).one()
