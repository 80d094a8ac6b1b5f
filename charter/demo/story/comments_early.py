"""What people said on drafts 1 and 2, and what each was told."""

from __future__ import annotations

from charter.demo.story.shapes import Answer, Comment

ON_DRAFT_1 = (
    Comment(
        "be-missed", version=1, days=235, by="dami", clause="Every child in Kelderby",
        asked="14 young people, aged 12 to 17, asked over two lunchtimes with something to eat",
        words="When we are off, nobody says anything. You come back after two weeks and it is as if you had been to "
              "the toilet. We want to be missed.",
        answer=Answer("changed", "All seven groups said yes to putting it into the first sentence.", days=198,
                      amendment="missed"),
    ),
    Comment(
        "still-exclude", version=1, days=232, by="peter", clause="A headteacher’s power in law",
        words="Can I still exclude? I have two hundred families whose children are frightened of one corridor. I ask "
              "because I do not want this text read out to me by a solicitor.",
        answer=Answer("not changed", "Yes, you can. The first line of “What this charter does not change” says so, "
                      "and every group has read that line and left it as it is.", days=198),
    ),
    Comment(
        "who-do-i-ring", version=1, days=228, shown_as="a parent or carer", by_telephone=True,
        words="My child has been at home for eleven weeks. I am told it is nobody’s decision. What is a charter to me? "
              "Whom do I ring tomorrow?",
        answer=Answer("not for a charter", "No charter can help by tomorrow, and you should not have to wait for one. "
                      "The convenor has given you three numbers and rings you again in a week.", days=226,
                      who_can_help="The council’s inclusion desk must tell you what education it is arranging. The "
                      "parent carer forum will sit beside you in any meeting. The free advice service for special "
                      "educational needs will tell you what the law says."),
    ),
    Comment(
        "by-when", version=1, days=225, by="joan", clause="The council will respond promptly", quote="promptly",
        words="My board meets five times a year. Promptly by whose watch?",
        answer=Answer("changed", "It is now a named person within five school days, which a board can check.", days=198,
                      amendment="five-days"),
    ),
    Comment(
        "bottom-of-the-list", version=1, days=221, shown_as="a member of staff",
        email="t.wells@post.example", clause="Suspensions and exclusions are published",
        words="We take children other schools have let go. On a public list we would be worst every term, and next "
              "year we would be asked to say yes a little less often.",
        answer=Answer("changed in part", "Figures for each school are now looked at together and not published as a "
                      "list. Figures for the whole area are published, because communities asked to see them.",
                      days=198, amendment="figures"),
    ),
)

ON_DRAFT_2 = (
    Comment(
        "fifth-time", version=2, days=193, shown_as="a parent or carer", email="shabnam.k@post.example",
        clause="Schools will inform parents", quote="at the earliest opportunity",
        words="The first I heard of it was the fifth time. If somebody had rung me after the first I could have told "
              "them what had happened at home that week. Earliest opportunity means when they get round to it.",
        answer=Answer("changed", "The words you quoted are gone. It is now two school days, and the school asks you "
                      "what helps at home. Thank you: it was your sentence that the meeting talked about.", days=150,
                      amendment="two-days"),
    ),
    Comment(
        "in-the-corridor", version=2, days=190, shown_as="a member of staff", email="carys.pugh@post.example",
        clause="We act early",
        words="I am a teaching assistant. I find out what is expected of me in the corridor, on the way to the pupil. "
              "I want to do this well. When do I learn it, and in whose time?",
        answer=Answer("changed", "A sentence has been added: what is asked of staff comes with training and "
                      "time.", days=150, amendment="staff-time"),
    ),
    Comment(
        "read-out-at-me", version=2, days=181, by="kelly", clause="Schools are places where pupils are safe",
        words="I have nothing against teachers being safe. But I know who this will be read out to. A child hiding "
              "under a table kicks when you pull, and next morning it says staff safety on a form.",
        answer=Answer("changed", "Heads and families wrote one more sentence together: distress is a reason to offer "
                      "help. Both stand in the text now.", days=150, amendment="and-staff"),
    ),
    Comment(
        "too-long", version=2, days=174, shown_as="somebody else", email="oldharbour@post.example",
        clause="Inclusion is four things at once.",
        words="I got lost at the second one. Can it be said in one sentence?",
        answer=Answer("not changed", "Families and young people tried one sentence and each time lost the fourth part. "
                      "Each of the four begins with a few words in bold that can be read alone.", days=150),
    ),
)
