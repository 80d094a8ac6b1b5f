"""Passwords, hashed slowly on purpose, one at a time."""

from __future__ import annotations

import threading

from pwdlib import PasswordHash
from pwdlib.exceptions import PwdlibError
from pwdlib.hashers.argon2 import Argon2Hasher

LEAST = 12  # characters: what the National Cyber Security Centre's three random words come to
MOST = 200  # characters: longer ones only make the server work

# argon2id with 19 MiB and two passes (OWASP's floor). Sixty sign-ins at once took 1.6 s so, and 10.6 s with defaults.
_hasher = PasswordHash((Argon2Hasher(time_cost=2, memory_cost=19_456, parallelism=1),))
# One hash at a time in a worker: sixty at once would take a gigabyte.
_turn = threading.Lock()
_nobody: list[str] = []


def hashed(password: str) -> str:
    """What is kept of a password."""
    with _turn:
        return _hasher.hash(password)


def is_right(password: str, kept: str | None) -> bool:
    """Whether this is the password kept; takes as long where none is kept, so that time tells nothing."""
    if len(password) > MOST:
        password = password[:MOST]
    against = kept or _somebody_elses()
    with _turn:
        try:
            return _hasher.verify(password, against) and kept is not None
        except PwdlibError:
            return False


def _somebody_elses() -> str:
    if not _nobody:
        _nobody.append(hashed("nobody has this password"))
    return _nobody[0]
