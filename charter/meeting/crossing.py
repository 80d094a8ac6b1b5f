"""Why accepted suggestions cannot stand together, in words: the engine names the reason, the page says it."""

from __future__ import annotations

from charter.words import _

CROSSING = {
    "crossing words": _("Two of them change the same words of one paragraph."),
    "replaced and deleted": _("One of them changes a paragraph that another takes out."),
    "moved and deleted": _("One of them moves a paragraph that another takes out."),
    "moved to two places": _("Two of them move one paragraph to different places."),
    "moved into itself": _("A paragraph would stand inside itself."),
    "under a deleted clause": _("One of them works on a paragraph under a heading that another takes out."),
    "the clause is gone": _("The paragraph that one of them changes is gone."),
    "its place is gone": _("The place where one of them puts a paragraph is gone."),
    "the key is taken": _("A new paragraph would take the place of another."),
    "would not read back": _("Written out, the words would not be read back as they were meant."),
}


def why_crossing(reason: str) -> str:
    """The engine's reason why suggestions cannot stand together, in a sentence."""
    return CROSSING.get(reason, reason)
