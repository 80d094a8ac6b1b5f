"""A pasted list is read forgivingly, and each slip is named by its line."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from charter.people.pasting import Known, Line, lines, understand


@dataclass(frozen=True)
class Group:
    slug: str
    name: str
    by_organisation: bool = True


GROUPS = (Group("heads", "Heads"), Group("families", "Families", False), Group("young-people", "Young people", False),
          Group("community", "Community organisations"), Group("governors", "Governors and trusts"))
ALDER = {"alder bank primary school": [Known("a", "Alder Bank Primary School")], "900101": [Known("a", "Alder Bank")]}
ADA = Line(1, "Ada Bright", "Headteacher", "Alder Bank Primary School", "heads", "ada@alder.example")


def _said(text: str, **more: object) -> list[str]:
    given = {"known": ALDER, "near": {}, "here": {}, **more}
    return [str(slip) for slip in understand(lines(text, GROUPS), GROUPS, **given)[1]]  # type: ignore[arg-type]


@pytest.mark.parametrize("text", [
    "Ada Bright, Headteacher, Alder Bank Primary School, heads, ada@alder.example",
    "Ada Bright\tHeadteacher\tAlder Bank Primary School\tHeads\tada@alder.example",
    "Ada Bright; Headteacher; Alder Bank Primary School; HEADS; Ada Bright <ADA@alder.example>",
    "  Ada  Bright ,Headteacher,Alder Bank Primary School,Headteachers,mailto:ada@alder.example ,",
    '"Ada Bright","Headteacher","Alder Bank Primary School","heads","ada@alder.example"',
    "ada@alder.example, Ada Bright, Headteacher, Alder Bank Primary School, heads",
])
def test_one_person_in_many_spellings(text: str) -> None:
    assert lines(text, GROUPS) == [ADA]
    (row,), slips = understand([ADA], GROUPS, ALDER, {}, {})
    assert slips == [] and row.organisation_id == "a"


def test_headings_and_empty_lines_are_left_out_and_lines_keep_their_numbers() -> None:
    found = lines("Name,Title,Organisation,Group,E-mail\r\n\r\n ,,,,\r\nFay Lund, Parent, families, fay@home.example", GROUPS)
    assert [(line.number, line.name, line.title, line.group) for line in found] == [(4, "Fay Lund", "Parent", "families")]


def test_a_title_may_name_the_group() -> None:
    (line,) = lines("Fay Lund, Parent, fay@home.example", GROUPS)
    assert (line.title, line.group, line.organisation) == ("Parent", "families", "")
    (line,) = lines("Ada, Head, Alder Bank Primary School, ada@x.example", GROUPS)
    assert (line.title, line.group, line.organisation) == ("Head", "heads", "Alder Bank Primary School")


def test_a_comma_inside_quotes_parts_nothing() -> None:
    (line,) = lines('"Smith, John", Head, "School, The", heads, js@x.example', GROUPS)
    assert (line.name, line.organisation) == ("Smith, John", "School, The")


def test_a_urn_stands_for_a_name() -> None:
    (row,), _ = understand(lines("Ada, Head, 900101, heads, ada@x.example", GROUPS), GROUPS, ALDER, {}, {})
    assert row.organisation == "Alder Bank"


def test_a_new_community_organisation_is_to_be_added() -> None:
    (row,), slips = understand(lines("Tom, Manager, New Club, community, tom@x.example", GROUPS), GROUPS, {}, {}, {})
    assert row.new_organisation == ("community", "New Club") and not slips


@pytest.mark.parametrize(("text", "said"), [
    ("Ada, Head, Alder Bank Primary School, heads", "Line 1: there is no e-mail address."),
    ("Ada, Head, Alder Bank Primary School, heads, ada@@x", "Line 1: “ada@@x” is not an e-mail address."),
    (", , , heads, ada@x.example", "Line 1: there is no name."),
    ("\nAda, Deputy, Alder Bank Primary School, ada@x.example", "Line 2: which group?"),
    ("Ada, Head, heads, ada@x.example", "Line 1: which organisation?"),
    ("Ada, Head, Nowhere School, heads, ada@x.example", "Line 1: “Nowhere School” is not in the list"),
    ("Fay, Parent, Alder Bank Primary School, families, fay@x.example", "without naming a school or a child"),
    ("Ada, " + "x" * 201 + ", 900101, heads, ada@x.example", "longer than 200 characters"),
])
def test_each_slip_is_named_by_its_line(text: str, said: str) -> None:
    assert any(said in slip for slip in _said(text)), _said(text)


@pytest.mark.parametrize(("text", "typed"), [
    ("Sam, Community organisation, Open Door, comunity, sam@x.example", "comunity"),  # only the title names a group
    ("Sam, Community organisation, Open Door, partners, sam@x.example", "partners"),
    ("Sam, Manager, Comunity, community, sam@x.example", "Comunity"),
    ("Fay, Parent, familes, fay@x.example", "familes"),
    ("Ada, Head, 900101, haeds, ada@x.example", "haeds"),
])
def test_a_mistyped_group_is_no_organisation(text: str, typed: str) -> None:
    said = _said(text)
    assert len(said) == 1 and said[0].startswith(f"Line 1: “{typed}” is not one of the groups. Write one of: Heads, Families")


def test_an_organisation_that_is_called_nearly_as_a_group() -> None:
    assert _said("Sam, Manager, Comunity, community, s@x.example", known={"comunity": [Known("c", "Comunity")]}) == []
    assert _said("Sam, Community organisation, Families First, s@x.example") == []


def test_a_likely_spelling_is_offered() -> None:
    said = _said("Ada, Head, Alder Bnk Primary, heads, ada@x.example", near={"alder bnk primary": "Alder Bank Primary School"})
    assert "Did you mean “Alder Bank Primary School”?" in said[0]


def test_two_of_one_name_ask_for_the_urn() -> None:
    twice = {"st marys": [Known("1", "St Mary's"), Known("2", "St Mary’s")]}
    assert "2 organisations are called" in _said("Ada, Head, St Mary’s, heads, a@x.example", known=twice)[0]


def test_one_person_twice_is_a_slip_of_the_second_line() -> None:
    text = "Fay, Parent, families, fay@x.example\nFay L, Carer, families, FAY@x.example"
    assert _said(text) == ["Line 2: this is the person of line 1 once more. Leave one of the two out."]


def test_one_person_in_two_groups_is_none() -> None:
    assert _said("Fay, Parent, families, f@x.example\nFay, Helper, Club, community, f@x.example") == []


def test_whoever_is_here_is_a_slip() -> None:
    here = {("fay@x.example", "families"): "fay@x.example is in this group already."}
    assert _said("Fay, Parent, families, fay@x.example", here=here) == ["Line 1: fay@x.example is in this group already."]
