"""What signing in, inviting and naming a voice allow, given plain facts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from charter.refusal import Refused

# Long enough for a slow letter and a walk to the other room, too short for a forgotten screen.
CODE_LASTS = timedelta(minutes=10)
# Ten tries at a million possibilities: one in a hundred thousand for a guesser, plenty for a typist.
MOST_WRONG = 10
# Sixty days outlast the summer holidays, when nobody at a school reads letters.
INVITATION_LASTS = timedelta(days=60)


def check_code(*, sent_at: datetime, at: datetime, wrong: int, is_spent: bool) -> None:
    """Refuse digits that can no longer be used. Raises Refused."""
    if is_spent:
        raise Refused("These six digits have been used already. They work once. Ask for new ones.")
    if wrong >= MOST_WRONG:
        raise Refused("Ten wrong tries have ended these six digits. Ask for new ones.")
    if at - sent_at > CODE_LASTS:
        raise Refused("These six digits were good for ten minutes, and those are over. Ask for new ones.")


def check_invitation(*, sent_at: datetime, at: datetime, is_used: bool) -> None:
    """Refuse an invitation that is spent or too old. Raises Refused."""
    if is_used:
        raise Refused("This invitation has been taken up. Its link works once: from now on you sign in.")
    if at - sent_at > INVITATION_LASTS:
        raise Refused("This invitation is more than 60 days old and has ended. The convenor will send a new one.")


def check_again(*, has_address: bool, is_used: bool) -> None:
    """Refuse a second letter that has nowhere to go, or nothing to say. Raises Refused."""
    if is_used:
        raise Refused("This invitation has been taken up meanwhile.")
    if not has_address:
        raise Refused("This invitation was a printed link and has no address. Invite the person by their address.")


def check_address_is_free(is_taken: bool) -> None:
    """A link without an address must not open somebody else's account. Raises Refused."""
    if is_taken:
        raise Refused("Somebody here signs in with this address already. Sign in with it, or give another.")


def check_voice(person_groups: Collection[str], group: str) -> None:
    """Only somebody of the group can be its voice. Raises Refused."""
    if group not in person_groups:
        raise Refused("Only somebody who belongs to a group can be its voice or deputy.")
