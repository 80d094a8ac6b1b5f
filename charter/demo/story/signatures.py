"""Who signed version 4: nine organisations and two people are on the list, and one sign-up waits to be confirmed.

The list opened on a day, so that none of the first was first; three of them stand on it together.
"""

from __future__ import annotations

from dataclasses import dataclass

from charter.demo.story.proceedings import Signature

SIGNATURES = (
    Signature(73, "Ruth Calloway", "Headteacher", "ruth.calloway@tollbeck.example", "resolved", "tollbeck",
              resolved_days=74, minute="7.2",
              pledge="Our front desk knows by name every family that is asked to come in, and offers tea first."),
    Signature(72, "Alison Grieve", "Director of education", "alison.grieve@council.kelderby.example", "resolved",
              "council", resolved_days=73, minute="41",
              pledge="The named person is Stephen’s team, and if nobody comes in five school days you ring me."),
    Signature(71, "Grace Mensah", "Headteacher", "grace.mensah@bowlinehouse.example", "been told", "bowline",
              pledge="Any school may send two adults to spend a morning with us, and we give them breakfast."),
    Signature(70, "Judith Amoah", "Coordinator", "judith.amoah@kelderbyfamilies.example", "resolved", "forum",
              resolved_days=71, minute="3"),
    Signature(68, "Dr Meera Nair", "Community paediatrician and clinical lead", "meera.nair@estuaryhealth.example",
              "been told", "health",
              reservation="We sign for what our team can do. We cannot shorten every waiting list, and will say each "
                          "term how long it is."),
    Signature(66, "Beth Farrow", "Librarian", "beth.farrow@post.example", "personal"),
    Signature(64, "سامي حداد", "", "sami.haddad@post.example", "personal"),
    Signature(61, "Victoria Strand", "Chief executive", "victoria.strand@marrowstone.example", "resolved",
              "marrowstone", resolved_days=63, minute="12"),
    Signature(52, "Nadia Okonkwo", "Headteacher", "nadia.okonkwo@inglebeck.example", "been told", "inglebeck"),
    Signature(44, "Tomasz Zieliński", "Headteacher", "tomasz.zielinski@marramway.example", "not yet considered",
              "marram-way"),
    Signature(18, "Halima Warsame", "Director", "halima.warsame@sahil.example", "resolved", "sahil",
              resolved_days=20, minute="5",
              pledge="Our hall is open on Thursdays from four to six, for any pupil and whoever brings them.",
              on_paper=True),
    Signature(0, "Anjali Deshmukh", "Headteacher", "anjali.deshmukh@hawkshope.example", "been told", "hawkshope",
              confirmed=False),
)


@dataclass(frozen=True)
class Together:
    """Schools that stand on the list as one entry: proposed by the convenor, said by each a day later."""

    days: int
    name: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class Renamed:
    """A school is called otherwise since it signed."""

    days: int
    organisation: str
    name: str


# Arranged the day after the settling; on that morning those who had signed by then were listed at once.
ARRANGED_DAYS, OPENED_DAYS, OPENED_HOUR = 74, 69, 9
TOGETHER = Together(40, "Schools along the beck", ("tollbeck", "marram-way", "bowline"))
RENAMED = Renamed(12, "inglebeck", "Inglebeck Church of England Academy")
