"""The list as a whole: the day on which it opened, three schools that sign together, and one that is called otherwise now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import select

from charter.db import db
from charter.demo.playing.tale import Act, Tale, there
from charter.demo.story.signatures import ARRANGED_DAYS, OPENED_DAYS, OPENED_HOUR, RENAMED, TOGETHER
from charter.demo.story.whole import SETTLING
from charter.drafting import queries as drafting
from charter.people.actions import organisations
from charter.people.models import Organisation
from charter.signing import actions, codes
from charter.signing.actions.joining import PURPOSE
from charter.signing.actions.ordering import put_in_order
from charter.signing.models import TogetherLetter
from charter.web.ids import random_id

# Whoever is asked by a letter reads it on the evening of the next day.
SAID_AFTER = timedelta(days=1, hours=8)


def acts(tale: Tale) -> Iterator[Act]:
    """In the order of their days."""
    yield Act(tale.moments.on(ARRANGED_DAYS, 12), _arrange)
    yield Act(tale.moments.on(OPENED_DAYS, OPENED_HOUR, 1), lambda _tale, at: actions.open_due(at))
    proposed = tale.moments.on(TOGETHER.days, 12)
    yield Act(proposed, _propose)
    yield Act(proposed + SAID_AFTER, _say)
    yield Act(tale.moments.on(RENAMED.days, 12), _rename)


def _arrange(tale: Tale, at: datetime) -> None:
    opens = tale.moments.local(tale.moments.on(OPENED_DAYS, OPENED_HOUR))
    actions.arrange(there(drafting.version(SETTLING.version)), opens_local=opens, zone=str(tale.moments.zone), floor=None,
                    because="", by=tale.person("hannah"), at=at, once=random_id())


def _propose(tale: Tale, at: datetime) -> None:
    named = [there(db.session.get(Organisation, tale.organisations[each])) for each in TOGETHER.members]
    actions.propose(SETTLING.version, TOGETHER.name, named, by=tale.person("hannah"), from_signature=None, at=at,
                    once=random_id())


def _say(_tale: Tale, at: datetime) -> None:
    for letter in db.session.scalars(select(TogetherLetter)).all():
        actions.join(letter, codes.digits(PURPOSE, letter.id), at=at)


def _rename(tale: Tale, at: datetime) -> None:
    row = there(db.session.get(Organisation, tale.organisations[RENAMED.organisation]))
    organisations.correct(row, name=RENAMED.name, kind=row.kind, domain=row.domain, town=row.town,
                          charity_number=row.charity_number, company_number=row.company_number, at=at)
    put_in_order()
