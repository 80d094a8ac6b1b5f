"""The groups of Kelderby and its list of organisations: all invented; a URN from 900001 belongs to no school."""

from __future__ import annotations

from charter.demo.story.shapes import Group, Organisation

GROUPS = (
    Group("heads", "Heads", "Headteachers of schools and colleges", must_answer=True),
    Group("governors", "Governors and trusts", "Chairs of governors, governors, trustees and trust leaders"),
    Group("families", "Families", "Parents, carers, foster carers and grandparents", must_answer=True),
    Group("young-people", "Young people", "Young people, through adults who support them"),
    Group("community", "Community organisations", "Charities, clubs and faith groups that children go to"),
    Group("services", "Services", "Health, social care and police"),
    Group("council", "Council", "Officers of Kelderby Council, one partner among equals"),
)

TRUST = "marrowstone"
TRUST_UID = 900901  # as invented as the schools' numbers

SCHOOLS = (
    Organisation("garrowgate", "Garrowgate Academy", "school", "garrowgate.example", "900001", "Secondary", TRUST),
    Organisation("tollbeck", "Tollbeck High School", "school", "tollbeck.example", "900002", "Secondary"),
    Organisation("sallowfield", "Sallowfield School", "school", "sallowfield.example", "900003", "Secondary"),
    Organisation("st-hieu", "St Hieu’s Catholic High School", "school", "sthieu.example", "900004", "Secondary"),
    Organisation("ellerholm", "Ellerholm Primary School", "school", "ellerholm.example", "900005", "Primary"),
    Organisation("quernstone", "Quernstone Primary School", "school", "quernstone.example", "900006", "Primary"),
    Organisation("marram-way", "Marram Way Primary School", "school", "marramway.example", "900007", "Primary"),
    Organisation("staithe-end", "Staithe End Primary School", "school", "staitheend.example", "900008", "Primary"),
    Organisation("inglebeck", "Inglebeck Church of England Primary School", "school", "inglebeck.example", "900009",
                 "Primary"),
    Organisation("fulmar", "Fulmar Street Primary Academy", "school", "fulmarstreet.example", "900010", "Primary",
                 TRUST),
    Organisation("wherry-lane", "Wherry Lane Infant and Nursery School", "school", "wherrylane.example", "900011",
                 "Primary"),
    Organisation("hawkshope", "Hawkshope School", "school", "hawkshope.example", "900012", "Special"),
    Organisation("bowline", "Bowline House", "school", "bowlinehouse.example", "900013", "Alternative provision"),
    Organisation("sixth-form", "Kelderby Sixth Form College", "school", "kelderbysixth.example", "900014",
                 "16 to 19"),
)

OTHERS = (
    Organisation(TRUST, "Marrowstone Learning Trust", "trust", "marrowstone.example"),
    Organisation("council", "Kelderby Council", "council", "council.kelderby.example"),
    Organisation("health", "Estuary Children’s Community Health", "service", "estuaryhealth.example"),
    Organisation("social-care", "Kelderby Family Help", "service", "familyhelp.kelderby.example"),
    Organisation("police", "Estuary Police, Kelderby", "service", "estuarypolice.example"),
    Organisation("forum", "Kelderby Parent Carer Forum", "community", "kelderbyfamilies.example"),
    Organisation("young-voices", "Kelderby Young Voices", "community", "youngvoices.example"),
    Organisation("sahil", "Sahil Community Association", "community", "sahil.example"),
    Organisation("longshore", "Longshore Youth", "community", "longshore.example"),
    Organisation("anchor-room", "The Anchor Room", "community", "anchorroom.example"),
)

ORGANISATIONS = SCHOOLS + OTHERS
