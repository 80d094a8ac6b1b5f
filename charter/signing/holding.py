"""Why a confirmed signature waits for a person, in words for the desk; none for most. Pure but for its facts."""

from __future__ import annotations

from dataclasses import dataclass

from charter.signing import addresses, rules
from charter.web.filters import day


@dataclass(frozen=True)
class Facts:
    """What is known of a signature when it is confirmed."""

    name: str
    title: str
    email: str
    organisation: str | None  # as the list names it, or as typed
    on_list: bool
    domain: str | None
    closed_on: str | None
    owners: tuple[str, ...]  # the organisations of the list whose own the address is, by the domain nearest to it
    in_role: int  # other signatures in force in this role of this organisation, for this version
    same_name: bool  # somebody of this name already signed this version for this organisation
    from_mailbox: int = 0  # others by other names from this very mailbox, for this version
    now: str | None = None  # what a closed one has become
    number: str | None = None  # the number it gave, where it is not on the list


def reason(facts: Facts) -> str | None:
    """The first reason to look at a signature before it is listed."""
    if not rules.is_name(facts.name) or rules.is_no_person(facts.name, facts.title, facts.organisation):
        return "The name does not look like a person’s name."
    if facts.organisation is None:
        return _mailbox(facts)
    return _standing(facts) or _address(facts) or _crowd(facts) or _mailbox(facts)


def _standing(facts: Facts) -> str | None:
    if not facts.on_list:
        gave = f" It gave a number: {facts.number}." if facts.number else ""
        return f"“{facts.organisation}” is not on the list of organisations.{gave}"
    if facts.closed_on:
        now = f" It is {facts.now} now." if facts.now else ""
        return f"{facts.organisation} closed on {day(facts.closed_on)}, the list of organisations says.{now}"
    return None


def _address(facts: Facts) -> str | None:
    others = [each for each in facts.owners if each != facts.organisation]
    if not facts.domain:
        whose = f" The address is one of {others[0]}’s." if len(facts.owners) == 1 and others else ""
        return f"No address of its own is known for {facts.organisation}.{whose}"
    if addresses.is_anybodys(facts.domain):
        return f"The list gives @{facts.domain} for {facts.organisation}, where anybody can have an address."
    if not addresses.belongs(facts.email, facts.domain):
        if addresses.looks_like(facts.email, facts.domain):
            return (f"The address looks like one of {facts.organisation}’s own (@{facts.domain}), and is not: "
                    f"@{addresses.domain_of(facts.email)}.")
        return f"The address is not one of {facts.organisation}’s own (@{facts.domain})."
    if len(facts.owners) > 1:
        return f"{len(facts.owners)} organisations share addresses at @{facts.domain}."
    if others:
        return f"The address is one of {others[0]}’s own, below @{facts.domain}."
    return None


def _crowd(facts: Facts) -> str | None:
    if facts.same_name:
        return f"{facts.name} has already signed for {facts.organisation}, from another address or in another role."
    if facts.in_role >= rules.MOST_IN_A_ROLE:
        return f"{facts.in_role} people have already signed for {facts.organisation} as {facts.title}."
    return None


def _mailbox(facts: Facts) -> str | None:
    if facts.from_mailbox >= rules.MOST_FROM_A_MAILBOX:
        return f"{facts.from_mailbox} others have already signed from this mailbox."
    return None
