"""The convenor's page of themes: the list, and what comments are about."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request, url_for

from charter import clock
from charter.commenting import queries, rules, themes
from charter.commenting.models import Theme
from charter.commenting.routes import bp
from charter.commenting.theme_forms import GiveForm, ThemeForm
from charter.db import writing
from charter.people.doors import door, signed_in
from charter.refusal import Refused
from charter.web.flashes import flash
from charter.web.numbers import needed, whole
from charter.words import _


@bp.get("/convenor/themes")
@door("theme.keep")
def theme_list() -> str:
    """The themes, and the comments that have none, or those of one theme."""
    asked = request.args.get("of")
    return _page(ThemeForm(), GiveForm(), (themes.found(needed(asked)) or abort(404)) if asked else None)


@bp.post("/convenor/themes")
@door("theme.keep")
def make_theme() -> Any:
    """Put one more on the list."""
    form, at, by = ThemeForm(), clock.now(), signed_in()
    if not form.validate_on_submit():
        return _page(form, GiveForm(formdata=None)), 422
    try:
        with writing():
            themes.make(form.name.data, by=by, at=at)
    except Refused as refusal:
        form.name.errors = [refusal.words]
        return _page(form, GiveForm(formdata=None)), 409
    return redirect(url_for("commenting.theme_list"), 303)


@bp.post("/convenor/themes/removal")
@door("theme.keep")
def take_off_theme() -> Any:
    """Take one off the list."""
    at, by = clock.now(), signed_in()
    with writing():
        themes.take_off(_theme(request.form.get("theme")), by=by, at=at)
    return redirect(url_for("commenting.theme_list"), 303)


@bp.post("/convenor/themes/comments")
@door("theme.keep")
def give_theme() -> Any:
    """Say what those that are ticked are about."""
    form, at, by = GiveForm(), clock.now(), signed_in()
    of = themes.found(whole(request.form.get("of")))
    form.chosen.choices = [(str(row.number), str(row.number)) for row in themes.comments(of)]
    form.theme.choices = [(str(theme.number), theme.name) for theme in themes.kept()]
    if not form.validate_on_submit():
        return _page(ThemeForm(formdata=None), form, of), 422
    with writing():
        themes.give(queries.numbered([int(number) for number in form.chosen.data]), _theme(form.theme.data), by=by, at=at)
    flash(_("It is noted what they are about. It stands on “You said, we did”."))
    return redirect(url_for("commenting.theme_list", of=of.number if of else None), 303)


def _theme(given: str | None) -> Theme:
    return themes.found(needed(given)) or abort(404)


def _page(form: ThemeForm, giving: GiveForm, of: Theme | None = None) -> str:
    every = themes.kept()
    giving.theme.choices = [(str(theme.number), theme.name) for theme in every]
    rows = themes.comments(of)
    down = {row.number for row in rows if rules.is_hidden(row.rulings, row.reports)}
    return render_template("commenting/themes.html", form=form, giving=giving, themes=every, of=of, rows=rows, down=down,
                           counted=themes.counted(), ticked=set(giving.chosen.data or ()))
