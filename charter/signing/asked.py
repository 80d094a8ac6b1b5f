"""At most two letters ask one person to sign one version, whoever has them sent and for whatever reason.

Counted under a mark of the address that nobody can read it from. A letter that somebody asked for by their own press
(to confirm, a new one, a receipt) asks for nothing and is not counted.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime

from flask import current_app
from sqlalchemy import delete, func, select

from charter.db import db
from charter.drafting.models import Settlement
from charter.signing.models import AskedToSign

# One that tells, and one that reminds; a third is pressure, and pressure is what costs a charter its signatures.
MOST = 2


def may_ask(email: str, version_number: int) -> bool:
    """Whether one more letter may ask this person to sign this version; ask inside the `writing()` that owes it."""
    counted = select(func.count()).select_from(AskedToSign).where(AskedToSign.mark == mark(email, version_number))
    return (db.session.scalar(counted) or 0) < MOST


def note_asked(email: str, version_number: int, *, at: datetime) -> None:
    """Count a letter that asks somebody to sign; note it in the same act that owes the letter."""
    db.session.add(AskedToSign(version_number=version_number, mark=mark(email, version_number), at=at))
    db.session.flush()


def mark(email: str, version_number: int) -> str:
    """What is kept instead of an address: the same for one address and version, and unreadable without the secret."""
    key = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.new(key, f"asked:{version_number}:{email.strip().lower()}".encode(), hashlib.sha256).hexdigest()


def forget(_at: datetime) -> None:
    """Forget who was asked to sign a version that another has replaced: nobody is asked for it any more."""
    newest = select(func.max(Settlement.version_number)).scalar_subquery()
    db.session.execute(delete(AskedToSign).where(AskedToSign.version_number < newest))
