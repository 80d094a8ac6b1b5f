"""Who signed version 4, and the sign-up that still waits for its sender."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from charter.db import db
from charter.demo.playing.tale import Act, Deed, Tale, there
from charter.demo.story.proceedings import Signature
from charter.demo.story.signatures import SIGNATURES
from charter.demo.story.whole import SETTLING
from charter.drafting import queries as drafting
from charter.signing import actions
from charter.signing.models import Signature as Row
from charter.signing.paper import Sheet
from charter.web.ids import random_id

AUTHORITY = {"not yet considered": "not considered", "been told": "told", "resolved": "resolved",
             "personal": "personal"}
# Somebody who signs at a desk reads the letter within minutes; the convenor reads a pledge the next day.
CONFIRMED_AFTER, READ_AFTER = timedelta(minutes=12), timedelta(days=1)


def acts(tale: Tale) -> Iterator[Act]:
    """Every sign-up with what followed from it."""
    for n, signature in enumerate(SIGNATURES):
        at = tale.moments.on(signature.days, 21, n)
        if signature.on_paper:
            yield Act(at, _entered(n, signature))
            continue
        yield Act(at, _started(n, signature))
        if signature.confirmed:
            yield Act(at + CONFIRMED_AFTER, _confirmed(n))
        if signature.pledge or signature.reservation:
            yield Act(at + READ_AFTER, _read(n))


def _started(n: int, signature: Signature) -> Deed:
    def start(tale: Tale, at: datetime) -> None:
        version = there(drafting.version(SETTLING.version))
        resolved = tale.moments.on(signature.resolved_days) if signature.resolved_days else None
        tale.sign_ups[n] = actions.start(
            version.number, version.digest, _organisation(tale, signature),
            name=signature.signatory, title=signature.role, email=signature.email,
            authority=AUTHORITY[signature.authority], resolved_on=resolved.date().isoformat() if resolved else None,
            minute=signature.minute, pledge=signature.pledge or "", reservation=signature.reservation or "",
            cookie=random_id(), once=random_id(), at=at)

    return start


def _entered(n: int, signature: Signature) -> Deed:
    def enter(tale: Tale, at: datetime) -> None:
        resolved = tale.moments.on(signature.resolved_days) if signature.resolved_days else None
        tale.signatures[n] = actions.enter(
            Sheet(SETTLING.version, _organisation(tale, signature), signature.signatory, signature.role, signature.email,
                  AUTHORITY[signature.authority], resolved.date().isoformat() if resolved else None, signature.minute,
                  signature.pledge or "", signature.reservation or "", at.date()),
            by=tale.person("hannah"), at=at, once=random_id()).id

    return enter


def _organisation(tale: Tale, signature: Signature) -> str | None:
    return tale.organisations[signature.organisation] if signature.organisation else None


def _confirmed(n: int) -> Deed:
    def confirm(tale: Tale, at: datetime) -> None:
        tale.signatures[n] = actions.confirm(tale.sign_ups[n], how="browser", at=at)

    return confirm


def _read(n: int) -> Deed:
    def read(tale: Tale, at: datetime) -> None:
        actions.check(there(db.session.get(Row, tale.signatures[n])), by=tale.person("hannah"), at=at)

    return read
