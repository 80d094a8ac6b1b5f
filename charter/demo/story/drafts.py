"""When each version of the Kelderby charter began, and until when it was, or is, open."""

from __future__ import annotations

from charter.demo.story.shapes import Draft

AREA = "Kelderby"
TITLE = "The Kelderby inclusion charter"
INVENTED = "Kelderby is an invented place. Its schools, people and charter were made up for this demonstration."

# Each was open for at least 28 days; draft 5 is open still, for comments a week longer than for words.
DRAFTS = (
    Draft(1, 240, 205, 210, "Starter words from a working group of heads, parents and officers"),
    Draft(2, 200, 165, 167, "After meeting 1: who promises, and who goes first"),
    Draft(3, 152, 124, 124, "After meeting 2: two words, two days and time for staff"),
    Draft(4, 123, 90, 95, "After meeting 3: the last open words"),
    Draft(5, 40, -16, -9, "A new draft, begun from version 4, for what the first weeks have taught"),
)
