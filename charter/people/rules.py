"""What signing in, inviting and naming a voice allow, given plain facts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from charter.refusal import Refused
from charter.words import _

# Long enough for a slow letter and a walk to the other room, too short for a forgotten screen.
CODE_LASTS = timedelta(minutes=10)
# Ten tries at a million possibilities: one in a hundred thousand for a guesser, plenty for a typist.
MOST_WRONG = 10
# Sixty days outlast the summer holidays, when nobody at a school reads letters.
INVITATION_LASTS = timedelta(days=60)
# What a register knows an organisation by: two numbers of one kind are two organisations.
_NUMBERED = (("urn", "URN"), ("uid", _("number in the register of trusts")), ("charity_number", _("charity number")),
             ("company_number", _("company number")))


def check_code(*, sent_at: datetime, at: datetime, wrong: int, is_spent: bool) -> None:
    """Refuse digits that can no longer be used. Raises Refused."""
    if is_spent:
        raise Refused(_("These six digits have been used already. They work once. Ask for new ones."))
    if wrong >= MOST_WRONG:
        raise Refused(_("Ten wrong tries have ended these six digits. Ask for new ones."))
    if at - sent_at > CODE_LASTS:
        raise Refused(_("These six digits were good for ten minutes, and those are over. Ask for new ones."))


def check_invitation(*, sent_at: datetime, at: datetime, is_used: bool) -> None:
    """Refuse an invitation that is spent or too old. Raises Refused."""
    if is_used:
        raise Refused(_("This invitation has been taken up. Its link works once: from now on you sign in."))
    if at - sent_at > INVITATION_LASTS:
        raise Refused(_("This invitation is more than 60 days old and has ended. The convenor will send a new one."))


def check_again(*, has_address: bool, is_used: bool) -> None:
    """Refuse a second letter that has nowhere to go, or nothing to say. Raises Refused."""
    if is_used:
        raise Refused(_("This invitation has been taken up meanwhile."))
    if not has_address:
        raise Refused(_("This invitation was a printed link and has no address. Invite the person by their address."))


def check_address_is_free(is_taken: bool) -> None:
    """A link without an address must not open somebody else's account. Raises Refused."""
    if is_taken:
        raise Refused(_("Somebody here signs in with this address already. Sign in with it, or give another."))


def check_voice(person_groups: Collection[str], group: str) -> None:
    """Only somebody of the group can be its voice. Raises Refused."""
    if group not in person_groups:
        raise Refused(_("Only somebody who belongs to a group can be its voice or deputy."))


def check_closing(*, is_joined: bool) -> None:
    """One that was joined to another has nothing of its own to close or open. Raises Refused."""
    if is_joined:
        raise Refused(_("This was joined to another organisation of the list. Open or close that one."))


def check_join(numbers: Mapping[str, Any], others: Mapping[str, Any], *, is_one: bool, is_joined: bool, is_open: bool) -> None:
    """Two of the list are one only where no register numbers them apart. Raises Refused."""
    if is_one:
        raise Refused(_("These are one and the same already. Choose another."))
    if is_joined:
        raise Refused(_("This was joined to another organisation already."))
    if not is_open:
        raise Refused(_("The other one is closed. Join the closed one to the open one."))
    both = [called for name, called in _NUMBERED if numbers[name] and others[name] and numbers[name] != others[name]]
    if both:
        raise Refused(_("Each has a {both} of its own, so the register holds them to be two. A school that got a new URN "
                        "is known by the Department’s file of links: import that.", both=both[0]))
