"""Everything that can be asked for: one table, from which the addresses, their checks and the OpenAPI document are made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from charter.api import gathering, gathering_meetings, gathering_record, shapes
from charter.api.asking import CLAUSE, GROUP, KEY, LIMIT, OFFSET, VERSION, Param
from charter.api.gathering import Asked, Some
from charter.api.gathering_record import CHECKPOINT, ENTRY
from charter.publishing.book import SIGNING
from charter.record.leaves import KIND
from charter.signing import exporting
from charter.words import _

ROOT = "/api/v1/"
LARGEST = 2**31 - 1  # of a number in an address; larger than any here, and still a whole number to both databases


@dataclass(frozen=True)
class Many:
    """A list, some at a time."""

    path: str
    name: str  # of one thing in it, in the OpenAPI document
    about: str
    schema: dict[str, Any]
    gather: Callable[[Asked, int, int], Some]
    params: tuple[Param, ...] = ()
    said: str = ""  # what must be true in whatever hand it falls into

    @property
    def asked(self) -> tuple[Param, ...]:
        return (*self.params, LIMIT, OFFSET)


@dataclass(frozen=True)
class One:
    """One thing, by its number where there are many; `moves` without an act in the log, so it is not kept."""

    path: str  # {number} stands for its number
    name: str
    about: str
    schema: dict[str, Any]
    gather: Callable[..., dict[str, Any] | None]
    moves: bool = False


_KIND = Param("kind", _("Of one kind of act, such as comment-published."), pattern=KIND.pattern.removesuffix(r"\Z"))
# Nothing typed is wrong here; a NUL cannot stand in an address.
_Q = Param("q", _("An organisation or a name, or a part of one."), pattern=r"[^\u0000]{0,200}")
_SIGNATURE = {
    "type": "object",
    "description": _("A signature on the public list, in the columns of /signatories.json; what is not given is empty."),
    "properties": {name: {"type": "integer" if name == "version" else "string"} for name in exporting.COLUMNS},
    "required": list(exporting.COLUMNS), "additionalProperties": False,
}

MANY = (
    Many("groups", "Group", _("The groups of stakeholders."), shapes.GROUP.schema(), gathering.groups),
    Many("versions", "VersionListed", _("Every version of the text, oldest first, without its words."),
         shapes.VERSION_LISTED.schema(), gathering.versions),
    Many("clauses", "Clause", _("The paragraphs of the text as they are read, with their permanent keys."),
         shapes.CLAUSE.schema(), gathering.clauses, (VERSION, KEY)),
    Many("comments", "Comment", _("What people said, with the answer and what became of it."), shapes.COMMENT.schema(),
         gathering.comments, (VERSION, GROUP, CLAUSE)),
    Many("amendments", "Amendment", _("Suggested words, with every change and what was decided."), shapes.AMENDMENT.schema(),
         gathering.amendments, (VERSION, GROUP, CLAUSE)),
    Many("meetings", "MeetingListed", _("The meetings of the groups."), shapes.MEETING_LISTED.schema(),
         gathering_meetings.meetings),
    Many("signatories", "Signature", _("Who is on the public list."), _SIGNATURE, gathering.signatories, (VERSION, GROUP, _Q),
         said=SIGNING),
    Many("record/entries", "Entry", _("The public log, in its order."), ENTRY, gathering_record.entries, (_KIND,)),
)
ONE = (
    One("versions/{number}", "Version", _("One version with its words."), shapes.VERSION.schema(), gathering.version),
    One("comments/{number}", "Comment", _("One comment."), shapes.COMMENT.schema(), gathering.comment),
    One("amendments/{number}", "Amendment", _("One suggestion."), shapes.AMENDMENT.schema(), gathering.amendment),
    One("meetings/{number}", "Meeting",
        _("One meeting with what it decided; what each group said is there once its minutes are approved."),
        shapes.MEETING.schema(), gathering_meetings.meeting),
    One("record/entries/{number}", "Entry", _("One entry of the log."), ENTRY, gathering_record.entry),
    One("record/checkpoint", "Checkpoint", _("The newest signed checkpoint of the log; none before the first is signed."),
        CHECKPOINT, gathering_record.checkpoint, moves=True),
)
