"""What comes after a signature: handed over, offered the next text, asked to stand together, a trust's school asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from charter import clock
from charter.db import writing
from charter.people.models import Organisation
from charter.signing import actions as signing
from charter.signing import receipts
from charter.signing.models import HandingOver, NextOffer, PartnershipMember, SchoolAsked, Signature, TogetherLetter
from charter.web import tokens
from charter.web.ids import random_id
from tests.world import World


@dataclass(frozen=True)
class Afterwards:
    """The rows that the addresses of these doors name."""

    signature: str
    receipt: str
    handing: str
    offer: str
    letter: str
    member: str
    partnership: str
    school: str

    def fill(self, endpoint: str) -> dict[str, Any]:
        """What stands in the gaps of an address of these doors."""
        known = {"handing_id": self.handing, "offer_id": self.offer, "member_id": self.member, "partnership_id": self.partnership,
                 "asked_id": self.school}
        door = endpoint.removeprefix("signing.")
        if door in ("take_page", "press_take", "take_again"):
            known["token"] = tokens.token("sign-take", self.handing)
        elif door in ("see_next", "press_next", "next_again"):
            known["token"] = tokens.token("sign-next", self.offer)
        elif door in ("school", "sign_school"):
            known["token"] = tokens.token("sign-school", self.school)
        elif door in ("join", "press_join"):
            known |= {"letter_id": self.letter, "token": tokens.token("sign-together", self.letter)}
        return known


def make(world: World, signature_id: str) -> Afterwards:
    """Ada's signature handed over and not taken yet, proposed to stand with another school's; a trust named a head."""
    now, beck = clock.now(), world.organisations["beck"].id
    with writing() as session:
        signed = session.get_one(Signature, signature_id)
        signing.hand_over(signed, name="Nora Vale", title="Headteacher", email="nora@alderbank.example", at=now)
        schools = [session.get_one(Organisation, one) for one in (signed.organisation_id, beck)]
        row = signing.propose(signed.version_number, "The two schools", schools, by=None, from_signature=signed, at=now,
                              once=random_id())
        offer = NextOffer(signature_id=signed.id, version_number=signed.version_number, code_id=random_id(), at=now)
        asked = SchoolAsked(version_number=signed.version_number, organisation_id=beck, trust="A trust", name="Ben Okoro",
                            email="head@beckfoot.example", at=now)
        session.add_all([offer, asked])
        session.flush()
        member = session.query(PartnershipMember).filter_by(organisation_id=signed.organisation_id).one()
        letter = session.query(TogetherLetter).filter_by(member_id=member.id).one()
        handing = session.query(HandingOver.id).filter_by(signature_id=signed.id).scalar()
        token = receipts.token(receipts.holder(signed))
        found = Afterwards(signed.id, token, str(handing), offer.id, letter.id, member.id, row.id, asked.id)
    return found
