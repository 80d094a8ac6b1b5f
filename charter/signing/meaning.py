"""What signing means and does not mean: the same words on the page, on paper and in a board's pack. Pure."""

from __future__ import annotations

from charter.words import _


def means(whose: str | None, *, who: str = _("your name, your role")) -> tuple[str, ...]:
    """What it means; `whose` is the organisation somebody signs for, none for a person, `who` what of the signer is told."""
    return (
        _("{whose} will try to keep these words", whose=whose) if whose else _("you stand behind these words"),
        (_("its name, {who}, on what authority and the date are on the public list", who=who) if whose else
         _("{who} and the date are on the public list", who=who)),
        _("you are told when a next version is settled, and sign that one too, or not"),
    )


def means_not(whose: str | None) -> tuple[str, ...]:
    """What it does not mean."""
    return (
        _("it is no contract and no legal duty, and it changes no power or duty that you have in law"),
        (_("you do not sign for anyone else, not for a trust and not for another school") if whose else
         _("you do not sign for anyone else")),
        _("you do not sign a later version: a signature stays with the text that was signed"),
        _("you are not held to it: withdrawing takes two clicks, needs no reason and leaves no public mark"),
    )
