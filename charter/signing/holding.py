"""Why a confirmed signature waits for a person, in words for the desk; none for most. Pure but for its facts."""

from __future__ import annotations

from dataclasses import dataclass

from charter.signing import rules
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
    sharing: int  # organisations of the list with this domain
    in_role: int  # other signatures in force in this role of this organisation, for this version
    same_name: bool  # somebody of this name already signed this version for this organisation


def reason(facts: Facts) -> str | None:
    """The first reason to look at a signature before it is listed."""
    if not rules.is_name(facts.name):
        return "The name does not look like a person’s name."
    if facts.organisation is None:
        return None
    return _standing(facts) or _address(facts) or _crowd(facts)


def _standing(facts: Facts) -> str | None:
    if not facts.on_list:
        return f"“{facts.organisation}” is not on the list of organisations."
    if facts.closed_on:
        return f"{facts.organisation} closed on {day(facts.closed_on)}, the list of organisations says."
    return None


def _address(facts: Facts) -> str | None:
    if not facts.domain:
        return f"No address of its own is known for {facts.organisation}."
    if not rules.belongs(facts.email, facts.domain):
        return f"The address is not one of {facts.organisation}’s own (@{facts.domain})."
    if facts.sharing > 1:
        return f"{facts.sharing} organisations share addresses at @{facts.domain}."
    return None


def _crowd(facts: Facts) -> str | None:
    if facts.same_name:
        return f"{facts.name} has already signed for {facts.organisation}, from another address or in another role."
    if facts.in_role >= rules.MOST_IN_A_ROLE:
        return f"{facts.in_role} people have already signed for {facts.organisation} as {facts.title}."
    return None
