"""Signing the next version too, in one press under its difference; or not now, which keeps nothing."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request, url_for

from charter import clock
from charter.db import writing
from charter.drafting import differing
from charter.drafting import queries as drafting
from charter.people.doors import door
from charter.people.may import TOKEN
from charter.signing import actions, afterwards, carried, codes, forms_afterwards, queries, receipts, rules, waiting
from charter.signing.forms_afterwards import Next
from charter.signing.models import NextOffer, Signature
from charter.signing.routes import bp
from charter.web import tokens
from charter.web.limits import SLOWER, limiter

PURPOSE = "sign-next"


def holds_letter(offer_id: str, token: str) -> tuple[str, ...]:
    """Whoever has the letter; a forged link is an unknown address."""
    if not tokens.is_token(PURPOSE, offer_id, token) or afterwards.offer(offer_id) is None:
        abort(404)
    return (TOKEN,)


@bp.get("/sign/next/<offer_id>/<token>")
@door("sign.next", also=holds_letter)
def see_next(offer_id: str, token: str) -> Any:
    """What changed, what one would sign, and Sign beside Not now; looking changes nothing."""
    return _page(_offer(offer_id), token)


@bp.post("/sign/next/<offer_id>/<token>")
@door("sign.next", also=holds_letter)
def press_next(offer_id: str, token: str) -> Any:
    """Sign it too, or not now."""
    if request.form.get("choice") != "sign":
        return redirect(url_for("signing.not_now"), 303)
    offer = _offer(offer_id)
    form = forms_afterwards.next_one(_signature(offer), clock.now())
    if not form.validate():
        return _page(offer, token, form), 422
    try:
        signed = _sign(offer_id, form)
    except rules.Replaced:
        return _page(_offer(offer_id), token), 409
    if not signed:
        return _page(_offer(offer_id), token, form), 422
    return redirect(url_for("signing.see_next", offer_id=offer_id, token=token), 303)


@bp.post("/sign/next/<offer_id>/<token>/again")
@limiter.limit("5 per day", key_func=lambda: request.path, error_message=SLOWER)
@door("sign.next", also=holds_letter)
def next_again(offer_id: str, token: str) -> Any:
    """Owe a new letter with new digits."""
    with writing():
        actions.renew_next(_offer(offer_id), at=clock.now())
    return redirect(url_for("signing.sent"), 303)


def _sign(offer_id: str, form: Next) -> bool:
    with writing():
        offer, at, left = _offer(offer_id), clock.now(), None
        here = _is_here(_signature(offer))
        if not here and _made(offer) is None:
            left = codes.try_digits(PURPOSE, offer.code_id, form.digits.data or "", at=at)
        if left is None:
            actions.sign_next(offer, digest=form.digest.data or "", how="browser" if here else "digits", at=at,
                              **forms_afterwards.said(form))
    if left is not None:
        form.digits.errors = [codes.left_in_words(left)]
    return left is None


def _page(offer: NextOffer, token: str, form: Next | None = None) -> str:
    signature, made = _signature(offer), _made(offer)
    if made is not None:
        return render_template("signing/thanks.html", signature=made, line=queries.line(made), waits=waiting.words(made))
    new = drafting.settled()
    if new is None or new.number != offer.version_number or signature.withdrawal is not None:
        return render_template("signing/next_over.html", offer=offer, signature=signature, new=new)
    form = form or forms_afterwards.next_one(signature, clock.now(), version=new.number, digest=new.digest, fresh=True)
    sides = drafting.both(signature.version_number, new.number)
    return render_template(
        "signing/next.html", offer=offer, signature=signature, token=token, form=form, version=new,
        line=queries.line(signature), holder=receipts.holder(signature), here=_is_here(signature),
        shown=differing.shown(sides[signature.version_number], sides[new.number]),
        ended=codes.is_ended(offer.code_id))


def _is_here(signature: Signature) -> bool:
    """Whether this is the browser in which the earlier form was filled in, and its holder still the same."""
    made = signature.sign_up
    kept = carried.marked(made.id) if made else ""
    return bool(made and kept and receipts.holder(signature).handing is None
                and actions.fingerprint(kept) == made.cookie)


def _made(offer: NextOffer) -> Signature | None:
    made = queries.sign_up_once(f"next:{offer.id}")
    return queries.signature(made.confirmation.signature_id) if made and made.confirmation else None


def _signature(offer: NextOffer) -> Signature:
    return queries.signature(offer.signature_id) or abort(404)


def _offer(offer_id: str) -> NextOffer:
    return afterwards.offer(offer_id) or abort(404)
