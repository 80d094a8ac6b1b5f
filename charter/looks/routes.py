"""The convenor's page of the site's look, and the stylesheet and picture that follow from it."""

from __future__ import annotations

import re
from typing import Any

from flask import Blueprint, Flask, Response, abort, current_app, redirect, render_template, request, url_for
from markupsafe import Markup

from charter import clock
from charter.db import asked, writing
from charter.looks import actions, colours, dress, rules
from charter.looks.forms import LookForm
from charter.looks.marks import MARKS, icon
from charter.looks.queries import newest
from charter.people.doors import door, signed_in
from charter.people.queries import groups
from charter.refusal import Refused

bp = Blueprint("looks", __name__)
YEAR = 31_536_000  # seconds: the address changes with the bytes


@bp.get("/convenor/look")
@door("look.set")
def look() -> str:
    """How the site looks, and a form to change it."""
    worn = worn_now()
    return _page(LookForm(data={"name": worn.name, "colour": f"#{worn.colour}", "mark": worn.mark}), worn)


@bp.post("/convenor/look")
@door("look.set")
def set_look() -> Any:
    """Show the page in the look that was typed, or keep it."""
    form, at, me = LookForm(), clock.now(), signed_in()
    if not form.validate():
        return _page(form, worn_now()), 422
    chosen = dress.Worn(form.name.data, rules.colour(form.colour.data), form.mark.data)
    if request.form.get("try"):
        return _page(form, chosen, tried=True)
    try:
        with writing():
            actions.set_look(name=chosen.name, colour=chosen.colour, mark=chosen.mark, by=me, at=at, once=form.once.data)
    except Refused as refusal:
        form.colour.errors = [refusal.words]
        return _page(form, worn_now()), 409
    return redirect(url_for("looks.look"), 303)


@bp.get("/look/<name>")
def file(name: str) -> Response:
    """The stylesheet or the tab's picture in one colour, named by it: “0b4b57.css”, “0b4b57-door.svg”."""
    found = re.fullmatch(r"([0-9a-f]{6})(?:\.css|-([a-z]+)\.svg)", name) or abort(404)
    colour, mark = found[1], found[2]
    if mark is not None and mark not in MARKS:
        abort(404)
    try:
        shade = colours.palette(colour)
    except Refused:
        abort(404)
    if mark is None:
        answer = Response(dress.sheet(current_app.static_folder or "", colour), mimetype="text/css")
    else:
        answer = Response(icon(mark, len(groups()), shade.acts, shade.dark_acts), mimetype="image/svg+xml")
    answer.headers["Cache-Control"] = f"public, max-age={YEAR if request.args.get('v') else 300}"
    return answer


def worn_now() -> dress.Worn:
    """How the site looks now (one query, where the page has not asked yet)."""
    row = asked(newest()).first()
    return dress.Worn(*row) if row else dress.Worn()


def init_app(app: Flask) -> None:
    """Give the templates `stylesheet(worn)` and `tab_picture(worn)`, their addresses."""
    folder = app.static_folder or ""

    def stylesheet(worn: dress.Worn) -> str:
        if not worn.is_own:
            return str(url_for("static", filename=dress.SHEET))
        return f"/look/{worn.colour}.css?v={dress.edition(folder, worn.colour)}"

    def tab_picture(worn: dress.Worn) -> str:
        if not worn.is_own and worn.mark == rules.MARK:
            return str(url_for("static", filename="img/mark.svg"))
        return f"/look/{worn.colour}-{worn.mark}.svg?v=1"

    app.jinja_env.globals.update(stylesheet=stylesheet, tab_picture=tab_picture, mark_path=lambda mark: MARKS[mark][1])


def _page(form: LookForm, worn: dress.Worn, *, tried: bool = False) -> str:
    reach = [(name, f"{int(ratio * 10) / 10} to 1") for name, ratio in colours.contrasts(worn.colour)]
    return render_template("looks/look.html", form=form, worn=worn, tried=tried, reach=reach,
                           marks={mark: Markup(path) for mark, (_, path) in MARKS.items()})
