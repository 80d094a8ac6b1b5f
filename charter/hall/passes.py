"""What a browser holds that has joined a room: a signed mark of the meeting, good for a day, that names nobody.

Polling is answered on its signature alone; no session and no person is looked up for it.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from itsdangerous import BadData, URLSafeSerializer

SCREEN, PHONE = "screen", "phone"
# The cookie's name for each kind, and the end of the only addresses that it is sent to: no public page ever sees it.
COOKIES = {SCREEN: ("room-screen", "screen"), PHONE: ("room-joined", "join")}
# An evening and the morning after it.
LASTS_SECONDS = 24 * 60 * 60
# Passes whose signature has been checked: a hall of three hundred phones and some screens.
REMEMBERED = 1024


@dataclass(frozen=True)
class Pass:
    """One browser's pass: which meeting, by which code, a screen or a phone, its own mark, until when."""

    meeting: int
    code: str
    kind: str
    who: str
    until: float


class Passes:
    """Signs passes and reads them back."""

    def __init__(self, secret: str) -> None:
        self._key = secret.encode()
        self._signer = URLSafeSerializer(secret, salt="charter.hall")
        self.read = lru_cache(maxsize=REMEMBERED)(self._read)

    def issue(self, meeting: int, code: str, kind: str, *, at: datetime, person_id: str | None = None) -> str:
        """A new pass as its cookie holds it. A member's mark is the same on each of their phones, and tells nobody who."""
        who = self._mark(person_id) if person_id else secrets.token_hex(8)
        return str(self._signer.dumps([meeting, code, kind, who, at.timestamp() + LASTS_SECONDS]))

    def _mark(self, person_id: str) -> str:
        return hmac.new(self._key, f"hall:{person_id}".encode(), hashlib.sha256).hexdigest()[:24]

    def _read(self, cookie: str) -> Pass | None:
        try:
            held = self._signer.loads(cookie)
            return Pass(int(held[0]), str(held[1]), str(held[2]), str(held[3]), float(held[4]))
        except (BadData, ValueError, TypeError, IndexError, KeyError):
            return None


def is_good(held: Pass | None, meeting: int, kind: str, code: str, now: float) -> bool:
    """Whether this pass opens this meeting's room now; a new code ends the passes given for the old one."""
    return held is not None and (held.meeting, held.kind, held.code) == (meeting, kind, code) and held.until > now


def set_on(response: Any, cookie: str, meeting: int, kind: str, *, secure: bool) -> None:
    """Lay the pass into the browser, for this room's addresses only."""
    name, end = COOKIES[kind]
    response.set_cookie(name, cookie, max_age=LASTS_SECONDS, path=f"/meetings/{meeting}/{end}", secure=secure, httponly=True,
                        samesite="Lax")
