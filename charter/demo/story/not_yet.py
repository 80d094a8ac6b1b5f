"""What nobody has suggested yet, and what a school noted for itself."""

from __future__ import annotations

from charter.demo.story.shapes import Copy, Move, Note, Replace

COPIES = (
    Copy(
        "siobhan", days=3, headline="A quiet place, whoever needs it",
        rationale="My staff asked for this for pupils and for themselves. I would like two other heads to read it "
                  "before I send it.",
        changes=(
            Replace("Schools are places where pupils and staff are safe",
                    "Schools are places where pupils and staff are safe and feel that they belong, and where whoever "
                    "needs a quiet hour finds one. Distress is a reason to offer help."),
        ),
    ),
    Copy(
        "ruth", days=6, with_group=True, headline="Safety stands first",
        rationale="No word is changed. It is what my staff look for first, and I would have them find it first. Tell "
                  "me at the heads’ meeting what you think.",
        changes=(Move("We act early", "Schools are places where pupils and staff are safe"),),
    ),
)
NOTES = (
    Note("siobhan", 4, "three-days",
         "For our governors on Thursday: we keep two days already. I would not stand in the way of three."),
)
