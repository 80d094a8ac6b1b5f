"""The columns of the Department's files of 2015 to 2026, by which a file is known for what it is; pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

# What an organisation keeps under the same name as a column is called here.
_KEPT = frozenset(("phase", "authority", "town", "postcode", "website", "opened_on", "trust_uid", "company_number"))


@dataclass(frozen=True)
class Kind:
    """One kind of file: what it lists, what its numbers are called, and where each value stands, in small letters."""

    kind: str
    number_is: str
    columns: dict[str, tuple[str, ...]]

    def is_of(self, has: Collection[str]) -> bool:
        """Whether a file with these columns is of this kind."""
        return all(any(name in has for name in self.columns[part]) for part in ("number", "name"))

    def fields(self, has: Collection[str]) -> frozenset[str]:
        """What the file has columns for: what it has none for, it does not change."""
        there = {part for part, names in self.columns.items() if any(name in has for name in names)}
        closing = ("closed_on",) if there & {"closed_on", "status"} else ()
        return frozenset(("name", *(there & _KEPT), *closing))


KINDS = (
    Kind("school", "URN", {
        "number": ("urn",), "name": ("establishmentname",), "phase": ("phaseofeducation (name)",),
        "authority": ("la (name)", "localauthority (name)"), "town": ("town",), "postcode": ("postcode",),
        "website": ("schoolwebsite",), "opened_on": ("opendate",), "closed_on": ("closedate",),
        "status": ("establishmentstatus (name)",), "trust_uid": ("trusts (code)",), "company_number": ()}),
    Kind("trust", "Group UID", {
        "number": ("group uid", "groupuid"), "name": ("group name",), "phase": ("group type", "group type (name)"),
        "authority": (), "town": ("group town",), "postcode": ("group postcode",), "website": (),
        "opened_on": ("incorporated on (open date)", "open date"), "closed_on": ("closed date",),
        "status": ("group status",), "trust_uid": (), "company_number": ("companies house number",)}),
)
