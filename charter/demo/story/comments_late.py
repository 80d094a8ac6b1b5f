"""What people said on drafts 3, 4 and 5; some on draft 5 still wait for an answer."""

from __future__ import annotations

from charter.demo.story.shapes import Answer, Comment

ON_DRAFT_3 = (
    Comment(
        "who-is-there", version=3, days=150, by="dami", clause="Schools will welcome a pupil back",
        quote="a talk on the first morning", asked="9 young people, aged 13 to 16, asked at a youth club",
        words="It depends who it is with. With Miss from the kitchen it was the best talk I ever had in school.",
        answer=Answer("changed", "The talk is now with an adult the pupil chooses, where that can be done.", days=121,
                      amendment="choose"),
    ),
    Comment(
        "half-past-four", version=3, days=148, by="agnieszka", clause="Who pays: the council, for the meetings",
        words="Who stays with my little one while I say what I think about the money?",
        answer=Answer("changed", "The council now pays for families’ travel and childcare.", days=121,
                      amendment="childcare"),
    ),
    Comment(
        "police-named", version=3, days=146, by="rachel", clause="We are families, young people, schools",
        words="Are we in this? Officers who work in schools would like to be named.",
        answer=Answer("not changed", "You are: “services” means health, social care and police. If each is named, the "
                      "next one is left out, so the meeting kept the short word.", days=121),
    ),
    Comment(
        "will-we-be-named", version=3, days=139, shown_as="a governor", email="n.gilchrist@post.example",
        clause="Signing is free and can be undone",
        words="If my board takes until summer to decide, will the school be on some list of those who have not?",
        answer=Answer("not changed", "There is no such list. Nothing here shows who has not signed, and your board "
                      "can take all the time it needs.", days=121),
    ),
)

ON_VERSION_4 = (
    Comment(
        "that-word", version=4, days=110, by="agnieszka", clause="Schools will welcome a pupil back",
        quote="suspension",
        words="I could read all of it in my break. My mother asked what a suspension is, and I could not tell her.",
        answer=Answer("not changed", "It is the law’s word, and it is on the letter that families get. It means being "
                      "sent home for a fixed number of days.", days=100),
    ),
    Comment(
        "snow", version=4, days=108, by="imran", clause="Schools will tell a family within two school days",
        words="Who counts the two days when we are closed for snow?",
        answer=Answer("not changed", "A day on which the school is closed is not a school day, so they do not count.",
                      days=100),
    ),
)

ON_DRAFT_5 = (
    Comment(
        "again-and-again", version=5, days=31, by="dami", clause="First step: three schools try it",
        asked="11 young people, aged 12 to 18, asked one by one by somebody they knew",
        words="You tell it to the head of year and then to the tutor and then to the one in the room. Each time you "
              "are back in it. Could they not tell each other?",
    ),
    Comment(
        "thursdays", version=5, days=27, shown_as="a member of staff", email="mo.lister@post.example",
        clause="Schools will tell a family within two school days", quote="within two school days",
        words="I am the person families ring, and I am not in on Thursdays. If something happens on Wednesday "
              "afternoon, two days are gone before I know.",
    ),
    Comment(
        "from-work", version=5, days=20, shown_as="a parent or carer", email="packing.nights@post.example",
        clause="First step: one telephone number", quote="one telephone number",
        words="I pack boxes and my telephone is in a locker until ten at night. Could I write instead of ring?",
    ),
    Comment(
        "whose-list", version=5, days=15, by="lorna", clause="First step: The Anchor Room keeps a list",
        words="Four schools have asked us for the list and no parent has. Should the text say that it is for families "
              "as well?",
        answer=Answer("not changed", "It does not say for whom, so it is for everybody. The forum now sends it to "
                      "families; if that is not enough, suggest words.", days=12),
    ),
    Comment(
        "upstairs", version=5, days=9, shown_as="a parent or carer", email="dee.and.sam@post.example",
        words="The last meeting was upstairs and the lift was not working, so I went home again.",
        answer=Answer("not for a charter", "We are sorry. That is ours to put right and no charter’s. Meetings are on "
                      "the ground floor from now on, and the convenor tries the door herself the day before.", days=8),
    ),
    Comment(
        "half-days", version=5, days=1, shown_as="a parent or carer", email="l.hobday@post.example",
        clause="We act early", moderated=False,
        words="Our son Jayden has been on half days for weeks and nobody wrote down until when. Is that early help?",
    ),
)
