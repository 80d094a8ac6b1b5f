"""When each version of the Kelderby charter began, and until when it was, or is, open."""

from __future__ import annotations

from charter.demo.story.shapes import Draft

AREA = "Kelderby"
TITLE = "The Kelderby inclusion charter"
HOST = "Estuary Libraries, which belongs to no partner (invented)"
PAYER = "Every partner by its size, and no partner more than a third (invented)"

DRAFTS = (
    Draft(1, 240),
    Draft(2, 200, 165, 165, 190, "Two governing boards meet only in the week after it would have closed."),
    Draft(3, 152),
    Draft(4, 123),
    Draft(5, 40, -16, -9, 20, "Half the families heard of it late: the newsletter came three weeks after the draft."),
)
