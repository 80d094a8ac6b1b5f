"""What helps people to read the Kelderby charter: the same text in other forms, and what words mean there. All invented."""

from __future__ import annotations

from dataclasses import dataclass

# The month names of the calendar that Arabic readers in Britain know, for the dates in the translation.
MONTHS = {"ar": ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
                 "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")}


@dataclass(frozen=True)
class Word:
    """One term of the glossary."""

    term: str
    meaning: str
    source: str = ""
    forms: str = ""


ARABIC_DAYS, EASY_DAYS, SIGNS_DAYS, WORDS_DAYS = 62, 140, 58, 150
TRANSLATOR = "Kelderby Interpreters’ Circle (invented), read again by two parents"
ARABIC_NOTICE = "هذه ترجمة. النص الإنجليزي هو النص الذي يُوقَّع."
EASY_MAKER = "Plain Pictures, a group of adults with learning disabilities (invented)"
SIGNS_MAKER = "Kelderby Deaf Club (invented)"
SIGNS_LINK = "https://film.kelderby.example/charter-in-bsl"

# Short sentences, one thought each, as Easy Read is written.
EASY = (
    ("What this is", ("People in Kelderby want every child to belong in school.", "They wrote down what they will try to do.",
                      "This paper is called a charter.")),
    ("What it says", ("Help comes early.", "Schools are safe for pupils and for staff.",
                      "Families and young people are in the room.", "The council helps a school that asks.")),
    ("What it does not change", ("A headteacher can still send a pupil home.", "The law stays the same.",
                                 "Nobody has to sign.")),
)

WORDS = (
    Word("suspension", "A pupil must stay away from school for a set number of days, and then comes back.",
         "The law calls it that since 2021; people used to say “fixed-term exclusion”.", "suspensions, suspended"),
    Word("schools forum", "A meeting of heads, governors and others that looks at how school money is shared out. Anybody may "
         "come and listen.", "Regulations of 2012 say what it is for."),
    Word("parent carer forum", "A group of families whose children have special needs or disabilities. The council has to listen "
         "to it, and it belongs to no school."),
    Word("school day", "A day on which the pupil’s own school is open for lessons. Training days and holidays do not count.",
         "Said at the second meeting, when a head asked.", "school days"),
    Word("barriers", "Whatever stands in a pupil’s way: stairs, noise, a rule, a bus that comes too late. Never the pupil.",
         forms="barrier"),
)
PLAINER = {"learner": "pupil", "learners": "pupils", "key worker": "named person", "provision map": "list of what helps"}
