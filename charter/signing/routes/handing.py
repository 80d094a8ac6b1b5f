"""Handing a signature over: its holder or the convenor names who holds the office now, and they say yes or nothing."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request, url_for

from charter import clock
from charter.db import writing
from charter.people.doors import door
from charter.people.may import TOKEN
from charter.signing import actions, afterwards, codes, queries, rules
from charter.signing.forms_afterwards import Handed, Take
from charter.signing.models import HandingOver, Signature
from charter.signing.routes import bp
from charter.signing.routes.passing import MOST_PASSED_ON
from charter.signing.routes.withdrawing import holds_receipt
from charter.web import tokens
from charter.web.limits import SLOWER, limiter

PURPOSE = "sign-take"


def holds_letter(handing_id: str, token: str) -> tuple[str, ...]:
    """Whoever has the letter; a forged link is an unknown address."""
    if not tokens.is_token(PURPOSE, handing_id, token) or afterwards.handing(handing_id) is None:
        abort(404)
    return (TOKEN,)


@bp.get("/signatures/<signature_id>/hand-over/<token>")
@door("signature.hand-over", also=holds_receipt)
def hand_over(signature_id: str, token: str) -> Any:
    """Ask who holds the office now."""
    return _ask(_signature(signature_id), token, Handed(formdata=None))


@bp.post("/signatures/<signature_id>/hand-over/<token>")
@limiter.limit(MOST_PASSED_ON, error_message=SLOWER)
@door("signature.hand-over", also=holds_receipt)
def press_hand_over(signature_id: str, token: str) -> Any:
    """Owe the letter that asks them."""
    form = Handed()
    if not form.validate():
        return _ask(_signature(signature_id), token, form), 422
    with writing():
        actions.hand_over(_signature(signature_id), name=form.name.data, title=form.title.data, email=form.email.data,
                          at=clock.now())
    return redirect(url_for("signing.handed"), 303)


@bp.get("/sign/handed-over")
@door("sign")
def handed() -> str:
    """One letter goes; the same words whether or not that address had letters before."""
    return render_template("signing/handed.html")


@bp.get("/sign/take/<handing_id>/<token>")
@door("signature.take", also=holds_letter)
def take_page(handing_id: str, token: str) -> Any:
    """What is to be taken over, and how; looking changes nothing, however often."""
    return _take(_handing(handing_id), token, Take(formdata=None))


@bp.post("/sign/take/<handing_id>/<token>")
@door("signature.take", also=holds_letter)
def press_take(handing_id: str, token: str) -> Any:
    """Take it over by the digits in the letter: this is never the browser that the name was typed in."""
    form = Take()
    if not form.validate() or not _try(handing_id, form):
        return _take(_handing(handing_id), token, form), 422
    return redirect(url_for("signing.take_page", handing_id=handing_id, token=token), 303)


@bp.post("/sign/take/<handing_id>/<token>/again")
@limiter.limit("5 per day", key_func=lambda: request.path, error_message=SLOWER)
@door("signature.take", also=holds_letter)
def take_again(handing_id: str, token: str) -> Any:
    """Owe a new letter with new digits."""
    with writing():
        actions.renew(_handing(handing_id), at=clock.now())
    return redirect(url_for("signing.sent"), 303)


def _try(handing_id: str, form: Take) -> bool:
    with writing():
        row, at = _handing(handing_id), clock.now()
        left = None
        if row.taking is None:
            left = codes.try_digits(PURPOSE, row.code_id, form.digits.data or "", at=at)
            if left is None:
                actions.take(row, wishes_naming=form.naming.data == "yes", at=at)
    if left is not None:
        form.digits.errors = [codes.left_in_words(left)]
    return left is None


def _ask(signature: Signature, token: str, form: Handed) -> str:
    return render_template("signing/hand_over.html", signature=signature, token=token, form=form,
                           line=queries.line(signature))


def _take(row: HandingOver, token: str, form: Take) -> str:
    signature = row.signature
    over = row.taking is None and rules.is_over(row.written_at, clock.now())
    return render_template(
        "signing/take.html", row=row, signature=signature, token=token, form=form, over=over,
        line=queries.line(signature), ended=codes.is_ended(row.code_id), until=row.written_at + rules.LIFE)


def _handing(handing_id: str) -> HandingOver:
    return afterwards.handing(handing_id) or abort(404)


def _signature(signature_id: str) -> Signature:
    return queries.signature(signature_id) or abort(404)
