"""What was suggested on draft 1: who promises, what the figures are for, and the council's promises first."""

from __future__ import annotations

from charter.demo.story.shapes import Amendment, Insert, Move, Replace

ON_DRAFT_1 = (
    Amendment(
        "everybody", version=1, days=233, by="kelly", shown_as="group",
        headline="Name everybody who makes these promises",
        rationale="Families and young people are asked to keep this charter and are not named as making it. "
                  "Community organisations are missing too. And if nobody stands above anybody, let it say so.",
        changes=(
            Replace("We are schools, services and the council.",
                    "We are families, young people, schools, services, community organisations and the council. "
                    "We promise this freely, as equals."),
        ),
        backers=(("dami", 231), ("halima", 230), ("meera", 226)),
    ),
    Amendment(
        "missed", version=1, days=229, by="dami", shown_as="organisation",
        headline="Somebody should notice when we are not there",
        rationale="Young Voices put it better than I can: when they are away, and it feels as if nobody has seen, "
                  "coming back is harder each day. They want to be missed. It costs nothing and it is the heart of it.",
        changes=(
            Replace("Every child in Kelderby has a school",
                    "Every child in Kelderby has a school where they are known, learn well, and are missed when they "
                    "are not there."),
        ),
        backers=(("kelly", 228), ("siobhan", 224), ("beth", 223)),
        from_comment="be-missed", credit="Kelderby Young Voices",
    ),
    Amendment(
        "figures", version=1, days=226, by="siobhan", shown_as="organisation",
        headline="Look at figures together, to learn from them",
        rationale="A list of schools by number of exclusions will be read as a league table, and the school that "
                  "takes in pupils who had to leave another will stand at its foot. We will bring our figures to "
                  "a table where colleagues ask how they can help.",
        changes=(
            Replace("Suspensions and exclusions are published",
                    "Figures on suspension and exclusion are looked at together, to learn."),
        ),
        backers=(("peter", 225), ("grace", 225), ("victoria", 219)),
    ),
    Amendment(
        "five-days", version=1, days=222, by="margaret", shown_as="organisation",
        headline="Say who will come, and by when",
        rationale="My board cannot put “promptly” in a minute. A named person and a number of days can be checked by "
                  "anybody, and would tell us more about this charter than all the rest of it.",
        changes=(
            Replace("The council will respond promptly",
                    "**The council** will send a named person within five school days when a school asks for help."),
        ),
        backers=(("ruth", 221), ("dawn", 220), ("colin", 220), ("stephen", 215)),
    ),
    Amendment(
        "community", version=1, days=219, by="lorna", shown_as="organisation",
        headline="A promise from community organisations",
        rationale="Many children are at their best on a pitch, at a stove or in a choir, and the adults there know "
                  "them. We would like to make a promise of our own.",
        changes=(
            Insert("Health and social care will support",
                   "**Community organisations** will offer places where a pupil is good at something, and adults who "
                   "stay.",
                   ("First step: The Anchor Room keeps a list, from {first}.",
                    "Who pays: a small council grant.",
                    "How we shall know: pupils go back.",
                    "Review: {review}.")),
        ),
        backers=(("gary", 218), ("halima", 216)),
    ),
    Amendment(
        "council-first", version=1, days=217, by="ruth", shown_as="organisation",
        headline="The council’s promises come first",
        rationale="As drafted, schools are asked for two things before the council offers one. Whoever asks others to "
                  "promise should go first. No word of anybody’s promise is changed by it.",
        changes=(
            Replace("Each promise is freely made",
                    "The council’s promises come first, because it asks others for theirs. Each is freely made."),
            Move("The council will", after="Each promise is freely made"),
            Move("Money for inclusion", after="The council will"),
        ),
        backers=(("siobhan", 217), ("colin", 216), ("alison", 215)),
    ),
)
