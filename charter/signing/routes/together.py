"""Schools signing together, for whoever signed for one of them: propose it, say so by a letter's digits, stand alone again."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request, url_for

from charter import clock
from charter.db import writing
from charter.people.doors import door
from charter.people.may import TOKEN
from charter.signing import actions, codes, queries, rules, together
from charter.signing.actions.joining import PURPOSE
from charter.signing.forms import Digits
from charter.signing.forms_arranged import Apart, Together
from charter.signing.models import PartnershipMember, Signature, TogetherLetter
from charter.signing.routes import bp
from charter.signing.routes.withdrawing import holds_receipt
from charter.web import tokens
from charter.web.limits import SLOWER, limiter

# What one receipt may send in a day, slips among it: each proposal asks others, and is read by them.
MOST_PROPOSED = "20 per day"


def holds_letter(letter_id: str, token: str) -> tuple[str, ...]:
    """Whoever has the letter; a forged link is an unknown address."""
    if not tokens.is_token(PURPOSE, letter_id, token) or together.letter(letter_id) is None:
        abort(404)
    return (TOKEN,)


@bp.get("/signatures/<signature_id>/together/<token>")
@door("together.propose", also=holds_receipt)
def with_others(signature_id: str, token: str) -> str:
    """Where one's organisation is named with others, and the form that proposes it."""
    return _page(signature_id, token, Together(formdata=None))


@bp.post("/signatures/<signature_id>/together/<token>")
@limiter.limit(MOST_PROPOSED, key_func=lambda: request.path, error_message=SLOWER)
@door("together.propose", also=holds_receipt)
def propose(signature_id: str, token: str) -> Any:
    """Propose that some sign together; each is asked."""
    form = Together()
    if not form.validate():
        return _page(signature_id, token, form), 422
    with writing():
        mine = _signature(signature_id)
        actions.propose(mine.version_number, form.name.data or "", form.found, by=None, from_signature=mine,
                        at=clock.now(), once=form.once.data or "")
    return redirect(url_for("signing.with_others", signature_id=signature_id, token=token, _anchor="places"), 303)


@bp.post("/signatures/<signature_id>/together/<token>/<member_id>/letter")
@door("together.join", also=lambda signature_id, token, member_id: holds_receipt(signature_id, token))
def ask_again(signature_id: str, token: str, member_id: str) -> Any:
    """Owe the letter with the digits by which one's organisation says that it wishes to."""
    with writing():
        actions.write_again(_member(member_id), _signature(signature_id), at=clock.now())
    return redirect(url_for("signing.sent"), 303)


@bp.post("/signatures/<signature_id>/together/<token>/<member_id>/apart")
@door("together.join", also=lambda signature_id, token, member_id: holds_receipt(signature_id, token))
def apart(signature_id: str, token: str, member_id: str) -> Any:
    """One's organisation stands by itself again."""
    form = Apart()
    if not form.validate():
        return _page(signature_id, token, Together(formdata=None), form), 422
    with writing():
        actions.part(_member(member_id), _signature(signature_id), at=clock.now())
    return redirect(url_for("signing.with_others", signature_id=signature_id, token=token), 303)


@bp.get("/sign/together/<letter_id>/<token>")
@door("together.join", also=holds_letter)
def join(letter_id: str, token: str) -> str:
    """What the entry would say, and the box for the digits; looking changes nothing."""
    return _asked(letter_id, token, Digits(formdata=None))


@bp.post("/sign/together/<letter_id>/<token>")
@door("together.join", also=holds_letter)
def press_join(letter_id: str, token: str) -> Any:
    """Say that one's organisation wishes to, by the digits."""
    form = Digits()
    if not form.validate():
        return _asked(letter_id, token, form), 422
    with writing():
        left = actions.join(_letter(letter_id), form.digits.data or "", at=clock.now())
    if left is not None:
        form.digits.errors = [codes.left_in_words(left)]
        return _asked(letter_id, token, form), 422
    return redirect(url_for("signing.join", letter_id=letter_id, token=token), 303)


def _page(signature_id: str, token: str, form: Together, sure: Apart | None = None) -> str:
    mine = _signature(signature_id)
    named = together.members(mine.organisation_id, mine.version_number) if mine.organisation_id else ()
    return render_template(
        "signing/with_others.html", signature=mine, token=token, form=form, sure=sure or Apart(formdata=None),
        line=queries.line(mine), places=[(each, together.named(each.partnership)) for each in named])


def _asked(letter_id: str, token: str, form: Digits) -> str:
    letter, at = _letter(letter_id), clock.now()
    row = letter.member.partnership
    signature = _signature(letter.signature_id)
    return render_template(
        "signing/join.html", letter=letter, partnership=row, members=together.named(row), token=token, form=form,
        signature=signature, ended=codes.is_ended(letter.id), over=rules.is_over(letter.at, at) or signature.withdrawal,
        until=letter.at + rules.LIFE, is_up=together.stands(row))


def _letter(letter_id: str) -> TogetherLetter:
    return together.letter(letter_id) or abort(404)


def _member(member_id: str) -> PartnershipMember:
    return together.member(member_id) or abort(404)


def _signature(signature_id: str) -> Signature:
    return queries.signature(signature_id) or abort(404)
