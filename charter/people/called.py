"""What people call the groups in their own lists, and what they nearly call them; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rapidfuzz.distance import OSA

from charter.web.folding import fold

CALLED = {
    "head": "heads", "headteacher": "heads", "headteachers": "heads", "governor": "governors", "trusts": "governors",
    "governors and trustees": "governors", "trustees": "governors", "trust": "governors", "family": "families",
    "parents": "families", "parent": "families", "parents and carers": "families", "carers": "families",
    "young person": "young-people", "youth": "young-people", "community organisation": "community",
    "voluntary sector": "community", "service": "services", "health": "services", "local authority": "council",
}
# An organisation named here for the first time can only be of these kinds; schools and trusts come from the register.
KIND_OF = {"community": "community", "services": "service", "council": "council"}
# A slip of the finger: one letter wrong in a short word, two letters in a longer one; letters swapped are one.
SHORT = 5


def doubtful(rest: Sequence[str], names: Mapping[str, str], *, by_title: bool) -> str:
    """The part of a line that stands where its group belongs and names none, or nothing.

    `rest` is what is left behind name and title. Where only the title names a group, the last of several parts was
    meant to be it; anywhere, what is nearly a group's name was.
    """
    near = (part for part in rest if fold(part) not in names and any(_slips(fold(part), name) for name in names))
    return next(near, rest[-1] if by_title and len(rest) > 1 else "")


def _slips(typed: str, name: str) -> bool:
    most = 1 if len(name) <= SHORT else 2
    return OSA.distance(typed, name, score_cutoff=most) <= most
