"""Where too much changes to tell it word by word, the page says so."""

from __future__ import annotations

from flask import Flask, get_template_attribute

from charter.text import diff
from charter.text.diff import Run

SAID = "Too much changes to tell it word by word."


def test_it_says_so(app: Flask) -> None:
    with app.test_request_context():
        runs = get_template_attribute("parts/change.html", "runs")
        html = runs((Run("equal", "We "), Run("delete", "go", True), Run("insert", "come", True)))
        assert html.count(SAID) == 1 and "<del>" in html and "<ins>" in html


def test_and_not_where_every_word_was_compared(app: Flask) -> None:
    with app.test_request_context():
        runs = get_template_attribute("parts/change.html", "runs")
        assert SAID not in runs(diff.words("We go there.", "We come there."))
        assert SAID not in runs([{"op": "move", "text": "We go."}]) and SAID not in runs("We go.")
