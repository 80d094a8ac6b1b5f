"""What was suggested on draft 3, whose text became version 4."""

from __future__ import annotations

from charter.demo.story.shapes import Amendment, Delete, Insert, Replace

ON_DRAFT_3 = (
    Amendment(
        "choose", version=3, days=149, by="dami", shown_as="organisation",
        headline="Let us choose who is there on the first morning",
        rationale="Young people told us that the talk after a suspension is either the best or the worst part of it, "
                  "and that it depends on who is in the room.",
        changes=(
            Replace("Schools will welcome a pupil back",
                    "**Schools** will welcome a pupil back after a suspension with a talk on the first morning, with "
                    "an adult the pupil chooses."),
        ),
        backers=(("beth", 148), ("kelly", 147), ("grace", 144)),
        from_comment="who-is-there", credit="Kelderby Young Voices",
    ),
    Amendment(
        "childcare", version=3, days=147, by="joe", shown_as="group",
        headline="Pay for travel and childcare",
        rationale="I look after three small children. A meeting at half past four that is open to all is not open "
                  "to me.",
        changes=(
            Replace("Who pays: the council, for the meetings.",
                    "Who pays: the council, with travel and childcare."),
        ),
        backers=(("agnieszka", 146), ("stephen", 143)),
    ),
    Amendment(
        "board-hours", version=3, days=145, by="colin", shown_as="organisation",
        headline="Meetings that are planned already",
        rationale="Governors are volunteers. If this means another evening, boards will put it off; if it means an "
                  "item on an agenda we have, they will do it.",
        changes=(
            Replace("Hours: about 1 a term.", "Hours: about 1 a term, in planned meetings."),
        ),
        backers=(("margaret", 144), ("joan", 141)),
    ),
    Amendment(
        "endeavour", version=3, days=144, by="stephen", shown_as="organisation",
        headline="Take out a sentence that promises nothing",
        rationale="I wrote this one. It asks nobody for anything and cannot be kept or broken.",
        changes=(Delete("All partners will endeavour"),),
        backers=(("ruth", 143), ("margaret", 142), ("priya", 141)),
    ),
    Amendment(
        "look-there-first", version=3, days=142, by="halima", shown_as="organisation",
        headline="Say where we look, and that we say what we see",
        rationale="“Particular attention” can be given in silence. In some communities every family knows "
                  "somebody who was sent home. We ask that it is looked at and said aloud.",
        changes=(
            Replace("Those at risk of exclusion first.",
                    "**Those at risk of exclusion first.** Where some groups lose more school, we look there first "
                    "and say what we see."),
        ),
        backers=(("gary", 141), ("nasreen", 140), ("alison", 139)),
    ),
    Amendment(
        "young-own", version=3, days=141, by="beth", shown_as="group",
        headline="A promise from young people, and one to them",
        rationale="They wrote this on the floor of the library in an afternoon. They are ready to say what school is "
                  "like. What they want in return is an answer.",
        changes=(
            Insert("Families will tell a school early",
                   "**Young people** will say in their own way what school is like, and are told what changed.",
                   ("First step: Young Voices asks in six schools, by {spring}.",
                    "Who pays: the council.",
                    "How we shall know: they get answers.",
                    "Review: {review}.")),
        ),
        backers=(("dami", 141), ("tomasz", 139), ("halima", 139)),
    ),
    Amendment(
        "milestone-twice", version=3, days=140, by="imran", shown_as="person",
        headline="A day in summer to hear how it went",
        rationale="A year is too long to wait before we hear anything.",
        changes=(
            Insert("By {spring}: the sums on two pages",
                   "By {summer}: each school that signed says how it went."),
        ),
        withdrawn=(138, "The evening that Family Help suggested does this, and for everybody."),
    ),
)
