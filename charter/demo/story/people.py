"""The people of the story, all invented; families and young people's supporters are there in their own right."""

from __future__ import annotations

from charter.demo.story.organisations import ORGANISATIONS
from charter.demo.story.shapes import Person

HEADS = (
    Person("ruth", "Ruth Calloway", "heads", "Headteacher", "wanted two words in, and stayed until they were",
           "tollbeck", voice=True),
    Person("siobhan", "Siobhan Kerrigan", "heads", "Headteacher", "has not signed; her governors meet next month",
           "st-hieu", deputy=True),
    Person("imran", "Imran Sheikh", "heads", "Principal", "took back a suggestion when a better one came",
           "garrowgate"),
    Person("peter", "Peter Hallam", "heads", "Headteacher", "asked first whether he can still exclude",
           "sallowfield"),
    Person("dawn", "Dawn Whitlock", "heads", "Headteacher", "leads a small school whose office closes at three",
           "ellerholm"),
    Person("tomasz", "Tomasz Zieliński", "heads", "Headteacher", "asks what a promise costs his staff in hours",
           "marram-way"),
    Person("grace", "Grace Mensah", "heads", "Headteacher", "teaches pupils who were excluded elsewhere", "bowline"),
    Person("anjali", "Anjali Deshmukh", "heads", "Headteacher", "offers other schools what hers has learned",
           "hawkshope"),
)

GOVERNORS = (
    Person("colin", "Colin Batty", "governors", "Chair of governors", "needs exact words for a minute", "tollbeck",
           voice=True),
    Person("margaret", "Margaret Oyelaran", "governors", "Chair of governors", "asked what promptly means",
           "quernstone", deputy=True),
    Person("victoria", "Victoria Strand", "governors", "Chief executive", "signs for her trust and for no school in it",
           "marrowstone"),
    Person("joan", "Joan Pickersgill", "governors", "Governor", "reads every paper twice", "marram-way"),
)

FAMILIES = (
    Person("kelly", "Kelly Marsden", "families", "Parent", "speaks for families in the room", voice=True,
           email="kelly.marsden@post.example"),
    Person("nasreen", "Nasreen Akhtar", "families", "Parent", "turned another parent’s remark into words",
           deputy=True, email="nasreen.akhtar@post.example"),
    Person("joe", "Joe Tindall", "families", "Foster carer", "could not come until the childcare was paid",
           email="joe.tindall@post.example"),
    Person("agnieszka", "Agnieszka Wrona", "families", "Parent", "works nights and reads this on her telephone",
           email="agnieszka.wrona@post.example"),
)

YOUNG_PEOPLE = (
    Person("dami", "Dami Olatunji", "young-people", "Youth worker", "brings what young people said, in their words",
           voice=True, email="dami@youngvoices.example"),
    Person("beth", "Beth Farrow", "young-people", "Librarian", "her library is where the young people meet",
           deputy=True, email="beth.farrow@post.example"),
)

COMMUNITY = (
    Person("halima", "Halima Warsame", "community", "Director", "knows who is sent home and who is not asked back",
           "sahil", voice=True),
    Person("gary", "Gary Stubbs", "community", "Club leader", "wanted a rule, did not get it, and stayed",
           "longshore", deputy=True),
    Person("lorna", "Lorna Pike", "community", "Coordinator", "keeps a list of everything a child can go to",
           "anchor-room"),
)

SERVICES = (
    Person("meera", "Dr Meera Nair", "services", "Community paediatrician", "will promise only what her team can do",
           "health", voice=True),
    Person("chidi", "Chidi Eze", "services", "Team manager", "asked for a day on which to tell what was learned",
           "social-care", deputy=True),
    Person("rachel", "Rachel Dunmore", "services", "Sergeant, schools team", "listens more than she speaks", "police"),
)

COUNCIL = (
    Person("stephen", "Stephen Lockyer", "council", "Inclusion officer", "takes out sentences that promise nothing",
           "council", voice=True),
    Person("priya", "Priya Raman", "council", "Manager, special educational needs", "keeps the law exact",
           "council", deputy=True),
    Person("alison", "Alison Grieve", "council", "Director of education", "signs for the council and chairs nothing",
           "council"),
)

OFFICES = (
    Person("hannah", "Hannah Leadbitter", None, "Independent convenor", "runs the process alone, two days a week",
           email="convenor@kelderbycharter.example", office="convenor"),
    Person("robert", "Robert Nkemelu", None, "Stand-in for the convenor", "named by the groups, can do all of it",
           email="standin@kelderbycharter.example", office="stand_in"),
    Person("winston", "Winston Bramble", None, "Meeting chair", "a retired college principal from another county",
           email="chair@kelderbycharter.example", office="chair"),
)

# Asked to take part two days ago; the letter waits in the letterbox.
INVITED = Person("leanne", "Leanne Frost", "heads", "Headteacher", "new at her school, with a letter to open",
                 "staithe-end")

PEOPLE = HEADS + GOVERNORS + FAMILIES + YOUNG_PEOPLE + COMMUNITY + SERVICES + COUNCIL + OFFICES


def mailbox(person: Person) -> str:
    """Where the person reads letters: their own, or one at their organisation."""
    if person.email:
        return person.email
    from_name = person.name.removeprefix("Dr ").casefold().replace("ń", "n").replace(" ", ".")
    return f"{from_name}@{_domain(person.organisation or '')}"


def _domain(organisation: str) -> str:
    return next(row.email_domain for row in ORGANISATIONS if row.key == organisation)
