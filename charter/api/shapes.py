"""What an answer looks like: made from the tables of the open data, so that neither can say what the other does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from charter.publishing.tables import TABLES, Table

Row = Mapping[str, Any]
Schema = dict[str, Any]
_TABLE = {table.name: table for table in TABLES}
# Columns that are neither words nor whole numbers.
YES_OR_NO = {("groups", "must_answer")}


@dataclass(frozen=True)
class Shape:
    """One kind of thing in an answer: the columns of its table, where a person reads it, and what hangs on it.

    `of` is the column of each part's table that names the thing it hangs on, which the part itself does not repeat.
    """

    table: Table
    without: tuple[str, ...] = ()
    page: str = ""  # where a person reads it, with the columns that are filled in
    of: str = ""
    parts: Mapping[str, Shape] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(name for name in self.table.columns if name not in self.without)

    def told(self, row: Row, parts: Mapping[str, Sequence[Row]] | None = None) -> dict[str, Any]:
        """One row as the answer tells it."""
        told = {name: row[name] for name in self.columns}
        if self.page:
            told["address"] = self.page.format_map(row)
        for name, shape in self.parts.items():
            key = row[self.columns[0]]
            told[name] = [shape.told(part, parts) for part in (parts or {}).get(shape.table.name, ()) if part[shape.of] == key]
        return told

    def schema(self) -> Schema:
        """The same in the language of JSON Schema."""
        properties: dict[str, Schema] = {name: self._column(name) for name in self.columns}
        if self.page:
            properties["address"] = {"type": "string", "description": "Where a person reads it on this site."}
        for name, shape in self.parts.items():
            properties[name] = {"type": "array", "items": shape.schema()}
        return {"type": "object", "description": self.table.about, "properties": properties, "required": list(properties),
                "additionalProperties": False}

    def _column(self, name: str) -> Schema:
        if (self.table.name, name) in YES_OR_NO:
            return {"type": "boolean"}
        return {"type": ["integer" if name in self.table.numbers else "string", "null"]}


def part(name: str, of: str, parts: Mapping[str, Shape] | None = None) -> Shape:
    """What hangs on something else, without the column that names what it hangs on."""
    return Shape(_TABLE[name], without=(of,), of=of, parts=parts or {})


GROUP = Shape(_TABLE["groups"])
# Its words are long, and of a hundred versions much the same: they come with one version, not with each of the list.
VERSION_LISTED = Shape(_TABLE["versions"], without=("text",), page="/versions/{number}")
VERSION = Shape(_TABLE["versions"], page="/versions/{number}")
CLAUSE = Shape(_TABLE["clauses"], page="/clauses/{key}")
COMMENT = Shape(_TABLE["comments"], page="/comments/{number}", parts={"fates": part("comment_fates", "comment")})
AMENDMENT = Shape(_TABLE["amendments"], page="/amendments/{number}", parts={
    "changes": part("changes", "amendment"), "backings": part("backings", "amendment"),
    "fates": part("amendment_fates", "amendment"), "rewritings": part("amendment_rewritings", "amendment")})
DECISION = Shape(_TABLE["decisions"], without=("meeting",), of="meeting", parts={
    "lines": part("lines", "decision"), "late_objections": part("late_objections", "decision")})
MEETING_LISTED = Shape(_TABLE["meetings"], page="/meetings/{number}")
MEETING = Shape(_TABLE["meetings"], page="/meetings/{number}", parts={
    "attendance": part("attendance", "meeting"), "decisions": DECISION, "interests": part("interests", "meeting"),
    "actions": part("actions", "meeting"), "corrections": part("corrections", "meeting"),
    "statements": part("statements", "meeting")})
