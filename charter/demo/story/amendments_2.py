"""What was suggested on draft 2: “and staff”, two school days, a rule that was not taken up, and more."""

from __future__ import annotations

from charter.demo.story.shapes import Amendment, Insert, Replace, Rewriting

ON_DRAFT_2 = (
    Amendment(
        "and-staff", version=2, days=188, by="ruth", shown_as="organisation",
        headline="Pupils and staff are safe",
        rationale="Two words. Adults are hurt in our schools as well, most of all those who are paid least. They will "
                  "not trust a charter in which only one half of a classroom has to be safe, and I could not ask "
                  "them to.",
        changes=(
            Replace("Schools are places where pupils are safe",
                    "Schools are places where pupils and staff are safe and feel that they belong."),
        ),
        backers=(("siobhan", 188), ("imran", 187), ("peter", 187), ("dawn", 186), ("tomasz", 184), ("colin", 183)),
    ),
    Amendment(
        "two-days", version=2, days=186, by="nasreen", shown_as="group",
        headline="Ring us when you begin to worry",
        rationale="A parent wrote that the first she heard was the fifth time. “At the earliest opportunity” is when "
                  "somebody gets round to it. Two school days is soon enough to help and long enough to be done. "
                  "And we are not only told: we know what helps at home, if somebody asks.",
        changes=(
            Replace("Schools will inform parents",
                    "**Schools** will tell a family within two school days when they begin to worry, and ask what "
                    "helps at home."),
        ),
        backers=(("kelly", 186), ("joe", 185), ("anjali", 182), ("grace", 181)),
        from_comment="fifth-time", credit="a parent or carer",
    ),
    Amendment(
        "three-things", version=2, days=184, by="gary", shown_as="organisation",
        headline="Try three things before every exclusion",
        rationale="The lads I coach were told to leave before anything had been tried. A rule of three would make "
                  "sure that something is.",
        changes=(
            Insert("Schools will welcome a pupil back",
                   "**Schools** will have tried at least three kinds of help before every permanent exclusion."),
        ),
        backers=(("lorna", 182),),
    ),
    Amendment(
        "staff-time", version=2, days=179, by="tomasz", shown_as="organisation",
        headline="Time for those who are asked to do this",
        rationale="A teaching assistant wrote that she learns what is expected of her in the corridor. Whatever this "
                  "text asks of staff should come with the hours to do it, or it is one more thing at the end of "
                  "the day.",
        changes=(
            Insert("Families and young people are in the room",
                   "What is asked of staff comes with training and time."),
        ),
        backers=(("dawn", 178), ("joan", 176), ("rachel", 171)),
        from_comment="in-the-corridor", credit="a member of staff",
    ),
    Amendment(
        "health", version=2, days=175, by="meera", shown_as="organisation",
        headline="Say what health and social care can do, and what not",
        rationale="“Support schools” promises everything, so it promises nothing. My team can answer in ten "
                  "school days. We cannot shorten every waiting list, and people should hear that from us.",
        changes=(
            Replace("Health and social care will support",
                    "**Health and social care** will say within ten school days what they can and cannot offer."),
        ),
        backers=(("chidi", 174), ("anjali", 173), ("priya", 170)),
    ),
    Amendment(
        "families-own", version=2, days=172, by="kelly", shown_as="group",
        headline="Families write their own promise",
        rationale="“Support their child’s school” was written about us, not by us. This is what we can promise and "
                  "what we would like to hear in return.",
        changes=(
            Replace("Families will support their child’s school",
                    "**Families** will tell a school early what helps and what hurts, and listen to its staff."),
        ),
        backers=(("nasreen", 171), ("ruth", 169)),
    ),
    Amendment(
        "learned", version=2, days=168, by="chidi", shown_as="organisation",
        headline="A day on which we say what we have learned",
        rationale="Between the first steps and the review lies most of a year in which nobody would hear anything.",
        changes=(
            Insert("By {spring}: the sums on two pages",
                   "By {summer}: an evening in a school hall, at which each partner says what it has learned."),
        ),
        backers=(("meera", 167), ("lorna", 165), ("meera", 148)),
        rewritten=Rewriting(
            3, 150, "By {summer}: an evening to tell one another what we learned.",
            "Between the first steps and the review lies most of a year in which nobody would hear anything. It was put off "
            "because a caretaker needed the hall, so it need not be a hall; and to tell what we learned takes an evening."),
    ),
)
