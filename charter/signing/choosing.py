"""Which organisation somebody means: found by what they typed, and chosen by them."""

from __future__ import annotations

from typing import Any

from charter.db import db
from charter.people.models import Organisation
from charter.signing import queries
from charter.signing.forms import NOT_LISTED, Who
from charter.web.folding import fold


def offer(form: Who) -> None:
    """Fill in the organisations that fit what was typed, and the way out for one that is not on the list."""
    typed = form.organisation_name.data or ""
    if form.for_whom.data == "person" or len(fold(typed)) < 2:
        return
    found = [(each.id, described(each)) for each in queries.found_organisations(typed)]
    form.organisation.choices = [*found, (NOT_LISTED, f"Ours is not here. Use “{typed.strip()}”, as I typed it")]


def is_chosen(form: Who) -> bool:
    """Whether it is clear which organisation is meant: chosen, or its whole name typed where only one bears it."""
    offer(form)
    offered = dict(form.organisation.choices or ())
    if form.organisation.data in offered:
        return True
    typed = form.organisation_name.data or ""
    same = [each.id for each in queries.found_organisations(typed) if fold(each.name) == fold(typed)]
    if len(same) == 1:
        form.organisation.data = same[0]
    return len(same) == 1


def as_chosen(form: Who) -> dict[str, Any]:
    """What the first page was told, to be carried."""
    told = {name: form[name].data or "" for name in ("for_whom", "name", "title", "email")}
    if told["for_whom"] == "organisation":
        told |= {"organisation": form.organisation.data, "organisation_name": form.organisation_name.data}
    return told


def chosen(who: dict[str, Any]) -> str | None:
    """The id of the organisation of the list that was chosen; none for a person, or for one typed by name."""
    found = who.get("organisation")
    return found if found and found != NOT_LISTED else None


def organisation(who: dict[str, Any]) -> Organisation | None:
    """The organisation of the list that was chosen."""
    found = chosen(who)
    return db.session.get(Organisation, found) if found else None


def signs_for(who: dict[str, Any]) -> str | None:
    """The name of the organisation somebody signs for; none for a person."""
    if who.get("for_whom") != "organisation":
        return None
    found = organisation(who)
    return found.name if found else str(who.get("organisation_name") or "")


def described(row: Organisation) -> str:
    """An organisation, with its town where it has one, for two may bear one name."""
    return ", ".join(filter(None, (row.name, row.town)))
