"""The convenor's page of the site's look, and the stylesheet and picture that follow from it."""

from __future__ import annotations

import re
from typing import Any

from flask import Blueprint, Flask, Response, abort, current_app, redirect, render_template, request, url_for

from charter import clock
from charter.db import asked, writing
from charter.looks import actions, colours, dress, rules
from charter.looks.forms import LookForm
from charter.looks.marks import FRAME, MARKS, OWN, icon
from charter.looks.queries import newest, picture
from charter.people.doors import door, signed_in
from charter.people.queries import groups
from charter.refusal import Refused
from charter.words import _

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
    form, at, me, now = LookForm(), clock.now(), signed_in(), worn_now()
    if not form.validate() or not _has_mark(form, now):
        return _page(form, now), 422
    chosen, new = rules.colour(form.colour.data), form.brought
    if request.form.get("try"):
        own = now.picture if form.mark.data == OWN else ""
        return _page(form, dress.Worn(form.name.data, chosen, form.mark.data, own, new.small if new else b""), tried=True)
    try:
        with writing():
            actions.set_look(name=form.name.data, colour=chosen, mark=form.mark.data, picture=new, by=me, at=at,
                             once=form.once.data)
    except Refused as refusal:  # another took the picture away meanwhile
        form.mark.errors = [refusal.words]
        return _page(form, worn_now()), 409
    return redirect(url_for("looks.look"), 303)


def _has_mark(form: LookForm, now: dress.Worn) -> bool:
    """Whether there is a picture where one is meant, brought now or worn already."""
    if form.mark.data != OWN or form.brought or now.picture:
        return True
    form.picture.errors = [rules.NO_PICTURE]
    return False


@bp.get("/look/<name>")
def file(name: str) -> Response:
    """The stylesheet or the tab's picture in one colour, named by it (0b4b57.css, 0b4b57-door.svg), or a picture of one's own."""
    own = re.fullmatch(r"([0-9a-f]{64})(-small)?\.png", name)
    if own:
        raw = picture(own[1], small=bool(own[2])) or abort(404)
        # The address is the picture's digest, so what stands there is always the same.
        return _kept(Response(raw, mimetype="image/png"), YEAR)
    found = re.fullmatch(r"([0-9a-f]{6})(?:\.css|-([a-z]+)\.svg)", name) or abort(404)
    return _kept(_drawn(found[1], found[2]), YEAR if request.args.get("v") else 300)


def _drawn(colour: str, mark: str | None) -> Response:
    if mark is not None and mark not in MARKS:
        abort(404)
    try:
        shade = colours.palette(colour)
    except Refused:
        abort(404)
    if mark is None:
        return Response(dress.sheet(current_app.static_folder or "", colour), mimetype="text/css")
    return Response(icon(mark, len(groups()), shade.acts, shade.dark_acts), mimetype="image/svg+xml")


def _kept(answer: Response, seconds: int) -> Response:
    answer.headers["Cache-Control"] = f"public, max-age={seconds}"
    return answer


def worn_now() -> dress.Worn:
    """How the site looks now (one query, where the page has not asked yet)."""
    row = asked(newest()).first()
    return dress.Worn(*row) if row else dress.Worn()


def init_app(app: Flask) -> None:
    """Give the templates `stylesheet(worn)` and `tab_picture(worn)`, their addresses."""
    folder = app.static_folder or ""

    def file(name: str) -> str:
        return str(app.jinja_env.globals["file"](name))  # web/frame.py's, which remembers

    def stylesheet(worn: dress.Worn) -> str:
        if not worn.is_own:
            return file(dress.SHEET)
        return f"/look/{worn.colour}.css?v={dress.edition(folder, worn.colour)}"

    def tab_picture(worn: dress.Worn) -> str:
        if worn.src:
            return worn.src
        if not worn.is_own and worn.mark == rules.MARK:
            return file("img/mark.svg")
        return f"/look/{worn.colour}-{worn.mark}.svg?v=1"

    def mark_path(mark: str) -> str:
        return FRAME if mark == OWN else MARKS[mark][1]

    app.jinja_env.globals.update(stylesheet=stylesheet, tab_picture=tab_picture, mark_path=mark_path)


def _page(form: LookForm, worn: dress.Worn, *, tried: bool = False) -> str:
    reach = [(name, _("{contrast} to 1", contrast=int(ratio * 10) / 10)) for name, ratio in colours.contrasts(worn.colour)]
    draw = current_app.jinja_env.globals["mark_of"]
    marks = {mark: draw(len(groups()), mark, worn.src if mark == OWN else "") for mark in (*MARKS, OWN)}
    return render_template("looks/look.html", form=form, worn=worn, tried=tried, reach=reach, marks=marks)
