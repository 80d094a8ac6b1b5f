"""The doors of erasing: the person's own, by the receipt and its digits, and the desk's, at somebody's request."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for

from charter import clock
from charter.db import writing
from charter.erasing import actions, sweeping
from charter.erasing.forms import Mine, Theirs
from charter.people.doors import door
from charter.people.may import TOKEN
from charter.signing import queries, receipts
from charter.signing.models import Signature
from charter.web.flashes import flash
from charter.web.limits import SLOWER, limiter
from charter.words import _

bp = Blueprint("erasing", __name__)


def holds_receipt(signature_id: str, token: str) -> tuple[str, ...]:
    """Whoever has the newest receipt; a forged link is an unknown address."""
    if not receipts.opens(queries.signature(signature_id), token):
        abort(404)
    return (TOKEN,)


@bp.get("/signatures/<signature_id>/erase/<token>")
@door("person.erase-own", also=holds_receipt)
def mine(signature_id: str, token: str) -> str:
    """What erasing does, and the box for the digits; looking changes nothing."""
    return _mine(_signature(signature_id), token, Mine(formdata=None))


@bp.post("/signatures/<signature_id>/erase/<token>")
@limiter.limit("20 per day", key_func=lambda: request.path, error_message=SLOWER)
@door("person.erase-own", also=holds_receipt)
def press_mine(signature_id: str, token: str) -> Any:
    """Erase, once the digits are right: a program that presses every button has none."""
    signature, form = _signature(signature_id), Mine()
    email = receipts.holder(signature).email
    if form.validate() and not receipts.are_digits(signature, form.digits.data or ""):
        form.digits.errors = [_("These are not the digits in your receipt.")]
    if form.errors or form.digits.errors:
        return _mine(signature, token, form), 422
    if email:
        _erase(email)
    return redirect(url_for("erasing.done"), 303)


@bp.get("/sign/erased")
@door("read")
def done() -> str:
    """What was done, and what may still exist elsewhere."""
    return render_template("erasing/done.html")


@bp.get("/convenor/erasing")
@door("person.erase")
def desk() -> str:
    """Ask whom, and say what goes and what stays."""
    return render_template("erasing/desk.html", form=Theirs(formdata=None))


@bp.post("/convenor/erasing")
@door("person.erase")
def press_desk() -> Any:
    """Erase somebody at their request; the answer is the same whoever it was."""
    form = Theirs()
    if not form.validate():
        return render_template("erasing/desk.html", form=form), 422
    _erase(form.email.data.lower())
    flash(_("Done. Nothing here holds that address any more, nor the name that went with it."))
    return redirect(url_for("erasing.desk"), 303)


def _erase(email: str) -> None:
    with writing():
        names = actions.erase(email, at=clock.now())
    sweeping.beside((email, *names))


def _mine(signature: Signature, token: str, form: Mine) -> str:
    holder = receipts.holder(signature)
    return render_template("erasing/mine.html", signature=signature, token=token, form=form, holder=holder,
                           erased=not holder.email)


def _signature(signature_id: str) -> Signature:
    return queries.signature(signature_id) or abort(404)
