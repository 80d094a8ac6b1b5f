"""What the telling knows as it goes: who is who, which number each comment and amendment was given, what time it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from charter.db import db
from charter.demo.moments import Moments
from charter.demo.playing.places import find
from charter.demo.story.people import PEOPLE
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.people import queries as people
from charter.people.models import Person, Role

Row = TypeVar("Row")


@dataclass
class Tale:
    """The state of the telling; rows are asked for anew at each act, for each act is its own transaction."""

    moments: Moments
    people: dict[str, str] = field(default_factory=dict)  # key in the story -> id
    organisations: dict[str, str] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    amendments: dict[str, int] = field(default_factory=dict)
    touched: dict[int, str] = field(default_factory=dict)  # amendment -> the key of the first clause it is about
    meetings: dict[str, int] = field(default_factory=dict)
    invitations: dict[str, str] = field(default_factory=dict)
    sign_ups: dict[int, str] = field(default_factory=dict)
    signatures: dict[int, str] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The day from which the dates in the charter's words are reckoned."""
        return self.moments.now.astimezone(self.moments.zone).date()

    def person(self, key: str) -> Person:
        """Somebody of the story."""
        return there(db.session.get(Person, self.people[key]))

    def voice(self, group: str) -> Person:
        """Whom a group named to give its line."""
        return self.person(next(row.key for row in PEOPLE if row.group == group and row.voice))

    def role(self, key: str) -> Role:
        """The one role that somebody of the story holds."""
        return people.roles_now(self.person(key))[0]

    def latest(self) -> Version:
        """The newest version."""
        return there(drafting.latest())

    def key_of(self, version: int, begins: str) -> str:
        """The key of the one clause of a version whose words begin so."""
        return find(drafting.tree(version), begins, self.today).key


Deed = Callable[[Tale, datetime], None]


@dataclass(frozen=True)
class Act:
    """One thing that happened: when, and the deed that makes it happen again."""

    at: datetime
    do: Deed


def there(row: Row | None) -> Row:
    """The row, which the story says is there. Raises LookupError where it is not."""
    if row is None:
        raise LookupError("the story names somebody or something that is not there")
    return row
