"""Sending a marked-up Word copy back: the file, what was found in it, whose it is and why, and only then the suggestions."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from flask import redirect, request, url_for

from charter import clock
from charter.amending import actions, authors, handing, marked, rules, wishes
from charter.amending.copies import Typed
from charter.amending.handing import Handed
from charter.amending.marked_forms import EACH, CopyForm, FoundForm, Group
from charter.amending.models import Amendment
from charter.amending.routes import bp
from charter.amending.routes import marked_pages as pages
from charter.amending.routes.pages import found_version
from charter.amending.routes.ways import role_of, way_of
from charter.db import writing
from charter.docx.package import MOST_BYTES
from charter.drafting import closed
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.people import may, shown
from charter.people.doors import door, here, signed_in
from charter.people.models import Role
from charter.refusal import Refused
from charter.text.change import Change, Placed
from charter.web.flashes import flash
from charter.web.ids import NUMBER
from charter.words import _

# With room for the form round it.
MOST_SENT = MOST_BYTES + 1024 * 1024
NONE_TICKED = _("Tick at least one change that you want to suggest.")
# What becomes of a group: its changes, and where a member is asked, who.
Deed = tuple[Group, tuple[Change, ...], Role | None]


@bp.url_value_preprocessor
def make_room(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let this one door take a Word file, from those who may; before anything reads the form."""
    is_file = endpoint == "amending.read_copy" and request.mimetype == "multipart/form-data"
    if is_file and may.may("amendment.marked", here()):
        request.max_content_length = MOST_SENT


@bp.get(f"/versions/<{NUMBER}:number>/amendments/from-word")
@door("amendment.marked")
def send_copy(number: int) -> Any:
    """A box for the file."""
    return pages.asked(found_version(number), CopyForm())


@bp.post(f"/versions/<{NUMBER}:number>/amendments/from-word")
@door("amendment.marked")
def read_copy(number: int) -> Any:
    """Show what was found in the copy; nothing is kept."""
    version, asked = found_version(number), CopyForm()
    if closed.closed(number, "words", clock.now()) or not asked.validate():
        return pages.asked(version, asked, 409 if asked.validate() else 422)
    try:
        copy = marked.read_copy(asked.file.data.read(), version)
    except Refused as error:
        asked.file.errors = [error.words]
        return pages.asked(version, asked, 422)
    form = FoundForm(formdata=None)
    form.take_up(copy.offers)
    form.guess(signed_in().name, pages.ready(form))
    form.how.data, form.rest.data = EACH, copy.rest
    return pages.found(version, form, copy=copy)


@bp.post(f"/versions/<{NUMBER}:number>/amendments/from-word/found")
@door("amendment.marked")
def suggest_found(number: int) -> Any:
    """From the ticked changes to their reasons, back, or on: sent."""
    version, form, do, tree = found_version(number), FoundForm(), request.form.get("do", "write"), drafting.tree(number)
    members = pages.ready(form)
    form.validate()
    slips = [] if do == "back" else _unfit(form, tree) or form.unclear(members)
    if do == "back" or slips:
        return pages.found(version, form, 422 if slips else 200, slips=slips)
    if do != "send":
        return pages.reasons(version, form, members, tree, fresh=True)
    whole = [group.reason.is_whole(group.is_asked) for group in form.groups]
    if not all(whole) or (form.shown and form.in_ones_own_hand and form.shown.errors):
        return pages.reasons(version, form, members, tree, 422)
    return _send(version, form, members, tree)


def _unfit(form: FoundForm, tree: tuple[Placed, ...]) -> list[tuple[str, str]]:
    """What is wrong with the ticked changes themselves."""
    if not form.groups:
        return [("found", NONE_TICKED)]
    slips = wishes.slips(marked.alone(form.parts, {at for group in form.groups for at in group.at}), tree)
    words = form.unwritable or next(iter(slips.values()), "")
    return [("found", words)] if words else []


def _send(version: Version, form: FoundForm, members: Sequence[Role], tree: tuple[Placed, ...]) -> Any:
    asked = {role.id: role for role in members}
    deeds: list[Deed] = [
        (group, wishes.changes(marked.alone(form.parts, group.at), tree),
         asked[group.author.member.data] if group.is_asked else None) for group in form.groups]
    try:
        for _group, changes, _to in deeds:
            rules.check_size(len(changes))
            rules.check_fits(tree, changes)
        made = _write(version, form, deeds)
    except Refused as refusal:
        return pages.reasons(version, form, members, tree, 409, refusal=refusal)
    if len(made) == len(deeds) == 1:
        return redirect(url_for("reading.amendment", number=made[0].number), 303)
    _say(made, [to for _group, _changes, to in deeds if to])
    return redirect(url_for("reading.members"), 303)


def _write(version: Version, form: FoundForm, deeds: Sequence[Deed]) -> list[Amendment]:
    """All of them or none; each has a key of its own against double posts, made of the form's and of its places."""
    at, by = clock.now(), signed_in()
    handed = [Handed(to, Typed(tuple(marked.alone(form.parts, group.at)), _typed(group)), _once(form, group))
              for group, _changes, to in deeds if to]
    with writing():
        made = [_propose(version, form, group, changes, at) for group, changes, to in deeds if not to]
        handing.hand(handed, version_number=version.number, by=by, at=at, once=form.once.data)
    return made


def _propose(version: Version, form: FoundForm, group: Group, changes: tuple[Change, ...], at: datetime) -> Amendment:
    role, author = role_of(form), group.author
    said = shown.words(role, way_of(form))
    if author.whose.data == authors.OTHER:
        said = authors.byline(author.name.data or "", bool(author.may_name.data), said)
    return actions.propose(version, headline=group.reason.headline.data, rationale=group.reason.rationale.data, changes=changes,
                           by=signed_in(), role=role, shown_as=said, at=at, once=_once(form, group))


def _typed(group: Group) -> dict[str, str]:
    return {"headline": group.reason.headline.data or "", "rationale": group.reason.rationale.data or ""}


def _once(form: FoundForm, group: Group) -> str:
    return hashlib.sha256(f"{form.once.data}:{group.at}".encode()).hexdigest()[:32]


def _say(made: Sequence[Amendment], asked: Sequence[Role]) -> None:
    if made:
        numbers = ", ".join(f"A{one.number}" for one in made)
        flash(_("{n} suggestions were sent: {numbers}.", n=len(made),
                numbers=numbers) if len(made) > 1 else _("Sent: {numbers}.", numbers=numbers))
    if asked:
        names = ", ".join(dict.fromkeys(role.person.name or "" for role in asked))
        flash(_("A letter goes to: {names}. Nothing of theirs is public until they send it.", names=names))
