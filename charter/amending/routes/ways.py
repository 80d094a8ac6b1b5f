"""In which role somebody speaks here, and how they are shown."""

from __future__ import annotations

from typing import Any, TypeVar

from flask import abort, request

from charter.people import queries as people
from charter.people import shown
from charter.people.doors import signed_in
from charter.people.models import Role

F = TypeVar("F", bound=Any)


def choose(form: F) -> F:
    """Fill in the choices of role and of being shown; a choice of roles only for whoever holds several."""
    roles = people.roles_now(signed_in())
    form.role.choices = [(role.id, shown.as_person(role)) for role in roles] if len(roles) > 1 else []
    role = role_of(form)
    form.shown.choices = shown.choices(role)
    if request.method == "GET":
        form.shown.data, form.role.data = shown.GROUP, role.id
    return form


def role_of(form: Any) -> Role:
    """The role chosen, or the only one."""
    roles = people.roles_now(signed_in())
    if not roles:
        abort(403)
    return next((role for role in roles if role.id == form.role.data), roles[0])


def way_of(form: Any) -> str:
    """How they chose to be shown; where they have not chosen yet, the way that shows least."""
    return form.shown.data if form.shown.data in dict(form.shown.choices) else shown.GROUP
