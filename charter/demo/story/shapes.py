"""The shapes of who is there and what they wrote; days are counted back from the day the demo starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

GroupKey = Literal["heads", "governors", "families", "young-people", "community", "services", "council"]
AnswerKind = Literal["changed", "changed in part", "not changed", "not for a charter"]


@dataclass(frozen=True)
class Group:
    """One of the groups that have one voice each."""

    key: GroupKey
    name: str
    explained: str
    must_answer: bool = False


@dataclass(frozen=True)
class Organisation:
    """A school, trust, service, charity or council in the register."""

    key: str
    name: str
    kind: Literal["school", "trust", "service", "community", "council"]
    email_domain: str
    urn: str | None = None
    phase: str | None = None
    trust: str | None = None


@dataclass(frozen=True)
class Person:
    """Somebody in the story, in one group, with a reason to be there."""

    key: str
    name: str
    group: GroupKey | None
    role: str
    reason: str
    organisation: str | None = None
    email: str | None = None
    office: Literal["convenor", "stand_in", "chair"] | None = None
    voice: bool = False
    deputy: bool = False


@dataclass(frozen=True)
class Answer:
    """What the convenor wrote back, and why."""

    kind: AnswerKind
    reason: str
    days: int
    amendment: str | None = None
    who_can_help: str | None = None


@dataclass(frozen=True)
class Comment:
    """A remark on a version: by a member (`by`), or by a visitor shown as `shown_as`."""

    key: str
    version: int
    days: int
    words: str
    by: str | None = None
    shown_as: str | None = None
    email: str | None = None
    name: str | None = None
    clause: str | None = None
    quote: str | None = None
    asked: str | None = None
    answer: Answer | None = None
    moderated: bool = True
    by_telephone: bool = False


@dataclass(frozen=True)
class Replace:
    """Replace the words of the clause that begins with `clause`."""

    clause: str
    words: str


@dataclass(frozen=True)
class Insert:
    """Put a clause after the one that begins with `after`, on the same level, with its own `parts` below."""

    after: str
    words: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Delete:
    """Take out the clause that begins with `clause`."""

    clause: str


@dataclass(frozen=True)
class Move:
    """Put the clause that begins with `clause`, and all below it, after the one that begins with `after`."""

    clause: str
    after: str


ChangeOfWords = Replace | Insert | Delete | Move


@dataclass(frozen=True)
class Rewriting:
    """Other words and another reason for the one paragraph that a suggestion puts in, written anew for a later draft."""

    version: int
    days: int
    words: str
    rationale: str


@dataclass(frozen=True)
class Amendment:
    """Different words somebody suggested, for a reason, to be taken or left together."""

    key: str
    version: int
    days: int
    by: str
    headline: str
    rationale: str
    changes: tuple[ChangeOfWords, ...]
    shown_as: Literal["person", "organisation", "group"] = "organisation"
    backers: tuple[tuple[str, int], ...] = ()
    from_comment: str | None = None
    credit: str | None = None
    alternative_to: str | None = None
    withdrawn: tuple[int, str] | None = None
    rewritten: Rewriting | None = None


@dataclass(frozen=True)
class Copy:
    """Words somebody works on before suggesting them: for the newest draft, shared with the group or with nobody."""

    by: str
    days: int
    headline: str
    rationale: str
    changes: tuple[ChangeOfWords, ...]
    with_group: bool = False


@dataclass(frozen=True)
class Note:
    """What the members of one organisation noted for themselves beside an amendment."""

    by: str
    days: int
    amendment: str
    words: str


@dataclass(frozen=True)
class Draft:
    """When a version began, and until when and why it was kept open for longer than the usual 28 days."""

    version: int
    days: int
    comments_until: int | None = None
    words_until: int | None = None
    lengthened_days: int = 0
    because: str = ""
