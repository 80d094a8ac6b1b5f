"""A trust's schools: letters to their heads, and the page on which a head signs for the school in one step."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request, url_for

from charter import clock
from charter.db import writing
from charter.drafting import queries as drafting
from charter.people.doors import door
from charter.people.may import TOKEN
from charter.signing import actions, codes, forms_afterwards, pages, queries, rules, schools, waiting
from charter.signing.actions.schools import PURPOSE
from charter.signing.forms_arranged import Heads, School
from charter.signing.models import SchoolAsked, Signature
from charter.signing.routes import bp
from charter.signing.routes.withdrawing import holds_receipt
from charter.web import tokens
from charter.web.limits import SLOWER, limiter
from charter.words import _

# A trust asks its heads once, and some again, with a few slips; a script that tries addresses asks all day.
MOST_ASKED = "12 per day"


def holds_letter(asked_id: str, token: str) -> tuple[str, ...]:
    """Whoever has the letter; a forged link is an unknown address."""
    if not tokens.is_token(PURPOSE, asked_id, token) or schools.asked(asked_id) is None:
        abort(404)
    return (TOKEN,)


@bp.get("/signatures/<signature_id>/schools/<token>")
@door("school.ask", also=holds_receipt)
def heads(signature_id: str, token: str) -> str:
    """Every school of the trust with two empty boxes: the same whoever has signed, been asked, or is known."""
    return _heads(signature_id, token, Heads(formdata=None))


@bp.post("/signatures/<signature_id>/schools/<token>")
@limiter.limit(MOST_ASKED, key_func=lambda: request.path, error_message=SLOWER)
@door("school.ask", also=holds_receipt)
def ask_heads(signature_id: str, token: str) -> Any:
    """Owe the letters; the answer is the same whoever gets one."""
    form = Heads()
    named = form.read(schools.of_trust(_signature(signature_id), clock.now().date()), request.form)
    if not form.validate() or form.slips or not (named or form.known.data):
        return _heads(signature_id, token, form), 422
    with writing():
        actions.ask_schools(_signature(signature_id), named, known=bool(form.known.data), at=clock.now())
    return redirect(url_for("signing.heads_asked", signature_id=signature_id, token=token), 303)


@bp.get("/signatures/<signature_id>/schools/<token>/asked")
@door("school.ask", also=holds_receipt)
def heads_asked(signature_id: str, token: str) -> str:
    """Letters go; to how many is not told."""
    return render_template("signing/heads_asked.html", signature_id=signature_id, token=token)


@bp.get("/sign/school/<asked_id>/<token>")
@door("school.sign", also=holds_letter)
def school(asked_id: str, token: str) -> Any:
    """The exact text and the one step; looking changes nothing."""
    return _page(_asked(asked_id), token)


@bp.post("/sign/school/<asked_id>/<token>")
@door("school.sign", also=holds_letter)
def sign_school(asked_id: str, token: str) -> Any:
    """Sign for the school, or not now, which keeps nothing."""
    if request.form.get("choice") != "sign":
        return redirect(url_for("signing.not_now"), 303)
    row, at = _asked(asked_id), clock.now()
    form = _form(row)
    if not form.validate():
        return _page(row, token, form), 422
    try:
        with writing():
            left = actions.sign_asked(
                _asked(asked_id), form.digits.data or "", digest=form.digest.data or "", name=form.name.data or "",
                title=form.title.data or "", at=at, **forms_afterwards.said(form))
    except rules.Replaced as error:
        return pages.replaced(error)
    if left is not None:
        form.digits.errors = [codes.left_in_words(left)]
        return _page(_asked(asked_id), token, form), 422
    return redirect(url_for("signing.school", asked_id=asked_id, token=token), 303)


def _heads(signature_id: str, token: str, form: Heads) -> str:
    mine = _signature(signature_id)
    return render_template("signing/heads.html", signature=mine, token=token, form=form, line=queries.line(mine),
                           schools=schools.of_trust(mine, clock.now().date()), typed=request.form)


def _page(row: SchoolAsked, token: str, form: School | None = None) -> str:
    made = queries.signature(row.signature_id) if row.signature_id else None
    if made is not None:
        return render_template("signing/thanks.html", signature=made, line=queries.line(made), waits=waiting.words(made))
    version = drafting.settled()
    if version is None or version.number != row.version_number or rules.is_over(row.at, clock.now()):
        return render_template("signing/over.html")
    form = form or _form(row, version_number=version.number, digest=version.digest)
    return render_template("signing/school.html", row=row, token=token, form=form, ended=codes.is_ended(row.id),
                           **pages.whole(version, row.organisation, row.organisation.name))


def _form(row: SchoolAsked, *, version_number: int | None = None, digest: str = "") -> School:
    fresh = {"version": version_number, "digest": digest, "name": row.name}
    form = School(formdata=None, data=fresh) if version_number else School()
    form.today = pages.today(clock.now())
    pages.ask_authority(form, row.organisation)
    form.authority.choices.append(("personal", _("I sign in a personal capacity, not for it")))
    return form


def _signature(signature_id: str) -> Signature:
    return queries.signature(signature_id) or abort(404)


def _asked(asked_id: str) -> SchoolAsked:
    return schools.asked(asked_id) or abort(404)
