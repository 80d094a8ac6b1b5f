"""What a clause is for: guessed from the words of the heading it stands under, and corrected by the convenor."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from charter.text.tree import Placed
from charter.words import _

# kind -> how the convenor's page names it
KINDS = {
    "vision": _("Vision"),
    "why": _("Why: a dated fact"),
    "question": _("Questions"),
    "definition": _("Definition"),
    "principle": _("Principles"),
    "commitment": _("Commitments"),
    "milestone": _("Milestones"),
    "unchanged": _("What this charter does not change"),
}
# In this order: "What this charter does not change" must not be taken for "What we mean".
_GUESSES = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("unchanged", r"\b(?:does|do|will|can)(?: not|n[’']t|not) change|\bwhat this (?:charter )?is not|stays? as it is"),
        ("milestone", r"\bmilestone|\bgoals? along the way|\balong the way\b"),
        ("commitment", r"\bcommit|\bpromis|\bpledge|\bwhat (?:each|we|every|all)\b.*\b(?:will )?do\b"),
        ("definition", r"\bmean\b|\bdefinition|\bdefine"),
        ("principle", r"\bprinciple|\bwork together|\bvalues\b|\bwe believe|\bhold to\b"),
        ("vision", r"\bvision\b|\baspir|\bambition"),
        ("why", r"^why\b|\bevidence\b|\bexclusion costs"),
        ("question", r"\bquestions?\b"),
    )
)
# The facts of a commitment: how each begins in the text, and its name on the page.
FACTS = (_("First step"), _("Hours"), _("Who pays"), _("How we shall know"), _("Review"))
_FACT = re.compile(rf"\W*({'|'.join(FACTS)})\W*?:\W*?(?=\s|$)", re.IGNORECASE)


def guess(heading: str) -> str | None:
    """The kind a heading's words suggest, if any."""
    return next((kind for kind, pattern in _GUESSES if pattern.search(heading)), None)


def tops(tree: Sequence[Placed]) -> tuple[Placed, ...]:
    """The headings of the first rank below the title: those whose kind can be corrected."""
    named = title(tree)
    above = None if named is None else named.key
    return tuple(p for p in tree if p.form == "heading" and p.parent == above and p is not named)


def title(tree: Sequence[Placed]) -> Placed | None:
    """The heading that names the whole text: the one heading above everything, which has no number."""
    return next((p for p in tree if p.form == "heading" and p.parent is None and not p.number), None)


def kinds(tree: Sequence[Placed], chosen: Mapping[str, str | None]) -> dict[str, str | None]:
    """The kind of each clause by key; `chosen` says, by a heading's key, what a person or an earlier version chose."""
    named = title(tree)
    found: dict[str, str | None] = {}
    forms = {p.key: p.form for p in tree}
    listed = {p.parent for p in tree if p.form == "item"}
    had: set[str | None] = set()
    for p in tree:
        above = found.get(p.parent) if p.parent and (named is None or p.parent != named.key) else None
        if p.form == "heading":
            found[p.key] = chosen[p.key] if p.key in chosen else (None if p is named else guess(p.words) or above)
        else:
            found[p.key] = _within(p, above, forms.get(p.parent or ""), listed, had)
        had.add(p.parent)
    return found


def _within(p: Placed, section: str | None, above: str | None, listed: set[str | None], had: set[str | None]) -> str | None:
    if above != "heading":
        return None  # an item's own items are its facts, told with it
    if section == "vision" and p.parent in had:
        return None  # the first sentence is the vision; what follows explains it
    if section in ("commitment", "milestone") and p.form != "item" and p.parent in listed:
        return None  # a sentence that leads up to the list
    return section


def fact(words: str) -> tuple[str, int] | None:
    """The name of the fact these words tell of a commitment, and how many characters its name takes; or nothing."""
    match = _FACT.match(words)
    return (match[1].capitalize(), match.end()) if match else None
