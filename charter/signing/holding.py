"""Why a confirmed signature waits for a person, in words for the desk; none for most. Pure but for its facts."""

from __future__ import annotations

from dataclasses import dataclass

from charter.signing import addresses, reasons, rules
from charter.web.filters import day
from charter.words import english


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
        return english(reasons.NO_NAME)
    if facts.organisation is None:
        return _mailbox(facts)
    return _standing(facts) or _address(facts) or _crowd(facts) or _mailbox(facts)


def _standing(facts: Facts) -> str | None:
    if not facts.on_list:
        if facts.number:
            return reasons.NOT_LISTED_NUMBERED.format(organisation=facts.organisation, number=facts.number)
        return reasons.NOT_LISTED.format(organisation=facts.organisation)
    if facts.closed_on:
        said = reasons.CLOSED_NOW if facts.now else reasons.CLOSED
        return said.format(organisation=facts.organisation, day=day(facts.closed_on), now=facts.now)
    return None


def _address(facts: Facts) -> str | None:
    others = [each for each in facts.owners if each != facts.organisation]
    if not facts.domain:
        if len(facts.owners) == 1 and others:
            return reasons.NO_ADDRESS_WHOSE.format(organisation=facts.organisation, other=others[0])
        return reasons.NO_ADDRESS.format(organisation=facts.organisation)
    if addresses.is_anybodys(facts.domain):
        return reasons.ANYBODYS.format(domain=facts.domain, organisation=facts.organisation)
    if not addresses.belongs(facts.email, facts.domain):
        if addresses.looks_like(facts.email, facts.domain):
            return reasons.LOOKS_LIKE.format(organisation=facts.organisation, domain=facts.domain,
                                             given=addresses.domain_of(facts.email))
        return reasons.NOT_ITS_OWN.format(organisation=facts.organisation, domain=facts.domain)
    if len(facts.owners) > 1:
        return reasons.SHARED.format(n=len(facts.owners), domain=facts.domain)
    if others:
        return reasons.BELOW.format(other=others[0], domain=facts.domain)
    return None


def _crowd(facts: Facts) -> str | None:
    if facts.same_name:
        return reasons.SAME_NAME.format(name=facts.name, organisation=facts.organisation)
    if facts.in_role >= rules.MOST_IN_A_ROLE:
        return reasons.MANY_IN_ROLE.format(n=facts.in_role, organisation=facts.organisation, title=facts.title)
    return None


def _mailbox(facts: Facts) -> str | None:
    if facts.from_mailbox >= rules.MOST_FROM_A_MAILBOX:
        return reasons.MANY_FROM_MAILBOX.format(n=facts.from_mailbox)
    return None
