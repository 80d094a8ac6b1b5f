"""Meetings 1 and 2: who promises, and how two words from the heads and a sentence from families came together."""

from __future__ import annotations

from charter.demo.story.proceedings import Beside, Item, Line, Meeting
from charter.demo.story.shapes import Replace
from charter.demo.story.yes import everybody_but, everybody_yes

FIRST = Meeting(
    "first", version=1, days=200, at="16:30", title="Who promises, and who goes first",
    place="Ground floor hall, Kelderby Library",
    attendance=(("heads", 6), ("governors", 3), ("families", 4), ("young-people", 2), ("community", 3),
                ("services", 2), ("council", 2)),
    items=(
        Item("missed", (everybody_yes(),), "adopted",
             "Young people said it in one word and nobody wanted another."),
        Item("everybody", (everybody_yes(),), "adopted", "Those who are asked to promise are named as promising."),
        Item("figures", (
            everybody_but(
                Line("community", "concern", "Families in our communities see the pattern before anybody publishes "
                     "it. The figures for the whole area must say which children."),
                words=(Replace("Suspensions and exclusions are published",
                               "Figures on suspension and exclusion are published for the whole area; each school’s "
                               "we look at together, to learn."),),
                asked="The heads’ words, with figures for the whole area published."),
        ), "adopted with changes", "The whole area in public, each school round one table: both groups can stand "
             "behind that."),
        Item("council-first", (everybody_yes(),), "adopted", "Whoever asks goes first. The council’s officers backed "
             "it too."),
        Item("five-days", (everybody_but(
            Line("council", "concern", "Five school days is what we can do with the officers we have. If one post is "
                 "lost we will come back and say so."),), ), "adopted", "A board can put it in a minute and check it."),
        Item("community", (everybody_yes(),), "adopted", "A promise freely offered, in the words of those who make "
             "it."),
    ),
    circle=True,
    beside=Beside(
        statement="Children lost school days while we argued about who was to blame for it. We have each seen it from where we "
                  "stood, and need not see it alike to begin again. From today we speak with one another before we speak about "
                  "one another.",
        statement_days=1,
        approvals=(("families", 2), ("heads", 3), ("young-people", 4), ("council", 5), ("governors", 6), ("community", 6),
                   ("services", 8)),
    ),
)

SECOND = Meeting(
    "second", version=2, days=152, at="17:00", title="Two words, two days and time for staff",
    place="Dining hall, Quernstone Primary School",
    attendance=(("heads", 7), ("governors", 4), ("families", 5), ("young-people", 2), ("community", 3),
                ("services", 3), ("council", 2)),
    items=(
        Item("and-staff", (
            everybody_but(
                Line("families", "object", "Harm to children who are frightened. “Staff safety” will be read out "
                     "whenever a child in distress has lashed out, and the talk will end there. It would be removed "
                     "by saying, in the same clause, what distress is a reason for."),
                Line("young-people", "concern", "We like our teachers. We are afraid of being called dangerous."),
                Line("community", "aside", "We would like heads and families to find it between them.")),
            everybody_but(
                Line("families", "consent", "Both sentences or neither. With both we can live, and we will help it "
                     "work."),
                words=(Replace("Schools are places where pupils are safe",
                               "Schools are places where pupils and staff are safe and feel that they belong. "
                               "Distress is a reason to offer help."),),
                asked="“Pupils and staff”, with the sentence that heads and families wrote together: distress is a "
                      "reason to offer help."),
        ), "adopted with changes", "Families objected in the first round and said what would remove it. Ruth Calloway "
             "and Kelly Marsden wrote the second sentence in the break; nobody objected to both together."),
        Item("staff-time", (everybody_but(
            Line("council", "concern", "We support it. The training money is settled only until next summer."),),),
            "adopted", "A promise that staff have no hours for is not one."),
        Item("two-days", (everybody_but(
            Line("heads", "concern", "It is right. In the smallest schools it will be hard, and we will say so when "
                 "it is."),),), "adopted", "It began with one parent’s remark and it can be kept."),
        Item("three-things", (
            everybody_but(
                Line("heads", "object", "It binds a decision that the law gives to the head, who must look at each "
                     "case on its own facts. A charter cannot do that, and staff would be told to wait while "
                     "somebody counts to three. Promising help early, with no condition on the decision, would do."),
                Line("community", "consent", "Three is not much to ask. We will watch whether early help comes, and "
                     "bring it back if it does not."),
                Line("governors", "concern", "We review these decisions and must not have made a rule about them."),
                Line("services", "aside")),
        ), "not adopted", "A rule about what must come before an exclusion would tie a head’s power in law, which this "
             "charter does not change. What lies behind it, that help comes early, stands in “We act early” and is "
             "now promised with days and names."),
        Item("health", (everybody_yes(),), "adopted", "An honest answer in ten school days is worth more than "
             "support."),
        Item("families-own", (everybody_yes(),), "adopted", "Families speak for themselves in it."),
        Item("learned", (), "deferred", "The caretaker needed the hall. It is first on the next agenda."),
    ),
    beside=Beside(
        interests=(("governors", "One of us chairs the trust that would give the training.", "staff-time"),),
        actions=(("Council", "Write to every school until when the training money is settled.", 138, "staff-time"),),
    ),
)
