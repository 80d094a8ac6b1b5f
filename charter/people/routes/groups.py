"""The convenor's page of groups: whom each has named as its voice and deputy."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request, url_for

from charter import clock
from charter.db import writing
from charter.people import queries
from charter.people.actions import voices
from charter.people.doors import door
from charter.people.forms import NamedVoice
from charter.people.models import Group
from charter.people.routes import bp
from charter.web.flashes import flash
from charter.words import _


@bp.get("/convenor/groups")
@door("voice.name")
def groups() -> str:
    """Every group, its members by number, its voice and deputy."""
    return _page({})


@bp.post("/convenor/groups/<slug>/<kind>")
@door("voice.name")
def name_voice(slug: str, kind: str) -> Any:
    """Note whom a group named."""
    group = queries.group(slug)
    if group is None or kind not in ("voice", "deputy"):
        abort(404)
    form = _form(group, kind)
    if not form.validate():
        return _page({(slug, kind): form}), 422
    with writing():
        person = queries.person(form.person.data)
        voices.name_voice(queries.group(slug), person, is_deputy=kind == "deputy", at=clock.now())
    flash(_("{name} is noted as {kind} of {name_2}.", name=person.name, kind=kind, name_2=group.name))
    return redirect(url_for("people.groups"), 303)


def _form(group: Group, kind: str, members: dict[str, Any] | None = None) -> NamedVoice:
    """A list of the group's own people, with the one named last chosen."""
    held = (queries.members() if members is None else members).get(group.slug, [])
    form = NamedVoice(request.form if request.method == "POST" else None, prefix="")
    form.person.choices = list({role.person_id: role.person.name for role in held}.items())
    form.person.id = f"{kind}-{group.slug}"
    form.person.label.field_id = form.person.id
    return form


def _page(typed: dict[tuple[str, str], NamedVoice]) -> str:
    members, named, forms = queries.members(), queries.voices(), {}
    for group in queries.groups():
        for kind in ("voice", "deputy"):
            form = typed.get((group.slug, kind)) or _form(group, kind, members)
            voice = named.get(group.slug, {}).get(kind == "deputy")
            if voice and not form.errors:
                form.person.data = voice.person_id
            forms[group.slug, kind] = form
    people = {role.person_id: role.person.name for roles in members.values() for role in roles}
    return render_template("people/groups.html", groups=queries.groups(), members=members, voices=named, forms=forms,
                           people=people)
