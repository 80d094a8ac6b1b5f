"""What signing means and does not mean: the same words on the page, on paper and in a board's pack. Pure."""

from __future__ import annotations

from charter.words import _


def means(whose: str | None, *, who: str = _("your name, your role")) -> tuple[str, ...]:
    """What it means; `whose` is the organisation somebody signs for, none for a person, `who` what of the signer is told."""
    return (
        _("{whose} will try to keep these words", whose=whose) if whose else _("you stand behind these words"),
        _("{which}{who}{which_2} and the date are on the public list", which=_("its name, ") if whose else "", who=who,
          which_2=_(", on what authority") if whose else ""),
        _("you are told when a next version is settled, and sign that one too, or not"),
    )


def means_not(whose: str | None) -> tuple[str, ...]:
    """What it does not mean."""
    return (
        _("it is no contract and no legal duty, and it changes no power or duty that you have in law"),
        _("you do not sign for anyone else{which}", which=_(", not for a trust and not for another school") if whose else ""),
        _("you do not sign a later version: a signature stays with the text that was signed"),
        _("you are not held to it: withdrawing takes two clicks, needs no reason and leaves no public mark"),
    )
