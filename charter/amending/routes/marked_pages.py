"""The pages on the way of a marked-up Word copy: the box for the file, what was found, why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import render_template

from charter import clock
from charter.amending import handing, marked
from charter.amending.marked import Copy
from charter.amending.marked_forms import CopyForm, FoundForm
from charter.amending.routes.ways import choose, way_of
from charter.drafting import closed
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.people import may
from charter.people import queries as people
from charter.people.doors import here, signed_in
from charter.people.models import Role
from charter.refusal import Refused
from charter.text.change import Placed

DESK = frozenset({may.CONVENOR, may.STAND_IN})


def asked(version: Version, form: CopyForm, status: int = 200) -> Any:
    """A box for the file."""
    shut = closed.closed(version.number, "words", clock.now())
    return render_template("amending/marked_copy.html", version=version, form=form, shut=shut), status


def ready(form: FoundForm) -> list[Role]:
    """Fill in the choices, and give whom this person may ask; without a role there is nothing to say in one's own name."""
    is_member = bool(people.roles_now(signed_in()))
    if is_member:
        choose(form)
    else:
        del form.role, form.shown
    members = handing.addressees(signed_in(), is_desk=bool(here() & DESK))
    form.ask_whose(members, is_member=is_member)
    return members


def found(version: Version, form: FoundForm, status: int = 200, *, copy: Copy | None = None,
          slips: Sequence[tuple[str, str]] = ()) -> Any:
    """What was found, whose each author's changes are, and what could not be placed."""
    tree, copy = drafting.tree(version.number), copy or marked.again(form.rest.data or "", version.number)
    told = marked.shown(form.parts, version.number, tree)
    return render_template("amending/marked_found.html", version=version, form=form, copy=copy, told=told, slips=slips,
                           is_desk=bool(here() & DESK), places={place.key: place for place in tree},
                           numbers=marked.numbers(told)), status


def reasons(version: Version, form: FoundForm, members: Sequence[Role], tree: tuple[Placed, ...], status: int = 200, *,
            fresh: bool = False, refusal: Refused | None = None) -> Any:
    """Headline and reason of each suggestion, before any is sent."""
    if fresh and form.shown:
        form.shown.data, form.shown.errors = way_of(form), []
    told = marked.shown(form.parts, version.number, tree)
    shut = closed.closed(version.number, "words", clock.now())
    return render_template("amending/marked_reasons.html", version=version, form=form, told=told, refusal=refusal, shut=shut,
                           asked={role.id: role.person.name for role in members},
                           slips=form.slips if status == 422 else []), status
