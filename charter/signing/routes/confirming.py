"""Confirming: one press in the browser that filled the form in, six digits elsewhere. Following a link never signs."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, url_for

from charter import clock
from charter.db import writing
from charter.people.doors import door
from charter.people.may import TOKEN
from charter.signing import actions, carried, known, letters, queries, rules, waiting
from charter.signing.forms import Digits
from charter.signing.models import SignUpLetter
from charter.signing.routes import bp
from charter.web import tokens
from charter.words import _, many

PURPOSE = "sign-confirm"


def holds_letter(letter_id: str, token: str) -> tuple[str, ...]:
    """Whoever has the letter; a forged link is an unknown address."""
    # The secret first, so that a link to no letter takes as long as a link to one.
    if not tokens.is_token(PURPOSE, letter_id, token) or known.letter(letter_id) is None:
        abort(404)
    return (TOKEN,)


@bp.get("/sign/confirm/<letter_id>/<token>")
@door("sign.confirm", also=holds_letter)
def confirm(letter_id: str, token: str) -> Any:
    """Say what is to be confirmed and how; looking changes nothing, however often."""
    return _page(_letter(letter_id), token, Digits(formdata=None))


@bp.post("/sign/confirm/<letter_id>/<token>")
@door("sign.confirm", also=holds_letter)
def press(letter_id: str, token: str) -> Any:
    """Sign: by one press where the form was filled in, by the digits anywhere else."""
    found, form = known.letter(letter_id), Digits()
    if _is_here(found.sign_up_id, found.cookie):
        _confirm(letter_id)
    elif not form.validate() or not _try(letter_id, form):
        return _page(_letter(letter_id), token, form), 422
    return redirect(url_for("signing.confirm", letter_id=letter_id, token=token), 303)


@bp.post("/sign/confirm/<letter_id>/<token>/again")
@door("sign.confirm", also=holds_letter)
def again(letter_id: str, token: str) -> Any:
    """Owe a new letter, with a new link and new digits."""
    with writing():
        letters.renew(_letter(letter_id).sign_up, at=clock.now())
    return redirect(url_for("signing.sent"), 303)


def _confirm(letter_id: str) -> None:
    with writing():
        letter, at = known.letter(letter_id) or abort(404), clock.now()
        letters.check_fresh(letter.at, at)
        actions.confirm(letter.sign_up_id, how="browser", at=at)


def _try(letter_id: str, form: Digits) -> bool:
    """Confirm by right digits, or count wrong ones. Raises Refused when the code has ended."""
    is_right = tokens.are_digits(PURPOSE, letter_id, form.digits.data or "")
    with writing():
        letter, at = _letter(letter_id), clock.now()
        letters.check_fresh(letter.at, at)
        left = letters.try_digits(letter, is_right, at=at)
        if is_right:
            actions.confirm(letter.sign_up_id, how="digits", at=at)
    if not is_right:
        form.digits.errors = [_("These are not the digits in the letter. {left}", left=_left(left))]
    return is_right


def _left(left: int) -> str:
    if left == 0:
        return _("It was the tenth try, so this code has ended.")
    return many("You can try once more.", "You can try {n} times more.", left)


def _page(letter: SignUpLetter, token: str, form: Digits) -> str:
    sign_up, at = letter.sign_up, clock.now()
    signature = sign_up.confirmation and queries.signature(sign_up.confirmation.signature_id)
    if signature:
        return render_template("signing/thanks.html", signature=signature, line=queries.line(signature),
                               waits=waiting.words(signature))
    if sign_up.email is None or rules.is_over(letter.at, at):
        return render_template("signing/over.html")
    return render_template(
        "signing/confirm.html", sign_up=sign_up, letter=letter, token=token, form=form,
        here=_is_here(sign_up.id, sign_up.cookie), ended=rules.is_ended(queries.wrong_tries(letter.id)),
        until=letter.at + rules.LIFE)


def _is_here(sign_up_id: str, cookie: str) -> bool:
    """Whether this is the browser in which the form was filled in; `cookie` is what is kept of its secret."""
    kept = carried.marked(sign_up_id)
    return bool(kept) and actions.fingerprint(kept) == cookie


def _letter(letter_id: str) -> SignUpLetter:
    return queries.letter(letter_id) or abort(404)
