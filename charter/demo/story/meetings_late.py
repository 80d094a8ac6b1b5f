"""The last words, the round in writing on the whole text, and the meeting that is in session now."""

from __future__ import annotations

from charter.demo.story.proceedings import Beside, Item, Line, Meeting, Round, Settling
from charter.demo.story.shapes import Replace
from charter.demo.story.yes import everybody_but, everybody_yes

THIRD = Meeting(
    "third", version=3, days=123, at="16:30", title="The last open words",
    place="Ground floor hall, Kelderby Library",
    attendance=(("heads", 7), ("governors", 3), ("families", 4), ("young-people", 2), ("community", 3),
                ("services", 2), ("council", 3)),
    items=(
        Item("learned", (everybody_yes(),), "adopted", "Put off last time for want of a hall, and not opposed then "
             "either."),
        Item("look-there-first", (everybody_but(
            Line("governors", "concern", "In a small school, saying what we see must not point at a child."),),),
            "adopted", "Looking is not enough if nobody says what was seen."),
        Item("endeavour", (everybody_yes(),), "adopted", "Its own author asked for it to go."),
        Item("choose", (
            everybody_but(
                Line("heads", "concern", "Willingly, on most mornings. The adult may be teaching, or at home."),
                words=(Replace("Schools will welcome a pupil back",
                               "**Schools** will welcome a pupil back after a suspension with a talk on the first "
                               "morning, with an adult the pupil chooses where that can be done."),),
                asked="The young people’s words, with “where that can be done” added."),
        ), "adopted with changes", "Young people proposed the added words themselves once heads had said what stands "
             "in the way."),
        Item("childcare", (everybody_yes(),), "adopted", "A meeting is open to those who can get to it."),
        Item("board-hours", (everybody_yes(),), "adopted", "It asks for an item, not for an evening."),
        Item("young-own", (everybody_yes(),), "adopted", "Their words, and their condition: an answer."),
    ),
    beside=Beside(
        actions=(("Kelderby Library", "Keep the hall free for every meeting until the text is settled.", 110, ""),
                 ("Governors and trusts", "Bring the item for boards in words that fit on a card.", 100, "board-hours")),
        corrections=(("It was two of the young people who proposed the added words, not their youth worker.",
                      "choose", 4),),
    ),
)

SETTLING = Settling(
    version=4, asked_days=96, days=75,
    lines=(
        (95, Line("young-people", "consent", "Yes. It sounds like us in two places, which is two more than usual.")),
        (92, Line("community", "consent")),
        (90, Line("governors", "consent")),
        (87, Line("families", "consent", "Yes. We will hold the council to its five days first.")),
        (84, Line("services", "concern", "Yes, for what our teams can do. Waiting lists are not made in Kelderby "
                  "alone.")),
        (80, Line("council", "consent")),
        (77, Line("heads", "concern", "Yes to the whole of it. Two school days will be hard in the smallest schools, "
                  "and we will say so in a year.")),
    ),
    in_writing=("services",),
    members=((91, "gary", Line(
        "community", "object", "Without a number, help comes when somebody remembers. I see harm in that for those whom nobody "
        "remembers. I have said it twice, it stands here, and I will help these words work all the same.",
        to_whom="Children for whom nobody speaks.", removed_by="Any number at all."), True),),
)

NOW = Meeting(
    "now", version=5, days=0, at="now", title="What we learned in the first weeks",
    place="Ground floor hall, Kelderby Library", open=True,
    attendance=(("heads", 4), ("governors", 3), ("families", 3), ("young-people", 2), ("community", 2),
                ("services", 2), ("council", 2)),
    items=(
        Item("languages", (everybody_yes(),), "adopted", "Nobody wished to talk about one of them by itself.",
             also=("pupils-at-the-board",)),
        Item("tell-it-once", (Round((
            Line("heads", "consent"),
            Line("families", "consent", "Yes, and the family should hear what is passed on."),
            Line("young-people", "consent"),
            Line("council", "object", "A story that is passed on without asking is passed on to everybody.",
                 to_whom="Children whose story goes further than they wished.",
                 removed_by="Say that it is passed on only as the family and the young person wish."),
        )),)),
        Item("three-days"),
        Item("next-day"),
    ),
    working=True,
    brought=(("dami", "What a good first morning back was like", "Two of us will tell. It takes five minutes."),),
)

