"""Which organisation somebody means: found by what they typed, chosen by them, or claimed by its number."""

from __future__ import annotations

from typing import Any

from charter import clock
from charter.db import db
from charter.people import seeking
from charter.people.models import Organisation
from charter.people.register import numbers
from charter.signing.forms import NOT_LISTED, Who
from charter.web.folding import fold
from charter.words import _

# Organisations shown for what was typed: what a phone shows without scrolling far.
MOST_FOUND = 8


def offer(form: Who) -> None:
    """Fill in the organisations that fit what was typed, and the way out for one that is not on the list."""
    typed = form.organisation_name.data or ""
    if form.for_whom.data == "person" or len(fold(typed)) < 2:
        return
    found = form.found = seeking.offered(typed, today=clock.now().date(), most=MOST_FOUND + 1)
    called = seeking.described(found)
    form.more = len(found) > MOST_FOUND
    form.hints = {each.id: _("formerly {once}", once=once) for each in found if (once := seeking.formerly(each, typed))}
    form.organisation.choices = [*((each.id, called[each.id]) for each in found[:MOST_FOUND]),
                                 (NOT_LISTED, _("Ours is not here. Use “{typed}”, as I typed it", typed=typed.strip()))]


def is_chosen(form: Who) -> bool:
    """Whether it is clear which organisation is meant: chosen, or its whole name typed where only one bears it.

    One that is not on the list under the name typed may be on it under its charity or company number.
    """
    if not form.organisation.choices:
        offer(form)
    if form.organisation.data in dict(form.organisation.choices or ()):
        numbered = seeking.by_number(form.charity_number.data, form.company_number.data)
        if form.organisation.data == NOT_LISTED and numbered is not None and numbered.closed_on is None:
            form.organisation.data = numbered.id
        return True
    same = [each.id for each in form.found if each.folded == fold(form.organisation_name.data or "")]
    if len(same) == 1:
        form.organisation.data = same[0]
    return len(same) == 1


def as_chosen(form: Who) -> dict[str, Any]:
    """What the first page was told, to be carried."""
    told = {name: form[name].data or "" for name in ("for_whom", "name", "title", "email")}
    if told["for_whom"] == "organisation":
        told |= {"organisation": form.organisation.data, "organisation_name": form.organisation_name.data}
    if told.get("organisation") == NOT_LISTED:
        told |= {name: form[name].data or "" for name in ("charity_number", "company_number")}
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


def claimed(who: dict[str, Any]) -> str | None:
    """The numbers that one gave which is not on the list: “charity 1234567”; none where it gave none."""
    return numbers.told(who.get("charity_number"), who.get("company_number")) if chosen(who) is None else None
