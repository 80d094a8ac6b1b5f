"""What is open now, on draft 5, which began from the settled version 4."""

from __future__ import annotations

from charter.demo.story.shapes import Amendment, Replace

ON_DRAFT_5 = (
    Amendment(
        "languages", version=5, days=29, by="halima", shown_as="organisation",
        headline="Say which languages help comes in",
        rationale="A number to ring is no use to a mother who cannot ask her question on the telephone. Most schools "
                  "have somebody; hardly anybody knows.",
        changes=(
            Replace("First step: each school names one person",
                    "First step: each school names one person to ring, and says in which languages, by {first}."),
        ),
        backers=(("nasreen", 28), ("agnieszka", 27), ("siobhan", 25)),
    ),
    Amendment(
        "tell-it-once", version=5, days=26, by="dami", shown_as="organisation",
        headline="Tell it once",
        rationale="Eleven young people, one after another, said that the worst part of coming back was telling the "
                  "story again to each new adult.",
        changes=(
            Replace("First step: three schools try it",
                    "First step: three schools try it so that nobody has to tell their story twice, by {spring}."),
        ),
        backers=(("beth", 26), ("kelly", 24), ("grace", 22), ("chidi", 21)),
        from_comment="again-and-again", credit="Kelderby Young Voices",
    ),
    Amendment(
        "three-days", version=5, days=24, by="dawn", shown_as="organisation",
        headline="Three school days, so that small schools can keep it",
        rationale="In a school of ninety, the person families ring teaches four days of five. I would rather promise "
                  "three days and keep it than promise two and not.",
        changes=(
            Replace("Schools will tell a family within two school days",
                    "**Schools** will tell a family within three school days when they begin to worry, and ask what "
                    "helps at home."),
        ),
        backers=(("tomasz", 23), ("joan", 20)),
    ),
    Amendment(
        "next-day", version=5, days=19, by="agnieszka", shown_as="group", alternative_to="three-days",
        headline="The next school day, by message if need be",
        rationale="It need not be a meeting. A message that says “ring me when you can” is enough, and I can answer it "
                  "when I finish work at six in the morning.",
        changes=(
            Replace("Schools will tell a family within two school days",
                    "**Schools** will tell a family by the end of the next school day when they begin to worry, by "
                    "message if need be, and ask what helps at home."),
        ),
        backers=(("joe", 18), ("nasreen", 17)),
    ),
    Amendment(
        "pupils-at-the-board", version=5, days=16, by="colin", shown_as="person",
        headline="Once a year, pupils at the table",
        rationale="Our board talked for an hour about pupils who were not there. Then two of them came, and we learned "
                  "more in ten minutes.",
        changes=(
            Replace("Hours: about 1 a term, in planned meetings",
                    "Hours: about 1 a term, in planned meetings, once a year with pupils at the table."),
        ),
        backers=(("margaret", 14), ("dami", 13)),
    ),
    Amendment(
        "sums-sooner", version=5, days=5, by="stephen", shown_as="organisation",
        headline="This year’s sums a term sooner",
        rationale="The figures are ready earlier than we thought. There is no reason to keep them to ourselves.",
        changes=(
            Replace("First step: this year’s sums",
                    "First step: this year’s sums on two pages, by {first}."),
            Replace("By {spring}: the sums on two pages",
                    "By {first}: the sums on two pages are out; by {spring} the schools forum has read them."),
        ),
        backers=(("agnieszka", 0),),
    ),
)
