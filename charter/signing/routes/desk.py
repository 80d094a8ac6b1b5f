"""The convenor's page of signatures: what waits for a person, with its reason; many at once."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for

from charter import clock
from charter.db import db, writing
from charter.drafting import queries as drafting
from charter.people.doors import door, signed_in
from charter.people.models import Organisation
from charter.refusal import Refused
from charter.signing import actions, arranging, claims, launch, queries, reasons
from charter.signing.forms import Checks
from charter.signing.routes import bp
from charter.web.flashes import flash
from charter.words import _


@bp.get("/convenor/signatures")
@door("signature.check")
def desk() -> str:
    """Signatures to check and words to read, oldest first."""
    return _page(Checks(formdata=None))


@bp.post("/convenor/signatures")
@door("signature.check")
def check_many() -> Any:
    """List the ticked signatures, with their words, or keep the words back."""
    form, by, at, shown = Checks(), signed_in(), clock.now(), request.form.get("words") != "keep"
    if not form.validate() or not form.chosen.data:
        form.chosen.errors = [_("Tick at least one.")]
        return _page(form), 422
    found = 0
    with writing():
        for signature_id in form.chosen.data:
            found += _check(signature_id, by, at, shown)
    flash(_("{found} done.", found=found) if found > 1 else _("Done.") if found else _("Nothing was left to check."))
    return redirect(url_for("signing.desk"), 303)


def _check(signature_id: str, by: Any, at: Any, shown: bool) -> bool:
    signature = queries.signature(signature_id)
    if signature is None or signature.withdrawal is not None:
        return False  # withdrawn while the page was open: nothing is left to do
    meant = request.form.get(f"meant-{signature_id}") or ""
    organisation = db.session.get(Organisation, meant) if meant else None
    if meant and organisation is None:
        raise Refused(_("That organisation is not on the list any more. Look at the page again."))
    actions.check(signature, by=by, at=at, organisation=organisation, words_shown=shown)
    return True


def _page(form: Checks) -> str:
    held = queries.held()
    typed = {each.id: claims.of(each) for each in held if each.organisation_then and each.organisation_id is None}
    version = drafting.settled()
    opens = launch.of(version.number) if version else None
    return render_template("signing/desk.html", form=form, held=held, why=reasons.told, unread=queries.unread(), typed=typed,
                           opens=arranging.when(opens) if opens and opens.is_ahead else None)
