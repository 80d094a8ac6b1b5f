"""A signature on paper: the convenor's page to enter one, and the page by which whoever signed confirms it."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, url_for

from charter import clock
from charter.db import writing
from charter.people.doors import door, signed_in
from charter.people.may import TOKEN
from charter.signing import actions, choosing, codes, paper, queries, receipts, rules
from charter.signing.forms import NOT_LISTED, Digits
from charter.signing.forms_paper import OnPaper
from charter.signing.models import PaperLetter
from charter.signing.routes import bp
from charter.web import tokens
from charter.web.flashes import flash
from charter.words import _

HERE = "/sign/paper/<letter_id>/<token>"


def holds_letter(letter_id: str, token: str) -> tuple[str, ...]:
    """Whoever has the letter; a forged link is an unknown address."""
    if not tokens.is_token(paper.PURPOSE, letter_id, token) or paper.letter(letter_id) is None:
        abort(404)
    return (TOKEN,)


@bp.get("/convenor/signatures/paper")
@door("signature.paper")
def on_paper() -> str:
    """The page on which a signed sheet is entered."""
    return _form(_asked(OnPaper(formdata=None)))


@bp.post("/convenor/signatures/paper")
@door("signature.paper")
def enter_paper() -> Any:
    """Enter a sheet, once it is clear which organisation is meant."""
    form = _asked(OnPaper())
    if not form.validate() or not _is_chosen(form):
        return _form(form), 422
    with writing():
        made = actions.enter(_sheet(form), by=signed_in(), at=clock.now(), once=form.once.data or "")
        signature_id = made.id
    flash(_("It is entered. Keep the sheet until whoever signed has confirmed it, or as long as your rules say."))
    return redirect(url_for("reading.signature", signature_id=signature_id), 303)


@bp.get(HERE)
@door("signature.paper-confirm", also=holds_letter)
def paper_letter(letter_id: str, token: str) -> str:
    """What was entered in somebody's name, and how they say that it is theirs, or not; looking changes nothing."""
    return _page(_letter(letter_id), token, Digits(formdata=None))


@bp.post(HERE)
@door("signature.paper-confirm", also=holds_letter)
def confirm_paper(letter_id: str, token: str) -> Any:
    """Confirm by the digits in the letter: no browser has filled this form in, so a press alone is never enough."""
    form, left = Digits(), None
    if form.validate():
        with writing():
            letter, at = _letter(letter_id), clock.now()
            paper.check_fresh(letter, at)
            left = codes.try_digits(paper.PURPOSE, letter_id, form.digits.data or "", at=at)
            if left is None:
                actions.confirm_paper(letter, at=at)
        if left is None:
            return redirect(url_for("signing.paper_letter", letter_id=letter_id, token=token), 303)
        form.digits.errors = [codes.left_in_words(left)]
    return _page(_letter(letter_id), token, form), 422


@bp.post(f"{HERE}/again")
@door("signature.paper-confirm", also=holds_letter)
def paper_again(letter_id: str, token: str) -> Any:
    """Owe a new letter, with a new link and new digits."""
    with writing():
        actions.renew_paper(_letter(letter_id), at=clock.now())
    return redirect(url_for("signing.sent"), 303)


def _asked(form: OnPaper) -> OnPaper:
    form.version.choices = [(str(v.number), _("Version {number}", number=v.number)) for v in paper.settled_versions()]
    form.today = paper.local_day(clock.now())
    return form


def _is_chosen(form: OnPaper) -> bool:
    """Whether it is clear which organisation of the list is meant; one that is not there is put there first."""
    if form.for_whom.data == "person":
        return True
    found = choosing.is_chosen(form) and form.organisation.data != NOT_LISTED
    form.organisation.choices = [each for each in form.organisation.choices or () if each[0] != NOT_LISTED]
    if not found:
        form.organisation_name.errors = [_("Choose which of these it is.") if form.organisation.choices else
                                         _("No organisation on the list has this name. Add it to the list of "
                                           "organisations first.")]
    return found


def _sheet(form: OnPaper) -> paper.Sheet:
    whole = form.for_whom.data == "organisation"
    resolved = whole and form.authority.data == "resolved"
    return paper.Sheet(
        version_number=int(form.version.data), organisation_id=form.organisation.data if whole else None,
        name=form.name.data, title=form.title.data or "", email=form.email.data or None,
        authority=form.authority.data if whole else "personal", signed_on=form.signed_on.data,
        resolved_on=form.resolved_on.data.isoformat() if resolved else None,
        minute=(form.minute.data or None) if resolved else None, pledge=form.pledge.data or "",
        reservation=form.reservation.data or "")


def _form(form: OnPaper) -> str:
    digits = {str(v.number): v.digest[:paper.TWELVE] for v in paper.settled_versions()}
    return render_template("signing/on_paper.html", form=form, digits=digits)


def _page(letter: PaperLetter, token: str, form: Digits) -> str:
    signature = letter.signature
    kept = {"signature_id": signature.id, "token": receipts.token(receipts.holder(signature))}
    return render_template(
        "signing/paper_letter.html", letter=letter, token=token, form=form, signature=signature,
        line=queries.line(signature), confirmed=paper.confirmed_on(signature.id), ended=codes.is_ended(letter.id),
        is_over=rules.is_over(letter.at, clock.now()), withdraw=url_for("signing.withdraw", **kept),
        yours=url_for("signing.yours", **kept))


def _letter(letter_id: str) -> PaperLetter:
    return paper.letter(letter_id) or abort(404)
