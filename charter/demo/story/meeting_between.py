"""Meeting 4, a fortnight ago: nothing was decided, its minutes are a draft, and words that draw a line wait."""

from __future__ import annotations

from charter.demo.story.proceedings import Beside, Item, Meeting

BETWEEN = Meeting(
    "between", version=5, days=16, at="16:30", title="Two months on, before any new words",
    place="Ground floor hall, Kelderby Library", papers_days=9, approved=False, working=True,
    attendance=(("heads", 5), ("governors", 2), ("families", 6), ("young-people", 2), ("community", 1),
                ("services", 2), ("council", 2)),
    talks=("What the first weeks asked of us", "Getting there: buses before nine in the morning"),
    items=(
        Item("languages", (), "deferred", "Halima Warsame could not come that evening, and nobody wished to decide on her "
             "words without her."),
    ),
    beside=Beside(
        interests=(("services", "Our health trust would be paid if it gave the training that was talked about.", ""),),
        actions=(
            ("Council", "Ask the bus company whether a pupil’s morning pass can hold all day, and bring its answer.", -12, ""),
            ("Heads", "Say by school whom a family can ring, as far as it is known already.", -20, "languages"),
        ),
        statement="In the week in which this charter was opened for signature a letter about fines for absence went to "
                  "families, and many read it as the charter’s first act. It was not. Those who sent it would choose "
                  "another week today; those whom it hurt have said so in this room, and were heard. We go on.",
        statement_days=2,
        approvals=(("council", 3), ("young-people", 4), ("heads", 5), ("services", 8), ("governors", 11)),
    ),
)
