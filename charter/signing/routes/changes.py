"""The convenor's page of changes to signatures: corrections, new holders' names, and naming a new holder."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request, url_for

from charter import clock
from charter.db import writing
from charter.people.doors import door, signed_in
from charter.signing import actions, afterwards, queries, reasons
from charter.signing.forms_afterwards import Handed
from charter.signing.models import Signature
from charter.signing.routes import bp
from charter.web.flashes import flash
from charter.web.folding import MOST_ASKED
from charter.words import _


@bp.get("/convenor/signatures/changes")
@door("signature.check")
def changes() -> str:
    """What waits for a look, and a search for a signature whose holder has changed."""
    typed = request.args.get("q", "")[:MOST_ASKED]
    return render_template("signing/changes.html", why=reasons.told, corrections=afterwards.corrections(), q=typed,
                           holders=afterwards.holders_to_name(), found=afterwards.in_force(typed) if typed else ())


@bp.post("/convenor/signatures/<signature_id>/correction")
@door("signature.check")
def decide(signature_id: str) -> Any:
    """Put a correction in the line's place, or leave the line as it was and say so."""
    accepted = request.form.get("choice") == "accept"
    with writing():
        waiting, at = afterwards.correction(signature_id), clock.now()
        if waiting is not None:
            actions.decide(waiting, accepted=accepted, by=signed_in(), at=at)
    flash(_("Done.") if waiting is not None else _("Nothing was left to look at."))
    return redirect(url_for("signing.changes"), 303)


@bp.post("/convenor/signatures/holders/<handing_id>")
@door("signature.check")
def name_holder(handing_id: str) -> Any:
    """Name a new holder beside the line, or leave the line without."""
    with writing():
        row = afterwards.handing(handing_id)
        if row is not None and row.taking is not None and row.taking.because is not None:
            actions.name_holder(row, accepted=request.form.get("choice") == "accept", at=clock.now())
    flash(_("Done."))
    return redirect(url_for("signing.changes"), 303)


@bp.get("/convenor/signatures/<signature_id>/hand-over")
@door("signature.hand-over")
def hand_over_for(signature_id: str) -> str:
    """Ask who holds the office now, for a signatory who left without saying."""
    return _ask(_signature(signature_id), Handed(formdata=None))


@bp.post("/convenor/signatures/<signature_id>/hand-over")
@door("signature.hand-over")
def press_hand_over_for(signature_id: str) -> Any:
    """Owe the letter that asks them."""
    form = Handed()
    if not form.validate():
        return _ask(_signature(signature_id), form), 422
    with writing():
        actions.hand_over(_signature(signature_id), name=form.name.data, title=form.title.data, email=form.email.data,
                          at=clock.now(), by=signed_in())
    flash(_("One letter goes to them, unless they had two about this version. The line stays as it is until they say yes."))
    return redirect(url_for("signing.changes"), 303)


def _ask(signature: Signature, form: Handed) -> str:
    return render_template("signing/hand_over.html", signature=signature, token=None, form=form,
                           line=queries.line(signature))


def _signature(signature_id: str) -> Signature:
    return queries.signature(signature_id) or abort(404)
