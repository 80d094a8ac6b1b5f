"""How a visitor without an account is shown, who gives no name unless they choose to."""

from __future__ import annotations

from charter.words import _, capital

# value, the words beside the comment, the group it is told under (nobody checks it, and nothing is counted by it)
KINDS = (
    ("parent", _("a parent or carer"), "families"),
    ("young", _("a child or young person"), "young-people"),
    ("staff", _("a member of staff"), None),
    ("governor", _("a governor or trustee"), "governors"),
    ("community", _("somebody from a community organisation"), "community"),
    ("service", _("somebody from a service"), "services"),
    ("else", _("somebody else"), None),
)


def choices() -> list[tuple[str, str]]:
    """What a visitor may choose from, in the very words that will stand there."""
    return [(value, capital(words)) for value, words, _ in KINDS]


def words(value: str, name: str = "") -> str:
    """“a parent or carer”, or “Sam Lee, a parent or carer” for somebody who chose to give a name."""
    kind = next((words for known, words, _ in KINDS if known == value), _("somebody else"))
    return f"{name}, {kind}" if name else kind


def group(value: str, known: set[str]) -> str | None:
    """The group it is told under, where the site has that group."""
    slug = next((slug for kind, _, slug in KINDS if kind == value), None)
    return slug if slug in known else None
