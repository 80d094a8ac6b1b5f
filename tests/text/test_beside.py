"""A translation is laid beside its version by shape alone: whole where the shapes match, and nothing guessed where not."""

from __future__ import annotations

import pytest

from charter.text.beside import Laid, lay
from charter.text.clauses import parse
from charter.text.languages import LANGUAGES, choices, named
from charter.text.tree import place

ENGLISH = "# Charter\n\n## Vision\n\nEvery child.\n\n## Promises\n\n- One\n  - Step\n- Two\n\nEnd.\n"
KEYS = ("title", "vision", "child", "promises", "one", "step", "two", "end")


def laid(text: str) -> Laid:
    return lay(place(parse(ENGLISH), KEYS), parse(text))


def test_the_same_shape_is_paired_whole() -> None:
    found = laid("# ميثاق\n\n## رؤية\n\nكل طفل.\n\n## وعود\n\n- واحد\n  - خطوة\n- اثنان\n\nنهاية.\n")
    assert found.is_whole and found.keys == KEYS


def test_where_one_is_missing_its_neighbours_are_not_guessed_and_the_rest_is_paired() -> None:
    found = laid("# Siarter\n\n## Gweledigaeth\n\nPob plentyn.\n\n## Addewidion\n\n- Un\n  - Cam\n\nDiwedd.\n")
    assert found.keys == ("title", "vision", "child", "promises", None, None, None)
    assert found.without == ("one", "step", "two", "end") and not found.is_whole


def test_another_form_in_the_same_place_is_not_its_counterpart() -> None:
    found = laid("# Karta\n\n## Wizja\n\n- Każde dziecko.\n\n## Obietnice\n\n- Jeden\n  - Krok\n- Dwa\n\nKoniec.\n")
    assert found.keys[:3] == ("title", "vision", None) and found.keys[3:] == KEYS[3:] and found.without == ("child",)


def test_a_text_of_nothing_pairs_nothing() -> None:
    assert laid("\n").without == KEYS and laid("Solo.\n").keys == (None,)


@pytest.mark.parametrize("slug,direction", [("ar", "rtl"), ("ur", "rtl"), ("fa", "rtl"), ("ps", "rtl"), ("ckb", "rtl"),
                                            ("cy", "ltr"), ("pl", "ltr"), ("pa", "ltr"), ("uk", "ltr"), ("zh-hant", "ltr")])
def test_languages_know_their_direction(slug: str, direction: str) -> None:
    assert LANGUAGES[slug].direction == direction and named(slug) and LANGUAGES[slug].own


def test_what_no_list_names_is_no_language() -> None:
    assert named("xx") is None and named("") is None and named("AR") is None
    assert ("ar", "Arabic, العربية") in choices() and len({own for _, own in choices()}) == len(choices())
