"""Three hundred people behind one address are no attack; somebody who tries code after code is.

Only wrong codes count, and the same wrong one from one network once a day: a hall that mishears types the same mistake,
whoever guesses types another each time. What the square on the screen holds is never counted.
"""

from __future__ import annotations

from limits import parse_many
from limits.limits import RateLimitItem

from charter.web.limits import limiter
from charter.words import _

# From one network: a hall of three hundred in which everybody mistypes in a way of their own. A chance of 1 in 129.
FROM_ONE_NETWORK = parse_many("300 per day")
# From all together, while a room is open: a chance of 1 in 19 for a thousand machines, for the seat of a guest.
FROM_ALL = parse_many("2000 per day")
ONE_CODE = parse_many("1 per day")
TOO_MANY = (_("Many wrong codes were tried today, so typing a code is closed until tomorrow. The square on the room "
              "screen still opens the room on a phone, and members of a group can sign in instead."))


def is_closed(network: str) -> bool:
    """Whether so many wrong codes were tried that typing one is closed, from this network or for all."""
    return not (_all(FROM_ONE_NETWORK, "test", "join", network) and _all(FROM_ALL, "test", "join-all"))


def count_wrong(network: str, code: str) -> None:
    """A wrong code was typed."""
    if _all(ONE_CODE, "hit", "join-code", network, code):
        _all(FROM_ONE_NETWORK, "hit", "join", network)
        _all(FROM_ALL, "hit", "join-all")


def _all(items: list[RateLimitItem], do: str, *names: str) -> bool:
    answers = [getattr(limiter.limiter, do)(item, *names) for item in items]  # each is counted, whatever the first says
    return all(answers)
