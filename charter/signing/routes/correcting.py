"""Putting a signature right by the receipt's link; a checked line stands until the convenor has looked."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, url_for

from charter import clock
from charter.db import writing
from charter.people.doors import door
from charter.signing import actions, afterwards, forms_afterwards, queries
from charter.signing.forms_afterwards import Correct
from charter.signing.models import Signature
from charter.signing.routes import bp
from charter.signing.routes.withdrawing import holds_receipt


@bp.get("/signatures/<signature_id>/correct/<token>")
@door("signature.correct", also=holds_receipt)
def correct(signature_id: str, token: str) -> Any:
    """What stands now, in boxes; looking changes nothing."""
    signature = _signature(signature_id)
    if signature.withdrawal is not None:
        return redirect(url_for("signing.yours", signature_id=signature_id, token=token), 303)
    return _page(signature, token, forms_afterwards.correct(signature, clock.now(), fresh=True))


@bp.post("/signatures/<signature_id>/correct/<token>")
@door("signature.correct", also=holds_receipt)
def press_correct(signature_id: str, token: str) -> Any:
    """Put it right, at once or once a person has looked."""
    at = clock.now()
    form = forms_afterwards.correct(_signature(signature_id), at)
    if not form.validate():
        return _page(_signature(signature_id), token, form), 422
    with writing():
        became = actions.correct(_signature(signature_id), forms_afterwards.as_said(form), at=at)
    return redirect(url_for("signing.corrected", signature_id=signature_id, token=token, became=became), 303)


@bp.get("/signatures/<signature_id>/correct/<token>/<any(same,done,waits):became>")
@door("signature.correct", also=lambda signature_id, token, became: holds_receipt(signature_id, token))
def corrected(signature_id: str, token: str, became: str) -> str:
    """What became of a correction."""
    signature = _signature(signature_id)
    waits = afterwards.correction(signature_id) is not None
    return render_template("signing/corrected.html", signature=signature, token=token, waits=waits, became=became,
                           line=queries.line(signature))


def _page(signature: Signature, token: str, form: Correct) -> str:
    return render_template("signing/correct.html", signature=signature, token=token, form=form,
                           line=queries.line(signature))


def _signature(signature_id: str) -> Signature:
    return queries.signature(signature_id) or abort(404)
