"""Working copies: one's own, one shared with the group, one read by its link."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from charter import clock
from charter.amending import copies, copying, handing, wishes
from charter.amending.forms import SuggestForm
from charter.amending.looking import look
from charter.amending.models import WorkingCopy
from charter.amending.routes import bp
from charter.amending.routes.pages import Writing, boxes, found_version, take_over
from charter.amending.routes.suggesting import alternative_of
from charter.amending.routes.ways import choose
from charter.db import writing
from charter.drafting import closed
from charter.drafting import queries as drafting
from charter.people import may
from charter.people import queries as people
from charter.people.doors import door, signed_in
from charter.people.models import Person
from charter.refusal import Refused
from charter.web.flashes import flash
from charter.web.numbers import whole
from charter.words import _

SAID = {
    copying.LINK_ON: _("Whoever has the link can read it now."), copying.LINK_OFF: _("The link is dead now."),
    copying.GROUP_ON: _("The members of your group find it on their own page now."),
    copying.GROUP_OFF: _("Your group does not see it any more."),
}


@bp.get("/members/copies/<copy_id>")
@door("copy.keep")
def copy(copy_id: str) -> Any:
    """One's own copy with what can be done with it, or one that a member of one's group shares."""
    found = _seen(copy_id, signed_in())
    return _there(found) or _page(found, is_own=found.person_id == signed_in().id)


@bp.get("/members/copies/<copy_id>/words")
@door("copy.keep")
def copy_words(copy_id: str) -> Any:
    """The boxes of one's own copy, taken over to the newest draft where the text has moved on."""
    found = _own(copy_id)
    if found.amendment_number is not None:
        return redirect(url_for("reading.amendment", number=found.amendment_number), 303)
    form, newest = _filled(found), drafting.latest() or abort(404)
    taken = take_over(form, found.version_number, newest.number) if newest.number != found.version_number else None
    w = Writing(newest, form, url_for("amending.suggest", number=newest.number), alternative_of(form), copy=found)
    return boxes(w, taken=taken)


@bp.post("/members/copies/<copy_id>/sharing")
@door("copy.keep")
def share_copy(copy_id: str) -> Response:
    """Share it by a link or with one's own group, or no longer."""
    how, by = request.form.get("how", ""), signed_in()
    with writing():
        copying.share(_own(copy_id), how, by=by)
    flash(SAID[how])
    return redirect(url_for("amending.copy", copy_id=copy_id), 303)


@bp.post("/members/copies/<copy_id>/sending")
@door("amendment.propose")
def send_kept(copy_id: str) -> Any:
    """Send words that came in a marked-up copy in one's own name, as they are shown."""
    found, by, at, revision = _own(copy_id), signed_in(), clock.now(), whole(request.form.get("revision"))
    if found.handed_by_id is None:
        abort(404)
    there = _there(found)
    if there:
        return there
    typed, version = copies.typed(found), found_version(found.version_number)
    changes = wishes.changes(typed.parts, drafting.tree(version.number))
    try:
        with writing():
            amendment = copying.send(_own(copy_id), version, typed, changes, revision=revision, by=by, at=at)
    except Refused as refusal:
        return _page(_own(copy_id), is_own=True, refusal=refusal), 409
    return redirect(url_for("reading.amendment", number=amendment.number), 303)


@bp.post("/members/copies/<copy_id>/throwing-away")
@door("copy.keep")
def throw_copy_away(copy_id: str) -> Response:
    """Throw it away; nothing of it remains."""
    by = signed_in()
    with writing():
        copying.throw_away(_own(copy_id), by=by)
    flash(_("The working copy is gone. Nothing of it was kept."))
    return redirect(url_for("reading.members"), 303)


def _by_link(copy_id: str, token: str) -> tuple[str, ...]:
    """Whether the link is the one by which it is shared now; a dead one says so, whatever it led to."""
    found = copies.copy(copy_id)
    if found is None or not copies.is_secret(found, token):
        raise Refused(_("This link does not lead to a working copy, or not any more. Ask whoever gave it to you."))
    return (may.TOKEN,)


@bp.get("/copies/<copy_id>/<token>")
@door("copy.read", also=_by_link)
def shared_copy(copy_id: str, token: str) -> Any:
    """A copy as whoever has the link reads it."""
    found = _found(copy_id)
    return _there(found) or _page(found, is_own=False)


def _page(found: WorkingCopy, *, is_own: bool, refusal: Refused | None = None) -> Any:
    typed = copies.typed(found)
    secret = copies.secret(found) if is_own else None
    link = url_for("amending.shared_copy", copy_id=found.id, token=secret, _external=True) if secret else None
    group = people.group(found.group_slug)
    shut = closed.closed(found.version_number, "words", clock.now())
    return render_template("amending/copy.html", copy=found, words=typed.words, is_own=is_own, link=link, group=group,
                           version=found_version(found.version_number),
                           look=look(found.version_number, typed.parts, writes=is_own),
                           sender=handing.senders([found]).get(found.handed_by_id), shut=shut, refusal=refusal)


def _filled(found: WorkingCopy) -> SuggestForm:
    form, typed = choose(SuggestForm()), copies.typed(found)
    for name, words in typed.words.items():
        form[name].data = words
    form.copy.data, form.revision.data = found.id, str(found.revision)
    form.retake(typed.parts)
    return form


def _there(found: WorkingCopy) -> Response | None:
    """The way to the amendment, once it was sent."""
    if found.amendment_number is None:
        return None
    return redirect(url_for("reading.amendment", number=found.amendment_number), 303)


def _seen(copy_id: str, by: Person) -> WorkingCopy:
    """A copy of one's own, or shared with a group of one's own; any other is an unknown address."""
    found = _found(copy_id)
    mine = {role.group_slug for role in people.roles_now(by)}
    if found.person_id == by.id or (found.with_group and found.group_slug in mine):
        return found
    abort(404)


def _own(copy_id: str) -> WorkingCopy:
    found = _found(copy_id)
    return found if found.person_id == signed_in().id else abort(404)


def _found(copy_id: str) -> WorkingCopy:
    return copies.copy(copy_id) or abort(404)
