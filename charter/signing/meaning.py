"""What signing means and does not mean: the same words on the page, on paper and in a board's pack. Pure."""

from __future__ import annotations


def means(whose: str | None, *, who: str = "your name, your role") -> tuple[str, ...]:
    """What it means; `whose` is the organisation somebody signs for, none for a person, `who` what of the signer is told."""
    return (
        f"{whose} will try to keep these words" if whose else "you stand behind these words",
        f"{'its name, ' if whose else ''}{who}{', on what authority' if whose else ''} and the date are on the public list",
        "you are told when a next version is settled, and sign that one too, or not",
    )


def means_not(whose: str | None) -> tuple[str, ...]:
    """What it does not mean."""
    return (
        "it is no contract and no legal duty, and it changes no power or duty that you have in law",
        f"you do not sign for anyone else{', not for a trust and not for another school' if whose else ''}",
        "you do not sign a later version: a signature stays with the text that was signed",
        "you are not held to it: withdrawing takes two clicks, needs no reason and leaves no public mark",
    )
