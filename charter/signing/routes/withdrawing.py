"""The receipt's links: what can be done with a signature, and withdrawing it by one press, without reason or mark."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, url_for

from charter import clock
from charter.db import writing
from charter.people.doors import door
from charter.people.may import TOKEN
from charter.signing import actions, afterwards, queries, receipts
from charter.signing.models import Signature
from charter.signing.routes import bp


def holds_receipt(signature_id: str, token: str) -> tuple[str, ...]:
    """Whoever has the newest receipt; a forged link, and one of a former holder, is an unknown address."""
    if not receipts.opens(queries.signature(signature_id), token):
        abort(404)
    return (TOKEN,)


@bp.get("/signatures/<signature_id>/yours/<token>")
@door("signature.correct", also=holds_receipt)
def yours(signature_id: str, token: str) -> str:
    """Everything that its holder can do with a signature, one link each."""
    signature = _signature(signature_id)
    return render_template(
        "signing/yours.html", signature=signature, token=token, line=queries.line(signature),
        holder=receipts.holder(signature), waiting=afterwards.correction(signature_id))


@bp.get("/signatures/<signature_id>/withdraw/<token>")
@door("signature.withdraw", also=holds_receipt)
def withdraw(signature_id: str, token: str) -> str:
    """What withdrawing does, and one button; looking changes nothing."""
    signature = _signature(signature_id)
    return render_template("signing/withdraw.html", signature=signature, token=token,
                           line=queries.line(signature))


@bp.post("/signatures/<signature_id>/withdraw/<token>")
@door("signature.withdraw", also=holds_receipt)
def press_withdraw(signature_id: str, token: str) -> Any:
    """Withdraw the signature."""
    with writing():
        actions.withdraw(_signature(signature_id), at=clock.now(), tell=True)
    return redirect(url_for("signing.withdraw", signature_id=signature_id, token=token), 303)


def _signature(signature_id: str) -> Signature:
    return queries.signature(signature_id) or abort(404)
