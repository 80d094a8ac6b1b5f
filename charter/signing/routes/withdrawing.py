"""Withdrawing, by the link in the receipt and one press: no reason is asked, no mark is left."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, url_for

from charter import clock
from charter.db import writing
from charter.people.doors import door
from charter.people.may import TOKEN
from charter.signing import actions, queries
from charter.signing.models import Signature
from charter.signing.routes import bp
from charter.web import tokens

PURPOSE = "sign-withdraw"


def holds_receipt(signature_id: str, token: str) -> tuple[str, ...]:
    """Whoever has the receipt; a forged link is an unknown address."""
    if not tokens.is_token(PURPOSE, signature_id, token) or queries.signature(signature_id) is None:
        abort(404)
    return (TOKEN,)


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
        actions.withdraw(_signature(signature_id), at=clock.now())
    return redirect(url_for("signing.withdraw", signature_id=signature_id, token=token), 303)


def _signature(signature_id: str) -> Signature:
    return queries.signature(signature_id) or abort(404)
