"""What a form that sets an agenda offers."""

from __future__ import annotations

from typing import TypeVar

from charter.amending import queries as amending
from charter.amending.models import Amendment
from charter.drafting import queries as drafting
from charter.meeting import grouping, queries
from charter.meeting.calling_forms import AgendaForm
from charter.words import _

Offered = TypeVar("Offered", bound=AgendaForm)


def offer(form: Offered, version_number: int, meeting_number: int | None = None) -> Offered:
    """Offer what is open on this draft and on no other meeting's agenda, in the order in which the text is read."""
    elsewhere = {a for a, m in queries.tabled().items() if m != meeting_number}
    tree = drafting.tree(version_number)
    rows = grouping.in_reading_order(amending.open_on(version_number), version_number, tree)
    form.amendments.choices = [(a.number, _named(a)) for a in rows if a.number not in elsewhere]
    form.places = {p.number: p.key for p in tree if p.number}
    return form


def _named(a: Amendment) -> str:
    if a.alternative_to:
        return _("A{number}: {headline} (other words than A{other})", number=a.number, headline=a.headline,
                 other=a.alternative_to)
    return f"A{a.number}: {a.headline}"
