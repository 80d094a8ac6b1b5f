"""What every form keeps to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from wtforms.fields.core import UnboundField
from wtforms.validators import InputRequired

from charter.web.forms import Form


def kinds(kind: type) -> Iterator[type]:
    for each in kind.__subclasses__():
        yield each
        yield from kinds(each)


@pytest.mark.usefixtures("app")  # with it every room's forms are there
def test_words_that_are_asked_for_are_more_than_a_space() -> None:
    """`InputRequired` looks at what was sent, before spaces are taken off: a lone space would pass as words."""
    found = {(kind, name): field for kind in kinds(Form) for name in dir(kind)
             if isinstance(field := getattr(kind, name), UnboundField) and field.kwargs.get("filters")}
    assert len(found) > 60
    wrong = [f"{kind.__module__}.{kind.__name__}.{name}" for (kind, name), field in found.items()
             for given in (*field.args, field.kwargs.get("validators", ())) if isinstance(given, list | tuple)
             if any(isinstance(one, InputRequired) for one in given)]
    assert wrong == []
