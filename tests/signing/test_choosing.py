"""Choosing an organisation: found by what is typed, without script, and a way on for one that is not on the list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from charter.db import db, writing
from charter.people import seeking
from charter.people.models import Organisation
from charter.signing.models import SignUp
from charter.web.folding import fold
from tests.signing import signing_world as site
from tests.signing import walking
from tests.signing.walking import ADA, count
from tests.visiting import Visitor
from tests.world import NOON, World


def _register(*names: str, **facts: object) -> list[Organisation]:
    rows = [Organisation(name=name, folded=fold(name), kind="school", **facts) for name in names]
    with writing() as session:
        session.add_all(rows)
    return rows


def _offered(typed: str) -> Sequence[Organisation]:
    return seeking.offered(typed, today=NOON.date(), most=8)


def test_a_part_of_the_name_shows_what_fits(world: World, client: Visitor) -> None:
    site.settled()
    page = client.send("/sign", ADA | {"organisation_name": "school bank"})
    assert "Which of these is it?" in page and "Alder Bank Primary School" in page and "Beckfoot" not in page
    assert "Headteacher" in page and "ada@alderbank.example" in page, "nothing typed is lost"
    assert count(SignUp) == 0
    chosen = client.http.post("/sign", data={**client.page.forms[-1]["fields"],  # type: ignore[union-attr]
                                             "organisation": world.organisations["alder"].id})
    assert chosen.location == "/sign/text"


def test_a_whole_name_that_one_bears_needs_no_choosing(world: World, client: Visitor) -> None:
    site.settled()
    assert "What you would sign" in client.send("/sign", ADA | {"organisation_name": "ALDER bank primary school"})


def test_two_of_one_name_are_chosen_between(world: World, client: Visitor) -> None:
    site.settled()
    _register("St Mary’s", town="Wharnley")
    _register("St Mary’s", town="Oldbeck")
    page = client.send("/sign", ADA | {"organisation_name": "st marys"})
    assert "St Mary’s, Wharnley" in page and "St Mary’s, Oldbeck" in page


def test_accents_and_case_do_not_matter(world: World) -> None:
    _register("École Saint-Łukasz", "Ysgol Tŷ Gwyn")
    assert [row.name for row in _offered("ecole saint lukasz")] == ["École Saint-Łukasz"]
    assert [row.name for row in _offered("TY GWYN")] == ["Ysgol Tŷ Gwyn"]


def test_closed_schools_are_not_offered(world: World) -> None:
    _register("Oldbeck School", closed_on=date(2020, 8, 31))
    assert not _offered("oldbeck")


def test_signs_of_the_search_are_only_letters(world: World) -> None:
    for typed in ("%", "_", "%%%", "' OR 1=1 --", "\\", "a", "🏫🏫"):
        assert not [row for row in _offered(typed) if "Alder" in row.name], typed


def test_one_that_is_not_on_the_list_is_signed_for_by_name(world: World, client: Visitor) -> None:
    site.settled()
    who = ADA | {"organisation_name": "Wharnley Youth Choir"}
    page = client.send("/sign", who)
    assert "Ours is not here" in page
    client.http.post("/sign", data={**client.page.forms[-1]["fields"], "organisation": "other"})  # type: ignore[union-attr]
    client.send("/sign/text", {"authority": "not considered"})
    assert "is not on the list of organisations" in client.visit("/sign/check")
    client.send("/sign/check", {"choice": "sign"})
    row = db.session.query(SignUp).one()
    assert (row.organisation_id, row.organisation_typed) == (None, "Wharnley Youth Choir")


def test_what_was_not_offered_cannot_be_chosen(world: World, client: Visitor) -> None:
    site.settled()
    client.send("/sign", ADA | {"organisation_name": "alder"})
    fields = client.page.forms[-1]["fields"]  # type: ignore[union-attr]
    for forged in ("nonsense", world.organisations["council"].id):
        answer = client.http.post("/sign", data={**fields, "organisation": forged})
        assert answer.status_code == 200 and "Which of these" in answer.get_data(as_text=True)


def test_with_script_the_same_appears_while_typing(world: World, client: Visitor) -> None:
    site.settled()
    client.visit("/sign")
    token = client.page.forms[-1]["fields"]["csrf_token"]  # type: ignore[union-attr]
    typed = {"csrf_token": token, "for_whom": "organisation", "organisation_name": "alder"}
    answer = client.http.post("/sign/organisations", data=typed)
    assert "Alder Bank Primary School" in answer.get_data(as_text=True)
    assert not answer.get_data(as_text=True).strip().startswith("<!doctype")
    assert "Alder" not in client.http.post("/sign/organisations", data=typed | {"organisation_name": "a"}).get_data(as_text=True)


def test_whether_somebody_signed_is_not_told(world: World, client: Visitor) -> None:
    version = site.settled()
    client.send("/sign", ADA | {"organisation_name": "alder bank"})
    before = client.visit("/sign", 200)
    site.signed(version, world.organisations["alder"], "Gita Shah", title="Chair of governors")
    assert client.visit("/sign").split("name=\"once\"")[0] == before.split("name=\"once\"")[0]
    assert walking.count(SignUp) == 1
