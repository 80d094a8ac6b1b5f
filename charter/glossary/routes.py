"""The glossary as everybody reads it, and the convenor's pages of terms and plainer words."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, redirect, render_template, url_for

from charter import clock
from charter.db import writing
from charter.drafting.lines import lines
from charter.drafting.site import site
from charter.glossary import actions, queries, rules
from charter.glossary.defined import Defined, definitions
from charter.glossary.forms import MeaningForm, PlainerForm, TermForm
from charter.glossary.models import Term
from charter.people.doors import door, signed_in
from charter.refusal import Refused
from charter.web.numbers import whole

bp = Blueprint("glossary", __name__)


@bp.get("/glossary")
def glossary() -> str:
    """What words mean here: the charter's own words first, then what the area says (three queries)."""
    facts = site()
    number = facts.settled or facts.latest
    ours = _defined(number)
    terms = [row for row in queries.terms() if row.slug not in {one.slug for one in ours}]
    entries = sorted([*ours, *terms], key=lambda one: one.term.casefold())
    return render_template("glossary/glossary.html", entries=entries, number=number, is_settled=number == facts.settled)


@bp.get("/convenor/glossary")
@door("glossary.set")
def desk() -> str:
    """Every term, and a form for another."""
    return _desk(TermForm())


@bp.post("/convenor/glossary")
@door("glossary.set")
def add() -> Any:
    """Put a term into the glossary."""
    form, me, at = TermForm(), signed_in(), clock.now()
    if not form.validate():
        return _desk(form), 422
    try:
        with writing():
            row = actions.set_term(form.term.data, meaning=form.meaning.data, source=form.source.data, forms=form.forms.data,
                                   by=me, at=at)
    except Refused as refusal:
        form.term.errors = [refusal.words]
        return _desk(form), 409
    return redirect(url_for("glossary.glossary") + f"#{row.slug}", 303)


@bp.get("/convenor/glossary/<slug>")
@door("glossary.set")
def term(slug: str) -> str:
    """One term, to change or take out."""
    row = _found(slug)
    form = MeaningForm(formdata=None, revision=row.revision, meaning=row.meaning, source=row.source, forms=row.forms)
    return render_template("glossary/term.html", row=row, form=form)


@bp.post("/convenor/glossary/<slug>")
@door("glossary.set")
def change(slug: str) -> Any:
    """Change what is said of a term."""
    row, form, me, at = _found(slug), MeaningForm(), signed_in(), clock.now()
    if not form.validate():
        return render_template("glossary/term.html", row=row, form=form), 422
    try:
        with writing():
            actions.change_term(_found(slug), meaning=form.meaning.data, source=form.source.data, forms=form.forms.data,
                                expected=whole(form.revision.data) or 0, by=me, at=at)
    except Refused as refusal:
        form.meaning.errors = [refusal.words]
        form.revision.data = str(_found(slug).revision)
        return render_template("glossary/term.html", row=_found(slug), form=form), 409
    return redirect(url_for("glossary.glossary") + f"#{slug}", 303)


@bp.post("/convenor/glossary/<slug>/removal")
@door("glossary.set")
def take_out(slug: str) -> Any:
    """Take a term out of the glossary."""
    form, at = MeaningForm(), clock.now()
    with writing():
        actions.take_out(_found(slug), expected=whole(form.revision.data) or 0, at=at)
    return redirect(url_for("glossary.desk"), 303)


@bp.get("/convenor/plain-words")
@door("glossary.set")
def plainer() -> str:
    """The area's own plainer words."""
    listed = "\n".join(f"{word} = {instead}" for word, instead in queries.plainer().items())
    return render_template("glossary/plainer.html", form=PlainerForm(formdata=None, plainer=listed))


@bp.post("/convenor/plain-words")
@door("glossary.set")
def set_plainer() -> Any:
    """Keep them."""
    form, at = PlainerForm(), clock.now()
    if not form.validate():
        return render_template("glossary/plainer.html", form=form), 422
    try:
        with writing():
            actions.set_plainer(rules.plainer(form.plainer.data), at=at)
    except Refused as refusal:
        form.plainer.errors = [refusal.words]
        return render_template("glossary/plainer.html", form=form), 422
    return redirect(url_for("reading.desk"), 303)


def _desk(form: TermForm) -> str:
    facts = site()
    return render_template("glossary/desk.html", form=form, terms=queries.terms(), ours=_defined(facts.settled or facts.latest))


def _defined(number: int | None) -> list[Defined]:
    return definitions(lines(number)) if number else []


def _found(slug: str) -> Term:
    # An address may hold anything; a slug is what `rules.slug` makes, and nothing else is looked for.
    return (queries.term(slug) if slug == rules.slug(slug) else None) or abort(404)
