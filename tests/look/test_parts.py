"""The parts of the pages: fields, marks of a change, and how light the assets stay."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    DateField,
    FileField,
    Form,
    IntegerField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired

from charter.text.obligations import notices
from charter.web import filters, frame

ROOT = Path(__file__).parents[2]
# What a public page may weigh beside its own HTML, in bytes, gzipped (fonts are compressed already): the published promise.
MOST = 50_000


@pytest.fixture(scope="module")
def page() -> Any:
    """Renders a line of template with the parts at hand."""
    app = Flask("look", root_path=str(ROOT), template_folder=str(ROOT / "templates"), static_folder=str(ROOT / "static"))
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals["csrf_token"] = lambda: "token"
    filters.init_app(app)
    frame.init_app(app)

    def draw(source: str, **given: Any) -> str:
        with app.test_request_context("/"):
            return app.jinja_env.from_string(source).render(**given)

    return draw


class Every(Form):
    """One field of each kind."""

    line = StringField("A line", [InputRequired("Write a line")], description="A hint")
    lines = TextAreaField("Lines")
    one = RadioField("One of", choices=[("a", "A"), ("b", "B")])
    pick = SelectField("Pick", choices=[("a", "A")])
    many = SelectMultipleField("Many of", choices=[("a", "A"), ("b", "B")])
    yes = BooleanField("Yes")
    file = FileField("A file")
    day = DateField("A day", format="%d %m %Y")
    secret = PasswordField("A secret")
    number = IntegerField("A number")


FIELD = '{% from "parts/forms.html" import field %}{{ field(f) }}'


@pytest.mark.parametrize("name", list(Every()._fields))
def test_every_control_has_a_label_of_its_own(page: Any, name: str) -> None:
    html = page(FIELD, f=Every()[name])
    controls = re.findall(r"<(?:input|textarea|select)[^>]*\bid=\"([^\"]+)\"", html)
    assert controls and len(set(controls)) == len(controls)
    for control in controls:
        assert f'for="{control}"' in html


def test_a_slip_is_said_beside_the_field_and_at_the_top(page: Any) -> None:
    form = Every(MultiDict({"line": ""}))
    form.validate()
    html = page(FIELD, f=form.line)
    assert 'aria-invalid="true"' in html and 'id="line-error"' in html and 'aria-describedby="line-hint line-error"' in html
    top = page('{% from "parts/forms.html" import error_summary %}{{ error_summary(form) }}', form=form)
    assert 'href="#line"' in top and "Write a line" in top


def test_no_slip_no_summary(page: Any) -> None:
    assert not page('{% from "parts/forms.html" import error_summary %}{{ error_summary(form) }}', form=Every()).strip()


def test_a_day_typed_in_three_boxes_is_read_back_and_kept_when_it_is_no_day(page: Any) -> None:
    given = MultiDict([("day", "31"), ("day", "2"), ("day", "2026")])
    form = Every(given)
    assert not form["day"].validate(form)
    html = page(FIELD, f=form.day)
    assert 'value="31"' in html and 'value="2"' in html and 'value="2026"' in html
    assert Every(MultiDict([("day", "12"), ("day", "11"), ("day", "2026")])).day.data.isoformat() == "2026-11-12"


def test_what_was_chosen_stays_chosen(page: Any) -> None:
    html = page(FIELD, f=Every(MultiDict({"one": "b"})).one)
    assert re.search(r'value="b" checked', html) and not re.search(r'value="a" checked', html)


def test_a_change_says_in_words_what_went_and_what_came(page: Any) -> None:
    runs = [{"op": "equal", "text": "We "}, {"op": "delete", "text": "should"}, {"op": "insert", "text": "will <b>"}]
    html = page('{% from "parts/change.html" import runs %}{{ runs(r) }}', r=runs)
    assert "taken out: </span>should" in html and "put in: </span>will &lt;b&gt;" in html


@pytest.mark.parametrize("n", [1, 2, 5, 7, 12, 30])
def test_the_table_has_one_side_for_each_group(page: Any, n: int) -> None:
    html = page('{% from "parts/positions.html" import table_mark %}{{ table_mark(n, "mark") }}', n=n)
    assert html.count("<path") == min(n, 12)  # beyond twelve a polygon is a circle; the words beside it name them all


@pytest.mark.parametrize("kind", ["consent", "concern", "stand_aside", "object", None, "consent with a concern", "stand aside"])
def test_a_position_is_never_colour_alone(page: Any, kind: str | None) -> None:
    html = page('{% from "parts/positions.html" import position %}{{ position(k) }}', k=kind)
    assert "<svg" in html and re.sub("<[^>]+>", "", html).strip()


def test_a_public_page_carries_at_most_fifty_kilobytes_of_assets() -> None:
    static = ROOT / "static"
    plain = ["css/charter.css", "js/charter.js", "img/mark.svg"]
    faces = ["fonts/atkinson-latin.woff2", "fonts/literata-latin.woff2"]
    weight = sum(len(gzip.compress((static / p).read_bytes())) for p in plain) + sum((static / p).stat().st_size for p in faces)
    assert weight <= MOST


def test_no_style_fetches_from_another_host() -> None:
    for sheet in (ROOT / "static").rglob("*.css"):
        assert not re.search(r"url\([^)]*//|@import", sheet.read_text()), sheet.name


@pytest.mark.parametrize(("was", "now", "told"), [
    ("We wait.", "We never wait.", "A word that says no or sets a limit is put in: “never”"),
    ("By 5 days.", "By 10 days.", "A number changes: “5” becomes “10”"),
    ("It will.", "It shall.", "A word of duty changes: “will” becomes “shall”"),
    ("“Barrier” means a wall. The barrier goes.", "“Barrier” means a wall.", "A defined word is taken out: “barrier”"),
])
def test_each_kind_of_word_that_is_pointed_out_is_called_what_it_is(app: Flask, was: str, now: str, told: str) -> None:
    with app.test_request_context():
        html = app.jinja_env.get_template("parts/change.html").module.notices(notices(was, now))  # type: ignore[attr-defined]
    assert told in " ".join(html.split()), html
